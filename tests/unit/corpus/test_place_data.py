"""The table of places is whole: codes of six digits under their province, and no place twice."""

from __future__ import annotations

from workbench.corpus.places import chains, find_place, provinces


def test_every_code_has_six_digits_and_stands_once() -> None:
    codes = [code for _, code in chains()]
    assert all(len(code) == 6 and code.isascii() and code.isdigit() for code in codes)
    assert len(codes) == len(set(codes)) > 3_000


def test_every_place_lies_in_the_province_its_code_names() -> None:
    names = {place.code[:2]: place.name for place in provinces() if place.code}
    assert len(names) == 34
    assert not [chain for chain, code in chains() if names[code[:2]] != chain[0]]


def test_places_of_each_level_are_found() -> None:
    found = {name: place.code for name in ("台湾省", "苏州市", "神农架林区") if (place := find_place(name))}
    assert found == {"台湾省": "710000", "苏州市": "320500", "神农架林区": "429021"}
