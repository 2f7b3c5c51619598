"""A task list that came as a page, as text or in another program's form, built anew with its columns."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.enum.section import WD_ORIENT
from docx.table import Table
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from workbench.exchange.cells import neutral
from workbench.exchange.filled_rows import FilledRow
from workbench.exchange.filled_workbook import write_text
from workbench.exchange.list_lines import ListLine, list_lines

_WIDTHS = (14, 56, 14)
_WIDE, _NARROW, _LONG = 40, 14, 12


def rebuilt_workbook(text: str, rows: Sequence[FilledRow], headings: Sequence[str]) -> bytes:
    """Return the lines of a list as a workbook: every cell in its place, then status, evidence and date."""
    lines = list(list_lines(text, rows, headings))
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
    run: list[ListLine] = []
    for line in (*list_lines(text, rows, headings), None):
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


def _fill(table: Table, run: Sequence[ListLine], columns: int) -> None:
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
