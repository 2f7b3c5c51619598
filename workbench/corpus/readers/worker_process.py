"""Read what can exhaust a process in one of its own, bounded in memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.settings import CorpusSettings


def ask_worker(worker: Path, raw: bytes, limits: Sequence[int], settings: CorpusSettings) -> Any:
    """Return what the script ``worker`` answers to a file; ``limits`` follow its bound of memory in bytes.

    Raises subprocess.TimeoutExpired, and ValueError where it ended without an answer.
    """
    bounds = map(str, (settings.pdf_memory_bytes, *limits))
    done = subprocess.run(  # noqa: S603 - our own script, nothing of the file stands in the command
        [sys.executable, "-I", str(worker), *bounds],
        input=raw,
        capture_output=True,
        timeout=settings.pdf_seconds,
        check=False,
    )
    return json.loads(done.stdout)
