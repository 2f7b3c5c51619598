"""The browser's scripts hold their own tests (``tests/web``); node runs them in about a second."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.builders.node import node_command

TESTS = Path(__file__).resolve().parents[1] / "web"


def test_the_scripts_pass_their_own_tests() -> None:
    """Every file of ``tests/web`` is run, and what fails is printed."""
    paths = sorted(str(path) for path in TESTS.glob("*.test.js"))
    command = [*node_command(), "--test", "--test-isolation=none", "--test-reporter=tap", *paths]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    passed = re.search(r"^# pass (\d+)$", ran.stdout, re.M)
    written = sum(len(re.findall(r"^test\(", Path(path).read_text("utf-8"), re.M)) for path in paths)
    assert passed is not None
    assert int(passed[1]) == written
