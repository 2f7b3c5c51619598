"""Which passages of a later review are offered for a commitment, best first, with numbers side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbench.alignment.answers import Answers
from workbench.alignment.equivalents import compare_fall, compare_grades, compare_step, may_have_equivalent
from workbench.alignment.others_numbers import OthersNumbers
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.reported import Reported, spans_of_years
from workbench.alignment.similarity import Grid, best_first
from workbench.alignment.steadiness import compare_steady, growths, may_be_steady
from workbench.measuring.comparing import Pairing, compare_numbers
from workbench.measuring.measured_numbers import Measure
from workbench.model.commitment import Commitment, Quantity
from workbench.settings import AlignmentSettings


class Offer(NamedTuple):
    """What is offered for one commitment: columns of the answers, best first, with the numbers of each.

    ``pairings`` has the two numbers side by side where a sentence holds one of what is planned, else None.
    ``further`` are numbers that stand in some of the sentences beside those, each with its column.
    """

    columns: Sequence[int]
    pairings: Sequence[Pairing | None]
    further: Sequence[tuple[int, Pairing]] = ()


class OfferFinder:
    """Chooses the sentences that are offered for commitments."""

    def __init__(
        self,
        *,
        newer: PreparedReport,
        answers: Answers,
        scores: Grid,
        quantities: Sequence[Quantity],
        planned: Sequence[Sequence[Measure]],
        brief: bool,
        settings: AlignmentSettings,
    ) -> None:
        """Take what is the same for all commitments; ``quantities`` are those of the newer report.

        ``planned`` is what the numbers of each commitment measure, ``scores`` are the log-odds of each
        commitment and each sentence of ``answers``. In ``brief`` nothing is offered that neither holds a
        number nor decides about a status.
        """
        self.newer, self.settings, self.scores = newer, settings, scores
        self.most = min(settings.judged_candidates, settings.candidates) if brief else settings.candidates
        self.sentences: list[int] = answers.sentences.tolist()
        self.column_of = {sentence: column for column, sentence in enumerate(self.sentences)}
        self.reported = Reported(newer, quantities, spans_of_years(newer))
        self.planned, self.others = planned, OthersNumbers(planned)

    def offers(self, commitments: Sequence[Commitment], told: Sequence[bool]) -> list[Offer]:
        """Return what is offered for each commitment, nothing for those that are not ``told``."""
        best = best_first(self.scores, self.settings.candidates)
        nothing = (None,) * len(best[0][: self.most]) if best else ()
        return [
            Offer((), ())
            if not is_told
            else self._with_numbers(commitment.quote, row, columns, measures)
            if measures or may_have_equivalent(commitment.quote) or may_be_steady(commitment.quote)
            else Offer(columns[: self.most], nothing)
            for row, (commitment, columns, measures, is_told) in enumerate(
                zip(commitments, best, self.planned, told, strict=True)
            )
        ]

    def _with_numbers(self, quote: str, row: int, best: Sequence[int], planned: Sequence[Measure]) -> Offer:
        columns = [*best, *self._holders(best, quote, planned)]
        surely, steady = self.settings.confident_log_odds, not planned and may_be_steady(quote)
        otherwise = steady or may_have_equivalent(quote)
        told = [
            self._by_numbers(planned, self.sentences[at], sure=self.scores.item(row, at) >= surely)
            or (self._by_equivalents(quote, planned, self.sentences[at], steady=steady) if otherwise else [])
            for at in columns
        ]
        surest = _surest(told)
        told = [[p for p in of_one if _is_near(p, surest, self.settings)] for of_one in told]
        # Sentences that hold the number come first, else in their order.
        order = sorted(range(len(columns)), key=lambda at: not told[at] or told[at][0].actual is None)
        shown = [told[at][0] if told[at] else None for at in order]
        further = [
            (column, pairing)
            for column, pairings in zip(columns, told, strict=True)
            for pairing in pairings[1:]
        ]
        return Offer(
            [columns[at] for at in order], shown, _unseen(shown, further, self.settings.further_numbers)
        )

    def _holders(self, best: Sequence[int], quote: str, planned: Sequence[Measure]) -> list[int]:
        """Return the columns to look at beside the best ones: those that hold exactly what is planned.

        That is a planned number, or the change of what is to stay stable (物价 → 居民消费价格涨幅).
        """
        sentences = [self.sentences[column] for column in best]
        for plan in planned:
            # None is needed where one of those looked at holds the number.
            holder = next(self.reported.same_as(plan, self.settings, ahead=sentences), None)
            sentences += self._if_other(holder, sentences)
        if not planned and may_be_steady(quote):
            sentences += self._if_other(self.reported.of_steady(quote), sentences)
        return [self.column_of[sentence] for sentence in sentences[len(best) :]]

    def _if_other(self, holder: int | None, sentences: Sequence[int]) -> list[int]:
        """Return a sentence that can answer and is not among ``sentences``, else none."""
        return [holder] if holder is not None and holder in self.column_of and holder not in sentences else []

    def _by_numbers(self, planned: Sequence[Measure], sentence: int, *, sure: bool) -> list[Pairing]:
        if not planned or not (reported := self.reported.in_sentence(sentence, self.settings)):
            return []
        pairings = compare_numbers(planned, reported, self.settings, answering=sure)
        return [each for each in pairings if not self.others.claim(each)]

    def _by_equivalents(
        self, quote: str, planned: Sequence[Measure], sentence: int, *, steady: bool
    ) -> list[Pairing]:
        text = self.newer.report.text
        yearly: list[Measure] = []
        if growths(self.reported.numbers_in(sentence)):  # nothing else is asked of them
            yearly = [
                each for each in self.reported.in_sentence(sentence, self.settings) if not each.over_years
            ]
        other = compare_step(quote, yearly, self.reported.of_output) or compare_grades(
            quote, self.newer.sentences.spans[sentence].of(text)
        )
        if other is None and not planned:
            other = compare_fall(quote, yearly, text)
            if other is None and steady:
                other = compare_steady(quote, yearly, text)
        return [other] if other else []


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


def _unseen(
    shown: Sequence[Pairing | None], further: Sequence[tuple[int, Pairing]], most: int
) -> list[tuple[int, Pairing]]:
    """Return the further numbers whose plan no sentence's own comparison shows, the surest of each."""
    seen = {_planned(pairing) for pairing in shown if pairing is not None}
    kept: list[tuple[int, Pairing]] = []
    for column, pairing in further:
        if _planned(pairing) not in seen:
            seen.add(_planned(pairing))
            kept.append((column, pairing))
    return kept[:most]


def _planned(pairing: Pairing) -> tuple[str, str]:
    return pairing.comparison.planned, pairing.comparison.metric
