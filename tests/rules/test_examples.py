"""The examples in docstrings hold; those of the library's face are run with its other tests."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
FACE = PACKAGE / "library.py"


def with_examples() -> list[str]:
    """Return the modules that show how something is called."""
    found = [each for each in sorted(PACKAGE.rglob("*.py")) if ">>> " in each.read_text("utf-8")]
    return [
        ".".join(each.relative_to(PACKAGE.parent).with_suffix("").parts) for each in found if each != FACE
    ]


@pytest.mark.parametrize("module", with_examples())
def test_the_examples_hold(module: str) -> None:
    """What an example says is what happens."""
    result = doctest.testmod(import_module(module))
    assert result.attempted > 0
    assert result.failed == 0
