"""Which clauses are firm and which only possible: by their likelihood, and by what a library taught."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.extraction.choosing import Choice
from workbench.extraction.clause_features import Sentence, clause_features, own_words
from workbench.extraction.likelihood import BIAS, Weights, moved_weights
from workbench.model.commitment import Tier
from workbench.settings import ExtractionSettings

_Floats = NDArray[np.float64]
_SPEECH = frozenset(("wish", "said", "announcement", "ritual", "frame"))  # never more than possible
_FRAGMENT = 5  # characters
_ET_CETERA = frozenset(("等", "等等", "等方面"))
_DIGITS = 2
_LEAST = 1e-6  # nothing is surer than this
_MOST = log(1 / _LEAST - 1)


class Placing(NamedTuple):
    """The tier of a clause, the one without lessons, its likelihood (0..1) and margin; None for no proposal.

    The margin is how far it lies above what makes it firm, in log-odds.
    """

    tier: Tier | None
    shipped: Tier | None
    likely: float
    margin: float | None


def place_in_tiers(
    sentences: Sequence[Sentence], weights: Weights, settings: ExtractionSettings
) -> list[Placing]:
    """Return where the clauses of all sentences belong, by weights and by what the lesson moves of them.

    A lesson folds what it speaks against, but hides nothing.
    """
    choices = [choice for of_one, _ in sentences for choice in of_one]
    listed = [setting.listed for of_one, setting in sentences for _ in of_one]
    features = clause_features(sentences)
    odds = weights.get(BIAS, 0.0) + features.weigh(weights)
    tiers = shipped = [
        _listed_tier(choice) if by_rule else _tier(choice, share, settings)
        for choice, by_rule, share in zip(choices, listed, _likely(odds).tolist(), strict=True)
    ]
    if settings.taught:
        moved = moved_weights(weights, settings.taught)
        taught = moved.get(BIAS, 0.0) + features.weigh(moved) + own_words(choices).weigh(moved)
        odds = np.where(listed, odds, taught)
        tiers = [
            before if by_rule else _tier(choice, share, settings) or (before and "possible")
            for choice, by_rule, share, before in zip(
                choices, listed, _likely(odds).tolist(), shipped, strict=True
            )
        ]
    bars = np.array([_odds(_bar(chosen, settings)) for chosen in (False, True)])
    over = np.clip(odds, -_MOST, _MOST) - bars.take([choice.chosen for choice in choices])
    return list(map(Placing, tiers, shipped, _likely(odds).tolist(), np.round(over, _DIGITS).tolist()))


def _likely(odds: _Floats) -> _Floats:
    return 1 / (1 + np.exp(-odds))


def _odds(share: float) -> float:
    if not _LEAST < share < 1 - _LEAST:
        share = _LEAST if share <= _LEAST else 1 - _LEAST
    return log(share / (1 - share))


def _bar(chosen: bool, settings: ExtractionSettings) -> float:
    """Return from which likelihood a clause is firm; the rules' choice needs less than another."""
    return settings.least_likely_chosen if chosen else settings.least_likely_left


def _listed_tier(choice: Choice) -> Tier | None:
    """Return the tier of a clause in a list of tasks: its items promise, what they say beside does not."""
    return "commitment" if choice.chosen else None


def _tier(choice: Choice, likely: float, settings: ExtractionSettings) -> Tier | None:
    if choice.ruling == "fact":
        return None
    if not choice.chosen and choice.clause.text in _ET_CETERA:
        return None
    if likely >= _bar(choice.chosen, settings) and choice.ruling not in _SPEECH:
        return "commitment"
    if not choice.chosen and _is_fragment(choice):
        return None
    return "possible" if choice.chosen or likely >= settings.least_likely_possible else None


def _is_fragment(choice: Choice) -> bool:
    """Say whether a clause is a word or two without a verb (同时, 现代物流业): nothing that could be kept."""
    return (
        choice.clause.role in ("none", "noun") and len(choice.clause.text) <= _FRAGMENT and not choice.counted
    )
