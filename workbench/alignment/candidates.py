"""Passages of a later review that may answer a commitment, best first, with numbers side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.alignment.calibrating import share_right
from workbench.alignment.equivalents import compare_grades, compare_step
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.queries import Answers
from workbench.alignment.similarity import Grid, best_first
from workbench.measuring.comparing import Pairing, compare_numbers, told_apart
from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.reported_measures import spanning_sentences
from workbench.measuring.sameness import lookup_keys, sameness
from workbench.model.commitment import Commitment, Quantity
from workbench.model.link import Candidate
from workbench.model.span import Span
from workbench.settings import AlignmentSettings


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with what a proposed status rests on.

    ``phrase`` is the clause that answers, out to the next comma; ``pairing`` the numbers side by side.
    """

    candidate: Candidate
    log_odds: float
    phrase: str
    pairing: Pairing | None


def log_odds(features: Mapping[str, Grid], settings: AlignmentSettings) -> Grid:
    """Return how much speaks for each pair of commitment and sentence, as the log-odds of being right."""
    parts: list[Grid] = []
    for name, weight in settings.evidence_weights.items():
        feature = features[name]
        if feature.strides[0] == 0:  # the same for all commitments: one row is enough
            feature = feature[:1]
        parts.append(np.float32(weight) * feature)
    return np.asarray(sum(parts[1:], parts[0]) + np.float32(settings.evidence_bias))


