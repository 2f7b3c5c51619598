"""The glossary of ARCHITECTURE is the language of the code, the screen and the exchanged files."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.words.catalogue import wordings

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
# Words of the code that people on the screen do not meet.
OF_THE_CODE_ONLY = {"主题句", "锚点", "立场", "档次", "案头"}
# Parts of the exchanged file that are plain enough: an id, a place by offsets, who did what when.
PLAIN = {
    "id",
    "position",
    "quote",
    "passage",
    "document",
    "body",
    "search",
    "code",
    "logentry",
    "target",
    "teamevent",
}


def rows() -> list[tuple[str, str]]:
    """Return the words of the glossary: the code's, the screen's."""
    text = (PACKAGE / "ARCHITECTURE.md").read_text("utf-8").partition("## Glossary")[2]
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    return [(cells[0].strip(), cells[1].strip()) for cells in lines[1:]]


def named(path: Path) -> Iterator[str]:
    """Yield the names that a module of the model gives to its types, their fields and its functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id.lower()
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


@pytest.fixture(scope="module")
def words() -> set[str]:
    """Give the words of which the model's names and the package's modules are made."""
    names = {path.stem for path in PACKAGE.rglob("*.py")} | {path.name for path in PACKAGE.iterdir()}
    for path in (PACKAGE / "model").glob("*.py"):
        names |= set(named(path))
    return {word.lower() for name in names for word in re.findall(r"[A-Z]?[a-z]+", name)}


def test_the_code_uses_the_glossary_s_words(words: set[str]) -> None:
    """Each word that the glossary gives for the code names a type, a field, a role or a module."""
    missing = [
        term
        for code, _ in rows()
        for term in code.split(", ")
        if not all({word, f"{word}s"} & words for word in term.split())
    ]
    assert not missing


def test_the_screen_uses_the_glossary_s_words() -> None:
    """Each Chinese word of the glossary stands on the screen or in the help."""
    ui = PACKAGE / "ui"
    shown = "".join(wordings("screen", "zh").values()) + (ui / "help" / "zh.md").read_text("utf-8")
    told = {term for _, chinese in rows() for term in chinese.split("、")}
    assert {term for term in told if term not in shown} == OF_THE_CODE_ONLY


def test_the_glossary_explains_what_is_exchanged() -> None:
    """Each kind of record in the schema is a word of the glossary."""
    path = PACKAGE / "exchange" / "schema" / "gwr-annotations-1.schema.json"
    kinds = set(json.loads(path.read_text("utf-8"))["$defs"])
    known = {term.replace(" ", "") for code, _ in rows() for term in code.split(", ")}
    assert PLAIN - known <= kinds
    assert kinds - PLAIN <= known
