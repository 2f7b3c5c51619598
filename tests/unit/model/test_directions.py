"""Direction marks become visible; every other character stays."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.directions import show_directions


@given(st.text())
def test_no_mark_is_left_and_nothing_else_changes(text: str) -> None:
    """What comes out holds no character that embeds, overrides or isolates a direction."""
    shown = show_directions(text)
    marks = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not marks & {unicodedata.bidirectional(char) for char in shown}
    if not marks & {unicodedata.bidirectional(char) for char in text} and not set("\u061c\u200e\u200f") & set(
        text
    ):
        assert shown == text
