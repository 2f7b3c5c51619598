"""Turn the TypedDicts and aliases of a module into TypeScript's declarations.

A module is read, not imported: a name in it stays a name. What has no counterpart raises ValueError, so that
nothing is guessed; that each name exists is checked by mypy on one side and by tsc on the other.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
WRITTEN = PACKAGE / "ui" / "components" / "web" / "messages.d.ts"
_SIMPLE = {"str": "string", "int": "number", "float": "number", "bool": "boolean", "object": "unknown"}
_LISTS = ("Sequence", "list")
_RECORDS = ("Mapping", "dict")
_SHAPE = "TypedDict"
_GAP = re.compile(r"\s+")
_WIDTH = 110  # Prettier's, in package.json
_HEAD = "// Written by `make shapes` from the TypedDicts in Python that are named below: change those."


def sources() -> tuple[Path, ...]:
    """Return the modules that the declarations are written from: the messages, then each view's shapes."""
    return (PACKAGE / "pipeline" / "messages.py", *sorted((PACKAGE / "ui" / "shapes").glob("[a-z]*.py")))


def declarations() -> str:
    """Return the text of the file that the scripts read, in Prettier's form."""
    parts = [_HEAD]
    for path in sources():
        parts += [f"// {path.relative_to(PACKAGE).as_posix()}", *declare(path.read_text("utf-8"))]
    return "\n\n".join(parts) + "\n"


def declare(source: str) -> Iterator[str]:
    """Yield the declaration of each TypedDict and TypeAlias of a module, in its order."""
    body = ast.parse(source).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.ClassDef):
            yield _interface(node)
        elif (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(node.annotation, ast.Name)
            and node.annotation.id == "TypeAlias"
            and node.value is not None
        ):
            yield _comment(_told(after)) + _alias(node.target.id, node.value)


def _alias(name: str, value: ast.expr) -> str:
    """Return the declaration of an alias, each part of a long union on a line of its own."""
    line = f"export type {name} = {_type(value)};"
    if len(line) <= _WIDTH:
        return line
    parts = "".join(f"\n  | {part}" for part in _type(value).split(" | "))
    return f"export type {name} ={parts};"


def _interface(node: ast.ClassDef) -> str:
    """Return the interface of a TypedDict."""
    bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id != _SHAPE]
    partial = any(
        word.arg == "total" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in node.keywords
    )
    extends = f" extends {', '.join(bases)}" if bases else ""
    fields = "".join(
        f"\n  {line}" for field in _fields(node.body, partial=partial) for line in field.split("\n")
    )
    body = f"{{{fields}\n}}" if fields else "{}"
    return f"{_comment(ast.get_docstring(node))}export interface {node.name}{extends} {body}"


def _fields(body: Iterable[ast.stmt], *, partial: bool) -> Iterator[str]:
    statements = list(body)
    for node, after in zip(statements, [*statements[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            held, optional = _held(node.annotation, optional=partial)
            yield f"{_comment(_told(after))}{node.target.id}{'?' if optional else ''}: {_type(held)};"


def _held(annotation: ast.expr, *, optional: bool) -> tuple[ast.expr, bool]:
    """Return a field's type without the words that say whether it may be missing, and whether it may."""
    if not isinstance(annotation, ast.Subscript) or not isinstance(annotation.value, ast.Name):
        return annotation, optional
    said = annotation.value.id
    return (
        (annotation.slice, said == "NotRequired")
        if said in ("Required", "NotRequired")
        else (annotation, optional)
    )


def _type(node: ast.expr) -> str:
    """Return a type of Python's as TypeScript writes it."""
    if isinstance(node, ast.Constant) and node.value is None:
        return "null"
    if isinstance(node, ast.Name):
        return _SIMPLE.get(node.id, node.id)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return f"{_type(node.left)} | {_type(node.right)}"
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        name = node.value.id
        if name == "Literal":
            return " | ".join(f'"{ast.literal_eval(each)}"' for each in inner)
        if name in _LISTS and len(inner) == 1:
            held = _type(inner[0])
            return f"({held})[]" if isinstance(inner[0], ast.BinOp) else f"{held}[]"
        if name == "tuple":
            return f"[{', '.join(map(_type, inner))}]"
        if name in _RECORDS and len(inner) == 2:
            return f"Record<{_type(inner[0])}, {_type(inner[1])}>"
    raise ValueError(f"line {node.lineno}: no counterpart for {ast.unparse(node)}")


def _told(node: ast.stmt | None) -> str | None:
    """Return the text of a statement that is nothing but a text: it tells of the name before it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return None


def _comment(text: str | None) -> str:
    return f"/** {_GAP.sub(' ', text.strip())} */\n" if text else ""
