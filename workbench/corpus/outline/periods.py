"""The five-year plans that a text names, and whether they lie behind or ahead of the year planned for."""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"[“\"‘]?(十?[一二三四五六七八九]|十|二十)五[”\"’]?"
    r"(?=时期|期间|规划|计划|末|收官|开局|以来|的|发展|和|及|、|[”\"’])"
)
_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)}
_FIRST_YEAR, _YEARS = 1953, 5
# The third plan began three years late; all since then follow on each other.
_DELAY = {1: 0, 2: 0}
_LATE = 3


def five_year_periods(text: str) -> tuple[tuple[int, int], ...]:
    """Return first and last year of each five-year plan that ``text`` names.

    >>> five_year_periods("“十四五”时期发展成就和“十五五”时期主要目标")
    ((2021, 2025), (2026, 2030))
    """
    return tuple(_years(match.group(1)) for match in _NAMED.finditer(text))


def _years(number: str) -> tuple[int, int]:
    tens, ten, ones = number.rpartition("十")
    count = (20 if tens else 10 if ten else 0) + _DIGITS.get(ones, 0)
    first = _FIRST_YEAR + _YEARS * (count - 1) + _DELAY.get(count, _LATE)
    return first, first + _YEARS - 1
