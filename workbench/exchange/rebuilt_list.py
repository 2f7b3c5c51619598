"""A task list that came as a page, as text or in another program's form, built anew with its columns."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import docx
from docx.enum.section import WD_ORIENT
from docx.table import Table
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from workbench.exchange.cells import neutral
from workbench.exchange.filled_rows import FilledRow, filled_before, heading_rows
from workbench.exchange.filled_workbook import write_text

_CELL_END = "\t"
_WIDTHS = (14, 56, 14)
_WIDE, _NARROW, _LONG = 40, 14, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the list: its cells, and what goes into the three columns (None: nothing)."""

    cells: tuple[str, ...]
    added: tuple[str, ...] | None = None
    heads: bool = False


def rebuilt_workbook(text: str, rows: Sequence[FilledRow], headings: Sequence[str]) -> bytes:
    """Return the lines of a list as a workbook: every cell in its place, then status, evidence and date."""
    lines = list(_lines(text, rows, headings))
    book = Workbook()
    sheet = book.worksheets[0]
    first = max((len(line.cells) for line in lines if len(line.cells) > 1), default=1) + 1
    longest: dict[int, int] = {}
    for at, line in enumerate(lines, start=1):
        for place, value in enumerate(line.cells, start=1):
            write_text(sheet.cell(at, place), value)
            if len(line.cells) > 1 or line.added:
                longest[place] = max(longest.get(place, 0), len(value))
        for offset, value in enumerate(line.added or ()):
            write_text(sheet.cell(at, first + offset), value)
        for cell in sheet[at]:
            cell.font = Font(bold=line.heads)
            cell.alignment = Alignment(wrap_text=len(line.cells) > 1 or bool(line.added), vertical="top")
    for place, length in longest.items():
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE if length > _LONG else _NARROW
    for offset, width in enumerate(_WIDTHS):
        sheet.column_dimensions[get_column_letter(first + offset)].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rebuilt_document(text: str, rows: Sequence[FilledRow], headings: Sequence[str]) -> bytes:
    """Return the lines of a list as a Word document: its tables as tables, all else as paragraphs."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    run: list[_Line] = []
    for line in (*_lines(text, rows, headings), None):
        if line is not None and (len(line.cells) > 1 or line.added):
            run.append(line)
            continue
        if run:
            columns = max(len(each.cells) for each in run)
            _fill(document.add_table(len(run), columns + 3, style="Table Grid"), run, columns)
            run = []
        if line is not None and line.cells[0]:
            document.add_paragraph(str(neutral(line.cells[0])))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(table: Table, run: Sequence[_Line], columns: int) -> None:
    for row, line in zip(table.rows, run, strict=True):
        cells = row.cells
        for cell, value in zip(cells, line.cells, strict=False):
            cell.text = str(neutral(value))
        for cell, value in zip(cells[columns:], line.added or (), strict=False):
            cell.text = str(neutral(value))
        if line.heads:
            for paragraph in (each for cell in cells for each in cell.paragraphs):
                for words in paragraph.runs:
                    words.bold = True


def _lines(text: str, rows: Sequence[FilledRow], headings: Sequence[str]) -> Iterator[_Line]:
    """Yield the lines of a list; headings stand on its rows of headings, else on a line above the tasks.

    Columns that an earlier file of ours brought along are filled in anew.
    """
    split = [tuple(line.split(_CELL_END)) for line in text.split("\n")]
    by_line: Mapping[int, FilledRow] = {row.line: row for row in rows}
    heads = heading_rows(split, rows, by_line)
    ours = next((at for head in heads if (at := filled_before(split[head])) is not None), None)
    first = min(by_line, default=-1)
    for at, cells in enumerate(split):
        own = cells if ours is None or len(cells) < 2 else cells[:ours]
        if at == first and not any(head < first for head in heads):
            yield _Line(cells=("",) * len(own), added=tuple(headings), heads=True)
        row = by_line.get(at)
        if at in heads:
            yield _Line(cells=own, added=tuple(headings), heads=True)
        else:
            yield _Line(cells=own, added=row.added if row is not None else None)
