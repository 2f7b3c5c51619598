"""Matches of a slow pattern, looked for only around the places that every match must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def find_around(
    pattern: re.Pattern[str], text: str, places: Iterable[int], reach: int
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` yields, where a match begins at most ``reach`` signs before a place.

    ``places`` ascend; a match begins before the place that it holds, never at it.
    """
    at = 0
    for place in places:
        at = max(at, place - reach)
        while at < place:
            if match := pattern.match(text, at):
                yield match
                at = match.end()
            else:
                at += 1


def find_behind_runs(
    pattern: re.Pattern[str], run: re.Pattern[str], text: str, places: Iterable[int], reach: int
) -> Iterator[re.Match[str]]:
    """Yield what ``find_around`` yields of a pattern that begins with like signs up to the place it holds.

    ``run`` finds such signs up to an end. Whether a match begins there is the same for each of them as long
    as enough follow, so that only the first is tried.
    """
    at = 0
    for place in places:
        before = run.search(text, max(at, place - reach), place)
        if before and (match := pattern.match(text, before.start())):
            yield match
            at = match.end()


def begins_with(words: Iterable[str], pattern: str) -> re.Pattern[str]:
    """Return what finds every place at which a pattern matches that always begins with one of ``words``.

    It takes a first sign and looks at the pattern from there: the rest of a text is passed over at full
    speed, and places that overlap are found as well.
    """
    firsts = "".join(sorted({word[0] for word in words}))
    return re.compile(f"[{firsts}](?<=(?={pattern}).)")


def places_of(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield where a pattern matches, in order."""
    return (match.start() for match in pattern.finditer(text))
