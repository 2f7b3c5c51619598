"""Which clauses are firm and which only possible: by their likelihood, and by what a library taught."""

from __future__ import annotations

from math import log
from typing import NamedTuple

from workbench.extraction.choosing import Choice
from workbench.extraction.clause_features import Features, own_words
from workbench.extraction.likelihood import Table, Weights, likely, moved_weights
from workbench.model.commitment import Tier
from workbench.settings import ExtractionSettings

_SPEECH = frozenset(("wish", "said", "announcement", "ritual", "frame"))  # never more than possible
_FRAGMENT = 5  # characters
_ET_CETERA = frozenset(("等", "等等", "等方面"))
_DIGITS = 2
_LEAST = 1e-6  # nothing is surer than this
_MOST = 1 - _LEAST


class Placing(NamedTuple):
    """The tier of a clause, the one without lessons, its likelihood (0..1) and margin; None for no proposal.

    The margin is how far it lies above what makes it firm, in log-odds.
    """

    tier: Tier | None
    shipped: Tier | None
    likely: float
    margin: float


class Tiers:
    """Places clauses by the weights of a table and by what the settings' lesson moves of them."""

    def __init__(self, weights: Weights, settings: ExtractionSettings) -> None:
        """Take the weights as shipped; ``settings.taught`` comes on top."""
        self._weights = weights if isinstance(weights, Table) else Table(weights)
        self._settings = settings
        self._taught = Table(moved_weights(weights, settings.taught)) if settings.taught else None
        self._bars = tuple([_odds(_bar(chosen, settings)) for chosen in (False, True)])

    def of(self, choice: Choice, features: Features, *, listed: bool) -> Placing:
        """Return where a clause belongs. A lesson folds what it speaks against, but hides nothing."""
        share, settings = likely(self._weights.odds(features)), self._settings
        tier = shipped = _listed_tier(choice) if listed else _tier(choice, share, settings)
        if self._taught is not None and not listed:
            share = likely(self._taught.odds((*features, own_words(choice))))
            tier = _tier(choice, share, settings) or (shipped and "possible")
        return Placing(tier, shipped, share, round(_odds(share) - self._bars[choice.chosen], _DIGITS))


def _odds(share: float) -> float:
    if not _LEAST < share < _MOST:
        share = _LEAST if share <= _LEAST else _MOST
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
