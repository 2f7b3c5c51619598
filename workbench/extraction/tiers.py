"""Which clauses are firm and which only possible: by their likelihood, and by what a library taught.

All clauses of a report are placed at once, each question asked of a column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.extraction.candidate_clauses import Candidates
from workbench.extraction.clause_features import clause_features, own_words
from workbench.extraction.clauses import Flags, headed_by
from workbench.extraction.likelihood import BIAS, Weights, moved_weights
from workbench.extraction.rhetoric import MAY_BE_SO, MAY_SAY_HOW, only_says_how, says_what_is_so
from workbench.extraction.usual_rulings import RULINGS
from workbench.model.commitment import Tier
from workbench.settings import ExtractionSettings

_Floats = NDArray[np.float64]
_Levels = NDArray[np.intp]
TIERS: tuple[Tier | None, ...] = (None, "possible", "commitment")
_NONE, _POSSIBLE, _FIRM = range(len(TIERS))
# Never more than possible.
_SPEECH = np.array([ruling.name in ("wish", "said", "announcement", "ritual", "frame") for ruling in RULINGS])
_FACTS = np.array([ruling.name == "fact" for ruling in RULINGS])
_VERBLESS = headed_by(("none", "noun"))
_FRAGMENT = 5  # characters
_ET_CETERA = frozenset(("等", "等等", "等方面"))
_DIGITS = 2
_LEAST = 1e-6  # nothing is surer than this
_MOST = log(1 / _LEAST - 1)


class Placings(NamedTuple):
    """Of each clause the tier, the one without lessons, its likelihood (0..1) and margin.

    A tier is the number of one of ``TIERS``, 0 for no proposal. The margin is how far a clause lies above
    what makes it firm, in log-odds.
    """

    tiers: _Levels
    shipped: _Levels
    likely: _Floats
    margins: _Floats


def place_in_tiers(candidates: Candidates, weights: Weights, settings: ExtractionSettings) -> Placings:
    """Return where the clauses of a plan belong, by weights and by what the lesson moves of them.

    A lesson folds what it speaks against, but hides nothing.
    """
    if not candidates.choices.clauses.texts:
        none, nothing = np.zeros(0, dtype=np.intp), np.zeros(0)
        return Placings(none, none, nothing, nothing)
    listed = np.repeat(candidates.around.listed, candidates.counts)
    clauses = _Clauses.of(candidates)
    features = clause_features(candidates)
    odds = weights.get(BIAS, 0.0) + features.weigh(weights)
    levels = shipped = np.where(listed, _listed_levels(clauses), _levels(clauses, _likely(odds), settings))
    if settings.taught:
        moved = moved_weights(weights, settings.taught)
        taught = (
            moved.get(BIAS, 0.0) + features.weigh(moved) + own_words(candidates.choices.clauses).weigh(moved)
        )
        odds = np.where(listed, odds, taught)
        lesson = _levels(clauses, _likely(odds), settings)
        folded = np.where(lesson == _NONE, np.minimum(shipped, _POSSIBLE), lesson)
        levels = np.where(listed, shipped, folded)
    bars = np.where(clauses.chosen, _odds(settings.least_likely_chosen), _odds(settings.least_likely_left))
    over = np.clip(odds, -_MOST, _MOST) - bars
    return Placings(levels, shipped, _likely(odds), np.round(over, _DIGITS))


class _Clauses(NamedTuple):
    """What bounds the tiers of clauses, whatever their likelihood.

    ``chosen``: the rules take it. ``nothing``: it tells a fact, what a task is, or only that there is more.
    ``speech``: it is a way of speaking, or tells only how another is done. ``slight``: it is a word or two
    without a verb (同时, 现代物流业), which nobody could keep; asked only of those that the rules leave.
    """

    chosen: Flags
    nothing: Flags
    speech: Flags
    slight: Flags

    @classmethod
    def of(cls, candidates: Candidates) -> _Clauses:
        clauses, _, counted, _, rulings, _, chosen, seen = candidates.choices
        texts, short = clauses.texts, clauses.ends - clauses.starts <= _FRAGMENT
        nothing, speech = _FACTS.take(rulings), _SPEECH.take(rulings)
        _add(nothing, (seen & MAY_BE_SO != 0) & ~counted, texts, says_what_is_so)
        _add(nothing, short & ~chosen, texts, _ET_CETERA.__contains__)
        _add(speech, (seen & MAY_SAY_HOW != 0) & ~counted, texts, only_says_how)
        slight = short & ~chosen & ~counted & _VERBLESS.take(clauses.heads)
        return cls(chosen, nothing, speech, slight)


def _add(flags: Flags, where: Flags, texts: Sequence[str], told: Callable[[str], bool]) -> None:
    """Set the flags of those texts at some places of which something is told."""
    for at in np.flatnonzero(where).tolist():
        flags[at] |= told(texts[at])


def _likely(odds: _Floats) -> _Floats:
    return 1 / (1 + np.exp(-odds))


def _odds(share: float) -> float:
    if not _LEAST < share < 1 - _LEAST:
        share = _LEAST if share <= _LEAST else 1 - _LEAST
    return log(share / (1 - share))


def _listed_levels(clauses: _Clauses) -> _Levels:
    """Return the tiers of clauses in a list of tasks: its items promise, what they say beside does not."""
    return np.where(clauses.chosen, _FIRM, _NONE)


def _levels(clauses: _Clauses, likely: _Floats, settings: ExtractionSettings) -> _Levels:
    """Return the tiers of clauses that stand in sentences; the rules' choice needs less than another."""
    chosen, nothing, speech, slight = clauses
    firm = likely >= np.where(chosen, settings.least_likely_chosen, settings.least_likely_left)
    possible = chosen | ((likely >= settings.least_likely_possible) & ~slight)
    level = np.where(firm & ~speech, _FIRM, np.where(possible, _POSSIBLE, _NONE))
    return np.where(nothing, _NONE, level)
