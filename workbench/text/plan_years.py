"""The years of the five-year plans, by their numbers."""

from __future__ import annotations

from workbench.text.numerals import parse_numeral

_FIRST_BEGAN, _THIRD_BEGAN, _THIRD = 1953, 1966, 3
YEARS_OF_PLAN = 5


def first_year_of_plan(numeral: str) -> int | None:
    """Return the first year of a five-year plan by its number in Chinese, None where it is no number.

    The third began three years late; all since then follow on each other.

    >>> first_year_of_plan("十四"), first_year_of_plan("二")
    (2021, 1958)
    """
    nth = parse_numeral(numeral)
    if nth is None:
        return None
    if nth < _THIRD:
        return _FIRST_BEGAN + YEARS_OF_PLAN * (int(nth) - 1)
    return _THIRD_BEGAN + YEARS_OF_PLAN * (int(nth) - _THIRD)
