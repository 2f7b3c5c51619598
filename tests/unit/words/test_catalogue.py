"""A key and named values give a wording; what values hold is never read as a wording."""

from __future__ import annotations

import pytest

from workbench.words import catalogue
from workbench.words.catalogue import Bilingual, word, wordings


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the files."""
    rooms = {
        ("made", "zh"): {"here.many": "有 {count} 处：{names}", "here.braces": "写成 {{ {name} }}"},
        ("made", "en"): {"here.many": "{count:,} places: {names}", "here.braces": "write {{ {name} }}"},
    }
    monkeypatch.setattr(
        catalogue, "wordings", lambda room, language: rooms.get((room, language)) or wordings(room, language)
    )


def test_a_wording_is_found_by_its_room_and_filled_by_name() -> None:
    """Numbers are written as each language's wording asks."""
    assert word("made.here.many", "zh", count=1200, names="甲") == "有 1200 处：甲"
    assert word("made.here.many", "en", count=1200, names="A") == "1,200 places: A"


def test_several_values_stand_as_in_a_list_of_the_language() -> None:
    """Each is told in the language asked for."""
    names = (Bilingual("北县", "Bei county"), "{count}")
    assert word("made.here.many", "zh", count=2, names=names) == "有 2 处：北县、{count}"
    assert word("made.here.many", "en", count=2, names=names) == "2 places: Bei county, {count}"


def test_a_name_without_english_is_told_in_chinese() -> None:
    assert [Bilingual("北县", "").in_language(each) for each in ("zh", "en")] == ["北县", "北县"]


@pytest.mark.parametrize("value", ["{name}", "{0}", "{name.__class__}", "}", "{"])
def test_a_value_is_never_read_as_a_wording(value: str) -> None:
    """Braces of ours are doubled; braces of a value stay as they are."""
    assert word("made.here.braces", "zh", name=value) == f"写成 {{ {value} }}"


@pytest.mark.parametrize(
    ("key", "language"),
    [
        ("made.here.none", "zh"),  # no such key
        ("made.here.many", "zh"),  # no values
        ("../zh/remarks.between", "zh"),  # a room that is a path
        ("remarks.between", "fr"),  # a third language
    ],
)
def test_what_is_not_there_is_a_key_error(key: str, language: str) -> None:
    """Neither a wording with an open place nor a file elsewhere."""
    with pytest.raises(KeyError):
        word(key, language)
