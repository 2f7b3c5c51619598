"""Find what a later report says of the commitments of an earlier one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from workbench.alignment.carryover import carried_over
from workbench.alignment.numbers import Pairing, compare_numbers
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.progress import suggest_status
from workbench.alignment.queries import Answers, answer_queries, make_queries
from workbench.alignment.similarity import Grid
from workbench.model.commitment import Commitment, Quantity
from workbench.model.link import Candidate, Evidence, EvidenceReport
from workbench.settings import AlignmentSettings


def find_evidence(
    commitments: Sequence[Commitment],
    older: PreparedReport,
    newer: PreparedReport,
    *,
    older_quantities: Sequence[Quantity] = (),
    newer_quantities: Sequence[Quantity] = (),
    newer_commitments: Sequence[Commitment] = (),
    settings: AlignmentSettings,
) -> EvidenceReport:
    """Set each commitment of ``older`` against the review of ``newer``, best passages first.

    Offsets of candidates are into the newer text; every candidate is one sentence, its ``why`` names the
    clause that answers. ``confident`` marks candidates that were right nine times in ten on labelled
    reports. A commitment made by hand takes its numbers from ``older_quantities``. The proposed status is
    a proposal: silence is proposed as ``no_evidence``, never as failure. ``carried_over`` lists what
    ``newer_commitments``, or else the sentences of the newer plan, promise again.
    """
    if not commitments:
        return EvidenceReport(older=older.report.id, newer=newer.report.id, evidence=(), carried_over=())
    commitments = _with_numbers(commitments, older_quantities)
    queries = make_queries(commitments, older, settings)
    answers = answer_queries(queries, older, newer, "review", settings)
    promised = answer_queries(queries, older, newer, "plan", settings)
    finder = _Finder(newer, newer_quantities, settings)
    return EvidenceReport(
        older=older.report.id,
        newer=newer.report.id,
        evidence=tuple(
            finder.evidence(commitment, row, answers) for row, commitment in enumerate(commitments)
        ),
        carried_over=carried_over(commitments, promised, newer, newer_commitments, settings),
    )


def log_odds(features: Mapping[str, Grid], settings: AlignmentSettings) -> Grid:
    """Return how much speaks for each pair of commitment and sentence, as the log-odds of being right."""
    weighed = [np.float32(w) * features[name] for name, w in settings.evidence_weights.items()]
    return np.asarray(np.sum(weighed, axis=0) + np.float32(settings.evidence_bias))


def _with_numbers(
    commitments: Sequence[Commitment], quantities: Sequence[Quantity]
) -> tuple[Commitment, ...]:
    """Give commitments without numbers those that stand in their quotations."""
    return tuple(
        c
        if c.quantities
        else replace(c, quantities=tuple(q for q in quantities if c.start <= q.start and q.end <= c.end))
        for c in commitments
    )


class _Finder:
    """Turns rows of features into candidates."""

    def __init__(
        self, newer: PreparedReport, quantities: Sequence[Quantity], settings: AlignmentSettings
    ) -> None:
        self.newer = newer
        self.settings = settings
        self.quantities = sorted(quantities, key=lambda q: q.start)
        self.starts = [q.start for q in self.quantities]
        self.of_review = [
            q
            for s, part in zip(newer.sentences.spans, newer.sentences.parts, strict=True)
            if part == "review"
            for q in self.within(s.start, s.end)
        ]
        self.scores: Grid | None = None

    def within(self, start: int, end: int) -> list[Quantity]:
        """Return the quantities that begin in a stretch of the newer text."""
        return self.quantities[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def evidence(self, commitment: Commitment, row: int, answers: Answers | None) -> Evidence:
        """Return the best candidates of one commitment and what they suggest."""
        if answers is None:
            nothing = suggest_status((), -np.inf, self.settings)
            return Evidence(
                commitment=commitment.id,
                candidates=(),
                suggested_status=nothing.status,
                why=nothing.why,
            )
        if self.scores is None:
            self.scores = log_odds(answers.features, self.settings)
        odds = self.scores[row]
        ranked = np.argsort(-odds, kind="stable")[: self.settings.candidates]
        candidates = tuple(self._candidate(commitment, row, int(k), float(odds[k]), answers) for k in ranked)
        suggestion = suggest_status(candidates, float(odds[ranked[0]]), self.settings)
        return Evidence(
            commitment=commitment.id,
            candidates=candidates,
            suggested_status=suggestion.status,
            why=suggestion.why,
        )

    def _candidate(
        self, commitment: Commitment, row: int, column: int, odds: float, answers: Answers
    ) -> Candidate:
        sentence = int(answers.sentences[column])
        span = self.newer.sentences.spans[sentence]
        clause = self.newer.clauses.spans[int(answers.clause[row, column])]
        text = self.newer.report.text
        pairing: Pairing | None = compare_numbers(
            commitment, span.of(text), self.within(span.start, span.end), self.of_review, self.settings
        )
        why: dict[str, float | str] = {
            name: round(weight * float(answers.features[name][row, column]), 3)
            for name, weight in self.settings.evidence_weights.items()
        }
        why["clause"] = clause.of(text)
        return Candidate(
            text=span.of(text),
            start=span.start,
            end=span.end,
            sentence=self.newer.sentences.ids[sentence],
            score=round(float(1 / (1 + np.exp(-odds))), 4),
            why=why,
            confident=odds >= self.settings.confident_log_odds,
            comparison=pairing.comparison if pairing else None,
        )
