"""The catalogue of words is whole: both languages have the same keys with the same places."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

WORDS = Path(__file__).resolve().parents[2] / "workbench" / "words"
ROOMS = sorted({path.stem for language in ("zh", "en") for path in (WORDS / language).glob("*.json")})
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


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
    assert not {key: (zh[key], en[key]) for key in zh if places(zh[key]) != places(en[key])}
    assert not [key for key in zh if not all(map(_NAME.fullmatch, places(zh[key]) | places(en[key])))]
