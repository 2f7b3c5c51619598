"""A model is shown once it is better than the rules by more than chance."""

from __future__ import annotations

import pytest

from workbench.settings import DEFAULTS
from workbench.suggesting.measuring import chance, is_better, score


@pytest.mark.parametrize(
    ("both", "wins", "losses", "neither", "shown"),
    [
        (20, 12, 2, 6, True),
        (10, 5, 0, 15, True),
        (10, 4, 0, 16, False),  # four of four comes about by chance once in sixteen times
        (20, 9, 6, 5, False),
        (20, 2, 12, 6, False),
        (10, 12, 0, 0, False),  # too few decisions, however well it did
        (40, 0, 0, 0, False),
    ],
)
def test_a_model_must_be_better_than_the_rules(
    both: int, wins: int, losses: int, neither: int, shown: bool
) -> None:
    """As good, a little better, or better on a handful is not enough."""
    hits = (
        [(True, True)] * both + [(True, False)] * wins + [(False, True)] * losses + [(False, False)] * neither
    )
    told = score("试", "evidence", "v", hits)
    assert told.measured == both + wins + losses + neither
    assert is_better(told, DEFAULTS.suggesting) is shown


def test_what_was_not_measured_is_not_shown() -> None:
    """Nothing is taken on trust."""
    assert not is_better(None, DEFAULTS.suggesting)
    assert chance(5, 0) == pytest.approx(1 / 32)
    assert chance(1, 1) == pytest.approx(3 / 4)
