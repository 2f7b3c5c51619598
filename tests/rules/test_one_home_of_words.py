"""No module holds a sentence in Chinese beside its English twin: both stand in the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
# The one table of verdicts, which scripts, styles and schema come from; and what says each thing in both
# languages in one line: the help of the command line, the papers of a replication package.
OF_THEIR_OWN = {"model/verdicts.py", "cli.py", "commands/arguments.py", "exchange/replication/papers.py"}
_HAN, _LATIN = re.compile(r"[\u3400-\u9fff].*[\u3400-\u9fff]", re.DOTALL), re.compile(r"[A-Za-z]{2}")
# Arguments of one call that are one thing in two languages.
_TWINS = (("zh", "en"), ("message", "english"))


def text_of(node: ast.expr) -> str:
    """Return the words that an expression writes out, empty where it writes none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(each) for each in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return text_of(node.left) + text_of(node.right)
    return ""


def is_twin(one: ast.expr, other: ast.expr) -> bool:
    """Say whether one of two expressions is in Chinese and the other in English words."""
    chinese, english = text_of(one), text_of(other)
    if not _HAN.search(chinese):
        chinese, english = english, chinese
    return bool(_HAN.search(chinese) and _LATIN.search(english) and not _HAN.search(english))


def couples(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what stands side by side in a pair, a choice, a call or a table by language.

    Longer rows of words, single characters and tables by word are patterns of the language; calls of ``re``
    and of ``replace`` put one thing for another, ``set`` names what it is given.
    """
    if isinstance(node, ast.Tuple | ast.List) and len(node.elts) in (2, 3):
        yield node.elts[-2], node.elts[-1]
    elif isinstance(node, ast.IfExp):
        yield node.body, node.orelse
    elif isinstance(node, ast.Dict):
        by_key = {key.value: value for key, value in zip(node.keys, node.values, strict=True)
                  if isinstance(key, ast.Constant)}  # fmt: skip
        yield from ((by_key[zh], by_key[en]) for zh, en in _TWINS if zh in by_key and en in by_key)
    elif isinstance(node, ast.Call) and not ast.unparse(node.func).startswith("re."):
        if not (isinstance(node.func, ast.Attribute) and node.func.attr in ("replace", "set")):
            yield from zip(node.args, node.args[1:], strict=False)
        named = {each.arg: each.value for each in node.keywords}
        yield from ((named[zh], named[en]) for zh, en in _TWINS if zh in named and en in named)
        if "english" in named and node.args:
            yield node.args[-1], named["english"]


def pairs(source: str) -> list[int]:
    """Return the lines of a module on which a wording stands beside its twin."""
    return sorted(
        one.lineno
        for node in ast.walk(ast.parse(source))
        for one, other in couples(node)
        if is_twin(one, other)
    )


MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).parts[0] != "words"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_is_a_home_of_words(path: Path) -> None:
    """A new sentence goes to ``words/zh`` and ``words/en``, by a key."""
    name = path.relative_to(PACKAGE).as_posix()
    if name not in OF_THEIR_OWN:
        assert pairs(path.read_text("utf-8")) == [], name


def test_what_is_listed_is_there() -> None:
    """A module that is gone is not on the list."""
    assert all((PACKAGE / name).is_file() for name in OF_THEIR_OWN)


@pytest.mark.parametrize(
    "source",
    [
        'WORDS = {"new": ("新增", "new")}',
        'say("已写入" if chinese else "written")',
        'raise CorpusError("读不了，请重试。", english="Cannot be read; try again.")',
        'Issue(code="short", message=f"只有{n}字", english=f"only {n} characters")',
        'found("schema.table", name, "这张表不见了", "the table is gone")',
        'TITLE = {"zh": "对照", "en": "comparison"}',
    ],
)
def test_a_pair_is_seen(source: str) -> None:
    """However it is written down."""
    assert pairs(source) == [1]


@pytest.mark.parametrize(
    "source",
    [
        'VERBS = ("推进", "加快", "完成")',
        'UNITS = {"公里": "km", "吨": "t"}',
        'name = re.sub("(?:省|市)$", "", place)',
        'text.replace("（甲）", "(a)")',
        'SIGNS = (("等", "examples"), ("的", "of"))',
        'word("lost.texts", language, count=3)',
    ],
)
def test_a_pattern_is_none(source: str) -> None:
    """Nor is a key of the catalogue."""
    assert pairs(source) == []
