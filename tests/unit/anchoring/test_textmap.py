"""Where characters went between two texts, to the character; made-up texts."""

from __future__ import annotations

import pytest

from workbench.anchoring.textmap import Block, TextMap


def blocks(old: str, new: str, cells: int = 10_000) -> list[tuple[int, int, int]]:
    """Return the unchanged runs as numbers."""
    return [(each.old, each.new, each.size) for each in TextMap(old, new, cells).blocks]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("甲", "", []),
        ("甲", "乙", []),
        ("甲乙丙", "甲乙丙", [(0, 0, 3)]),
        ("甲乙", "甲乙丙", [(0, 0, 2)]),
        ("乙丙", "甲乙丙", [(0, 1, 2)]),
        ("甲丙", "甲乙丙", [(0, 0, 1), (1, 2, 1)]),
        ("甲乙丙", "甲丙", [(0, 0, 1), (2, 1, 1)]),
        ("甲乙丙", "甲丁丙", [(0, 0, 1), (2, 2, 1)]),
        ("甲子乙丑丙", "甲寅乙卯丙", [(0, 0, 1), (2, 2, 1), (4, 4, 1)]),
        ("甲甲", "甲", [(0, 0, 1)]),
    ],
)
def test_what_is_unchanged_is_found_whole(old: str, new: str, expected: list[tuple[int, int, int]]) -> None:
    """Runs that touch in both texts are one, and none is empty."""
    assert blocks(old, new) == expected


OLD = "头\n甲乙\n丙丁戊\n己庚\n尾"
NEW = "首\n甲乙\n丙戌戊\n己庚\n末"


def test_long_texts_are_compared_by_lines_and_within_lines_that_were_replaced() -> None:
    """As far as the cells reach: where they do not, a line that was replaced is changed as a whole."""
    assert blocks(OLD, NEW) == [(1, 1, 5), (7, 7, 5)]
    assert blocks(OLD, NEW, 16) == [(1, 1, 5), (7, 7, 5)]  # no more than the four characters of a line
    assert blocks(OLD, NEW, 15) == [(1, 1, 4), (9, 9, 3)]
    assert blocks(OLD, NEW, 3) == [(2, 2, 3), (9, 9, 3)]


def test_lines_that_moved_down_keep_their_places() -> None:
    """A line put in and one taken out move what is behind by their lengths."""
    old, new = "子\n甲甲\n乙乙\n丙丙\n丑", "寅\n新的\n甲甲\n丙丙\n卯"
    assert blocks(old, new, 3) == [(2, 5, 3), (8, 8, 3)]


def test_a_place_is_in_a_run_to_its_last_character() -> None:
    """And in none where it begins before the first or goes on past the end."""
    places = TextMap("子甲乙丙丑", "寅卯甲乙丙辰", 1000)
    assert places.block_of(1, 4) == Block(1, 2, 3)
    assert places.block_of(2, 3) == Block(1, 2, 3)
    assert places.block_of(1, 5) is None
    assert places.block_of(0, 2) is None
    assert places.block_of(4, 5) is None


def test_what_changed_stands_between_what_did_not() -> None:
    """A place in an unchanged run goes with it; an end that changed reaches to the run beside it."""
    places = TextMap("甲乙丙丁戊", "甲乙新的戊", 1000)
    assert places.image(0, 1) == (0, 1)
    assert places.image(2, 4) == (2, 4)
    assert places.image(1, 3) == (1, 4)
    assert places.image(3, 5) == (2, 5)
    assert places.image(0, 5) == (0, 5)
    gone = TextMap("甲乙丙", "甲丙", 1000)
    assert gone.image(1, 2) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new", "place", "image"),
    [
        # What is put in before the first or behind the last character is no part of the place.
        ("子甲乙丙丑", "子新甲乙的丙末丑", (1, 4), (2, 6)),
        ("甲乙丙", "新甲乙的丙末", (0, 3), (1, 5)),
        # An end that was changed reaches to what is unchanged beside it, or to the end of the text.
        ("子甲乙丙丑", "子新的乙末尾丑", (1, 4), (1, 6)),
        ("甲乙丙", "新的乙末尾", (0, 3), (0, 5)),
        ("甲乙丙丁", "甲乙丙丁末", (2, 3), (2, 3)),
        ("子甲乙丑", "子丑", (1, 3), (1, 1)),
    ],
)
def test_a_place_ends_with_its_own_characters(
    old: str, new: str, place: tuple[int, int], image: tuple[int, int]
) -> None:
    """Where they are unchanged; where not, with the gap between the runs beside them."""
    assert TextMap(old, new, 1000).image(*place) == image


def test_lines_that_recur_are_lines_like_others() -> None:
    """However often: what is put in before three hundred equal lines moves them."""
    assert blocks("空行\n" * 300 + "甲", "乙\n" + "空行\n" * 300, 10) == [(0, 2, 900)]


def test_shared_ends_are_not_compared() -> None:
    """However few cells there are: what both texts begin and end with is unchanged."""
    assert blocks("甲乙丙丁戊", "甲子丙丁戊", 1) == [(0, 0, 1), (2, 2, 3)]
    assert blocks("甲乙丙丁戊", "甲子丙丁戊", 0) == [(0, 0, 1), (2, 2, 3)]
