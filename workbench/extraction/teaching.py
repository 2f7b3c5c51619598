"""What a team's decisions teach: small shifts of the weights by which clauses are taken for commitments.

The shipped weights are the starting point and hold against few decisions; what many decisions say alike
moves them: how much every clause needs, what each feature counts, and what a verb or an ending counts here.
Nothing else is learned, so a lesson is a short table and can be left out at any time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.extraction.candidate_clauses import place_clauses
from workbench.extraction.clause_features import OWN_WORDS, clause_features, own_words
from workbench.extraction.likelihood import BIAS, Weights, likelihood, moved_weights
from workbench.model.commitment import Quantity
from workbench.model.decision import Annotation
from workbench.model.report import Report
from workbench.settings import ExtractionSettings

Floats = NDArray[np.float64]


class Decided(NamedTuple):
    """The features and own words of a clause that was decided on, and whether it was kept as a commitment."""

    features: tuple[str, ...]
    kept: bool


class Lesson(NamedTuple):
    """From how many decisions, and by how many log-odds each feature's weight moves.

    ``astray`` counts the decisions that the shipped weights did not foretell, ``astray_taught`` those that
    the others' lesson did not: each fifth of the decisions by what the other four teach.
    """

    decisions: int
    shifts: Mapping[str, float]
    astray: int = 0
    astray_taught: int = 0

    def applied(self, weights: Weights) -> Weights:
        """Return the weights moved by the lesson."""
        return moved_weights(weights, self.shifts.items())


NOTHING_TAUGHT = Lesson(0, {})


def learn(decided: Sequence[Decided], weights: Weights, settings: ExtractionSettings) -> Lesson:
    """Return what decisions teach: the likeliest shifts, each held near 0 by a normal prior.

    Fewer decisions than the settings ask for teach nothing. Whether what they teach foretells such decisions
    better than the weights as shipped is counted, for somebody to judge: to teach nothing where it does not
    was tried on labelled reports, and cost more corrections than it saved.
    """
    count = len(decided)
    if count < settings.fewest_taught:
        return Lesson(count, {})
    ordered = sorted(decided)  # like decisions go into different parts, in whatever order they were made
    parts = [ordered[at :: settings.taught_parts] for at in range(settings.taught_parts)]
    astray = _astray(ordered, weights, settings)
    taught = 0
    for number, part in enumerate(parts):
        others = [each for other, rest in enumerate(parts) if other != number for each in rest]
        taught += _astray(part, moved_weights(weights, _shifts(others, weights, settings).items()), settings)
    return Lesson(count, _shifts(ordered, weights, settings), astray, taught)


def is_kept_by(features: Sequence[str], weights: Weights, settings: ExtractionSettings) -> bool:
    """Say whether a clause with these features is a proposal that counts, by some weights."""
    bar = settings.least_likely_chosen if "chosen" in features else settings.least_likely_left
    return likelihood(features, weights) >= bar


def _astray(decided: Sequence[Decided], weights: Weights, settings: ExtractionSettings) -> int:
    """Count the decisions that some weights do not foretell."""
    return sum(is_kept_by(each.features, weights, settings) != each.kept for each in decided)


def _shifts(decided: Sequence[Decided], weights: Weights, settings: ExtractionSettings) -> dict[str, float]:
    """Return by how much decisions move each weight, the smallest shifts left out."""
    from scipy.optimize import minimize  # noqa: PLC0415 - 27 megabytes, for who has the decisions looked at only

    names = sorted({name for each in decided for name in each.features} - {BIAS})
    spread = np.array([settings.bias_spread, *(_spread(name, settings) for name in names)])
    column = {name: at for at, name in enumerate(names, 1)}
    table = np.zeros((len(decided), len(spread)))
    table[:, 0] = 1
    for row, each in enumerate(decided):
        for name in each.features:
            table[row, column[name]] = 1
    kept = np.array([float(each.kept) for each in decided])
    start = np.array(
        [weights.get(BIAS, 0.0) + sum(weights.get(f, 0.0) for f in each.features) for each in decided]
    )

    def loss(shifts: Floats) -> tuple[float, Floats]:
        odds = start + table @ shifts
        lost = float(np.sum(np.logaddexp(0, odds) - kept * odds) + 0.5 * np.sum((shifts / spread) ** 2))
        return lost, table.T @ (1 / (1 + np.exp(-odds)) - kept) + shifts / spread**2

    found = minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B").x
    shifts = zip((BIAS, *names), found.round(3).tolist(), strict=True)
    return {name: by for name, by in shifts if abs(by) >= settings.least_shift}


def _spread(name: str, settings: ExtractionSettings) -> float:
    """Return by how much a feature may move; words weigh nothing before somebody decided on them."""
    return settings.word_spread if name.startswith(OWN_WORDS) else settings.feature_spread


def decided_clauses(
    report: Report,
    quantities: Sequence[Quantity],
    decisions: Sequence[Annotation],
    settings: ExtractionSettings,
) -> list[Decided]:
    """Return the clauses of a plan that decisions rest on, each decision with the clause it mostly covers.

    Orphans, and passages that are no clause of the plan, teach nothing.
    """
    candidates = place_clauses(report, quantities, ("plan", "closing"), settings)
    read = candidates.choices.clauses
    told = zip(clause_features(candidates).of_each(), own_words(read).of_each(), strict=True)
    clauses = [
        (start, end, (*features, *own))
        for start, end, (features, own) in zip(read.starts.tolist(), read.ends.tolist(), told, strict=True)
    ]
    found = []
    for decision in decisions:
        start, end = decision.anchor.start, decision.anchor.end
        if start is None or end is None:
            continue
        low, high, features = max(
            clauses, key=lambda c: min(c[1], end) - max(c[0], start), default=(0, 0, ())
        )
        if 2 * (min(high, end) - max(low, start)) > min(high - low, end - start):
            found.append(Decided(features, decision.decision != "rejected"))
    return found
