"""Mutated files of every format end as a report or as one of the project's own errors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = os.environ.get("FUZZ_EXAMPLES", "400")


@pytest.mark.timeout(3600)
def test_mutated_files_raise_only_known_errors_in_bounded_memory() -> None:
    """A process limited to 2 GB survives every file; FUZZ_EXAMPLES sets how many."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", EXAMPLES], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-6000:]
    assert int(done.stdout.splitlines()[-1].split()[0]) >= int(EXAMPLES)
