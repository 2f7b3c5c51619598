"""Passages of a later review that may answer a commitment, best first, with numbers side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from workbench.alignment.calibrating import share_right, shares_right
from workbench.alignment.equivalents import compare_fall, compare_grades, compare_step, may_have_equivalent
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.queries import Answers
from workbench.alignment.reasons import log_odds, reasons
from workbench.alignment.reported import Reported, spans_of_years
from workbench.alignment.similarity import Grid, best_first
from workbench.alignment.steadiness import compare_steady, growths, may_be_steady
from workbench.alignment.units import Indices
from workbench.measuring.comparing import Pairing, compare_numbers
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.measures_on_demand import may_be_same
from workbench.model.commitment import Commitment, Quantity
from workbench.model.link import Candidate
from workbench.model.span import Span
from workbench.settings import AlignmentSettings


class Found(NamedTuple):
    """A candidate with what a proposed status rests on.

    ``phrase`` is the clause that answers, out to the next comma; ``pairing`` the numbers side by side
    (a plain tuple: thousands are made).
    """

    candidate: Candidate
    log_odds: float
    phrase: str
    pairing: Pairing | None


class _Passage(NamedTuple):
    """The words of a sentence or clause, where they stand, and the id of the sentence."""

    text: str
    start: int
    end: int
    sentence: str


class _Offer(NamedTuple):
    """A sentence that may answer: its column and index, its log-odds, and which of its clauses is nearest.

    ``first`` and ``behind`` are the shares of such passages that answer, of the first offered and of those
    behind it; ``told`` is what each feature adds.
    """

    column: int
    sentence: int
    odds: float
    clause: int
    first: float
    behind: float
    told: list[float]


class CandidateFinder:
    """Turns rows of features into candidates."""

    def __init__(
        self,
        *,
        newer: PreparedReport,
        answers: Answers | None,
        quantities: Sequence[Quantity],
        settings: AlignmentSettings,
        prior: Grid | None = None,
    ) -> None:
        """Take what is the same for all commitments; ``quantities`` are those of the newer report.

        ``prior`` is added to the log-odds of each commitment and sentence.
        """
        self.newer, self.settings, self.answers = newer, settings, answers
        self.scores = log_odds(answers.features, settings) if answers else None
        if self.scores is not None and prior is not None:
            self.scores = self.scores + prior
        self._names = (*settings.evidence_weights, "clause")
        self._ranked: list[list[_Offer]] = []
        if self.scores is not None:
            columns = np.array(best_first(self.scores, settings.candidates), dtype=np.intp)
            self._ranked = self._offers(np.arange(len(columns))[:, None], columns)
        self.reported = Reported(newer, quantities, spans_of_years(newer))
        self.clause_starts = [span.start for span in newer.clauses.spans]
        self._clauses: dict[int, tuple[str, str]] = {}
        self._sentences: dict[int, _Passage] = {}
        self.column_of = (
            {int(sentence): column for column, sentence in enumerate(answers.sentences)} if answers else {}
        )

    def find(self, commitment: Commitment, row: int, planned: Sequence[Measure]) -> list[Found]:
        """Return the candidates of one commitment: sentences, then clauses with further numbers.

        ``planned`` is what its own numbers measure.
        """
        if self.answers is None or self.scores is None:
            return []
        quote, held = commitment.quote, self._ranked[row]
        if not (planned or may_have_equivalent(quote) or may_be_steady(quote)):
            return [self._sentence(offer, None, first=not at) for at, offer in enumerate(held)]
        if holders := self._holders(held, quote, planned):
            held = held + self._offers(np.array([[row]]), np.array([holders]))[0]
        sure = self.settings.confident_log_odds
        told = [self._pairings(commitment, planned, at.sentence, sure=at.odds >= sure) for at in held]
        surest = _surest(told)
        told = [[p for p in of_one if _is_near(p, surest, self.settings)] for of_one in told]
        # Sentences that hold the number come first, else in their order.
        order = sorted(range(len(held)), key=lambda i: not told[i] or told[i][0].actual is None)
        found = [
            self._sentence(held[i], told[i][0] if told[i] else None, first=not at)
            for at, i in enumerate(order)
        ]
        further = [
            self._number(offer.odds, pairing)
            for offer, pairings in zip(held, told, strict=True)
            for pairing in pairings[1:]
        ]
        return found + _unseen(found, further, self.settings.further_numbers)

    def _offers(self, rows: Indices, columns: Indices) -> list[list[_Offer]]:
        """Return what is offered where ``columns``, a row for each of ``rows``, are to be looked at."""
        assert self.scores is not None and self.answers is not None  # noqa: S101, PT018 - find() returned
        odds = self.scores[rows, columns].astype(np.float64)
        of_all = (
            columns,
            self.answers.sentences[columns],
            odds,
            self.answers.nearest_clauses(rows, columns),
            *(shares_right(odds, self.settings, first=first) for first in (True, False)),
            reasons(self.answers.features, rows, columns, self.settings),
        )
        told = zip(*(each.tolist() for each in of_all), strict=True)
        return [list(map(_Offer, *of_row)) for of_row in told]

    def _holders(self, ranked: Sequence[_Offer], quote: str, planned: Sequence[Measure]) -> list[int]:
        """Return the columns to look at beside the best ones: those that hold exactly what is planned.

        That is a planned number, or the change of what is to stay stable (物价 → 居民消费价格涨幅).
        """
        sentences = [offer.sentence for offer in ranked]
        for plan in planned:
            # None is needed where one of those looked at holds the number.
            holder = next(self.reported.same_as(plan, self.settings, ahead=sentences), None)
            sentences += self._if_other(holder, sentences)
        if not planned and may_be_steady(quote):
            sentences += self._if_other(self.reported.of_steady(quote), sentences)
        return [self.column_of[sentence] for sentence in sentences[len(ranked) :]]

    def _if_other(self, holder: int | None, sentences: Sequence[int]) -> list[int]:
        """Return a sentence that can answer and is not among ``sentences``, else none."""
        return [holder] if holder in self.column_of and holder not in sentences else []

    def _pairings(
        self, commitment: Commitment, planned: Sequence[Measure], sentence: int, *, sure: bool
    ) -> list[Pairing]:
        numbers = self.reported.numbers_in(sentence)
        if any(may_be_same(plan.quantity, each, self.settings) for plan in planned for each in numbers):
            reported = self.reported.in_sentence(sentence)
            pairings = compare_numbers(planned, reported, self.settings, answering=sure)
            if pairings:
                return pairings
        quote = commitment.quote
        steady = not planned and may_be_steady(quote)
        if not (steady or may_have_equivalent(quote)):
            return []
        text = self.newer.report.text
        yearly: list[Measure] = []
        if growths(numbers):  # nothing else is asked of them
            yearly = [each for each in self.reported.in_sentence(sentence) if not each.over_years]
        other = compare_step(quote, yearly, self.reported.of_output) or compare_grades(
            quote, self.newer.sentences.spans[sentence].of(text)
        )
        if other is None and not planned:
            other = compare_fall(quote, yearly, text)
            if other is None and steady:
                other = compare_steady(quote, yearly, text)
        return [other] if other else []

    def _sentence(self, offer: _Offer, pairing: Pairing | None, *, first: bool) -> Found:
        words, phrase = self._clauses.get(offer.clause) or self._words_of(offer.clause, offer.sentence)
        if (passage := self._sentences.get(offer.sentence)) is None:
            passage = self._passage(self.newer.sentences.spans[offer.sentence], offer.sentence)
            self._sentences[offer.sentence] = passage
        why: dict[str, float | str] = dict(zip(self._names, (*offer.told, words), strict=True))
        share = offer.first if first else offer.behind
        return self._found(passage, offer.odds, share, why, phrase, pairing, first=first)

    def _number(self, odds: float, pairing: Pairing) -> Found:
        """Return the clause in which a further number of the commitment is reported."""
        assert pairing.actual is not None  # noqa: S101 - only pairs of numbers come in several
        at = bisect_right(self.clause_starts, pairing.actual.start) - 1
        sentence = int(self.newer.sentence_of[at])
        words, phrase = self._words_of(at, sentence)
        why: dict[str, float | str] = {"number": round(pairing.likeness, 1), "clause": words}
        passage = self._passage(self.newer.clauses.spans[at], sentence)
        share = share_right(odds, self.settings, first=False)
        return self._found(passage, odds, share, why, phrase, pairing, first=False)

    def _words_of(self, clause: int, sentence: int) -> tuple[str, str]:
        """Return the words of a clause of a sentence, and its phrase; passages answer many commitments."""
        if (words := self._clauses.get(clause)) is None:
            text, span = self.newer.report.text, self.newer.clauses.spans[clause]
            # Of the clause's own sentence: a clause never reaches over its edge.
            words = span.of(text), _phrase(text, span, self.newer.sentences.spans[sentence])
            self._clauses[clause] = words
        return words

    def _passage(self, span: Span, sentence: int) -> _Passage:
        text = span.of(self.newer.report.text)
        return _Passage(text, span.start, span.end, self.newer.sentences.ids[sentence])

    def _found(
        self,
        passage: _Passage,
        odds: float,
        share: float,
        why: Mapping[str, float | str],
        phrase: str,
        pairing: Pairing | None,
        *,
        first: bool,
    ) -> Found:
        confident = first and share >= self.settings.confident_share
        comparison = pairing.comparison if pairing else None
        # Names take half as long again, and thousands are made.
        candidate = Candidate(*passage, round(share, 4), why, confident, comparison)
        return Found(candidate, odds, phrase, pairing)


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
