"""Why a passage may answer a commitment: what each feature adds to the log-odds, in round numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.queries import Answers
from workbench.alignment.similarity import Grid, in_blocks
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


class Reasons:
    """What speaks for the sentences that rank best, worked out for all of them at once."""

    def __init__(
        self, answers: Answers, ranked: Sequence[Sequence[int]], settings: AlignmentSettings
    ) -> None:
        """Take ``ranked``, the columns of each commitment that will be asked for; others may be."""
        self._names = tuple(settings.evidence_weights)
        self._weighed = [
            (weight, answers.features[name]) for name, weight in settings.evidence_weights.items()
        ]
        rows = np.arange(len(ranked))[:, None]
        columns = np.array(ranked, dtype=np.intp).reshape(len(ranked), -1)
        added = [weight * grid[rows, columns].astype(np.float64) for weight, grid in self._weighed]
        told = rounded(np.stack(added, axis=2)).tolist() if added else []
        self._told = [dict(zip(at, row, strict=True)) for at, row in zip(ranked, told, strict=True)]

    def of(self, row: int, column: int) -> dict[str, float | str]:
        """Return what each feature adds for one commitment and one sentence."""
        told = self._told[row].get(column)
        if told is None:
            told = [round(weight * grid.item(row, column), _DIGITS) for weight, grid in self._weighed]
        return dict(zip(self._names, told))  # noqa: B905 - thousands are made, of one length


def rounded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values to three decimals, each as ``round`` gives it, of any shape."""
    scale = 10.0**_DIGITS
    scaled = values * scale
    result = np.asarray(np.rint(scaled) / scale)
    # Where a value lies on the edge between two, the product has already lost what decides.
    edge = np.abs(np.abs(scaled - np.trunc(scaled)) - 0.5) < _ON_THE_EDGE
    result[edge] = [round(value, _DIGITS) for value in values[edge].tolist()]
    return result
