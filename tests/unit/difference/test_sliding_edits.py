"""An insertion or deletion that could stand in several places stands where it is a whole clause."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.difference.diff_runs import find_runs
from workbench.settings import DifferenceSettings

_SETTINGS = DifferenceSettings()


def _places(shorter: str, longer: str) -> list[int]:
    """Return from where in the longer text the rest may have come, with something kept on both sides."""
    extra = len(longer) - len(shorter)
    return [at for at in range(1, len(shorter)) if longer[:at] + longer[at + extra :] == shorter]


def _shown(older: str, newer: str) -> tuple[str, int] | None:
    """Return the kind and the place of the only edit between two kept stretches, None where it is not so."""
    runs = find_runs(list(older), list(newer), _SETTINGS)
    if [run[0] == "equal" for run in runs] != [True, False, True] or runs[1][0] == "replace":
        return None
    kind, start, _, other, _ = runs[1]
    return kind, other if kind == "insert" else start


def _check(shorter: str, longer: str) -> None:
    for kind, (older, newer) in (("insert", (shorter, longer)), ("delete", (longer, shorter))):
        shown = _shown(older, newer)
        if shown is None:
            continue
        places = _places(shorter, longer)
        assert shown[0] == kind
        assert shown[1] in places
        assert longer[shown[1] - 1] == "，" or not any(longer[at - 1] == "，" for at in places)


@given(
    st.text("甲乙，", max_size=4), st.text("甲乙，", min_size=1, max_size=4), st.text("甲乙，", max_size=4)
)
def test_it_follows_a_stop_where_it_can(before: str, extra: str, behind: str) -> None:
    """Of all the places that give the same text one behind a stop is shown; a word is kept on both sides."""
    _check(before + behind, before + extra + behind)


def test_all_short_texts() -> None:
    """Every insertion into a text of up to four signs is shown so."""
    for length, size in product((2, 3, 4), (1, 2)):
        for signs in product("甲，", repeat=length + size):
            longer = "".join(signs)
            for at in range(1, length):
                _check(longer[:at] + longer[at + size :], longer)


@pytest.mark.parametrize(
    ("shorter", "longer", "at"),
    [
        ("新公园，新学校。", "新公园，新医院，新学校。", 4),
        ("甲乙", "甲丙乙", 1),
    ],
)
def test_where_an_edit_is_shown(shorter: str, longer: str, at: int) -> None:
    """A whole clause with its stop, and no part of two."""
    for older, newer in ((shorter, longer), (longer, shorter)):
        shown = _shown(older, newer)
        assert shown is not None
        assert shown[1] == at


def test_a_rewriting_before_it_keeps_no_insertion_from_moving() -> None:
    """Each edit is looked at by itself: behind one that cannot move another still finds its clause."""
    runs = find_runs(list("，，丙乙，丙丙，乙"), list("，丙丙丙，乙乙甲，乙"), _SETTINGS)
    assert [run[0] for run in runs] == ["equal", "replace", "equal", "insert", "equal"]
    kind, _, _, start, end = runs[3]
    assert (kind, "，丙丙丙，乙乙甲，乙"[start:end]) == ("insert", "乙乙甲，")


def test_it_moves_forward_word_by_word() -> None:
    """A stop that stands one word on is found, not passed over."""
    newer = "丙丁乙，丁，甲，丙"
    runs = find_runs(list("丁乙，丙"), list(newer), _SETTINGS)
    assert [newer[start:end] for kind, _, _, start, end in runs if kind == "insert"] == ["丙", "丁，甲，"]


@pytest.mark.parametrize(
    ("older", "newer", "kinds"),
    [
        ("甲，", "甲甲，", ["equal", "insert", "equal"]),
        ("甲乙甲", "乙甲乙甲，甲", ["insert", "equal", "insert", "equal"]),
    ],
)
def test_no_move_uses_up_what_is_kept_beside_it(older: str, newer: str, kinds: list[str]) -> None:
    """A word stays on either side of an edit that had one there."""
    assert [run[0] for run in find_runs(list(older), list(newer), _SETTINGS)] == kinds
