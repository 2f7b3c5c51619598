"""What a file that leaves the workbench is called: place, years, what it is; never an id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

SUBJECTS = {
    "comparison": ("对照", "comparison"),
    "fulfilment": ("兑现情况", "fulfilment"),
    "indicators": ("指标", "indicators"),
    "wording": ("提法", "wording"),
    "trends": ("各地趋势", "trends"),
    "lives": ("承诺的一生", "lives of promises"),
    "five_year": ("五年规划进度", "five-year plan"),
    "first_said": ("谁先提", "who said it first"),
    "terms": ("术语面板", "term panel"),
    "search": ("检索结果", "search hits"),
    "alike": ("相近承诺", "similar commitments"),
    "overview": ("看板", "overview"),
    "json": ("完整数据", "all data"),
    "w3c": ("网页批注", "web annotations"),
    "csv": ("承诺表", "commitments"),
    "xlsx": ("承诺表", "commitments"),
    "labelstudio": ("Label Studio 任务", "Label Studio tasks"),
    "doccano": ("doccano 语料", "doccano corpus"),
    "tasks": ("任务清单", "task list"),
    "qdpx": ("QDPX 项目", "QDPX project"),
    "replication": ("复现资料", "replication package"),
    "fulfilment_sheet": ("兑现情况表", "fulfilment table"),
}
_NAMED_PLACES = 3
_LONGEST = 60
# What Windows, macOS or a shell do not take in a name; blanks become one dash.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\s.]+')


class Dated(Protocol):
    """What a name is made of: a report as read, or the record of a document."""

    @property
    def jurisdiction(self) -> str | None:
        """Return the place."""

    @property
    def year(self) -> int | None:
        """Return the year it plans for or tells of."""


@dataclass(frozen=True, slots=True)
class PlaceYear:
    """A place and a year, where no document stands for them."""

    jurisdiction: str | None
    year: int | None


def file_name(
    subject: str, documents: Iterable[Dated], extension: str, language: str = "zh", detail: str = ""
) -> str:
    """Return the name of a file about ``documents``, as ``file_stem`` says, with its extension."""
    return f"{file_stem(subject, documents, language, detail)}.{extension}"


def file_stem(subject: str, documents: Iterable[Dated], language: str = "zh", detail: str = "") -> str:
    """Return place, years, subject and perhaps a ``detail``, as a name that every system takes.

    ``subject`` is a key of ``SUBJECTS``. More than three places are counted; what is not known is left out.
    """
    word = SUBJECTS[subject][0 if language == "zh" else 1]
    scope = scope_name(documents, language)
    parts = [part for part in (scope, _safe(word), _safe(detail)) if part]
    return "-".join(parts)


def scope_name(documents: Iterable[Dated], language: str = "zh") -> str:
    """Return the places and years of documents such that a file may be called so; may be empty."""
    known = tuple(documents)
    places = list(dict.fromkeys(name for d in known if (name := _safe(d.jurisdiction or ""))))
    years = sorted({d.year for d in known if d.year is not None})
    if len(places) > _NAMED_PLACES:
        where = f"{len(places)}{'地' if language == 'zh' else '-places'}"
    else:
        where = "+".join(places)
    when = "-".join(dict.fromkeys((str(years[0]), str(years[-1])))) if years else ""
    return "-".join(part for part in (where, when) if part)


def _safe(text: str) -> str:
    shown = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in _HIDDEN)
    return _FORBIDDEN.sub("-", shown).strip("-")[:_LONGEST].strip("-")


# Controls, marks of direction, lone surrogates: nothing that a name should turn round by.
_HIDDEN = ("Cf", "Cs", "Co", "Cn")
