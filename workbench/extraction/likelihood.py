"""How likely a clause is to be a commitment: a logistic sum over a table of weights.

The table (``data/commitment_weights.tsv``) is fitted by ``tests/fitting/fit_commitments.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from types import MappingProxyType

from workbench.text.lexicon import read_rows

Weights = Mapping[str, float]
"""Log-odds by feature; ``BIAS`` is what a clause has without any."""

BIAS = "bias"


@cache
def commitment_weights() -> Weights:
    """Return the weights that ship with the package."""
    rows = read_rows("extraction", "commitment_weights.tsv")
    return MappingProxyType({name: float(weight) for name, weight in rows})


def moved_weights(weights: Weights, shifts: Iterable[tuple[str, float]]) -> Weights:
    """Return the weights with some of them moved, by log-odds."""
    return {**weights, **{name: weights.get(name, 0.0) + by for name, by in shifts}}


def likelihood(features: Iterable[str], weights: Weights) -> float:
    """Return the likelihood (0..1) that a clause with these features is a commitment."""
    odds = weights.get(BIAS, 0.0) + sum([weights.get(feature, 0.0) for feature in features])
    return 1 / (1 + exp(-odds))
