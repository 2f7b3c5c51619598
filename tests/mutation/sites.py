"""The small faults that a function can have: a bound off by one, a sign turned, a condition left out."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
# Types and decorators, and the words of an error: a fault there changes nothing that a test should hold.
_FIELDS_LEFT_OUT = ("annotation", "returns", "decorator_list", "bases", "type_params")
_LEFT_OUT = (ast.Raise, ast.Import, ast.ImportFrom, ast.arguments)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Change = Callable[[], object]
Home = tuple[ast.AST, str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One fault: the ``way``-th that the ``node``-th node of a module's functions can have.

    ``statement`` is the first line of the innermost statement that it is in, ``function`` and ``start``
    name the outermost function: its name, its first line, and whether what it returns is kept for later.
    """

    path: Path
    node: int
    way: int
    line: int
    statement: int
    told: str
    function: str
    start: int
    kept: bool

    def tree(self) -> ast.Module:
        """Return the module's tree with the fault in it."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        _, _, node, home = list(_nodes(tree))[self.node]
        _, change = _ways(node, home)[self.way]
        change()
        return ast.fix_missing_locations(tree)


def mutants(path: Path) -> list[Mutant]:
    """Return every fault that the functions of a module can have, in the order of its text."""
    found: list[Mutant] = []
    for number, (function, statement, node, home) in enumerate(
        _nodes(ast.parse(path.read_text(encoding="utf-8")))
    ):
        line = getattr(node, "lineno", 0) or getattr(home[0], "lineno", function.lineno)
        start = min([function.lineno, *(each.lineno for each in function.decorator_list)])
        kept = any("cache" in ast.unparse(each) for each in function.decorator_list)
        found += [
            Mutant(
                path=path,
                node=number,
                way=way,
                line=line,
                statement=statement,
                told=told,
                function=function.name,
                start=start,
                kept=kept,
            )
            for way, (told, _) in enumerate(_ways(node, home))
        ]
    return found


Function = ast.FunctionDef | ast.AsyncFunctionDef
Site = tuple[Function, int, ast.AST, Home]


def _nodes(tree: ast.AST) -> Iterator[Site]:
    """Yield what runs inside functions: the outermost one, the statement's line, the node, its place."""
    for child, _ in _children(tree):
        if isinstance(child, FUNCTIONS):
            for inner, home in _children(child):
                yield from _within(child, child.lineno, inner, home)
        elif isinstance(child, ast.ClassDef):
            yield from _nodes(child)


def _within(function: Function, statement: int, node: ast.AST, home: Home) -> Iterator[Site]:
    if isinstance(node, ast.stmt):
        statement = node.lineno
    yield function, statement, node, home
    for child, place in _children(node):
        yield from _within(function, statement, child, place)


def _children(node: ast.AST) -> Iterator[tuple[ast.AST, Home]]:
    for name, value in ast.iter_fields(node):
        if name in _FIELDS_LEFT_OUT:
            continue
        for at, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or isinstance(child, _LEFT_OUT):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue  # a docstring
            yield child, (node, name, at if isinstance(value, list) else None)


def _ways(node: ast.AST, home: Home) -> list[tuple[str, Change]]:
    """Return what can be wrong at a node, told in short, with what puts it there."""
    ways: list[tuple[str, Change]] = []
    if isinstance(node, ast.Compare):
        ways += [
            (f"{type(op).__name__} to {other.__name__}", _put(node.ops, at, other()))
            for at, op in enumerate(node.ops)
            for other in _COMPARED[type(op)]
        ]
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _RECKONED:
        other = _RECKONED[type(node.op)]()
        ways.append((f"{type(node.op).__name__} to {type(other).__name__}", _set(node, "op", other)))
    elif isinstance(node, ast.BoolOp):
        turned = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        ways.append((f"{type(node.op).__name__} to {type(turned).__name__}", _set(node, "op", turned)))
    elif isinstance(node, ast.UnaryOp):
        if isinstance(node.op, ast.Not):
            twice = ast.UnaryOp(ast.Not(), copy.copy(node.operand))
            ways.append(("not left out", _set(node, "operand", twice)))
        elif isinstance(node.op, ast.USub):
            ways.append(("minus left out", _set(node, "op", ast.UAdd())))
    elif isinstance(node, ast.Constant):
        ways += _constants(node)
    ways += _steps(node, home)
    before = ast.unparse(node).split("\n", 1)[0][:90]
    return [(f"{told}: {before}", change) for told, change in ways]


def _constants(node: ast.Constant) -> list[tuple[str, Change]]:
    if isinstance(node.value, bool):
        return [("turned", _set(node, "value", not node.value))]
    if isinstance(node.value, int | float):
        return [
            ("one more", _set(node, "value", node.value + 1)),
            ("one less", _set(node, "value", node.value - 1)),
        ]
    return []


def _steps(node: ast.AST, home: Home) -> list[tuple[str, Change]]:
    """Return what can be wrong with a step: a branch turned, a loop, a filter or the step itself left out."""
    ways: list[tuple[str, Change]] = []
    if isinstance(node, ast.If | ast.While | ast.IfExp) and not isinstance(
        node.test, ast.Compare | ast.BoolOp | ast.UnaryOp
    ):
        ways.append(("condition turned", _set(node, "test", ast.UnaryOp(ast.Not(), node.test))))
    if isinstance(node, ast.For):
        ways.append(("loop left out", _set(node, "iter", ast.Tuple([], ast.Load()))))
    if isinstance(node, ast.comprehension):
        ways += [
            ("filter left out", _put(node.ifs, at, ast.Constant(value=True))) for at in range(len(node.ifs))
        ]
    if isinstance(node, ast.Break):
        ways.append(("continue instead", _hang(home, ast.Continue())))
    if isinstance(node, ast.Continue):
        ways.append(("break instead", _hang(home, ast.Break())))
    if isinstance(node, ast.AugAssign) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        ways.append(("left out", _hang(home, ast.Pass())))
    return ways


def _set(node: ast.AST, name: str, value: object) -> Change:
    return lambda: setattr(node, name, value)


def _put(items: list[ast.cmpop] | list[ast.expr], at: int, value: ast.AST) -> Change:
    return lambda: items.__setitem__(at, value)  # type: ignore[call-overload]


def _hang(home: Home, value: ast.AST) -> Change:
    parent, name, at = home
    assert at is not None
    items: list[ast.AST] = getattr(parent, name)
    return lambda: items.__setitem__(at, value)
