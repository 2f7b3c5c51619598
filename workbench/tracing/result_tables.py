"""Read the tables of a bulletin: what each row reports of the year, with its unit and its growth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from workbench.measuring.measured_numbers import Measure
from workbench.model.report import Cell, Node, Report
from workbench.text.lexicon import read_rows
from workbench.tracing.target_tables import read_as_said, taken_apart
from workbench.tracing.target_words import as_rate

_UNIT = re.compile(r"[（(]([^（）()]{1,10})[）)]$")
_NUMBER = re.compile(r"[-−]?[0-9]+(?:\.[0-9]+)?")
_PART = re.compile("^(?:其中|按|#)")
_MARKS = re.compile(r"\[[0-9]{1,3}\]|[*＊]")
_LONGEST = 24


def read_result_tables(report: Report, text: str) -> Iterator[Measure]:
    """Yield the numbers of each row that stand under a heading which says what they are.

    A row's own part (其中…) is left out: of what it is a part its name does not say. The number is where it
    stands in ``text``, its unit that of the row, of the heading or of the name.
    """
    for row in report.nodes:
        if row.kind == "row" and len(row.cells) > 1 and any(cell.header for cell in row.cells):
            yield from _row(row, text)


def _row(row: Node, text: str) -> Iterator[Measure]:
    kinds = [_column(cell.header) for cell in row.cells]
    if "name" not in kinds or "value" not in kinds:
        return
    at = kinds.index("name")
    label = _MARKS.sub("", "".join(_said(row.cells[at], text).split()))
    name, in_name = taken_apart(label)
    if not name or len(name) > _LONGEST or _PART.search(label):
        return
    unit = _said(row.cells[kinds.index("unit")], text) if "unit" in kinds else ""
    for cell, kind in zip(row.cells, kinds, strict=True):
        found = _NUMBER.search(text, cell.start, cell.end) if kind in ("value", "rate") else None
        if found is None:
            continue
        own = _UNIT.search("".join("".join(cell.header).split()))
        told = "%" if kind == "rate" else unit or (own[1] if own else in_name)
        phrase = f"{name}增长" if kind == "rate" else f"{name}达到"
        measure = read_as_said(phrase, found.group(), told)
        metric = as_rate(measure.quantity.metric or name) if kind == "rate" else measure.quantity.metric
        number = measure.quantity._replace(
            raw=found.group(), start=found.start(), end=found.end(), metric=metric
        )
        yield replace(measure, quantity=number)


def _said(cell: Cell, text: str) -> str:
    return text[cell.start : cell.end].strip()


def _column(headings: Sequence[str]) -> str:
    heading = "".join("".join(headings).split())
    return next((kind for kind, pattern in _columns() if pattern.search(heading)), "other")


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in read_rows("tracing", "result_columns.tsv"))
