"""Runs of words that recur over many reports, counted by length: the longer from the shorter.

A run of n + 1 words is frequent only where both runs of n words in it are, so each length is counted over the
places the last one left. A place is an index into the words of all reports, one report behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.text.words import cut_words

LONGEST = 14
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+、—·]+")
_NONE = -1

Ints = NDArray[np.int64]


class Rarest(NamedTuple):
    """In how many reports, and of how many places, a run must stand to be frequent."""

    reports: int
    places: int


class Run(NamedTuple):
    """A run of words: in how many reports of each year it stands, and how often beside one and the same word.

    ``beside`` is a share of its uses, before or behind the word, whichever is more: near 1 for a mere piece.
    """

    words: tuple[str, ...]
    by_year: Ints
    beside: float


def count_runs(texts: Sequence[str], places: Ints, years: Ints, span: int, rarest: Rarest) -> Iterator[Run]:
    """Yield the frequent runs of words of some texts, the shorter first.

    ``places`` and ``years`` number each text's place and year, from 0; ``span`` is how many years there are.
    """
    starts, text_of, names = _cut(texts)
    last = names
    for _ in range(LONGEST):
        run, text = np.divmod(np.unique(starts[starts >= 0] * len(texts) + text_of[starts >= 0]), len(texts))
        by_year = _spread(run, years[text], len(names), span)
        reports, spread = (
            by_year.sum(axis=1),
            (_spread(run, places[text], len(names), int(places.max()) + 1) > 0).sum(axis=1),
        )
        frequent = (reports >= rarest.reports) & (spread >= rarest.places)
        if not frequent.any():
            return
        starts = _renumbered(starts, frequent)
        names = [name for name, keeps in zip(names, frequent, strict=True) if keeps]
        last = [name for name, keeps in zip(last, frequent, strict=True) if keeps]
        joined, pairs, uses = _joined(starts, len(names))
        beside = _beside(starts, pairs, uses, len(names))
        yield from map(Run, names, by_year[frequent], beside.tolist())
        firsts, seconds = pairs.tolist()
        names = [names[a] + last[b] for a, b in zip(firsts, seconds, strict=True)]
        last = [last[b] for b in seconds]
        starts = joined


def _cut(texts: Sequence[str]) -> tuple[Ints, Ints, list[tuple[str, ...]]]:
    """Return the words of all texts as numbers, a gap where a run of signs ends, and each word's text."""
    numbers: dict[str, int] = {}
    words: list[int] = []
    text_of: list[int] = []
    for at, text in enumerate(texts):
        before = len(words)
        for signs in _RUN.findall(text):
            words += [numbers.setdefault(word, len(numbers)) for word in cut_words(signs)]
            words.append(_NONE)
        text_of += [at] * (len(words) - before)
    return np.array(words, np.int64), np.array(text_of, np.int64), [(word,) for word in numbers]


def _spread(runs: Ints, groups: Ints, count: int, width: int) -> Ints:
    """Return how often each run goes with each group, ``count`` rows of ``width``."""
    return np.bincount(runs * width + groups, minlength=count * width).reshape(count, width)


def _renumbered(starts: Ints, keeps: NDArray[np.bool_]) -> Ints:
    numbers = np.where(keeps, np.cumsum(keeps) - 1, _NONE)
    return np.where(starts >= 0, numbers[starts], _NONE)


def _joined(starts: Ints, count: int) -> tuple[Ints, Ints, Ints]:
    """Return the runs longer by a word, by place; of which two runs each is made; and how often it stands."""
    both = (starts[:-1] >= 0) & (starts[1:] >= 0)
    keys, runs, uses = np.unique(
        starts[:-1][both] * count + starts[1:][both], return_inverse=True, return_counts=True
    )
    joined = np.full(len(starts), _NONE, np.int64)
    joined[:-1][both] = runs
    return joined, np.stack(np.divmod(keys, count)), uses


def _beside(starts: Ints, pairs: Ints, uses: Ints, count: int) -> NDArray[np.float64]:
    """Return the largest share of a run's uses that one word stands before or behind."""
    most = np.zeros(count)
    for side in pairs:
        np.maximum.at(most, side, uses)
    shares: NDArray[np.float64] = most / np.bincount(starts[starts >= 0], minlength=count)
    return shares
