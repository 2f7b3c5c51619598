"""Old Excel files (.xls): the cells of all sheets by calamine."""

from __future__ import annotations

import io

from python_calamine import CalamineWorkbook

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.limits import too_large
from workbench.corpus.readers.table import Rows
from workbench.settings import CorpusSettings


def read_xls_rows(raw: bytes, settings: CorpusSettings) -> Rows:
    """Return the cells of all sheets as text, within the limits."""
    rows: Rows = []
    cells = 0
    with damaged_if_broken():
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for name in book.sheet_names:
            for row in book.get_sheet_by_name(name).iter_rows():
                values = [_text(value) for value in row]
                cells += len(values) + 1
                if len(rows) >= settings.max_rows or cells > settings.max_cells:
                    raise too_large("表格过大", "the table is too large")
                if any(values):
                    rows.append(values)
    return rows


def _text(value: object) -> str:
    """Return a cell as it is shown; whole numbers have no fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
