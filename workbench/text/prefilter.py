"""Tell of many passages at once which patterns cannot be found there, before any of them is tried.

What a pattern cannot do without (a character, or two side by side) is read off the pattern itself; one
pass over a text then says of each stretch which patterns are worth a search. Most never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.text.hashing import code_points
from workbench.text.lexicon import read_rows

ANYTHING = -1
"""What a stretch that was not looked through may hold."""

_MOST_PATTERNS = 63
_MOST_WORDS = 400  # a set of words that grows beyond is no longer told one by one
_MOST_CHARACTERS = 1200
_PLANE = 0x10000
_HALF = np.uint32(16)  # bits
_TURN = np.uint32(0x9E3779B1)  # Fibonacci hashing: 2³² over the golden ratio, the nearest prime
_RARE, _SINGLE = 5, 1000  # of 100,000, how many pairs are a rare one, and how many characters a single one
_Words = frozenset[str]
Bits = NDArray[np.int64]
Places = Sequence[int] | NDArray[np.intp]


class _Tables(NamedTuple):
    """The bits always set, those of each character and those of each hash of two."""

    always: int
    singles: Bits
    pairs: Bits


class Prefilter:
    """Some patterns, 63 at most, and what each of them cannot do without."""

    def __init__(self) -> None:
        self._bits: dict[re.Pattern[str], int] = {}
        self._kept: _Tables | None = None

    def bit(self, pattern: re.Pattern[str]) -> int:
        """Return the bit of a pattern, which is taken in if it is new.

        Where a stretch that was looked through has not got it, a search or match there finds nothing.
        A pattern of which nothing can be said is always worth a try.
        """
        if pattern not in self._bits:
            if len(self._bits) == _MOST_PATTERNS:
                raise ValueError(f"no more than {_MOST_PATTERNS} patterns have a bit")
            self._bits[pattern], self._kept = 1 << len(self._bits), None
        return self._bits[pattern]

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Scan:
        """Look through ``text[start:end]`` once, for questions about many stretches of it."""
        if self._kept is None:
            self._kept = self._tables()
        return Scan(text[start:end], start, self._kept)

    def _tables(self) -> _Tables:
        always = 0
        singles, pairs = (np.zeros(_PLANE, dtype=np.int64) for _ in range(2))
        for pattern, bit in self._bits.items():
            needed = needed_signs(pattern)
            if needed is None:
                always |= bit
                continue
            for sign in needed:
                points = code_points(sign)
                if points.max() >= _PLANE:
                    always |= bit
                elif len(sign) == 1:
                    singles[points[0]] |= bit
                else:
                    pairs[_hash(points[:1], points[1:])] |= bit
        return _Tables(always, singles, pairs)


class Scan:
    """What was seen in a passage that was looked through, which begins at ``start`` of its text."""

    def __init__(self, text: str, start: int, tables: _Tables) -> None:
        points = code_points(text + "\0\0")
        # ``take`` asks twice as fast as an index by an array does.
        held = tables.singles.take(points[:-1], mode="clip")
        held |= tables.pairs.take(_hash(points[:-1], points[1:]), mode="clip")
        held[points[:-1] >= _PLANE] = ANYTHING
        self._held, self._start, self._always = held, start, tables.always

    def within(self, begins: Sequence[int], ends: Sequence[int]) -> list[int]:
        """Return for each stretch of the text the bits of the patterns that may be found in it."""
        told: list[int] = self.bits(begins, ends).tolist()
        return told

    def bits(self, begins: Places, ends: Places) -> Bits:
        """Return what ``within`` returns, as a column."""
        if not len(begins):
            return np.zeros(0, dtype=np.int64)
        edges = np.empty(2 * len(begins), dtype=np.intp)
        edges[::2], edges[1::2] = begins, ends
        edges -= self._start
        found: Bits = np.bitwise_or.reduceat(self._held, edges)[::2] | self._always
        found[edges[::2] >= edges[1::2]] = ANYTHING  # nothing is there: let the pattern say so
        return found


def _hash(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return (((first << _HALF) + second) * _TURN) >> _HALF


def needed_signs(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return signs of one or two characters one of which stands wherever ``pattern`` is found.

    None where there are none, or none can be told.

    >>> sorted(needed_signs(re.compile("(?:提|增)高|翻番")))
    ['增高', '提高', '翻番']
    >>> needed_signs(re.compile(".*年?")) is None
    True
    """
    if pattern.flags & re.IGNORECASE:
        return None
    try:
        told = _Reader(import_module("re._constants")).sequence(
            import_module("re._parser").parse(pattern.pattern, pattern.flags)
        )
    except (ImportError, AttributeError):  # not this Python's own parser: search as without
        return None
    return _best([_signs_of(told[0]), told[1]])


