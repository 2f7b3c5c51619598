"""Exceptions from the security rules are few, and each says why on its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [path for folder in ("workbench", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]
EXCEPTION = re.compile(r"#\s*noqa:\s*(?:[A-Z]+\d+,\s*)*S\d+(?P<rest>.*)")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_security_exception_says_why(path: Path) -> None:
    """A line that silences a security rule names the reason after the rule."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        found = EXCEPTION.search(line)
        if found and "re.compile" not in line:
            assert re.search(r"[-—]\s+\S{2,}", found["rest"]), f"{path}:{number}"


def test_no_file_silences_the_security_rules_as_a_whole() -> None:
    """No file-wide exception names a security rule."""
    for path in FILES:
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# ruff: noqa"):
                assert not re.search(r"\bS\d+", line), path
