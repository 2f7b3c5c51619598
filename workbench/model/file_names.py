"""What a file that leaves the workbench is called: place, years, what it is; never an id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from workbench.words.catalogue import word

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

    ``subject`` is a key of ``words/*/files.json``. More than three places are counted; what is not known is
    left out.
    """
    scope = scope_name(documents, language)
    named = word(f"files.subject.{subject}", language)
    parts = [part for part in (scope, _safe(named), _safe(detail)) if part]
    return "-".join(parts)


def scope_name(documents: Iterable[Dated], language: str = "zh") -> str:
    """Return the places and years of documents such that a file may be called so; may be empty."""
    known = tuple(documents)
    named = dict.fromkeys(d.jurisdiction for d in known if d.jurisdiction)  # few in thousands
    places = list(dict.fromkeys(name for each in named if (name := _safe(each))))
    years = sorted({d.year for d in known if d.year is not None})
    if len(places) > _NAMED_PLACES:
        where = word("files.many_places", language, count=len(places))
    else:
        where = "+".join(places)
    when = "-".join(dict.fromkeys((str(years[0]), str(years[-1])))) if years else ""
    return "-".join(part for part in (where, when) if part)


def _safe(text: str) -> str:
    shown = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in _HIDDEN)
    return _FORBIDDEN.sub("-", shown).strip("-")[:_LONGEST].strip("-")


# Controls, marks of direction, lone surrogates: nothing that a name should turn round by.
_HIDDEN = ("Cf", "Cs", "Co", "Cn")
