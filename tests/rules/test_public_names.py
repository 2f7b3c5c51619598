"""Tests speak to the package by its public names, so that what is inside a module may change."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]


def private(name: str) -> bool:
    """Say whether a name is a module's own; ``__main__`` and the like are not."""
    return name.startswith("_") and not name.startswith("__")


def reached(source: str) -> Iterator[str]:
    """Yield the private names of the package's modules that a test's source imports, reads or replaces."""
    tree = ast.parse(source)
    imported: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("workbench"):
            imported |= {alias.asname or alias.name for alias in node.names}
            yield from (f"{node.module}.{alias.name}" for alias in node.names if private(alias.name))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in imported and private(node.attr):
                yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Call) and len(node.args) > 1:
            module, name = node.args[:2]
            known = isinstance(module, ast.Name) and module.id in imported
            told = name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else ""
            if known and private(told):
                yield f"{ast.unparse(module)}.{told}"


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda p: str(p.relative_to(TESTS)))
def test_a_test_knows_public_names_only(path: Path) -> None:
    """What a test needs is an idea of its own, with a name, or is seen through what uses it."""
    assert list(reached(path.read_text("utf-8"))) == []


def test_the_rule_sees_each_way_to_a_private_name() -> None:
    """Imported, read from a module, or replaced in one."""
    source = """
from workbench.text import words
from workbench.text.words import _atoms, split_words
words._kept.clear()
monkeypatch.setattr(words, "_LIMIT", 3)
monkeypatch.setattr(words, "LIMIT", 3)
"""
    assert set(reached(source)) == {"workbench.text.words._atoms", "words._kept", "words._LIMIT"}
