"""Why a passage may answer a commitment: what each feature adds to the log-odds, in round numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.similarity import Grid, in_blocks
from workbench.alignment.units import Indices
from workbench.settings import AlignmentSettings

_DIGITS = 3
_ON_THE_EDGE = 1e-6


def log_odds(features: Mapping[str, Grid], settings: AlignmentSettings) -> Grid:
    """Return how much speaks for each pair of commitment and sentence, as the log-odds of being right."""
    weighed = [(np.float32(weight), features[name]) for name, weight in settings.evidence_weights.items()]
    odds = np.empty(weighed[0][1].shape, dtype=np.float32)
    for block in in_blocks(odds):
        rows = odds[block]
        for at, (weight, feature) in enumerate(weighed):
            # What is the same for all commitments is one row.
            part = weight * (feature[:1] if feature.strides[0] == 0 else feature[block])
            if at:
                rows += part
            else:
                rows[:] = part
        rows += np.float32(settings.evidence_bias)
    return odds


def reasons(
    features: Mapping[str, Grid], rows: Indices, columns: Indices, settings: AlignmentSettings
) -> list[list[float]]:
    """Return what each feature, in the weights' order, adds to each pair of commitment and sentence."""
    named = [features[name] for name in settings.evidence_weights]
    # What is the same for all commitments is one row.
    picked = [each[0, columns] if each.strides[0] == 0 else each[rows, columns] for each in named]
    weights = np.array(list(settings.evidence_weights.values()), dtype=np.float64)
    told: list[list[float]] = rounded(np.array(picked, dtype=np.float64) * weights[:, None], _DIGITS).tolist()
    return told


def rounded(values: NDArray[np.float64], digits: int) -> NDArray[np.float64]:
    """Return values to so many decimals, each as ``round`` gives it, of any shape."""
    scale = 10.0**digits
    scaled = values * scale
    result = np.asarray(np.rint(scaled) / scale)
    # Where a value lies on the edge between two, the product has already lost what decides.
    edge = np.abs(np.abs(scaled - np.trunc(scaled)) - 0.5) < _ON_THE_EDGE
    result[edge] = [round(value, digits) for value in values[edge].tolist()]
    return result
