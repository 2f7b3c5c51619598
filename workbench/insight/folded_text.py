"""A report's review, plan and closing folded for counting phrases, with the way back to its own text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np

from workbench.model.insight import Context
from workbench.model.report import Report

MARKS = frozenset("“”‘’\"'「」『』 \t\u3000\u200b")
"""Quotation marks and blanks, which tell no two wordings apart."""
_RUN = re.compile(f"[^{re.escape(''.join(sorted(MARKS)))}]+")
_COUNTED = frozenset(("review", "plan", "closing"))  # glossaries and greetings are not the report's wording
_CLOSE = "。！？；\n!?;"
_PAUSE = _CLOSE + "，、：,:"
_AT_PAUSE = re.compile(f"[{re.escape(_PAUSE)}]")


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The text folded: no quotation marks, no blanks; ``at[i]`` is the i-th sign's place in the report.

    A report is folded once (``read_body``), and what is found in a body is kept by the body itself.
    """

    report: Report
    text: str
    at: Sequence[int]

    def count(self, phrase: str) -> int:
        """Return how often a phrase stands in the folded text."""
        return self.text.count(phrase)

    def contexts(self, phrase: str, most: int, width: int) -> Iterator[Context]:
        """Yield the first places of a phrase, each with the whole clauses around it, within its sentence.

        ``width`` is the least number of characters on each side, where the sentence has them.
        """
        return self.contexts_from(islice(self._places(phrase), most), len(phrase), width)

    def contexts_from(self, starts: Iterable[int], size: int, width: int) -> Iterator[Context]:
        """Yield the whole clauses around each passage of so many signs of the folded text."""
        return (self._context(start, start + size, width) for start in starts)

    def _places(self, phrase: str) -> Iterator[int]:
        at = self.text.find(phrase)
        while at >= 0:
            yield at
            at = self.text.find(phrase, at + 1)

    def context_at(self, start: int, end: int, width: int) -> Context:
        """Return the whole clauses around a passage given by its offsets in the report."""
        low, high = bisect_left(self.at, start), bisect_left(self.at, end)
        return self._context(low, max(low + 1, high), width)

    def _context(self, start: int, end: int, width: int) -> Context:
        closes, pauses = _stops(self.text)
        # The sentence's own end on either side, or the first pause from ``width`` signs on.
        low = max(_last_before(closes, start), _last_before(pauses, start - width)) + 1
        high = min(_first_from(closes, end - 1, self.text), _first_from(pauses, end - 1 + width, self.text))
        first, last = self.at[low], self.at[high - 1] + 1
        return Context(report=self.report.id, start=first, end=last, text=self.report.text[first:last])


@lru_cache(maxsize=64)
def _stops(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the places of all signs that close a sentence, and of those at which one pauses."""
    pauses = tuple(match.start() for match in _AT_PAUSE.finditer(text))
    return tuple(at for at in pauses if text[at] in _CLOSE), pauses


def _last_before(places: Sequence[int], at: int) -> int:
    number = bisect_left(places, at)
    return places[number - 1] if number else -1


def _first_from(places: Sequence[int], at: int, text: str) -> int:
    """Return the end of the first of ``places`` from ``at`` on, or the text's end."""
    number = bisect_left(places, at)
    return places[number] + 1 if number < len(places) else len(text)


def read_body(report: Report) -> Body:
    """Fold a report's review, plan and closing (the whole text where it has none) for counting."""
    return _fold(_Key(report))


def read_whole(report: Report) -> str:
    """Return all of a report folded as its body is, to tell what stands nowhere in it."""
    return fold_text(report.text)


@lru_cache(maxsize=64)
def fold_text(text: str) -> str:
    """Return a text without blanks and quotation marks."""
    return "".join(_RUN.findall(text))


class _Key:
    """A report told apart by its text's identity, so that folding it is done once."""

    __slots__ = ("_key", "report")

    def __init__(self, report: Report) -> None:
        self.report = report
        self._key = (report.id, report.text, len(report.nodes))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._key == other._key


@lru_cache(maxsize=64)
def _fold(key: _Key) -> Body:
    report = key.report
    spans = [(n.start, n.end) for n in report.sentences if n.part in _COUNTED]
    spans = spans or [(0, len(report.text))]
    runs: list[str] = []
    begins: list[int] = []
    for start, end in spans:
        for run in _RUN.finditer(report.text, start, end):
            runs.append(run.group())
            begins.append(run.start())
        if runs and runs[-1][-1] not in _CLOSE:
            runs.append("\n")
            begins.append(min(end, len(report.text) - 1))
    return Body(report, "".join(runs), _places_of_signs(begins, list(map(len, runs))))


def _places_of_signs(begins: Sequence[int], lengths: Sequence[int]) -> Sequence[int]:
    """Return where each sign of runs stands that begin so and are so long."""
    size = np.array(lengths, dtype=np.int64)
    further = np.array(begins, dtype=np.int64) - (np.cumsum(size) - size)  # in the report than in the runs
    return array("q", (np.repeat(further, size) + np.arange(size.sum())).tobytes())
