"""A few people at one server for some seconds; ``python -m tests.endurance.load`` is the long run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]


def test_people_at_work_at_once_lose_nothing(browser_type_launch_args: dict[str, Any]) -> None:
    """Three people tag and judge at once; what their screens called saved is in the store."""
    command = [sys.executable, "-m", "tests.endurance.load", "--sessions", "3", "--seconds", "10", "--hurry"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
    figures = json.loads(ended.stdout)
    assert (figures["errors"], figures["actions lost"]) == (0, 0), figures
    assert figures["actions saved"] > 0
    assert ended.returncode == 0
