"""The catalogue of words is whole: both languages have the same keys with the same places."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest

from tests.rules.package_trees import PACKAGE, modules, nodes

WORDS = PACKAGE / "words"
ROOMS = sorted({path.stem for language in ("zh", "en") for path in (WORDS / language).glob("*.json")})
_HAN = re.compile(r"[\u3400-\u9fff]")
# Names that are parted by dots; the last may end with a code of ours or a name out of a table.
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)*(?:-[a-z]+|\.[\u3400-\u9fff]+)?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")

# What only one language shows, most often the Chinese one: the quotation itself, what can be chosen.
LEFT_OUT = {
    "check.original_changed": {"part"},
    "check.quantity_misplaced": {"quantity"},
    "check.quotation_moved": {"document", "quotation"},
    "exchange.span_of_other_text": {"quotation"},
    "exchange.not_sound_many": {"others"},
    "import.name_rows": {"listed"},
    "import.no_such_file": {"names"},
    "import.several_files": {"names"},
    "import.several_rows": {"numbers"},
    "integrity.moved_quotation": {"quotation"},
    "integrity.no_document": {"quotation"},
    "issue.abridged": {"notice"},
    "issue.alike_text_other_place": {"place", "year"},
    "issue.alike_text_other_year": {"place", "year"},
    "issue.duplicate": {"place", "share", "year"},
    "issue.much_shorter": {"share"},
    "issue.near_duplicate": {"place", "year"},
    "issue.press_edit": {"words"},
    "issue.review_of_two_periods": {"heading"},
    "issue.same_text_other_place": {"place", "share", "year"},
    "issue.same_text_other_year": {"place", "share", "year"},
    "record.moved_quotation": {"quotation"},
    "size.lines": {"most"},
    "size.text": {"most"},
}


def wordings(language: str, room: str) -> dict[str, str]:
    """Return one file of the catalogue; a key that stands twice fails."""
    pairs: list[tuple[str, str]] = json.loads(
        (WORDS / language / f"{room}.json").read_text("utf-8"), object_pairs_hook=list
    )
    assert len(dict(pairs)) == len(pairs), "a key stands twice"
    assert [key for key, _ in pairs] == sorted(key for key, _ in pairs), "keys stand in order"
    return dict(pairs)


def places(wording: str) -> set[str]:
    """Return the names of a wording's places."""
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_say_the_same_keys(room: str) -> None:
    """No half is missing, and every key is a dotted name."""
    zh, en = wordings("zh", room), wordings("en", room)
    assert list(zh) == list(en)
    assert not [key for key in zh if not _KEY.fullmatch(key)]


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_places(room: str) -> None:
    """What one language tells by a value, the other tells too; a place is a plain name."""
    zh, en = wordings("zh", room), wordings("en", room)
    differing = {key: places(zh[key]) ^ places(en[key]) for key in zh if places(zh[key]) != places(en[key])}
    assert differing == {key: left for key, left in LEFT_OUT.items() if key in zh}
    assert not [key for key in zh if not all(map(_NAME.fullmatch, places(zh[key]) | places(en[key])))]


@cache
def error_classes() -> frozenset[str]:
    """Return the names of WorkbenchError and of all classes that come from it."""
    bases = {
        node.name: {ast.unparse(each) for each in node.bases}
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.ClassDef)
    }
    found = {"WorkbenchError"}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return frozenset(found)


