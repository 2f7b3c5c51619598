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
BETWEEN = 25
"""So many decisions are made before the standard is put in force anew."""
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


def simulate(name: str, standard: Standard = readers) -> Corrections:
    """Decide the first proposals of a set in reading order, learn from them, and count on the rest."""
    weights, clauses = fit([other for other in SETS if other != name]), _clauses(name, standard)
    decided: list[Decided] = []
    while clauses and len(decided) < DECISIONS:
        features, kept = clauses.pop(0)
        if kept or _likely(features, weights) >= DEFAULTS.extraction.least_likely_possible:
            decided.append(Decided(features, kept))
    moved = learn(decided, weights, settings=DEFAULTS.extraction).applied(weights)
    before, after = (sum(_is_firm(f, w) != kept for f, kept in clauses) for w in (weights, moved))
    return Corrections(name, len(clauses), before, after)


def doubtful_first(name: str) -> Corrections:
    """Decide a set's most doubtful clauses first, learning again and again, and count on the rest.

    ``before`` are the corrections left where the same number is decided in reading order and nothing taught.
    """
    weights = fit([other for other in SETS if other != name])
    moved, rest = weights, _clauses(name)
    decided: list[Decided] = []
    while len(decided) < DECISIONS:
        rest.sort(key=lambda clause: abs(_margin(clause[0], moved)))
        chosen, rest = rest[:BETWEEN], rest[BETWEEN:]
        decided += [Decided(features, kept) for features, kept in chosen]
        moved = learn(decided, weights, settings=DEFAULTS.extraction).applied(weights)
    after = sum(_is_firm(features, moved) != kept for features, kept in rest)
    return Corrections(name, len(rest), simulate(name).before, after)


def _margin(features: Sequence[str], weights: Weights) -> float:
    likely, bar = _likely(features, weights), _bar(features)
    return float(np.log(likely / (1 - likely)) - np.log(bar / (1 - bar)))


def _likely(features: Sequence[str], weights: Weights) -> float:
    return likelihood(features, weights)


def _is_firm(features: Sequence[str], weights: Weights) -> bool:
    return _likely(features, weights) >= _bar(features)


def _bar(features: Sequence[str]) -> float:
    settings = DEFAULTS.extraction
    return settings.least_likely_chosen if "chosen" in features else settings.least_likely_left


def fall(found: Sequence[Corrections]) -> float:
    """Return by which share corrections fall over all sets together."""
    return 1 - sum(each.after for each in found) / sum(each.before for each in found)


def print_teaching() -> None:
    """Print corrections before and after, for the labels and for a stricter standard."""
    ways = {
        "labels": [simulate(name) for name in PAIRS],
        "measurable only": [simulate(name, measurable_only) for name in PAIRS],
        "labels, the doubtful first": [doubtful_first(name) for name in PAIRS],
    }
    for title, found in ways.items():
        for each in found:
            print(f"taught by {DECISIONS} ({title}) {each.name}: {each.before} → {each.after} of {each.rest}")
        print(f"  corrections fall by {fall(found):.3f}")
