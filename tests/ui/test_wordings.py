"""Chinese and English are complete, and no words stand outside the tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.exchange.formats import FORMATS
from workbench.ui import i18n
from workbench.words.catalogue import wordings

UI = Path(i18n.__file__).parent
MODULES = sorted(UI.rglob("*.py"))
SCRIPTS = sorted((UI / "components" / "web").glob("*.js"))
STYLES = sorted(UI.rglob("*.css"))
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Streamlit's elements whose first argument a user reads.
SHOWN = {
    "button", "caption", "checkbox", "date_input", "download_button", "error", "expander", "file_uploader",
    "form_submit_button", "header", "info", "markdown", "metric", "multiselect", "number_input", "page_link",
    "popover", "radio", "segmented_control", "selectbox", "spinner", "subheader", "success", "text",
    "text_area", "text_input", "title", "toast", "toggle", "warning",
}  # fmt: skip


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the string constants of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def test_both_languages_have_the_same_keys() -> None:
    """Whatever can be said in Chinese can be said in English."""
    assert i18n.table("zh").keys() == i18n.table("en").keys()


def test_both_languages_fill_the_same_places() -> None:
    """A wording's {places} are the same in both languages, as often."""
    for key, text in i18n.table("zh").items():
        places = re.findall(r"\{\w+\}", text)
        assert sorted(places) == sorted(re.findall(r"\{\w+\}", i18n.table("en")[key])), key


def test_no_wording_is_empty_or_left_in_the_other_language() -> None:
    """English wordings hold no Chinese but the language's own name; none is blank."""
    for key, text in i18n.table("en").items():
        assert text.strip(), key
        assert key == "language.zh" or not CHINESE.search(text), key
    assert all(text.strip() for text in i18n.table("zh").values())


def used() -> tuple[set[str], set[str]]:
    """Return the keys that the code names, and the beginnings of keys that it puts together."""
    names: set[str] = set()
    beginnings: set[str] = set()
    for path in MODULES:
        names |= {text for _, text in strings(path)}
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    for path in SCRIPTS:
        text = path.read_text("utf-8")
        names |= set(re.findall(r'"([a-z_]+\.[a-zA-Z_]+)"', text))
        beginnings |= set(re.findall(r"`([a-z_]+\.[a-z_]*)\$\{", text))
    return names, {each for each in beginnings if "." in each}


def test_every_wording_is_used() -> None:
    """The tables hold nothing that is never shown."""
    names, beginnings = used()
    idle = [k for k in i18n.table("zh") if k not in names and not k.startswith(tuple(beginnings))]
    assert not idle


def test_every_wording_that_is_named_exists() -> None:
    """A key in the code is a key of the screen, or of the errors and remarks that a page raises."""
    sections = {key.partition(".")[0] for key in i18n.table("zh")}
    names, beginnings = used()
    shaped = re.compile(r"[a-z_]+\.[a-z_]+[a-z_0-9]*\Z")
    ours = {n for n in names if shaped.match(n) and n.partition(".")[0] in sections} - beginnings
    known = {*i18n.table("zh"), *wordings("errors", "zh"), *wordings("remarks", "zh"), "app.py", "app.css"}
    assert not ours - known
    for beginning in beginnings:
        if beginning.partition(".")[0] in sections:
            assert any(key.startswith(beginning) for key in i18n.table("zh")), beginning


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(UI)))
def test_no_chinese_outside_the_tables(path: Path) -> None:
    """Python holds no Chinese but in the two messages of an error, which carry their English twin."""
    tree = ast.parse(path.read_text("utf-8"))
    twins = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and any(k.arg == "english" for k in node.keywords)
        for part in ast.walk(node)
    }
    inside = {node.lineno for node in ast.walk(tree) if id(node) in twins and isinstance(node, ast.Constant)}
    assert not [(line, text) for line, text in strings(path) if CHINESE.search(text) and line not in inside]


@pytest.mark.parametrize("path", SCRIPTS + STYLES, ids=lambda p: p.name)
def test_no_chinese_in_scripts_and_styles(path: Path) -> None:
    """Scripts get their words from Python; fonts are named in English."""
    assert not CHINESE.search(path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(UI)))
def test_no_fixed_words_are_shown(path: Path) -> None:
    """What an element shows first is never a constant in the code."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SHOWN:
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "navigation":
                continue
            first = node.args[0] if node.args else None
            assert not (isinstance(first, ast.Constant) and isinstance(first.value, str)), node.lineno


def test_chinese_and_latin_letters_stand_apart() -> None:
    """In every Chinese wording, and in the names of formats, a space parts the two scripts."""
    close = re.compile(r"[\u3400-\u9fff][A-Za-z0-9%]|[A-Za-z0-9%][\u3400-\u9fff]")
    wordings = {**i18n.table("zh"), **{name: each.in_language("zh") for name, each in FORMATS.items()}}
    assert [key for key, text in wordings.items() if close.search(text)] == []


@pytest.mark.parametrize(
    ("name", "wording"),
    [
        ("W3C 网页批注（JSON-LD）", "下载 W3C 网页批注（JSON-LD）"),
        ("CSV", "下载 CSV"),
        ("标注清单", "下载标注清单"),
        ("“CSV”", "下载“CSV”"),
    ],
)
def test_what_is_filled_in_stands_apart_too(name: str, wording: str) -> None:
    """Latin letters that meet Chinese ones only when the place is filled get their space."""
    assert i18n.translate("zh", "exchange.download", name=name) == wording
    assert i18n.translate("en", "exchange.download", name=name).count("  ") == 0
