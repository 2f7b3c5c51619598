"""Places in a text as pairs of numbers."""

from __future__ import annotations

from collections.abc import Iterable


def merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that meet or overlap as one.

    >>> merged([(4, 6), (1, 3), (2, 5)])
    [(1, 6)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
