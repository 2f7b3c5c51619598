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


def places_of(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield where a pattern matches, in order."""
    return (match.start() for match in pattern.finditer(text))
