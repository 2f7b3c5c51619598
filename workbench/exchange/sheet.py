"""A plain table as CSV: the data behind a chart or a list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from workbench.exchange.cells import Cell, clipped, neutral


def sheet_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return UTF-8 with BOM and CRLF, as Excel opens it right; no cell can be a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    for row in (header, *rows):
        cells = (clipped(neutral(cell)) for cell in row)
        writer.writerow(["" if cell is None else cell for cell in cells])
    return "\ufeff".encode() + stream.getvalue().encode()