class CandidateFinder:
    """Turns rows of features into candidates."""

    def __init__(
        self,
        *,
        older: PreparedReport,
        newer: PreparedReport,
        answers: Answers | None,
        quantities: Sequence[Quantity],
        settings: AlignmentSettings,
        prior: Grid | None = None,
    ) -> None:
        """Take what is the same for all commitments; ``quantities`` are those of the newer report.

        ``prior`` is added to the log-odds of each commitment and sentence.
        """
        self.older, self.newer, self.settings, self.answers = older, newer, settings, answers
        self.scores = log_odds(answers.features, settings) if answers else None
        if self.scores is not None and prior is not None:
            self.scores = self.scores + prior
        self.ranked = best_first(self.scores, settings.candidates) if self.scores is not None else []
        text = newer.report.text
        ordered = sorted(quantities, key=lambda q: q.start)
        self.starts = [q.start for q in ordered]
        self.measures = read_measures(ordered, text, _spans_of_years(newer))
        self.spanning_plan = _spans_of_years(older)
        review = [
            s
            for s, part in zip(newer.sentences.spans, newer.sentences.parts, strict=True)
            if part == "review"
        ]
        self.of_review = [m.quantity for span in review for m in self._within(span)]
        self.clause_starts = [span.start for span in newer.clauses.spans]
        self.reported: dict[tuple[str, str], list[Measure]] = defaultdict(list)
        for span in review:
            for measure in self._within(span):
                for key in lookup_keys(measure):
                    self.reported[key].append(measure)
        self.weighed = (
            [(name, weight, answers.features[name]) for name, weight in settings.evidence_weights.items()]
            if answers
            else []
        )
        self.weights_told = self._weights_told()
        self.phrases: dict[int, str] = {}
        self.column_of = (
            {int(sentence): column for column, sentence in enumerate(answers.sentences)} if answers else {}
        )
        self.sentence_starts = [span.start for span in newer.sentences.spans]

    def _weights_told(self) -> list[dict[int, list[float]]]:
        """Return for each commitment what each feature adds, by column, for the columns ranked best."""
        if not self.ranked:
            return []
        rows = np.arange(len(self.ranked))[:, None]
        columns = np.array(self.ranked, dtype=np.intp).reshape(len(self.ranked), -1)
        added = [weight * grid[rows, columns].astype(np.float64) for _, weight, grid in self.weighed]
        told = np.stack(added, axis=2).tolist() if added else []
        return [dict(zip(at, of_row, strict=True)) for at, of_row in zip(self.ranked, told, strict=True)]

    def find(self, commitment: Commitment, row: int) -> list[Found]:
        """Return the candidates of one commitment: sentences, then clauses with further numbers."""
        if self.answers is None or self.scores is None:
            return []
        odds = self.scores[row]
        text = self.older.report.text
        planned = told_apart(read_measures(commitment.quantities, text, self.spanning_plan))
        columns = self._with_holders(self.ranked[row], planned)
        told = [
            self._pairings(
                commitment,
                planned,
                self.newer.sentences.spans[int(self.answers.sentences[column])],
                sure=odds[column] >= self.settings.confident_log_odds,
            )
            for column in columns
        ]
        surest = _surest(told)
        found: list[Found] = []
        further: list[Found] = []
        for column, pairings in zip(columns, told, strict=True):
            kept = [each for each in pairings if _is_near(each, surest, self.settings)]
            found.append(self._sentence(row, int(column), float(odds[column]), kept))
            further += [self._number(found[-1], pairing) for pairing in kept[1:]]
        found.sort(key=lambda each: each.pairing is None or each.pairing.actual is None)
        offered = found + _unseen(found, further, self.settings.further_numbers)
        return [_as_first(offered[0], self.settings), *offered[1:]] if offered else []

    def _with_holders(self, ranked: Sequence[int], planned: Sequence[Measure]) -> list[int]:
        """Return the columns to look at: the best ones, and those that hold exactly a planned number."""
        columns = list(ranked)
        for plan in planned:
            same = [
                actual
                for key in lookup_keys(plan)
                for actual in self.reported.get(key, ())
                if sameness(plan, actual, self.settings) >= self.settings.exact_likeness
            ]
            holders = [self._column_at(actual.quantity.start) for actual in same]
            if holders and not set(holders) & set(columns):
                columns += [column for column in holders[:1] if column is not None]
        return columns

    def _column_at(self, at: int) -> int | None:
        """Return the column of the sentence at a place of the newer text, None where it cannot answer."""
        return self.column_of.get(bisect_right(self.sentence_starts, at) - 1)

    def _pairings(
        self, commitment: Commitment, planned: Sequence[Measure], sentence: Span, *, sure: bool
    ) -> list[Pairing]:
        reported = self._within(sentence)
        if pairings := compare_numbers(planned, reported, self.settings, answering=sure):
            return pairings
        quantities = [measure.quantity for measure in reported if not measure.over_years]
        other = compare_step(commitment.quote, quantities, self.of_review) or compare_grades(
            commitment.quote, sentence.of(self.newer.report.text)
        )
        return [other] if other else []

    def _within(self, span: Span) -> list[Measure]:
        """Return the measures that begin in a stretch of the newer text."""
        return self.measures[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def _sentence(self, row: int, column: int, odds: float, pairings: Sequence[Pairing]) -> Found:
        assert self.answers is not None  # noqa: S101 - find() returns early without answers
        sentence = int(self.answers.sentences[column])
        clause = self.answers.clause(row, column)
        added = self.weights_told[row].get(column) or [w * g.item(row, column) for _, w, g in self.weighed]
        why: dict[str, float | str] = {
            name: round(each, 3) for (name, _, _), each in zip(self.weighed, added, strict=True)
        }
        why["clause"] = self.newer.clauses.spans[clause].of(self.newer.report.text)
        pairing = pairings[0] if pairings else None
        return self._found(self.newer.sentences.spans[sentence], sentence, odds, why, clause, pairing)

    def _number(self, holder: Found, pairing: Pairing) -> Found:
        """Return the clause in which a further number of the commitment is reported."""
        assert pairing.actual is not None  # noqa: S101 - only pairs of numbers come in several
        at = bisect_right(self.clause_starts, pairing.actual.start) - 1
        clause = self.newer.clauses.spans[at]
        why: dict[str, float | str] = {
            "number": round(pairing.likeness, 1),
            "clause": clause.of(self.newer.report.text),
        }
        sentence = int(self.newer.sentence_of[at])
        return self._found(clause, sentence, holder.log_odds, why, at, pairing)

    def _found(
        self,
        span: Span,
        sentence: int,
        odds: float,
        why: Mapping[str, float | str],
        clause: int,
        pairing: Pairing | None,
    ) -> Found:
        text = self.newer.report.text
        if (phrase := self.phrases.get(clause)) is None:
            # Of the clause's own sentence: a clause never reaches over its edge.
            phrase = _phrase(text, self.newer.clauses.spans[clause], self.newer.sentences.spans[sentence])
            self.phrases[clause] = phrase
        candidate = Candidate(
            text=span.of(text),
            start=span.start,
            end=span.end,
            sentence=self.newer.sentences.ids[sentence],
            score=round(share_right(odds, self.settings, first=False), 4),
            why=why,
            confident=False,
            comparison=pairing.comparison if pairing else None,
        )
        return Found(candidate, odds, phrase, pairing)


def _spans_of_years(prepared: PreparedReport) -> Callable[[int], bool]:
    """Return what says of a place of a report whether it is told there of several years together."""
    spanning = spanning_sentences(prepared.report)
    starts = [span.start for span in prepared.sentences.spans]
    ids = prepared.sentences.ids

    def tells(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index >= 0 and ids[index] in spanning

    return tells


def _as_first(found: Found, settings: AlignmentSettings) -> Found:
    """Return a first candidate with the share of such that answer, and whether it surely does."""
    share = share_right(found.log_odds, settings, first=True)
    confident = share >= settings.confident_share
    told = found.candidate
    candidate = Candidate(  # not dataclasses.replace: it takes as long again, for thousands
        text=told.text,
        start=told.start,
        end=told.end,
        sentence=told.sentence,
        score=round(share, 4),
        why=told.why,
        confident=confident,
        comparison=told.comparison,
    )
    return Found(candidate, found.log_odds, found.phrase, found.pairing)


def _surest(told: Sequence[Sequence[Pairing]]) -> dict[str, float]:
    """Return how sure the surest pairing of each planned number is."""
    surest: dict[str, float] = {}
    for pairing in (each for pairings in told for each in pairings):
        surest[_plan_of(pairing)] = max(surest.get(_plan_of(pairing), 0.0), pairing.likeness)
    return surest


def _is_near(pairing: Pairing, surest: Mapping[str, float], settings: AlignmentSettings) -> bool:
    """Say whether a pairing is about as sure as the surest of its planned number, in whatever passage."""
    return pairing.likeness >= surest[_plan_of(pairing)] - settings.surest_margin


def _plan_of(pairing: Pairing) -> str:
    return pairing.comparison.planned + pairing.comparison.metric


def _unseen(found: Sequence[Found], further: Sequence[Found], most: int) -> list[Found]:
    """Return the further numbers whose plan no sentence's own comparison shows, the surest of each."""
    shown = {_planned(f) for f in found if f.candidate.comparison}
    kept: list[Found] = []
    for each in further:
        comparison = each.candidate.comparison
        if comparison is not None and _planned(each) not in shown:
            shown.add(_planned(each))
            kept.append(each)
    return kept[:most]


def _planned(found: Found) -> tuple[str, str]:
    comparison = found.candidate.comparison
    return (comparison.planned, comparison.metric) if comparison else ("", "")


def _phrase(text: str, clause: Span, sentence: Span) -> str:
    """Return the clause out to the commas around it: lists share the verb that stands at their end."""
    stops = "，,；;。：:！？\n"
    start, end = clause.start, clause.end
    while start > sentence.start and text[start - 1] not in stops:
        start -= 1
    while end < sentence.end and text[end] not in stops:
        end += 1
    return text[start:end].strip()
