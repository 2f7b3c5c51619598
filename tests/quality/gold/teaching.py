"""Corrections on the rest of a report nobody saw, before and after its first decisions taught something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from tests.fitting.fit_commitments import SETS, fit, taught
from tests.quality.gold.sets import PAIRS
from workbench.extraction.likelihood import Weights, likelihood
from workbench.extraction.teaching import Decided, learn
from workbench.settings import DEFAULTS

DECISIONS = 100
Standard = Callable[[Sequence[str], bool], bool]


class Corrections(NamedTuple):
    """How many of the remaining clauses somebody has to reject or to add."""

    name: str
    rest: int
    before: int
    after: int


def readers(features: Sequence[str], label: bool) -> bool:
    """Keep what the labels keep."""
    return label


def measurable_only(features: Sequence[str], label: bool) -> bool:
    """Keep, of what the labels keep, what the rules take for more than an action: a stricter standard."""
    return label and "rule=action" not in features


def simulate(name: str, standard: Standard = readers) -> Corrections:
    """Decide the first proposals of a set in reading order, learn from them, and count on the rest."""
    weights = fit([other for other in SETS if other != name])
    clauses = [
        (features, standard(features, label == 1))
        for features, label in zip(*taught(name), strict=True)
        if not np.isnan(label)
    ]
    decided: list[Decided] = []
    while clauses and len(decided) < DECISIONS:
        features, kept = clauses.pop(0)
        if kept or _likely(features, weights) >= DEFAULTS.extraction.least_likely_possible:
            decided.append(Decided(tuple(features), kept))
    moved = learn(decided, weights).applied(weights)
    before, after = (sum(_is_firm(f, w) != kept for f, kept in clauses) for w in (weights, moved))
    return Corrections(name, len(clauses), before, after)


def _likely(features: Sequence[str], weights: Weights) -> float:
    return likelihood(features, weights)


def _is_firm(features: Sequence[str], weights: Weights) -> bool:
    chosen = "chosen" in features
    settings = DEFAULTS.extraction
    return _likely(features, weights) >= (
        settings.least_likely_chosen if chosen else settings.least_likely_left
    )


def fall(standard: Standard = readers) -> float:
    """Return by which share corrections fall over all sets together, each judged by the others' weights."""
    found = [simulate(name, standard) for name in PAIRS]
    return 1 - sum(each.after for each in found) / sum(each.before for each in found)


def print_teaching() -> None:
    """Print corrections before and after, for the labels and for a stricter standard."""
    for title, standard in (("labels", readers), ("measurable only", measurable_only)):
        for each in (simulate(name, standard) for name in PAIRS):
            print(f"taught by {DECISIONS} ({title}) {each.name}: {each.before} → {each.after} of {each.rest}")
        print(f"  corrections fall by {fall(standard):.3f}")
