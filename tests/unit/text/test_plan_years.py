"""Each five-year plan has its years."""

from __future__ import annotations

import pytest

from workbench.text.plan_years import first_year_of_plan


@pytest.mark.parametrize(
    ("numeral", "first"),
    [("一", 1953), ("二", 1958), ("三", 1966), ("九", 1996), ("十", 2001), ("十四", 2021), ("二十", 2051)],
)
def test_a_plan_begins_where_the_one_before_ended(numeral: str, first: int) -> None:
    """But for the third, which began three years late."""
    assert first_year_of_plan(numeral) == first


def test_what_is_no_number_names_no_plan() -> None:
    """A word that only looks like one is not read."""
    assert first_year_of_plan("乡") is None
