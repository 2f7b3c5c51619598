"""A table of the screen as a file that a spreadsheet opens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Literal

from workbench.exchange.sheet import sheet_csv

TableFormat = Literal["csv", "xlsx"]


def table_file(
    extension: TableFormat,
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    title: str = "",
    wide: Collection[int] = (),
) -> bytes:
    """Return a table as CSV, or as a workbook whose sheet is called ``title``; no cell can be a formula.

    ``wide`` are the columns of long texts, counted from 0; a workbook holds all cells as text.
    """
    if extension == "csv":
        return sheet_csv(header, rows)
    from workbench.exchange.workbook import write_sheet  # noqa: PLC0415 - brings openpyxl, twelve megabytes

    lines = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return write_sheet(title, header, lines, set(wide))
