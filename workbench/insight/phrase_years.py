"""In how many reports of each year a phrase stands: what a set phrase is known by across places.

The table (``data/phrase_years.tsv``) was counted over some six hundred reports of provinces and cities, 2003
to 2024, the places of the wording labels left out: phrases that came up or went out of use within few
years, or that are often quoted, and other phrases that reports mark. It holds figures only.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from workbench.text.lexicon import read_rows

FIRST_YEAR = 2003
_YEARS = 22
_FULL = 9
_SHARES = {sign: int(sign) / _FULL for sign in "0123456789"}


class Usage(NamedTuple):
    """How often a phrase is used: reports that hold it, the share that quote it, shares by year.

    ``dated`` says that it came up or went out within few years, or is mostly quoted.
    """

    reports: int
    quoted: float
    shares: tuple[float, ...]
    dated: bool

    @property
    def burst(self) -> float:
        """Return how unevenly over the years it is used, in nats; about 0 where every year alike."""
        return _burst(self.shares)

    @property
    def means(self) -> tuple[float, ...]:
        """Return the mean share of each two neighbouring years, at either end that of one year alone."""
        between = ((one + other) / 2 for one, other in pairwise(self.shares))
        return (*self.shares[:1], *between, *self.shares[-1:])


def rise(means: tuple[float, ...], older: int, newer: int) -> float:
    """Return by how much the share of reports that use a phrase rose from about one year to about the other.

    ``means`` are those of its use.
    """
    return _from(means, newer) - _from(means, older - 1)


def _from(means: tuple[float, ...], year: int) -> float:
    """Return the mean share of a year and the next, of one of them where the table ends."""
    at = year - FIRST_YEAR + 1
    return means[at] if 0 <= at < len(means) else 0.0


@cache
def _burst(shares: tuple[float, ...]) -> float:
    total = sum(shares)
    if not total:
        return 0.0
    parts = (share / total for share in shares if share)
    return sum(part * math.log(part * _YEARS) for part in parts)


@cache
def usages() -> dict[str, Usage]:
    """Return the table: phrase → its use."""
    return {
        phrase: Usage(
            int(reports),
            int(quoted) / _FULL,
            tuple(_SHARES[sign] for sign in years),
            dated == "1",
        )
        for phrase, reports, quoted, dated, years in read_rows("insight", "phrase_years.tsv")
    }
