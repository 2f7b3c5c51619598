"""The numbers that a review reports, by the sentence that holds them and by what they measure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from workbench.alignment.prepared import PreparedReport
from workbench.alignment.steadiness import change_of_steady
from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.periods import is_of_year, spanning_sentences
from workbench.measuring.sameness import lookup_keys, sameness
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
        self._measures = read_measures(asked, newer.report.text, spanning, place)
        self.in_review = [each.quantity for each in self._measures if not each.over_years]

    def in_sentence(self, sentence: int) -> list[Measure]:
        """Return the measures that begin in a sentence of the review."""
        return self._measures[self._first[sentence] : self._last[sentence]]

    def same_as(self, plan: Measure, settings: AlignmentSettings) -> list[int]:
        """Return the sentences that hold a number of exactly what the plan measures."""
        return [
            self._sentence_of[at]
            for key in lookup_keys(plan)
            for at in self._by_key.get(key, ())
            if sameness(plan, self._measures[at], settings) >= settings.exact_likeness
        ]

    def of_steady(self, quote: str) -> list[int]:
        """Return the sentence that tells the change, this year, of what a plan wants stable or in pace."""
        found = change_of_steady(quote, [each for each in self._measures if not each.over_years])
        if found is None:
            return []
        return [self._sentence_of[next(i for i, each in enumerate(self._measures) if each is found)]]

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, measure in enumerate(self._measures):
            for key in lookup_keys(measure):
                found[key].append(at)
        return found


def spans_of_years(prepared: PreparedReport) -> Callable[[int], bool]:
    """Return what says of a place of a report whether it is told there of several years together."""
    report = prepared.report
    spanning = spanning_sentences(report)
    starts = [span.start for span in prepared.sentences.spans]
    ids = prepared.sentences.ids

    def tells(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        if index < 0 or ids[index] not in spanning:
            return False
        return not any(is_of_year(report.text, at, year) for year in (report.review_year, report.year))

    return tells
