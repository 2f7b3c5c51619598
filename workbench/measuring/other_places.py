"""The other place that a number is told of by its name: 沈阳出口 is not all exports."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from workbench.measuring.equivalent_metrics import parse_metric, with_usual_variants
from workbench.text.lexicon import read_rows

_LENGTHS = (4, 3, 2)
_BY_LAW = frozenset("市州盟")
# With whom a place deals is named within: 吸纳北京技术合同.
_ABROAD = re.compile("北京|上海|天津|重庆|香港|澳门|台湾|京津")


@lru_cache(maxsize=4096)
def place_of(name: str) -> str:
    """Return the prefecture that a name begins with, or the great city that it holds, empty for none.

    >>> place_of("沈阳市外贸出口"), place_of("外贸出口")
    ('沈阳', '')
    """
    known = _prefectures()
    within = _ABROAD.search(name)
    # A noun is a piece of its name: most names need not be taken apart.
    named = (name, parse_metric(name).noun) if _may_name_one(with_usual_variants(name)) else (name,)
    for each in named:
        if each[: _LENGTHS[-1]] in _beginnings():
            for length in _LENGTHS:
                if each[:length] in known:
                    return each[:length]
    return within[0] if within else ""


def _may_name_one(name: str) -> bool:
    """Say whether a prefecture may be named anywhere in a name."""
    known = _beginnings()
    return any(name[at : at + _LENGTHS[-1]] in known for at in range(len(name) - 1))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[: _LENGTHS[-1]] for name in _prefectures())


def is_prefecture(name: str) -> bool:
    """Say whether a name is that of a prefecture, with or without what it is by law (芜湖, 芜湖市)."""
    return name in _prefectures() or (name[-1:] in _BY_LAW and name[:-1] in _prefectures())


@cache
def _prefectures() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("measuring", "place_names.txt"))
