"""What share of passages with a given log-odds answer: the map from evidence to ``Candidate.score``."""

from __future__ import annotations

import math

from workbench.settings import AlignmentSettings


def share_right(log_odds: float, settings: AlignmentSettings, *, first: bool) -> float:
    """Return the share (0..1) of passages of such log-odds that answered on labelled reports.

    ``first``: the passage is the first offered; of those behind it far fewer answer at the same odds, as
    most promises are answered by one sentence. Both maps are logistic, so that more odds never score less.
    """
    slope, bias = settings.first_calibration if first else settings.further_calibration
    return 1 / (1 + math.exp(-(slope * log_odds + bias)))
