"""What the machine says of a finding is one ``Said`` in both languages, never a field beside a field."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
_TWIN = re.compile(r"\w_(?:english|chinese)")


def _fields(tree: ast.AST) -> Iterator[str]:
    """Yield the fields of all classes and the parameters of all functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (ast.unparse(each.target) for each in node.body if isinstance(each, ast.AnnAssign))
        elif isinstance(node, ast.arg):
            yield node.arg


def test_no_field_has_a_twin_in_the_other_language() -> None:
    """No field or parameter is another one's ``…_english``; there is ``model.said.Said`` for that."""
    found = {
        str(path.relative_to(PACKAGE)): twins
        for path in sorted(PACKAGE.rglob("*.py"))
        if (twins := [each for each in _fields(ast.parse(path.read_text("utf-8"))) if _TWIN.search(each)])
    }
    assert not found
