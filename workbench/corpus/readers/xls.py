"""Old Excel files (.xls): the cells of all sheets by calamine, in a process of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.limits import too_large
from workbench.corpus.readers.table import Rows
from workbench.corpus.readers.worker_process import ask_worker
from workbench.model.said import Said
from workbench.settings import CorpusSettings

_WORKER = Path(__file__).with_name("xls_worker.py")


def read_xls_rows(raw: bytes, settings: CorpusSettings) -> Rows:
    """Return the cells of all sheets as text, within the limits, which are those of a PDF's process."""
    with damaged_if_broken():
        try:
            answer = ask_worker(_WORKER, raw, (settings.max_rows, settings.max_cells), settings)
        except subprocess.TimeoutExpired as error:
            raise too_large(Said("size.table_slow")) from error
        if "error" in answer:
            raise too_large(Said("size.table"))
        rows: Rows = answer["rows"]
        return rows
