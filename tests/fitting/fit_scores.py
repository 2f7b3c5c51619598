"""Fit how log-odds of evidence become a share that answers, each labelled set left out once.

    WORKBENCH_SHARED=… python -m tests.fitting.fit_scores

Prints the constants, and how far stated shares lie from counted ones in a set that was left out. The
numbers in ``AlignmentSettings`` are rounded from the fit on all sets.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from math import exp, log
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from tests.quality.gold.__main__ import answers, propose
from tests.quality.gold.outcomes import firm_labels, place, quote_span
from tests.quality.gold.sets import PAIRS, read_pair, scorer
from workbench.extraction.likelihood import commitment_weights
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment
BINS = 10
PENALTY = 1e-3
SMALLEST = 5e-5  # shares are stated to four places
Curve = tuple[float, float]


class Offer(NamedTuple):
    """A passage offered for a labelled commitment, and whether it is one that answers."""

    log_odds: float
    first: bool
    right: bool
    score: float
    confident: bool


def offers(name: str) -> list[Offer]:
    """Return what is offered for the firm labels of a set; merely related passages are left out."""
    pair, score = read_pair(name), scorer()
    proposals = propose(pair, commitment_weights())
    evidence = answers(pair, proposals)
    placed = place(pair, proposals)
    canon = pair.canon[1]
    found = []
    for row in firm_labels(pair):
        quote = quote_span(pair, row)
        near = [(score.overlap(s, quote) / (s[1] - s[0]), c) for s, c in placed if score.covers(s, quote)]
        candidates = evidence[max(near, key=lambda each: each[0])[1].id].candidates if near else ()
        for at, each in enumerate(candidates):
            spans = canon.locate(each.text)
            right = any(score.covers(s, canon.span[b]) for s in spans for b in row["b"])
            related = [b for b in row.get("related", ()) if b in canon.span]
            if right or not any(score.covers(s, canon.span[b]) for s in spans for b in related):
                odds = _log_odds(each.score, first=at == 0)
                found.append(Offer(odds, at == 0, right, each.score, each.confident))
    return found


def _log_odds(share: float, *, first: bool) -> float:
    """Return the log-odds from which a share was stated."""
    slope, bias = SETTINGS.first_calibration if first else SETTINGS.further_calibration
    kept = min(max(share, SMALLEST), 1 - SMALLEST)
    return (log(kept / (1 - kept)) - bias) / slope


def fit(sample: Iterable[Offer]) -> dict[bool, Curve]:
    """Return slope and bias for first and for further passages."""
    every = list(sample)
    return {first: _fit([each for each in every if each.first is first]) for first in (True, False)}


def _fit(sample: Sequence[Offer]) -> Curve:
    odds = np.array([each.log_odds for each in sample])
    signs = np.array([1.0 if each.right else -1.0 for each in sample])

    def loss(curve: np.ndarray) -> float:
        return float(np.logaddexp(0, -signs * (curve[0] * odds + curve[1])).mean() + PENALTY * curve[0] ** 2)

    slope, bias = minimize(loss, np.array([1.0, 0.0])).x
    return float(slope), float(bias)


def stated(offer: Offer, curves: dict[bool, Curve]) -> float:
    """Return the share that the curves state for a passage."""
    slope, bias = curves[offer.first]
    return 1 / (1 + exp(-(slope * offer.log_odds + bias)))


def calibration_error(shares: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error (0..1): stated against counted share over ten equal bins."""
    at = np.minimum((np.array(shares) * BINS).astype(int), BINS - 1)
    gaps = [
        (at == each).sum() * abs(np.array(shares)[at == each].mean() - np.array(right)[at == each].mean())
        for each in set(at.tolist())
    ]
    return float(sum(gaps) / len(shares))


def reliability(shares: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float, int]]:
    """Return stated share, counted share and number of passages of each tenth that holds any, lowest first.

    >>> reliability([0.05, 0.95, 0.95], [False, True, False])
    [(0.05, 0.0, 1), (0.95, 0.5, 2)]
    """
    at = np.minimum((np.array(shares) * BINS).astype(int), BINS - 1)
    return [
        (float(np.array(shares)[at == each].mean()), float(np.array(right)[at == each].mean()), int(n))
        for each, n in zip(*np.unique(at, return_counts=True), strict=True)
    ]


def left_out(samples: dict[str, list[Offer]]) -> list[tuple[Offer, float]]:
    """Return every passage with the share stated by curves that never saw its set."""
    found = []
    for name, sample in samples.items():
        curves = fit(each for other, rest in samples.items() if other != name for each in rest)
        found += [(each, stated(each, curves)) for each in sample]
    return found


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def main() -> None:
    """Print constants, errors, and the share stated beside the share counted, each set left out in turn."""
    samples = {name: offers(name) for name in PAIRS}
    for first, curve in fit(each for sample in samples.values() for each in sample).items():
        _say("first" if first else "further", *(round(each, 3) for each in curve))
    told = left_out(samples)
    for name, chosen in (("all", told), ("first", [each for each in told if each[0].first])):
        error = calibration_error([share for _, share in chosen], [each.right for each, _ in chosen])
        _say(name, "left out", round(error, 4), len(chosen))
    for share, counted, count in reliability([share for _, share in told], [each.right for each, _ in told]):
        _say("  stated", format(share, ".3f"), "counted", format(counted, ".3f"), count)
    sure = [each.right for each, share in told if each.first and share >= SETTINGS.confident_share]
    _say("confident, left out", round(sum(sure) / len(sure), 4), len(sure))


if __name__ == "__main__":
    main()
