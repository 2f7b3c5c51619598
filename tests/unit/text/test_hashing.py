"""Hashing many runs at once gives what hashing them one by one gives."""

from __future__ import annotations

import mmh3
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.hashing import code_points, hashes_of_runs, places_of_characters, words_at


@given(st.text(max_size=40), st.integers(1, 7))
def test_every_run_of_characters_is_hashed_as_mmh3_hashes_it(text: str, size: int) -> None:
    """Runs of any length, of letters of one to four bytes, up to the very end of the text."""
    begins = places_of_characters(code_points(text))
    at = np.arange(max(len(text) - size + 1, 0))
    found = hashes_of_runs(words_at(text.encode()), begins[at], begins[at + size] - begins[at])
    assert found.tolist() == [abs(mmh3.hash(text[i : i + size])) for i in at.tolist()]


def test_nothing_has_no_hashes() -> None:
    """Of no runs there are no hashes; an empty run has the hash of the empty string."""
    none = np.empty(0, dtype=np.int64)
    assert not len(hashes_of_runs(words_at(b""), none, none))
    assert hashes_of_runs(words_at(b"abc"), np.array([3]), np.array([0])).tolist() == [0]


def test_a_character_begins_where_utf_8_begins_it() -> None:
    """Also the last and the first of each length."""
    text = "\x7f\x80\u07ff\u0800\uffff\U00010000"
    assert places_of_characters(code_points(text)).tolist() == [0, 1, 3, 5, 8, 11, 15]


def test_long_and_short_runs_are_hashed_together() -> None:
    """A short run at the end of the text is hashed beside one that is as long as all of it."""
    text = "推动高质量发展，新建学校十二所，改造道路四十公里。"
    octets = text.encode()
    begins, lengths = np.array([0, len(octets) - 2, 3]), np.array([len(octets), 2, 6])
    found = hashes_of_runs(words_at(octets), begins, lengths).tolist()
    assert found == [
        abs(mmh3.hash(octets[at : at + length])) for at, length in zip(begins, lengths, strict=True)
    ]
