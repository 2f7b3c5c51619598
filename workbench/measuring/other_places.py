"""The place that the name of a number begins with: 沈阳出口 is not all exports."""

from __future__ import annotations

from functools import cache

from workbench.text.lexicon import read_rows

_LENGTHS = (4, 3, 2)


def place_of(name: str) -> str:
    """Return the prefecture that a name begins with, empty where it begins with none.

    >>> place_of("沈阳市外贸出口"), place_of("外贸出口")
    ('沈阳', '')
    """
    known = _prefectures()
    return next((name[:length] for length in _LENGTHS if name[:length] in known), "")


@cache
def _prefectures() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("measuring", "place_names.txt"))
