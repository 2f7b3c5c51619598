"""Which statements of a module a test comes to, and the exchange of a function's code for another."""

from __future__ import annotations

import ast
import builtins
import functools
import gc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from tests.mutation.sites import FUNCTIONS, Mutant

_CALL = "__come_to__"

Place = tuple[str, int]


class Watch:
    """Notes the statements that are come to: their file, their first line."""

    def __init__(self) -> None:
        self._seen: set[Place] = set()
        self._shared: dict[int, set[Place]] = {}

    def begin(self, paths: Iterable[Path]) -> None:
        """Have every statement inside a function of some modules noted from now on."""
        setattr(builtins, _CALL, lambda path, line: self._seen.add((path, line)))
        for path in paths:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, FUNCTIONS):
                    _note_each(node, str(path))
            _exchange(path, tree)

    def take(self) -> set[Place]:
        """Return what has been come to, and begin anew."""
        seen = set(self._seen)
        self._seen.clear()
        return seen

    def keep(self, fixture: object, before: set[Place]) -> None:
        """Remember what has been come to since as a fixture's, and put back what was there before."""
        self._shared[id(fixture)] = set(self._seen)
        self._seen.update(before)

    def come_to(self, fixtures: Any) -> set[Place]:
        """Return what a test has come to, alone and through the fixtures it shares with others."""
        found = set(self._seen)
        for each in getattr(fixtures, "name2fixturedefs", {}).values():
            found.update(*(self._shared.get(id(fixture), ()) for fixture in each))
        return found


def _note_each(function: ast.AST, path: str) -> None:
    """Put a call before each statement of a function's body, and of the blocks within it."""
    for node in ast.walk(function):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                noted: list[ast.stmt] = []
                for each in block:
                    if not _is_note(each) and not (noted and _is_note(noted[-1])):
                        noted += ast.parse(f"{_CALL}({path!r}, {each.lineno})").body
                    noted.append(each)
                setattr(node, name, noted)


def _is_note(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and isinstance(statement.value.func, ast.Name)
        and statement.value.func.id == _CALL
    )


def kept_results() -> list[Callable[[], None]]:
    """Return what empties each cache of a function with arguments, so that it runs again; tables stay."""
    found: list[Callable[[], None]] = []
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):
            code = getattr(each.__wrapped__, "__code__", None)
            if code is not None and code.co_argcount and "/workbench/" in code.co_filename:
                found.append(each.cache_clear)
    return found


def exchange(fault: Mutant) -> bool:
    """Give the function that a fault is in its faulty code, wherever it is held; say whether it is."""
    return (fault.function, fault.start) in _exchange(fault.path, fault.tree(), (fault.function, fault.start))


def _exchange(path: Path, tree: ast.Module, only: Place | None = None) -> set[Place]:
    whole = compile(ast.fix_missing_locations(tree), str(path), "exec")
    codes = {(code.co_name, code.co_firstlineno): code for code in _codes(whole)}
    done: set[Place] = set()
    for each in gc.get_objects():
        if not isinstance(each, FunctionType) or each.__code__.co_filename != str(path):
            continue
        key = (each.__code__.co_name, each.__code__.co_firstlineno)
        if key in codes and only in (None, key) and codes[key].co_freevars == each.__code__.co_freevars:
            each.__code__ = codes[key]
            done.add(key)
    return done


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)
