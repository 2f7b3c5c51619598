"""Of many words the longest one is found at each of many places."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.hashing import code_points
from workbench.text.longest_words import LongestWords

SIGNS = "甲乙丙\U00020000"


@given(
    st.lists(st.text(SIGNS, min_size=1, max_size=4), unique=True),
    st.text(SIGNS, max_size=8),
    st.text(SIGNS, min_size=4, max_size=4),
)
def test_all_places_at_once_agree_with_trying_every_word(words: list[str], text: str, behind: str) -> None:
    """What stands behind the text counts as well; where no word stands the number is 0."""
    known, said = LongestWords(words), text + behind
    found = known.at(code_points(said), np.arange(len(text)))
    standing = [[word for word in words if said.startswith(word, at)] for at in range(len(text))]
    longest = [max(those, key=len, default="") for those in standing]
    assert [["", *words][number] for number in found.tolist()] == longest
