"""The modules of the package as they are parsed: once for all the rules that read them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"


@cache
def modules() -> tuple[Path, ...]:
    """Return every module of the package, by its path."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


def place(path: Path) -> str:
    """Return where in the package a module stands, as its path is written."""
    return str(path.relative_to(PACKAGE))


@cache
def tree(path: Path) -> ast.Module:
    """Return a module as it is parsed; nobody changes it."""
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all that a module's tree consists of, in the order of ``ast.walk``."""
    return tuple(ast.walk(tree(path)))
