"""A task list goes back out as the workbook it came as, with three columns filled in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbench.exchange.cells import clipped, neutral
from workbench.exchange.filled_rows import FilledRow, filled_before, heading_rows, locate

_WIDTHS = (14, 56, 14)


def fill_workbook(raw: bytes, rows: Sequence[FilledRow], headings: Sequence[str]) -> bytes | None:
    """Return the workbook with ``headings`` and what was added behind its last column.

    All sheets, cells, merges and formats stay; a formula becomes the value it showed, so that nothing in
    the file runs. None where a row of the list is not found in it; ``raw`` was read before, so it is of a
    bounded size.
    """
    book = openpyxl.load_workbook(io.BytesIO(raw), rich_text=True, keep_links=False)
    _without_formulas(book, raw)
    places = [(sheet, number) for sheet in book.worksheets for number in range(1, sheet.max_row + 1)]
    found = [[as_text(cell.value) for cell in sheet[number]] for sheet, number in places]
    taken = locate(rows, found)
    if taken is None:
        return None
    by_row = dict(zip(taken, rows, strict=True))
    heads = heading_rows(found, rows, by_row)
    for sheet in dict.fromkeys(places[at][0] for at in taken):
        own = [at for at in range(len(places)) if places[at][0] is sheet]
        first = _first_column(sheet, [found[at] for at in own if at in heads])
        for at in own:
            if at in heads:
                _put(sheet, places[at][1], first, headings, wide=False)
            elif at in by_row:
                _put(sheet, places[at][1], first, by_row[at].added, wide=True)
        if not any(at in heads for at in own):
            _head_above(sheet, first, min(places[at][1] for at in own if at in by_row), headings)
        for offset, width in enumerate(_WIDTHS):
            sheet.column_dimensions[get_column_letter(first + offset)].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_text(value: object) -> str:
    """Return a cell as the reader of lists reads it: a day without its hour."""
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else str(value)


def write_text(cell: Any, text: str) -> None:
    """Write a text that no program takes for a formula."""
    cell.value = clipped(neutral(text))
    cell.data_type = "s"


def _without_formulas(book: Workbook, raw: bytes) -> None:
    """Put what a formula showed in its place; one that was never computed becomes its own text.

    A text that begins like a formula is marked as text, as Excel itself marks it.
    """
    shown: Workbook | None = None
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "s" and str(cell.value) != neutral(str(cell.value)):
                    cell.quotePrefix = True
                if cell.data_type != "f":
                    continue
                shown = shown or openpyxl.load_workbook(io.BytesIO(raw), data_only=True, keep_links=False)
                value = shown[sheet.title][cell.coordinate].value
                if value is None:
                    write_text(cell, str(getattr(cell.value, "text", None) or cell.value))
                elif isinstance(value, str):
                    write_text(cell, value)
                else:
                    cell.value = value


def _first_column(sheet: Worksheet, headings: Sequence[Sequence[str]]) -> int:
    """Return the column of the first of our three: where they are already, else behind all others."""
    before = [at for at in map(filled_before, headings) if at is not None]
    if before:
        return before[0] + 1
    filled = (cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return max([*filled, *(span.max_col for span in sheet.merged_cells.ranges)], default=0) + 1


def _head_above(sheet: Worksheet, first: int, row: int, headings: Sequence[str]) -> None:
    """Put the headings above the first task of a sheet whose columns have none, where there is room."""
    if row > 1:
        _put(sheet, row - 1, first, headings, wide=False)


def _put(sheet: Worksheet, row: int, first: int, texts: Sequence[str], *, wide: bool) -> None:
    pattern = sheet.cell(row, max(1, first - 1))
    for offset, text in enumerate(texts):
        cell = sheet.cell(row, first + offset)
        if isinstance(cell, MergedCell):  # somebody merged our columns: the first of them speaks
            continue
        if pattern.has_style:
            for part in ("font", "border", "fill", "protection"):
                setattr(cell, part, copy(getattr(pattern, part)))
        cell.number_format = "General"
        cell.alignment = Alignment(
            wrap_text=True, vertical="top" if wide else "center", horizontal=None if wide else "center"
        )
        write_text(cell, text)
