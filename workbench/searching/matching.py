"""Find the hits of many terms at once: words by one automaton, regular expressions in linear time.

A term's hits never overlap: where several forms meet, the one that starts first counts, and of those the
longest. What lies wholly within an exclusion is taken out before that. Terms are counted apart, so one
place may be a hit of several.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import re2
from ahocorasick_rs import AhoCorasick

from workbench.model.said import Said
from workbench.searching.terms import Term, TermListError
from workbench.searching.texts import Numbers, folded_words
from workbench.settings import SearchSettings

# Rows of term, start and end.
Places = Numbers
_COUNTS, _EXCLUDES = 0, 1


class TermMatcher:
    """Look for the terms of a list in folded texts."""

    def __init__(self, terms: Sequence[Term], settings: SearchSettings) -> None:
        """Prepare the automaton and the expressions; raise TermListError for one that cannot be used."""
        owners: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._regexes: list[tuple[int, int, Any]] = []
        written = folded_words([word for term in terms for word in (*term.forms, *term.exclusions)])
        for number, term in enumerate(terms):
            for role, words in ((_COUNTS, term.forms), (_EXCLUDES, term.exclusions)):
                for each in dict.fromkeys(chain.from_iterable(written[word] for word in words)):
                    owners[each].append((number, role))
            for role, regexes in ((_COUNTS, term.regexes), (_EXCLUDES, term.excluded_regexes)):
                self._regexes += [(number, role, _compiled(each, settings)) for each in regexes]
        self._spent = [0.0] * len(self._regexes)
        self._seconds = settings.regex_seconds
        self._automaton = AhoCorasick(list(owners), store_patterns=False) if owners else None
        # The owners of all words one after the other, and for each word where its own begin.
        self._owners = np.array([each for own in owners.values() for each in own], np.int64).reshape(-1, 2)
        self._count = np.array([len(own) for own in owners.values()], np.int64)
        self._first = np.cumsum(self._count) - self._count

    def find(self, folded: str) -> Places:
        """Return the hits in a text, by term and place; raise TermListError for one too slow to find."""
        found = self._words(folded)
        for at, (number, role, regex) in enumerate(self._regexes):
            began = time.thread_time()
            spans = [span for match in regex.finditer(folded) if (span := match.span())[1] > span[0]]
            self._spent[at] += time.thread_time() - began
            if self._spent[at] > self._seconds:
                raise _too_slow(str(regex.pattern))
            if spans:
                own = np.array(spans, np.int64)
                ends = np.full((len(spans), 1), number), np.full((len(spans), 1), role)
                found = np.concatenate([found, np.hstack([ends[0], ends[1], own])])
        excluding = found[:, 1] == _EXCLUDES
        places = found[:, [0, 2, 3]]
        return _apart(_outside(places[~excluding], places[excluding]))

    def _words(self, folded: str) -> Places:
        """Return every place of every word: term, role, start, end."""
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True) if self._automaton else []
        flat = np.fromiter(chain.from_iterable(matches), np.int64, count=3 * len(matches)).reshape(-1, 3)
        times = self._count[flat[:, 0]]
        rows = np.repeat(flat, times, axis=0)
        # Within each match's own owners: 0, 1, 2 …
        nth = np.arange(len(rows)) - np.repeat(np.cumsum(times) - times, times)
        return np.hstack([self._owners[self._first[rows[:, 0]] + nth], rows[:, 1:]])


def check_regex(regex: str, line: int, settings: SearchSettings) -> None:
    """Raise TermListError, naming the line, where a regular expression cannot be used."""
    if len(regex) > settings.longest_regex:
        raise _refused(line, regex, Said("regex.too_long"))
    try:
        compiled = _compiled(regex, settings)
    except re2.error as error:
        why = error.args[0] if error.args else ""
        told = why.decode("utf-8", "replace") if isinstance(why, bytes) else str(why)
        raise _refused(line, regex, told) from error
    if compiled.match("") is not None:
        raise _refused(line, regex, Said("regex.matches_nothing"))


def _compiled(regex: str, settings: SearchSettings) -> Any:
    options = re2.Options()
    options.max_mem = settings.regex_memory
    options.never_nl = True  # a sentence is a line: no match reaches into the next
    options.case_sensitive = False
    options.log_errors = False
    # ``^`` and ``$`` are the ends of a sentence.
    return re2.compile(f"(?m:{regex})", options)


def _outside(places: Places, excluding: Places) -> Places:
    """Return the places that lie in no excluding one of their term."""
    if not len(excluding) or not len(places):
        return places
    kept = np.ones(len(places), dtype=bool)
    for term in sorted({*excluding[:, 0].tolist()}):
        own = np.flatnonzero(places[:, 0] == term)
        cover = excluding[excluding[:, 0] == term]
        cover = cover[np.argsort(cover[:, 1], kind="stable")]
        # Of all that start no later than a place, the one that reaches furthest is the one that may cover it.
        reach = np.concatenate([[-1], np.maximum.accumulate(cover[:, 2])])
        before = np.searchsorted(cover[:, 1], places[own, 1], side="right")
        kept[own] = places[own, 2] > reach[before]
    return places[kept]


def _apart(places: Places) -> Places:
    """Return the places that are left when each takes its room, the first and longest of a term first."""
    places = places[np.lexsort((-places[:, 2], places[:, 1], places[:, 0]))]
    if len(places) < 2:
        return places
    same = places[1:, 0] == places[:-1, 0]
    meeting = {*places[1:, 0][same & (places[1:, 1] < places[:-1, 2])].tolist()}
    if not meeting:  # most texts: then nothing has to give way
        return places
    kept = ~np.isin(places[:, 0], [*meeting])
    for at in np.flatnonzero(~kept):
        term, start, end = places[at]
        if at == 0 or places[at - 1, 0] != term:
            after = 0
        if start >= after:
            kept[at], after = True, end
    return places[kept]


def _too_slow(pattern: str) -> TermListError:
    shown = pattern.removeprefix("(?m:").removesuffix(")")[:60]
    return TermListError("searching.regex_too_slow", regex=shown)


def _refused(line: int, regex: str, why: str | Said) -> TermListError:
    return TermListError("searching.regex_refused", why=why, line=line, regex=regex[:60])
