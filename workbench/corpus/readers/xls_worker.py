"""Read the cells of an old Excel file in a process of its own: run as a script, never imported.

calamine is native code. A file whose sectors run in a circle, or that claims a sheet of billions of cells,
lets it ask for memory until the process is ended; this process bounds itself, so that all of it stays here.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any

from python_calamine import CalamineWorkbook


def read(raw: bytes, max_rows: int, max_cells: int) -> dict[str, Any]:
    """Return the rows of all sheets as text, or ``error``."""
    rows: list[list[str]] = []
    cells = 0
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).iter_rows():
            values = [_text(value) for value in row]
            cells += len(values) + 1
            if len(rows) >= max_rows or cells > max_cells:
                return {"error": "too-large"}
            if any(values):
                rows.append(values)
    return {"rows": rows}


def _text(value: object) -> str:
    """Return a cell as it is shown; whole numbers have no fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _bound_memory(limit: int) -> None:
    try:
        import resource  # noqa: PLC0415 - absent on Windows, where the time limit must do
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main() -> None:
    """Read standard input, write one JSON object; an end without one means that the file is damaged."""
    memory, rows, cells = map(int, sys.argv[1:4])
    _bound_memory(memory)
    try:
        answer = read(sys.stdin.buffer.read(), rows, cells)
    except MemoryError:
        answer = {"error": "too-large"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
