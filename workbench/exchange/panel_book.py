"""A panel as an Excel workbook, written row by row so that large ones fit into memory."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from workbench.exchange.cells import clipped, neutral
from workbench.exchange.stable_zip import stable_workbook
from workbench.words.catalogue import wordings

_MOST_ROWS = 300_000


def most_rows() -> int:
    """Return how many rows a sheet may have to be opened with patience, well below Excel's limit."""
    return _MOST_ROWS


def panel_heading(name: str, language: str) -> str:
    """Return what a column, a sheet or a half is called: in English as CSV and Parquet name it."""
    return wordings("tables", language).get(f"panel.{name}", name)


def write_panel_book(
    sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Any]]]], language: str
) -> bytes:
    """Return a workbook of sheets, each its columns and rows; numbers stay numbers, no text is a formula."""
    book = Workbook(write_only=True)
    for name, (header, rows) in sheets.items():
        sheet = book.create_sheet(panel_heading(name, language))
        sheet.freeze_panes = "A2"
        titles = []
        for column in header:
            cell = WriteOnlyCell(sheet, value=panel_heading(column, language))
            cell.font = Font(bold=True)
            titles.append(cell)
        sheet.append(titles)
        parts = list(header).index("part") if "part" in header else -1
        for row in rows:
            cells = [_cell(value) for value in row]
            if parts >= 0:
                cells[parts] = panel_heading(str(cells[parts]), language)
            sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stable_workbook(stream.getvalue())


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return clipped(neutral(value))
    if value is None or value != value or (isinstance(value, float) and math.isinf(value)):  # noqa: PLR0124 — NaN
        return None
    return value.item() if hasattr(value, "item") else value