def calls(names: frozenset[str]) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of what bears one of ``names``, each with its place in the package."""
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def keys_of(node: ast.expr) -> list[str] | None:
    """Return the keys that an argument names outright, None for one that is put together."""
    if isinstance(node, ast.IfExp):
        one, other = keys_of(node.body), keys_of(node.orelse)
        return None if one is None or other is None else one + other
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    return (
        []
        if isinstance(node, ast.Name | ast.Call | ast.Subscript | ast.Attribute) and not _is_text(node)
        else None
    )


def _is_text(node: ast.expr) -> bool:
    """Say whether a call makes text (``"…".format()``, ``str()``)."""
    return isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in {
        "format",
        "join",
        "str",
    }


def problems(names: frozenset[str], room: str) -> list[str]:
    """Return the calls whose key is put together or not in a room, or that leave a place unfilled."""
    known = wordings("zh", room)
    needed = {key: places(known[key]) | places(text) for key, text in wordings("en", room).items()}
    found = []
    for at, call in calls(names):
        keys = keys_of(call.args[0]) if len(call.args) == 1 else None
        if keys is None or not set(keys) <= set(known):
            found.append(f"{at}: no key of {room}: {ast.unparse(call)[:80]}")
            continue
        given = {each.arg for each in call.keywords}
        if None not in given:
            found += [f"{at}: {key} lacks {left}" for key in keys if (left := needed[key] - given)]
    return found


def test_an_error_takes_a_key_of_the_catalogue() -> None:
    """And all that its sentence tells; keys are written out, never put together."""
    assert not problems(error_classes(), "errors")


def test_a_remark_takes_a_key_of_the_catalogue() -> None:
    """As an error does; three reasons get the verb that they name where they are given."""
    later = (
        "proposal.action lacks {'verb'}",
        "proposal.exerted lacks {'verb'}",
        "proposal.vague lacks {'verb'}",
    )
    found = problems(frozenset({"Said"}), "remarks")
    assert not [each for each in found if not each.startswith("model/said.py") and not each.endswith(later)]


def test_no_sentence_stands_where_an_error_or_a_remark_is_made() -> None:
    """Nor do Chinese words in the values that they tell: those have keys too, or come from a report."""
    names = error_classes() | {"Said", "Bilingual"}
    wrong = [
        f"{at}: {text.value}"
        for at, call in calls(names)
        for each in [*call.args, *(keyword.value for keyword in call.keywords)]
        for text in ast.walk(each)
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and _HAN.search(text.value)
    ]
    assert not wrong


@cache
def literals() -> frozenset[str]:
    """Return all texts that stand in the package's modules."""
    return frozenset(
        node.value
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@pytest.mark.parametrize("room", ["errors", "remarks"])
def test_every_sentence_is_used(room: str) -> None:
    """A key of the catalogue stands somewhere in the code."""
    own = {"between", "between_remarks"}  # the catalogue itself asks for these
    assert not [key for key in wordings("zh", room) if key not in literals() | own]


@cache
def beginnings() -> tuple[str, ...]:
    """Return how texts begin that modules and pages put together, as ``"claim_"`` or ``"codes."``."""
    heads = {
        str(node.values[0].value)
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant)
    }
    heads |= {each for page in pages() for each in re.findall(r"words\['([a-z_]+_)' \+", page)}
    return tuple(each for each in heads if re.fullmatch(r"[a-z_]+[._][a-z_.]*", each) and each[-1] in "._")


@cache
def pages() -> tuple[str, ...]:
    """Return the pages that are filled in."""
    return tuple(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.j2")))


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in ("errors", "remarks", "screen")])
def test_every_word_of_a_file_or_page_is_used(room: str) -> None:
    """By its key, by how its key begins, or by the name that it has on a page (the screen: its own test)."""
    on_pages = set(re.findall(r"[a-z_]+", " ".join(pages())))
    idle = [
        key
        for key in wordings("zh", room)
        if not {key, f"{room}.{key}"} & literals()
        and key not in on_pages
        and not any(each.startswith(beginnings()) for each in (key, f"{room}.{key}"))
    ]
    assert not idle


@pytest.mark.parametrize("room", ROOMS)
def test_no_wording_is_empty_or_left_in_the_other_language(room: str) -> None:
    """English words are Chinese only where they lead to the Chinese pages or quote a report's own word."""
    zh, en = wordings("zh", room), wordings("en", room)
    assert all(zh.values())
    assert all(en.values())
    chinese = {key for key, text in en.items() if _HAN.search(re.sub("“[^”]*”", "", text))}
    assert chinese <= {"language.zh", "other"}
