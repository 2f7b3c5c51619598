"""Phrases that recur word for word without being marked: found by how often and how freely they stand."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import read_lines
from workbench.insight.phrases import plain_terms
from workbench.settings import InsightSettings
from workbench.text.words import cut_words

_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+]+")
_DIGITS = frozenset("0123456789")


def mine_phrases(bodies: Sequence[Body], settings: InsightSettings) -> dict[str, float]:
    """Return recurring phrases of several words with their weight (C-value), over all texts together.

    A phrase counts only where it stands on its own: what occurs nearly always inside one longer phrase
    gives way to that, and words that no set phrase begins or ends with are never its edge.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for body in bodies:
        counts.update(_gram_counts(body.text, settings))
    frequent = {gram: n for gram, n in counts.items() if n >= settings.least_repeats}
    nested: dict[tuple[str, ...], list[int]] = defaultdict(list)
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
        phrase = "".join(gram)
        if phrase not in plain:
            found[phrase] = math.log2(len(phrase)) * (n - (sum(around) / len(around) if around else 0))
    return found


@lru_cache(maxsize=64)
def _gram_counts(text: str, settings: InsightSettings) -> dict[tuple[str, ...], int]:
    """Count the word sequences that may be phrases by their edges and length."""
    # A line break parts words as an end does, so that all runs are cut at once.
    words = cut_words("\n".join(_RUN.findall(text)))
    never_first, never_last = phrase_edges()
    shortest, longest, most = settings.shortest_phrase, settings.longest_phrase, settings.most_words
    vocabulary = frozenset(words)
    # A number or code parts phrases, as its value changes from year to year.
    coded = {word for word in vocabulary if len(word) > longest or not _DIGITS.isdisjoint(word)}
    breaking = coded | _INSIDE | {"\n"}
    # No phrase goes over such a word, which is therefore wider than any phrase.
    size_of = {word: longest + 1 if word in breaking else len(word) for word in vocabulary}
    sizes = [*map(size_of.__getitem__, words), longest + 1]
    never_first |= breaking
    grams: list[tuple[str, ...]] = []
    for start, first in enumerate(words):
        if first in never_first:
            continue
        size, end = len(first), start + 1
        while (size := size + sizes[end]) <= longest and end < start + most:
            if size >= shortest and words[end] not in never_last:
                grams.append(words[start : end + 1])
            end += 1
    return dict(Counter(grams))


def _inner(gram: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for size in range(2, len(gram)):
        for start in range(len(gram) - size + 1):
            yield gram[start : start + size]


_CLOSERS = frozenset(("建设", "发展", "改革", "机制", "改造", "管理", "服务", "任务", "能力", "水平"))
_INSIDE = frozenset("等了已将该各其我这被会并或占对为") | {"我们", "百分点", "比重"}


@cache
def phrase_edges() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that no set phrase begins with, and those that none ends with."""
    edges = frozenset(read_lines("edge_words.txt"))
    return edges, edges - _CLOSERS
