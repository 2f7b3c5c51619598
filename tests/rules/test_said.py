"""What the machine says of a finding is one ``Said`` in both languages, never a field beside a field."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.package_trees import modules, nodes, place

_TWIN = re.compile(r"\w_(?:english|chinese)")


def _fields(path: Path) -> Iterator[str]:
    """Yield the fields of all classes and the parameters of all functions."""
    for node in nodes(path):
        if isinstance(node, ast.ClassDef):
            yield from (ast.unparse(each.target) for each in node.body if isinstance(each, ast.AnnAssign))
        elif isinstance(node, ast.arg):
            yield node.arg


def test_no_field_has_a_twin_in_the_other_language() -> None:
    """No field or parameter is another one's ``…_english``; there is ``model.said.Said`` for that."""
    found = {
        place(path): twins
        for path in modules()
        if (twins := [each for each in _fields(path) if _TWIN.search(each)])
    }
    assert not found
