"""Looking only around certain places finds what looking everywhere finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.insight.sought import begins_with, find_around, find_behind_runs, places_of


@pytest.mark.parametrize(
    "text", ["", "云海、渔港", "甲乙丙丁云海、渔港、码头，大湖、、大林、大湾", "云、海渔、港湾"]
)
def test_matches_are_those_of_the_whole_text(text: str) -> None:
    """Rows of names are the same whether sought before each stop or everywhere."""
    row = re.compile(r"\w{2,4}(?:、\w{2})+")
    around = find_around(row, text, places_of(re.compile("、"), text), 4)
    assert [match.span() for match in around] == [match.span() for match in row.finditer(text)]


@given(st.lists(st.sampled_from(["湖", "港", "、", "，", "行动", "方案"]), max_size=30))
def test_a_pattern_behind_like_signs_is_found_from_their_first_sign(pieces: list[str]) -> None:
    """A row, and a name behind whose first two signs its end may stand, are found as by ``finditer``."""
    text = "".join(pieces)
    sign = "[湖港行动方案]"
    for pattern, held, reach in (
        (f"{sign}{{2,4}}(?:、{sign}{{2,3}}){{1,2}}(?!{sign})", "、", 4),
        (f"{sign}{{2,5}}?(?:行动方案|行动|方案)", "(?=行动|方案)", 5),
    ):
        expected = [match.span() for match in re.finditer(pattern, text)]
        places = places_of(re.compile(held), text)
        run = re.compile(rf"{sign}+\Z")
        behind = find_behind_runs(re.compile(pattern), run, text, places, reach)
        assert [match.span() for match in behind] == expected


@given(st.lists(st.sampled_from(["湖", "行动", "方案", "行", "性"]), max_size=30))
def test_all_places_at_which_some_words_begin_are_found(pieces: list[str]) -> None:
    """Those that overlap as well."""
    text, words = "".join(pieces), ["行动方案", "行动", "动方", "方案"]
    pattern = f"(?:{'|'.join(words)})(?!性)"
    held = re.compile(f"(?={pattern})")
    assert list(places_of(begins_with(words, pattern), text)) == list(places_of(held, text))
