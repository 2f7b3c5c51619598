"""Floors of what a score says: on labelled sets, each judged by curves fitted on the other ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fitting.fit_scores import SETTINGS, calibration_error, fit, left_out, offers
from tests.quality.gold.sets import PAIRS

pytestmark = pytest.mark.corpus


def test_a_score_is_a_share(shared: Path) -> None:
    """Of passages scored .8 about eight in ten answer, and what is marked as confident does."""
    samples = {name: offers(name) for name in PAIRS}
    told = left_out(samples)
    every = [each for sample in samples.values() for each in sample]
    for chosen in (told, [each for each in told if each[0].first]):
        assert calibration_error([share for _, share in chosen], [each.right for each, _ in chosen]) <= 0.035
    assert calibration_error([each.score for each in every], [each.right for each in every]) <= 0.02
    left = [each.right for each, share in told if each.first and share >= SETTINGS.confident_share]
    assert sum(left) / len(left) >= 0.97
    sure = [each.right for each in every if each.confident]
    assert len(sure) >= 180
    assert sum(sure) / len(sure) >= 0.97
    fitted = fit(every)
    assert fitted[True] == pytest.approx(SETTINGS.first_calibration, abs=0.1)
    assert fitted[False] == pytest.approx(SETTINGS.further_calibration, abs=0.1)