class _Reader:
    """Reads a parsed pattern: the words that it is, where they can be listed, and the signs that it needs."""

    def __init__(self, codes: Any) -> None:
        self._codes = codes

    def sequence(self, items: Any) -> tuple[_Words | None, _Words | None]:
        run: _Words = frozenset([""])
        needed: list[_Words | None] = []
        whole = True
        for item in items:
            words, signs = self._item(*item)
            needed.append(signs)
            if words is None or len(run) * len(words) > _MOST_WORDS:
                needed.append(_signs_of(run))
                whole, run = False, frozenset([""]) if words is None else words
            else:
                run = frozenset(["".join(two) for two in product(run, words)])
        needed.append(_signs_of(run))
        return run if whole else None, _best(needed)

    def _item(self, code: Any, given: Any) -> tuple[_Words | None, _Words | None]:
        codes = self._codes
        if code == codes.LITERAL:
            return frozenset([chr(given)]), None
        if code == codes.IN:
            return self._one_of(given)
        if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            return frozenset([""]), None
        if code == codes.SUBPATTERN:
            _, added, _, inner = given
            return (None, None) if added & re.IGNORECASE else self.sequence(inner)
        if code == codes.ATOMIC_GROUP:
            return self.sequence(given)
        if code == codes.BRANCH:
            return _any_of([self.sequence(branch) for branch in given[1]])
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, inner = given
            words, signs = self.sequence(inner)
            if least == 0:
                return (words | {""} if words is not None and most == 1 else None), None
            return (words if least == most == 1 else None), _best([signs, _signs_of(words)])
        return None, None

    def _one_of(self, given: Any) -> tuple[_Words | None, _Words | None]:
        """Return the characters of a class; one that is told by what it is not has none."""
        codes, found = self._codes, set[str]()
        for kind, told in given:
            if kind == codes.LITERAL:
                found.add(chr(told))
            elif kind == codes.RANGE and told[1] - told[0] < _MOST_CHARACTERS:
                found.update(map(chr, range(told[0], told[1] + 1)))
            elif kind == codes.CATEGORY and told == codes.CATEGORY_DIGIT:
                found.update(_digits())
            else:
                return None, None
        if len(found) > _MOST_CHARACTERS:
            return None, None
        words = frozenset(found)
        return (words, None) if len(words) <= _MOST_WORDS else (None, words)


@cache
def _digits() -> _Words:
    return frozenset(char for char in map(chr, range(_PLANE)) if char.isdecimal())


def _any_of(
    branches: Sequence[tuple[_Words | None, _Words | None]],
) -> tuple[_Words | None, _Words | None]:
    """Return what is so of a choice of branches: all their words, and the signs of all of them."""
    words, signs = set[str](), set[str]()
    listed = told = True
    for of_one, needed in branches:
        listed = listed and of_one is not None
        words |= of_one or set()
        best = _best([_signs_of(of_one), needed])
        told = told and best is not None
        signs |= best or set()
    return (
        frozenset(words) if listed and len(words) <= _MOST_WORDS else None,
        frozenset(signs) if told else None,
    )


def _signs_of(words: _Words | None) -> _Words | None:
    """Return of each word the two characters that fewest passages hold; None where a word may be empty."""
    if words is None or "" in words:
        return None
    return frozenset(map(_rarest_of, words))


def _rarest_of(word: str) -> str:
    """Return two characters of a word, or its only one: the last two where none are rarer."""
    last = word[-2:]
    if len(word) < 3 or last not in _common_pairs():
        return last
    return min([word[at : at + 2] for at in range(len(word) - 2, -1, -1)], key=_how_often)


def _best(offers: Iterable[_Words | None]) -> _Words | None:
    """Return the signs that the fewest passages will hold; None where none are offered."""
    known = [signs for signs in offers if signs is not None]
    return min(known, key=_how_common, default=None)


def _how_common(signs: _Words) -> int:
    return sum(map(_how_often, signs))


def _how_often(sign: str) -> int:
    return _SINGLE if len(sign) == 1 else _common_pairs().get(sign, _RARE)


@cache
def _common_pairs() -> dict[str, int]:
    return {pair: int(count) for pair, count in read_rows("text", "common_pairs.tsv")}
