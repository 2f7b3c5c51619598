"""A passage's score says how many such passages answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment.calibrating import share_right
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment
ODDS = st.floats(-40, 40)


@given(ODDS, ODDS, st.booleans())
def test_more_evidence_never_scores_less(one: float, other: float, first: bool) -> None:
    """The map keeps the order of passages, and its values are shares."""
    low, high = (share_right(odds, SETTINGS, first=first) for odds in sorted((one, other)))
    assert 0 <= low <= high <= 1


@given(st.floats(-3, 40))
def test_a_passage_behind_the_first_answers_less_often(odds: float) -> None:
    """Most promises are answered by one sentence, so that of two equals the first is the likelier."""
    assert share_right(odds, SETTINGS, first=True) >= share_right(odds, SETTINGS, first=False)
