"""How far coders agree, beyond chance, and on how many units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.model.said import NOTHING, Said

Labels = Mapping[str, Mapping[str, str]]
Counts = NDArray[np.float64]

_NOT_SHARED = Said("agreement.not_shared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement of two or more coders on nominal labels.

    ``n`` counts the units (for spans: characters) that at least two coders judged. ``alpha`` is
    Krippendorff's, with a bootstrap ``interval``; ``kappa`` is Cohen's and only defined for two
    coders. ``confusion[i][j]`` counts how often the first coder said ``labels[i]`` and the second
    ``labels[j]``; with more coders, every ordered pair counts. Where a figure is None, ``undefined``
    says why.
    """

    n: int
    coders: tuple[str, ...]
    labels: tuple[str, ...]
    confusion: tuple[tuple[float, ...], ...]
    observed: float | None = None
    alpha: float | None = None
    kappa: float | None = None
    interval: tuple[float, float] | None = None
    undefined: Said = NOTHING


def measure(units: Labels, *, draws: int = 1000, seed: int = 0, level: float = 0.95) -> Agreement:
    """Return the agreement on ``units``: label by coder, by unit id.

    The interval is the percentile bootstrap over units (``draws`` resamples, fixed ``seed``).
    """
    shared = {unit: labels for unit, labels in units.items() if len(labels) > 1}
    coders = tuple(sorted({coder for labels in shared.values() for coder in labels}))
    values = tuple(sorted({label for labels in shared.values() for label in labels.values()}))
    if not shared:
        return Agreement(
            n=0,
            coders=coders,
            labels=values,
            confusion=(),
            undefined=_NOT_SHARED,
        )
    per_unit = np.stack([_coincidences(labels, values) for _, labels in sorted(shared.items())])
    total = per_unit.sum(axis=0)
    alpha = _alpha(total)
    confusion = _confusion(shared, coders, values)
    return Agreement(
        n=len(shared),
        coders=coders,
        labels=values,
        confusion=confusion,
        observed=float(np.trace(total) / total.sum()),
        alpha=alpha,
        kappa=_kappa(np.asarray(confusion)) if len(coders) == 2 else None,
        interval=None if alpha is None else _bootstrap(per_unit, draws, seed, level),
        undefined=NOTHING if alpha is not None else _no_variation(values),
    )


def krippendorff_alpha(units: Labels) -> float | None:
    """Return Krippendorff's α for nominal labels, None where it is not defined.

    Units with one label count for nothing; coders may be missing anywhere (Krippendorff 2011,
    "Computing Krippendorff's Alpha-Reliability", section C).
    """
    values = tuple(sorted({label for labels in units.values() for label in labels.values()}))
    matrices = [_coincidences(labels, values) for labels in units.values() if len(labels) > 1]
    return _alpha(np.sum(matrices, axis=0)) if matrices else None


def alpha_of_counts(coincidences: Sequence[Sequence[float]]) -> float | None:
    """Return α from a matrix of coincidences (value × value, symmetric), None where undefined."""
    return _alpha(np.asarray(coincidences, dtype=float))


def _coincidences(labels: Mapping[str, str], values: Sequence[str]) -> Counts:
    """Return one unit's pairs of labels, each weighted by 1 / (labels − 1)."""
    counts = np.array([sum(label == value for label in labels.values()) for value in values], dtype=float)
    pairs: Counts = np.outer(counts, counts) - np.diag(counts)
    weighted: Counts = pairs / (counts.sum() - 1)
    return weighted


def _alpha(coincidences: Counts) -> float | None:
    marginals = coincidences.sum(axis=0)
    total = marginals.sum()
    expected = total**2 - (marginals**2).sum()
    if expected <= 0 or total <= 1:
        return None
    disagreement = total - np.trace(coincidences)
    return float(1 - (total - 1) * disagreement / expected)


def _bootstrap(per_unit: Counts, draws: int, seed: int, level: float) -> tuple[float, float] | None:
    """Return the percentile interval of α over resampled units; resamples without variation are left out."""
    size = len(per_unit)
    weights = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), size=draws)
    totals = np.tensordot(weights, per_unit, axes=1)
    found = [alpha for each in totals if (alpha := _alpha(each)) is not None]
    if len(found) < draws / 2:
        return None
    tail = (1 - level) / 2
    low, high = np.quantile(found, (tail, 1 - tail))
    return (float(low), float(high))


def _kappa(confusion: Counts) -> float | None:
    """Return Cohen's κ of two coders' confusion matrix (1960), None where chance alone agrees on all."""
    total = confusion.sum()
    by_chance = float(confusion.sum(axis=0) @ confusion.sum(axis=1)) / total
    if by_chance >= total:
        return None
    return float((np.trace(confusion) - by_chance) / (total - by_chance))


def _confusion(units: Labels, coders: Sequence[str], values: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    at = {value: n for n, value in enumerate(values)}
    counts = [[0.0] * len(values) for _ in values]
    for labels in units.values():
        for i, first in enumerate(coders):
            for j, second in enumerate(coders):
                ordered = i < j if len(coders) == 2 else i != j
                if ordered and first in labels and second in labels:
                    counts[at[labels[first]]][at[labels[second]]] += 1
    return tuple(map(tuple, counts))


def _no_variation(values: Sequence[str]) -> Said:
    only = values[0] if values else ""
    return Said("agreement.one_value", value=only)
