"""What share of passages with a given log-odds answer: the map from evidence to ``Candidate.score``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workbench.settings import AlignmentSettings


def share_right(log_odds: float, settings: AlignmentSettings, *, first: bool) -> float:
    """Return the share (0..1) of passages of such log-odds that answered on labelled reports.

    ``first``: the passage is the first offered; of those behind it far fewer answer at the same odds, as
    most promises are answered by one sentence. Both maps are logistic, so that more odds never score less.
    """
    return float(shares_right(np.float64(log_odds), settings, first=first))


def shares_right(
    log_odds: NDArray[np.float64] | np.float64, settings: AlignmentSettings, *, first: bool
) -> NDArray[np.float64]:
    """Return ``share_right`` of many log-odds."""
    slope, bias = settings.first_calibration if first else settings.further_calibration
    return np.asarray(1 / (1 + np.exp(-(slope * log_odds + bias))))
