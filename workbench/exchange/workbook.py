"""The commitment table with its evidence, links and codebook as one Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbench.exchange.cells import Cell, clipped, neutral
from workbench.exchange.column_words import heading, sheet_title
from workbench.exchange.integrity import check_snapshot
from workbench.exchange.stable_zip import stable_workbook
from workbench.exchange.table import (
    Row,
    codebook_rows,
    commitment_columns,
    commitment_rows,
    evidence_rows,
    in_word,
    link_rows,
)
from workbench.model.decision import Snapshot

_WIDE = {"原文", "证据", "引文", "较早原文", "较晚原文", "判断理由", "备注", "定义", "英文定义", "说明"}


def write_xlsx(snapshot: Snapshot, remarks: Iterable[str] = (), language: str = "zh") -> bytes:
    """Return a workbook with headings in ``language``.

    ``remarks``, such as what it cannot hold, fill a sheet of their own.
    """
    check_snapshot(snapshot)
    book = Workbook()
    book.remove(book.worksheets[0])
    columns = commitment_columns(snapshot, language)
    _sheet(book, language, "承诺", list(commitment_rows(snapshot, language)), columns)
    _sheet(book, language, "证据", list(evidence_rows(snapshot, language)))
    _sheet(book, language, "对应", list(link_rows(snapshot, language)))
    _sheet(book, language, "编码本", list(codebook_rows(snapshot)))
    _sheet(book, language, "说明", [{"说明": remark} for remark in remarks])
    stream = io.BytesIO()
    book.save(stream)
    return stable_workbook(stream.getvalue())


def write_sheet(title: str, header: Sequence[str], lines: Iterable[Sequence[str]], wide: set[int]) -> bytes:
    """Return a workbook of one sheet to read and print; columns in ``wide`` are broad and wrap."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for line, values in enumerate([header, *lines], start=1):
        for place, value in enumerate(values, start=1):
            cell = sheet.cell(line, place)
            cell.value = clipped(neutral(value))
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=line == 1)
    for place in range(len(header)):
        sheet.column_dimensions[get_column_letter(place + 1)].width = 56 if place in wide else 20
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    stream = io.BytesIO()
    book.save(stream)
    return stable_workbook(stream.getvalue())


def _sheet(
    book: Workbook, language: str, title: str, rows: list[Row], columns: Mapping[str, str] | None = None
) -> None:
    sheet: Worksheet = book.create_sheet(sheet_title(title, language))
    names = list(columns or (rows[0] if rows else [title]))
    header: Row = dict(columns) if columns else {name: heading(name, language) for name in names}
    for line, row in enumerate([header, *rows], start=1):
        for place, name in enumerate(names, start=1):
            _fill(sheet, line, place, row.get(name), language)
    for place, name in enumerate(names, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = 48 if name in _WIDE else 14
    sheet.freeze_panes = "A2"
    if rows:
        sheet.auto_filter.ref = sheet.dimensions


def _fill(sheet: Worksheet, line: int, place: int, value: Cell, language: str) -> None:
    cell = sheet.cell(line, place)
    safe = clipped(neutral(in_word(value, language)))
    cell.value = safe
    if isinstance(safe, str):
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text="\n" in safe, vertical="top")
