"""A library of thousands: reports of made-up places over ten years, each with annotations and verdicts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from tests.builders.as_shipped import make_anchor
from tests.builders.decisions import document
from workbench.model.decision import Annotation, Assessment, Quotation, Verdict
from workbench.store.store import Store

YEARS = tuple(range(2015, 2025))
PER_REPORT = 44
"""Annotations in each report; every second one has a verdict."""
CODERS = ("甲", "乙", "丙")

_NAMES = "云海山川平安永定新和东西南北中"
_VERDICTS = (Verdict.FULFILLED, Verdict.PARTIAL, Verdict.IN_PROGRESS, Verdict.FULFILLED)
_SENTENCE = re.compile(r"[^。！？\n]{12,120}[。！？]")
_OWN = """二、{year}年工作安排
{plan}
"""


def fill_library(store: Store, reports: int, texts: Sequence[str] = ()) -> int:
    """Put ``reports`` reports into a store, each with its annotations and verdicts; return how many records.

    The texts are taken in turn from ``texts``, or made up where there are none; a first line with place
    and year makes each another text.
    """
    count = 0
    for number, place in enumerate(islice(_places(), -(-reports // len(YEARS)))):
        years = YEARS[: max(0, reports - number * len(YEARS))]
        own = {year: _text(texts, place, year, number * len(YEARS) + year) for year in years}
        for year in years:
            _add(store, number, place, year, own[year])
        for year in years:
            count += _decide(store, number, year, own)
    return count


def shared_texts(folder: Path) -> tuple[str, ...]:
    """Return the plain texts under a folder of corpora that are UTF-8, in the order of their paths."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        with suppress(UnicodeDecodeError):
            found.append(unicodedata.normalize("NFC", path.read_text("utf-8")))
    return tuple(found)


def report_id(number: int, year: int) -> str:
    """Return the id of a place's report by the place's number."""
    return f"place{number:04}-{year}"


def _places() -> Iterator[str]:
    for first in _NAMES:
        for second in _NAMES:
            for third in ("市", "县"):
                yield f"{first}{second}样{third}"


def _text(texts: Sequence[str], place: str, year: int, turn: int) -> str:
    head = f"{place}{year}年政府工作报告\n"
    if texts:
        return head + texts[turn % len(texts)].replace("\r\n", "\n")
    plan = "\n".join(
        f"第{n}项：新增就业{n + turn % 97}万人，建成公园{n}个，改造老旧小区管网{n}公里，完成投资{n}亿元。"
        for n in range(1, 2 * PER_REPORT)
    )
    return head + _OWN.format(year=year, plan=plan)


def _add(store: Store, number: int, place: str, year: int, text: str) -> None:
    record = document(
        report_id(number, year),
        jurisdiction=place,
        year=year,
        title=f"{place}{year}年政府工作报告",
        hints={"name": "report.txt", "jurisdiction": place, "year": year, "fictional": True},
    )
    store.add_document(record, text.encode(), text, actor=CODERS[0])


def _decide(store: Store, number: int, year: int, texts: dict[int, str]) -> int:
    at, text = report_id(number, year), texts[year]
    coder = CODERS[number % len(CODERS)]
    places = [each.span() for each in islice(_SENTENCE.finditer(text), PER_REPORT)]
    notes = [
        Annotation(id=f"{at}-{n}", anchor=make_anchor(at, text, *place), decision="created", area="cap05")
        for n, place in enumerate(places)
    ]
    given: list[Assessment] = []
    if year + 1 in texts:
        newer, later = report_id(number, year + 1), texts[year + 1]
        quoted = [make_anchor(newer, later, *each.span()) for each in islice(_SENTENCE.finditer(later), 4)]
        given = [
            Assessment(
                id=f"v-{note.id}",
                annotation=note.id,
                against=newer,
                coder=coder,
                verdict=_VERDICTS[n % len(_VERDICTS)],
                evidence=(Quotation(anchor=quoted[n % len(quoted)]),),
            )
            for n, note in enumerate(notes[::2])
        ]
    records: list[Annotation | Assessment] = [*notes, *given]
    store.save(records, actor=coder, action="fill")
    return len(notes) + len(given)
