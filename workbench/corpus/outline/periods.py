"""The five-year plans that a text names, and whether they lie behind or ahead of the year planned for."""

from __future__ import annotations

import re

from workbench.text.plan_years import YEARS_OF_PLAN, first_year_of_plan

_NAMED = re.compile(
    r"[“\"‘]?(十?[一二三四五六七八九]|十|二十)五[”\"’]?"
    r"(?=时期|期间|规划|计划|末|收官|开局|以来|的|发展|和|及|、|[”\"’])"
)


def five_year_periods(text: str) -> tuple[tuple[int, int], ...]:
    """Return first and last year of each five-year plan that ``text`` names.

    >>> five_year_periods("“十四五”时期发展成就和“十五五”时期主要目标")
    ((2021, 2025), (2026, 2030))
    """
    firsts = (first_year_of_plan(match[1]) for match in _NAMED.finditer(text))
    return tuple((first, first + YEARS_OF_PLAN - 1) for first in firsts if first is not None)
