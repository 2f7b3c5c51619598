"""Old Excel files (.xls): the cells of all sheets by calamine, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.limits import too_large
from workbench.corpus.readers.table import Rows
from workbench.settings import CorpusSettings

_WORKER = Path(__file__).with_name("xls_worker.py")


def read_xls_rows(raw: bytes, settings: CorpusSettings) -> Rows:
    """Return the cells of all sheets as text, within the limits, which are those of a PDF's process."""
    limits = (settings.pdf_memory_bytes, settings.max_rows, settings.max_cells)
    command = [sys.executable, "-I", str(_WORKER), *map(str, limits)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, nothing of the file stands in the command
            command, input=raw, capture_output=True, timeout=settings.pdf_seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise too_large("表格读取超时", "the table takes far too long to read") from error
    with damaged_if_broken():
        answer = json.loads(done.stdout)
        if "error" in answer:
            raise too_large("表格过大", "the table is too large")
        rows: Rows = answer["rows"]
        return rows
