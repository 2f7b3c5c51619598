"""Words of a lexicon are found where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.lexicon import index_beginnings, longest_at

WORDS = ("抓", "抓好", "抓好抓实", "建成", "建设", "加快推进")


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("抓好抓实工作", 0, "抓好抓实"),
        ("抓好抓手", 0, "抓好"),
        ("抓紧", 0, "抓"),
        ("狠抓", 1, "抓"),
        ("建", 0, ""),
        ("加快建设", 2, "建设"),
        ("建成", 2, ""),
    ],
)
def test_the_longest_word_that_stands_at_a_place_is_found(text: str, at: int, found: str) -> None:
    """A longer word goes before a shorter one; one character is found where no longer one stands."""
    assert longest_at(index_beginnings(WORDS), text, at) == found


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=4), unique=True), st.text("甲乙丙", max_size=8))
def test_the_index_agrees_with_trying_every_word(words: list[str], text: str) -> None:
    """Whatever the words, the index finds at each place the longest of those that stand there."""
    index = index_beginnings(words)
    for at in range(len(text) + 1):
        standing = [word for word in words if text.startswith(word, at)]
        assert longest_at(index, text, at) == max(standing, key=len, default="")
