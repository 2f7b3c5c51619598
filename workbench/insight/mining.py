"""Phrases that recur word for word without being marked: found by how often and how freely they stand."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
_Sequence = tuple[int, ...]


def mine_phrases(bodies: Sequence[Body], settings: InsightSettings) -> dict[str, float]:
    """Return recurring phrases of several words with their weight (C-value), over all texts together.

    A phrase counts only where it stands on its own: what occurs nearly always inside one longer phrase
    gives way to that, and words that no set phrase begins or ends with are never its edge.
    """
    words, frequent = _frequent([_words_of(body.text) for body in bodies], settings)
    nested: dict[_Sequence, list[int]] = defaultdict(list)
    for gram, n in frequent.items():
        for inner in _inner(gram):
            if inner in frequent:
                nested[inner].append(n)
    found: dict[str, float] = {}
    plain = plain_terms()
    for gram, n in frequent.items():
        around = nested.get(gram, ())
        alone = n - (max(around) if around else 0)
        if alone < settings.least_alone * n:
            continue
        phrase = "".join([words[number] for number in gram])
        if phrase not in plain:
            found[phrase] = math.log2(len(phrase)) * (n - (sum(around) / len(around) if around else 0))
    return found


class _Words(NamedTuple):
    """A text's words: each different one once, in order, and which one stands at each place."""

    different: tuple[str, ...]
    numbers: NDArray[np.int64]


@lru_cache(maxsize=64)
def _words_of(text: str) -> _Words:
    # A line break parts words as an end does, so that all runs are cut at once.
    words = (*cut_words("\n".join(_RUN.findall(text))), "\n")
    number_of = defaultdict[str, int](count().__next__)  # each word's number is given at first sight
    numbers = np.fromiter(map(number_of.__getitem__, words), np.int64, len(words))
    return _Words(tuple(number_of), numbers)


def _frequent(
    texts: Sequence[_Words], settings: InsightSettings
) -> tuple[Sequence[str], dict[_Sequence, int]]:
    """Count the word sequences that may be phrases by their edges and length and that recur in all texts.

    All words of the texts, and the sequences of their numbers in the order of their first places, the
    shorter first.
    """
    number_of = defaultdict[str, int](count().__next__)
    own = (np.fromiter(map(number_of.__getitem__, t.different), np.int64, len(t.different)) for t in texts)
    at = np.concatenate([numbers[t.numbers] for numbers, t in zip(own, texts, strict=True)])
    words = list(number_of)
    size, may_begin, may_end = _shapes(words, settings)
    starts = np.flatnonzero(may_begin[at])
    group, sizes = at[starts], size[at[starts]]
    found: list[tuple[int, int, int]] = []
    for length in range(2, settings.most_words + 1):
        # A sequence recurs no more often than its beginning; a break is wider than any phrase.
        sizes = sizes + size[at[starts + length - 1]]
        fits = sizes <= settings.longest_phrase
        starts, group, sizes = starts[fits], group[fits], sizes[fits]
        codes = group * len(words) + at[starts + length - 1]
        _, first, group, counts = np.unique(codes, return_index=True, return_inverse=True, return_counts=True)
        recurs = counts >= settings.least_repeats
        told = recurs & (sizes[first] >= settings.shortest_phrase) & may_end[at[starts[first] + length - 1]]
        places, times = starts[first[told]].tolist(), counts[told].tolist()
        found += ((place, length, count) for place, count in zip(places, times, strict=True))
        going_on = recurs[group]
        starts, group, sizes = starts[going_on], group[going_on], sizes[going_on]
    everywhere = at.tolist()
    return words, {tuple(everywhere[place : place + length]): count for place, length, count in sorted(found)}


def _shapes(
    words: Sequence[str], settings: InsightSettings
) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the words' sizes, and whether a phrase may begin and end with them.

    A number or code parts phrases, as its value changes from year to year.
    """
    never_first, never_last = phrase_edges()
    length = np.fromiter(map(len, words), np.int64, len(words))
    parts = ~_told(map(_DIGITS.isdisjoint, words)) | _told(map(_PARTING.__contains__, words))
    # No phrase goes over such a word, which is therefore wider than any phrase.
    size = np.where(parts, settings.longest_phrase + 1, length)
    may_begin = (size <= settings.longest_phrase) & ~_told(map(never_first.__contains__, words))
    return size, may_begin, ~_told(map(never_last.__contains__, words))


def _told(said: Iterable[bool]) -> NDArray[np.bool_]:
    return np.fromiter(said, np.bool_)


def _inner(gram: _Sequence) -> Iterator[_Sequence]:
    for size in range(2, len(gram)):
        for start in range(len(gram) - size + 1):
            yield gram[start : start + size]


_CLOSERS = frozenset(("建设", "发展", "改革", "机制", "改造", "管理", "服务", "任务", "能力", "水平"))
_PARTING = frozenset("等了已将该各其我这被会并或占对为\n") | {"我们", "百分点", "比重"}


@cache
def phrase_edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that no set phrase begins with, and those that none ends with."""
    edges = frozenset(read_lines("edge_words.txt"))
    return edges, edges - _CLOSERS
