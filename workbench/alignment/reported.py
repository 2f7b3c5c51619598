"""The numbers that a review reports, by the sentence that holds them and by what they measure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice

import numpy as np

from workbench.alignment.equivalents import is_of_output
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.steadiness import change_of_steady, growths
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.measures_on_demand import MeasuresOnDemand
from workbench.measuring.periods import is_of_year
from workbench.model.commitment import Quantity
from workbench.settings import AlignmentSettings


class Reported:
    """What a newer report's review measures; its plan answers nothing."""

    def __init__(
        self, newer: PreparedReport, quantities: Sequence[Quantity], spanning: Callable[[int], bool]
    ) -> None:
        """Take all quantities of the report, and what says of a place that it tells of several years."""
        spans, parts = newer.sentences.spans, newer.sentences.parts
        ordered = sorted(quantities, key=lambda q: q.start)
        starts = np.array([q.start for q in ordered], dtype=np.intp)
        first = np.searchsorted(starts, [span.start for span in spans])
        last = np.searchsorted(starts, [span.end for span in spans])
        kept = np.zeros(len(ordered), dtype=np.bool_)
        for at in np.flatnonzero(parts == "review").tolist():
            kept[first[at] : last[at]] = True
        counted = np.concatenate([[0], np.cumsum(kept)])
        self._first, self._last = counted[first].tolist(), counted[last].tolist()
        edges = [span.start for span in spans]
        self._sentence_of = (np.searchsorted(edges, starts[kept], side="right") - 1).tolist()
        asked = [quantity for quantity, wanted in zip(ordered, kept.tolist(), strict=True) if wanted]
        place = newer.report.jurisdiction or ""
        self._measures = MeasuresOnDemand(asked, newer.report.text, spanning, place)

    def numbers_in(self, sentence: int) -> Sequence[Quantity]:
        """Return the numbers that begin in a sentence of the review."""
        return self._measures.quantities[self._first[sentence] : self._last[sentence]]

    def in_sentence(self, sentence: int, settings: AlignmentSettings) -> list[Measure]:
        """Return what the numbers measure that begin in a sentence of the review, as many as are compared."""
        numbers = range(self._first[sentence], self._last[sentence])[: settings.most_numbers]
        return [self._measures[at] for at in numbers]

    def same_as(self, plan: Measure, settings: AlignmentSettings, ahead: Sequence[int] = ()) -> Iterator[int]:
        """Yield the sentences that hold a number of exactly what the plan measures, those ``ahead`` first."""
        stretches = [range(self._first[sentence], self._last[sentence]) for sentence in ahead]
        return (self._sentence_of[at] for at in self._measures.same_as(plan, settings, stretches))

    def of_steady(self, quote: str) -> int | None:
        """Return the sentence that tells the change, this year, of what a plan wants stable or in pace."""
        found = change_of_steady(quote, self._growths, self._is_yearly)
        return None if found is None else self._sentence_of[found]

    @cached_property
    def of_output(self) -> tuple[Quantity, ...]:
        """Return the economy's growth of the year, empty where it is not told."""
        numbers = enumerate(self._measures.quantities)
        told = (each for at, each in numbers if is_of_output(each) and self._is_yearly(at))
        return tuple(islice(told, 1))

    @cached_property
    def _growths(self) -> list[tuple[int, str]]:
        return growths(self._measures.quantities)

    def _is_yearly(self, at: int) -> bool:
        return not self._measures[at].over_years


def spans_of_years(prepared: PreparedReport) -> Callable[[int], bool]:
    """Return what says of a place of a report whether it is told there of several years together."""
    text, years = prepared.report.text, (prepared.report.review_year, prepared.report.year)
    starts = [span.start for span in prepared.sentences.spans]
    over_years: list[bool] = prepared.over_years.tolist()

    def tells(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        if index < 0 or not over_years[index]:
            return False
        return not any(is_of_year(text, at, year) for year in years)

    return tells
