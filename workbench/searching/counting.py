"""Count the hits of terms over reports: every hit with its sentence, and the cells that they add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from workbench.model.part import PARTS
from workbench.searching.matching import TermMatcher
from workbench.searching.terms import TermList
from workbench.searching.texts import Numbers, SearchText
from workbench.settings import SearchSettings

Half = Literal["whole", "review", "plan", "other"]
HALVES: tuple[Half, ...] = get_args(Half)
_OTHER = HALVES.index("other") - 1
# By part which half it is, the whole left out: review, plan, other.
_HALF_OF = np.array([HALVES.index(part) - 1 if part in HALVES else _OTHER for part in PARTS])
_KINDS = len(HALVES) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Hits, an array for each thing said of them; ``start`` and ``end`` are places in the folded text."""

    term: Numbers
    text: Numbers
    unit: Numbers
    start: Numbers
    end: Numbers

    def __len__(self) -> int:
        return len(self.term)

    def only(self, which: np.ndarray) -> Hits:
        """Return the hits at these numbers, or where this is true."""
        return Hits(
            term=self.term[which],
            text=self.text[which],
            unit=self.unit[which],
            start=self.start[which],
            end=self.end[which],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Cells by half, report and term (in this order): hits, and sentences with at least one.

    ``characters`` and ``sentences`` are what the halves of each report have in all, by half and report.
    """

    hits: Numbers
    hit_sentences: Numbers
    characters: Numbers
    sentences: Numbers


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The terms of a list in a number of reports."""

    terms: TermList
    texts: tuple[SearchText, ...]
    hits: Hits
    settings: SearchSettings
    """By which it was counted, is told per so many characters, and samples are drawn."""

    @cached_property
    def counts(self) -> Counts:
        """Return the cells."""
        reports, terms = len(self.texts), len(self.terms.terms)
        halves = [_HALF_OF[text.parts] for text in self.texts]
        # Sentences of all reports one after the other, so that a hit knows its half by one look.
        first = np.cumsum([0, *(len(each) for each in halves)])
        half = np.concatenate([*halves, np.zeros(0, dtype=np.int64)]).astype(np.int64)
        size = (_KINDS, reports, terms)
        unit = first[self.hits.text] + self.hits.unit
        cell = (half[unit] * reports + self.hits.text) * terms + self.hits.term
        hits = np.bincount(cell, minlength=_KINDS * reports * terms).reshape(size)
        # Hits stand by report, term and place: the first of each term in a sentence is the one that counts.
        once = np.ones(len(cell), dtype=bool)
        once[1:] = (unit[1:] != unit[:-1]) | (self.hits.term[1:] != self.hits.term[:-1])
        told = np.bincount(cell[once], minlength=_KINDS * reports * terms).reshape(size)
        characters = _by_half([text.characters for text in self.texts], halves)
        sentences = _by_half([np.ones(len(each), dtype=np.int64) for each in halves], halves)
        return Counts(
            hits=_with_whole(hits),
            hit_sentences=_with_whole(told),
            characters=_with_whole(characters),
            sentences=_with_whole(sentences),
        )

    def hits_of(
        self, *, term: int | None = None, texts: Sequence[int] | None = None, half: Half = "whole"
    ) -> Hits:
        """Return the hits of a term (all terms where None) in some of the reports and one half of them."""
        kept = np.ones(len(self.hits), dtype=bool)
        if term is not None:
            kept &= self.hits.term == term
        if texts is not None:
            kept &= np.isin(self.hits.text, np.array(texts, dtype=np.int64))
        found = self.hits.only(kept)
        if half == "whole" or not len(found):
            return found
        halves = {int(text): _HALF_OF[self.texts[int(text)].parts] for text in np.unique(found.text)}
        wanted = HALVES.index(half) - 1
        within = [halves[int(t)][u] == wanted for t, u in zip(found.text, found.unit, strict=True)]
        return found.only(np.array(within, dtype=bool))


def count_terms(
    terms: TermList,
    texts: Sequence[SearchText],
    *,
    on_progress: Callable[[int, int], None] | None = None,
    settings: SearchSettings,
) -> Panel:
    """Find every hit of a list's terms in reports; ``on_progress`` is told how many are done, of how many."""
    matcher = TermMatcher(terms.terms, settings)
    columns: list[list[Numbers]] = [[], [], [], [], []]
    for number, text in enumerate(texts):
        term, start, end = matcher.find(text.folded).T
        unit = np.searchsorted(text.first, start, side="right") - 1
        for column, values in zip(columns, (term, np.full(len(term), number), unit, start, end), strict=True):
            column.append(values)
        if on_progress is not None:
            on_progress(number + 1, len(texts))
    empty = np.zeros(0, dtype=np.int64)
    joined = [np.concatenate([empty, *column]) for column in columns]
    hits = Hits(term=joined[0], text=joined[1], unit=joined[2], start=joined[3], end=joined[4])
    return Panel(terms=terms, texts=tuple(texts), hits=hits, settings=settings)


def _by_half(values: Sequence[Numbers], halves: Sequence[Numbers]) -> Numbers:
    """Return sums by half and report."""
    sums = [np.bincount(h, weights=v, minlength=_KINDS) for v, h in zip(values, halves, strict=True)]
    return np.array(sums, dtype=np.int64).reshape(len(values), _KINDS).T


def _with_whole(cells: Numbers) -> Numbers:
    """Return cells with the sum of all halves before them."""
    return np.concatenate([cells.sum(axis=0, keepdims=True), cells]).astype(np.int64)
