"""Corrections on the rest of a report nobody saw, before and after its first decisions taught something."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from tests.fitting.fit_commitments import SETS, fit, taught
from tests.quality.gold.sets import PAIRS
from workbench.extraction.likelihood import Weights, likelihood
from workbench.extraction.teaching import Decided, is_kept_by, learn
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.extraction

DECISIONS = 100
BETWEEN = 25
"""So many decisions are made before the standard is put in force anew."""
ORDERS = 10
"""So many random orders of decisions are tried: what is known of a place from anywhere in its report."""
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


def _clauses(name: str, standard: Standard = readers) -> list[tuple[tuple[str, ...], bool]]:
    """Return the labelled clauses of a set in reading order, and whether the standard keeps each."""
    return [
        ((*features, *words), standard(features, label == 1))
        for features, label, words in zip(*taught(name), strict=True)
        if not np.isnan(label)
    ]


def simulate(name: str, standard: Standard = readers, order: int | None = None) -> Corrections:
    """Decide the first proposals of a set, learn from them, and count on the rest.

    They are decided in reading order, or in the random one with the number ``order``.
    """
    weights, clauses = fit([other for other in SETS if other != name]), _clauses(name, standard)
    if order is not None:
        random.Random(order).shuffle(clauses)
    decided: list[Decided] = []
    while clauses and len(decided) < DECISIONS:
        features, kept = clauses.pop(0)
        if kept or _likely(features, weights) >= SETTINGS.least_likely_possible:
            decided.append(Decided(features, kept))
    moved = learn(decided, weights, SETTINGS).applied(weights)
    before, after = (sum(is_kept_by(f, w, SETTINGS) != kept for f, kept in clauses) for w in (weights, moved))
    return Corrections(name, len(clauses), before, after)


def doubtful_first(name: str, *, teach: bool = True) -> Corrections:
    """Decide a set's most doubtful clauses first, learning again and again, and count on the rest.

    ``before`` are the corrections left where the same number is decided in reading order and nothing taught;
    without ``teach`` the order alone does its part.
    """
    weights = fit([other for other in SETS if other != name])
    moved, rest = weights, _clauses(name)
    decided: list[Decided] = []
    while len(decided) < DECISIONS:
        rest.sort(key=lambda clause: abs(_margin(clause[0], moved)))
        chosen, rest = rest[:BETWEEN], rest[BETWEEN:]
        decided += [Decided(features, kept) for features, kept in chosen]
        if teach:
            moved = learn(decided, weights, SETTINGS).applied(weights)
    after = sum(is_kept_by(features, moved, SETTINGS) != kept for features, kept in rest)
    return Corrections(name, len(rest), simulate(name).before, after)


def _margin(features: Sequence[str], weights: Weights) -> float:
    likely, bar = _likely(features, weights), _bar(features)
    return float(np.log(likely / (1 - likely)) - np.log(bar / (1 - bar)))


def _likely(features: Sequence[str], weights: Weights) -> float:
    return likelihood(features, weights)


def _bar(features: Sequence[str]) -> float:
    return SETTINGS.least_likely_chosen if "chosen" in features else SETTINGS.least_likely_left


def fall(found: Sequence[Corrections]) -> float:
    """Return by which share corrections fall over all sets together."""
    return 1 - sum(each.after for each in found) / sum(each.before for each in found)


def print_teaching() -> None:
    """Print corrections before and after, for the labels and for a stricter standard, by several orders."""
    ways = {
        "labels": [simulate(name) for name in PAIRS],
        "measurable only": [simulate(name, measurable_only) for name in PAIRS],
        "labels, the doubtful first": [doubtful_first(name) for name in PAIRS],
        "labels, the doubtful first, nothing taught": [doubtful_first(name, teach=False) for name in PAIRS],
    }
    for title, found in ways.items():
        for each in found:
            print(f"taught by {DECISIONS} ({title}) {each.name}: {each.before} → {each.after} of {each.rest}")
        print(f"  corrections fall by {fall(found):.3f}")
    falls = [fall([simulate(name, order=order) for name in PAIRS]) for order in range(ORDERS)]
    low, middle, high = np.quantile(falls, (0.05, 0.5, 0.95))
    print(f"  in {ORDERS} random orders they fall by {middle:.3f} [{low:.3f}–{high:.3f}]")
