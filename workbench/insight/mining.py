"""Phrases that recur word for word without being marked: found by how often and how freely they stand."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import read_lines
from workbench.insight.phrases import plain_terms
from workbench.settings import InsightSettings
from workbench.text.words import cut_words

_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+]+")
_DIGITS = frozenset("0123456789")
_PARTS, _NEVER_FIRST, _NEVER_LAST = 1, 2, 4
_Numbers = NDArray[np.int64]
_Truths = NDArray[np.bool_]


def mine_phrases(bodies: Sequence[Body], settings: InsightSettings) -> dict[str, float]:
    """Return recurring phrases of several words with their weight (C-value), over all texts together.

    A phrase counts only where it stands on its own: what occurs nearly always inside one longer phrase
    gives way to that, and words that no set phrase begins or ends with are never its edge.
    """
    words = _put_together([_words_of(body.text) for body in bodies])
    sequences = _recurring(words, settings)
    alone, freely = _standing_freely(sequences)
    chosen = np.lexsort((sequences.length, sequences.first))
    chosen = chosen[~(alone < settings.least_alone * sequences.uses)[chosen]]
    ends = np.cumsum(words.shapes.lengths[words.numbers])
    first, last = sequences.first[chosen], (sequences.first + sequences.length)[chosen] - 1
    starts = ends[first] - words.shapes.lengths[words.numbers[first]]
    places = zip(starts.tolist(), ends[last].tolist(), freely[chosen].tolist(), strict=True)
    plain, found = plain_terms(), dict[str, float]()
    for start, end, free in places:
        phrase = words.text[start:end]
        if phrase not in plain:
            found[phrase] = math.log2(end - start) * free
    return found


class _Shapes(NamedTuple):
    """Of each word its length, whether it parts phrases, and whether one may begin and end with it.

    A number or code parts phrases, as its value changes from year to year.
    """

    lengths: _Numbers
    parts: _Truths
    may_begin: _Truths
    may_end: _Truths


class _Words(NamedTuple):
    """A text cut into words: each different one once with its shape, and which one stands at each place."""

    text: str
    different: tuple[str, ...]
    shapes: _Shapes
    numbers: _Numbers


@lru_cache(maxsize=64)
def _words_of(text: str) -> _Words:
    # A line break parts words as an end does, so that all runs are cut at once.
    words = (*cut_words("\n".join(_RUN.findall(text))), "\n")
    number_of = defaultdict[str, int](count().__next__)  # each word's number is given at first sight
    numbers = np.fromiter(map(number_of.__getitem__, words), np.int64, len(words))
    return _Words("".join(words), tuple(number_of), _shapes(number_of), numbers)


def _shapes(words: Collection[str]) -> _Shapes:
    shapes = np.fromiter(map(_shape, words), np.int64, len(words))
    signs = [(shapes & sign) != 0 for sign in (_PARTS, _NEVER_FIRST, _NEVER_LAST)]
    return _Shapes(lengths=shapes >> 3, parts=signs[0], may_begin=~signs[1], may_end=~signs[2])


@lru_cache(maxsize=32_768)
def _shape(word: str) -> int:
    """Return the length of a word above three bits; reports use the same words again and again."""
    never_first, never_last = phrase_edges()
    signs = _PARTS if word in _PARTING or not _DIGITS.isdisjoint(word) else 0
    signs |= _NEVER_FIRST if word in never_first else 0
    signs |= _NEVER_LAST if word in never_last else 0
    return len(word) << 3 | signs


def _put_together(texts: Sequence[_Words]) -> _Words:
    """Return some texts as one, each different word of all of them once."""
    first, *others = texts
    known = len(first.different)
    number_of = defaultdict[str, int](count(known).__next__, zip(first.different, range(known), strict=True))
    numbers, shapes = [first.numbers], [list(first.shapes)]
    for text in others:
        known = len(number_of)
        own = np.fromiter(map(number_of.__getitem__, text.different), np.int64, len(text.different))
        numbers.append(own[text.numbers])
        shapes.append([each[own >= known] for each in text.shapes])
    return _Words(
        "".join([text.text for text in texts]),
        tuple(number_of),
        _Shapes(*map(np.concatenate, zip(*shapes, strict=True))),
        np.concatenate(numbers),
    )


class _Sequences(NamedTuple):
    """Sequences of words that may be phrases by edges and length, and that recur; the shorter first.

    Of each its first place, how many words it has, and its uses; ``begin`` tells for each length, from two
    on, which sequence begins at each place, -1 where none does.
    """

    first: _Numbers
    length: _Numbers
    uses: _Numbers
    begin: Sequence[_Numbers]


def _recurring(words: _Words, settings: InsightSettings) -> _Sequences:
    """Count the word sequences that may be phrases and that recur."""
    at, shapes = words.numbers, words.shapes
    # No phrase goes over a word that parts, which is therefore wider than any phrase.
    size = np.where(shapes.parts, settings.longest_phrase + 1, shapes.lengths)
    starts = np.flatnonzero(((size <= settings.longest_phrase) & shapes.may_begin)[at])
    group, sizes = at[starts], size[at[starts]]
    firsts: list[_Numbers] = []
    uses: list[_Numbers] = []
    begin: list[_Numbers] = []
    for length in range(2, settings.most_words + 1):
        # A sequence recurs no more often than its beginning; a break is wider than any phrase.
        sizes = sizes + size[at[starts + length - 1]]
        fits = sizes <= settings.longest_phrase
        starts, group, sizes = starts[fits], group[fits], sizes[fits]
        codes = group * len(words.different) + at[starts + length - 1]
        _, first, group, counts = np.unique(codes, return_index=True, return_inverse=True, return_counts=True)
        recurs = counts >= settings.least_repeats
        last = at[starts[first] + length - 1]
        told = recurs & (sizes[first] >= settings.shortest_phrase) & shapes.may_end[last]
        number = np.where(told, sum(len(each) for each in uses) + np.cumsum(told) - 1, -1)
        begin.append(np.full(len(at), -1))
        begin[-1][starts] = number[group]
        firsts.append(starts[first[told]])
        uses.append(counts[told])
        going_on = recurs[group]
        starts, group, sizes = starts[going_on], group[going_on], sizes[going_on]
    lengths = np.repeat(np.arange(2, settings.most_words + 1), [len(each) for each in uses])
    return _Sequences(np.concatenate(firsts), lengths, np.concatenate(uses), begin)


def _standing_freely(sequences: _Sequences) -> tuple[_Numbers, NDArray[np.float64]]:
    """Return each sequence's uses outside the longer one that holds most of them.

    And its uses less what one of the longer ones that hold it has on average.
    """
    held, around = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for length in range(3, len(sequences.begin) + 2):
        longer = sequences.length == length
        first, uses = sequences.first[longer], sequences.uses[longer]
        for size in range(2, length) if len(first) else ():
            for start in range(length - size + 1):
                inner = sequences.begin[size - 2][first + start]
                held.append(inner[inner >= 0])
                around.append(uses[inner >= 0])
    inner, more = np.concatenate(held), np.concatenate(around)
    most = np.zeros_like(sequences.uses)
    np.maximum.at(most, inner, more)
    times = np.bincount(inner, minlength=len(most))
    together = np.bincount(inner, more, minlength=len(most))
    return sequences.uses - most, sequences.uses - together / np.maximum(times, 1)


_CLOSERS = frozenset(("建设", "发展", "改革", "机制", "改造", "管理", "服务", "任务", "能力", "水平"))
_PARTING = frozenset("等了已将该各其我这被会并或占对为\n") | {"我们", "百分点", "比重"}


@cache
def phrase_edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that no set phrase begins with, and those that none ends with."""
    edges = frozenset(read_lines("edge_words.txt"))
    return edges, edges - _CLOSERS
