"""Whether two numbers are told of one thing: each sign that speaks against it by itself, and sizes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.measures import made
from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.number_signs import Signs
from workbench.measuring.quantities import find_quantities_in
from workbench.measuring.sameness import kind_of, sameness, told_alike, units_agree
from workbench.settings import DEFAULTS


def same(plan: Measure, actual: Measure, *, answering: bool = False) -> float:
    """Return how surely two numbers measure one thing."""
    return sameness(plan, actual, DEFAULTS.alignment, answering=answering)


def read(text: str) -> Measure:
    """Return the last number of a text."""
    return read_measures(find_quantities_in(text), text)[-1]


@pytest.mark.parametrize(
    ("unit", "metric", "kind"),
    [
        ("百分点", "失业率", "points"),
        ("个", "公园增速", "amount"),
        ("元", "价格", "amount"),
        ("%", "收入增速", "growth"),
        ("‰", "收入增速", "growth"),
        ("%", "居民消费价格", "growth"),
        ("%", "cpi", "growth"),
        ("%", "价格比重", "share"),
        ("%", "覆盖率", "share"),
        ("%", "增速比重", "share"),
    ],
)
def test_the_kind_of_a_number(unit: str, metric: str, kind: str) -> None:
    """A rate that grows, points, a share or an amount, by unit and name."""
    assert kind_of(made(metric, 5, unit).quantity) == kind


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("个", "所", True),
        ("个", "个", True),
        ("人", "名", True),
        ("人", "人", True),
        ("人", "", True),
        ("", "人", True),
        ("人", "个", False),
        ("个", "人", False),
        ("个", "", False),
        ("亩", "公里", False),
        ("亩", "亩", True),
    ],
)
def test_units_that_may_be_compared(one: str, other: str, agree: bool) -> None:
    """Counting words among themselves, people among themselves, anything else only with itself."""
    assert units_agree(one, other) is agree


@pytest.mark.parametrize(
    "told",
    [
        {"former": True},
        {"over_years": True},
        {"partial": True},
        {"sized": "产值超百亿元"},
        {"place": "沈阳"},
        {"helped": True},
        {"condition": True},
        {"role": "descriptor"},
        {"than_last": True},
        {"signs": Signs(left=True)},
        {"signs": Signs(act="keep")},
        {"unit": "亩"},
        {"unit": "%"},
    ],
)
def test_one_sign_of_an_amount_is_enough(told: dict[str, Any]) -> None:
    """What is said of one of two amounts and not of the other makes two things of them."""
    plain, other = made("新建公园", 6), made("新建公园", **{"value": 6, **told})
    assert told_alike(plain, plain)
    assert not told_alike(plain, other)
    assert not told_alike(other, plain)
    assert same(plain, other) == same(other, plain) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"scope": "added"}, {"scope": "stock"}, False),
        ({"scope": "added"}, {}, True),
        ({"scope": "stock"}, {}, True),
        ({"scope": "added"}, {"scope": "added"}, True),
        # Several years are the same only by the name of their plan.
        ({"over_years": True}, {"over_years": True}, False),
        ({"over_years": True, "years": "十三五"}, {"over_years": True, "years": "十三五"}, True),
        ({"over_years": True, "years": "十三五"}, {"over_years": True, "years": "十四五"}, False),
        ({"over_years": True, "years": "十三五"}, {"years": "十三五"}, False),
        ({"partial": True}, {"partial": True}, True),
        ({"helped": True}, {"helped": True}, True),
        ({"place": "沈阳"}, {"place": "沈阳"}, True),
        ({"sized": "超百亿元"}, {"sized": "超百亿元"}, True),
        ({"condition": True}, {"condition": True}, False),
        ({"former": True}, {"former": True}, False),
        ({"prices": "real"}, {"prices": "nominal"}, False),
        ({"prices": "real"}, {}, True),
        ({"prices": "real"}, {"prices": "real"}, True),
        ({"than_last": True}, {"than_last": True}, True),
        # A change is no level.
        ({"direction": "up", "level": True}, {"direction": "up"}, False),
        ({"direction": "up", "level": True}, {"direction": "up", "level": True}, True),
        ({"direction": "up", "level": True}, {}, True),
        # What has begun is not finished, nor is a standing structure a beginning.
        ({"stage": 2}, {"stage": 4}, False),
        ({"stage": 2}, {"stage": 5}, False),
        ({"stage": 4}, {"stage": 5}, True),
        ({"stage": 4}, {"stage": 3}, True),
        ({"stage": 2}, {"stage": 2}, True),
    ],
)
def test_two_amounts_told_alike(one: dict[str, Any], other: dict[str, Any], alike: bool) -> None:
    """The order of the two does not matter here."""
    first, second = made("新建公园", 6, **one), made("新建公园", 6, **other)
    assert told_alike(first, second) is alike
    assert told_alike(second, first) is alike


@pytest.mark.parametrize(
    ("plan", "actual", "alike"),
    [
        # All there is by now answers only a plan of all there is.
        ({}, {"stock": True}, False),
        ({"scope": "stock"}, {"stock": True}, True),
        ({"stock": True}, {}, True),
        # What stands is more than what has begun; what was to be added is no beginning.
        ({"stage": 3}, {"stage": 2}, False),
        ({"stage": 2}, {"stage": 3}, True),
        ({"stage": 1}, {"stage": 4}, True),
        ({"stage": 4}, {"stage": 1}, False),
        ({"stage": 1}, {"stage": 2}, True),
        ({"stage": 2}, {"stage": 1}, False),
        ({"scope": "added"}, {"stage": 2}, False),
        ({"scope": "added", "stage": 2}, {"stage": 2}, True),
        ({}, {"stage": 2}, True),
        ({"stage": 2}, {"scope": "added"}, True),
    ],
)
def test_what_answers_a_plan_and_not_the_other_way(
    plan: dict[str, Any], actual: dict[str, Any], alike: bool
) -> None:
    """Who plans and who reports matters here."""
    assert told_alike(made("新建公园", 6, **plan), made("新建公园", 6, **actual)) is alike


@pytest.mark.parametrize(
    ("told", "alike"),
    [
        ({"helped": True}, True),
        ({"scope": "stock", "stock": True}, True),
        ({"stage": 4}, True),
        ({"than_last": True}, True),
        ({"partial": True}, False),
        ({"former": True}, False),
        ({"place": "沈阳"}, False),
        ({"role": "descriptor"}, False),
    ],
)
def test_signs_of_amounts_say_nothing_of_rates(told: dict[str, Any], alike: bool) -> None:
    """How a rate is told counts less than of what place and part of the year it is."""
    plan = made("收入增速", 6, "%", scope="added", stage=2)
    actual = made("收入增速", 6, "%", **told)
    assert told_alike(plan, actual) is alike


_AIM: dict[str, Any] = {"signs": Signs(until=True), "over_years": True}


@pytest.mark.parametrize(
    ("aim", "told", "value", "early"),
    [
        ({}, {}, 10, True),
        ({}, {}, 11, True),
        ({}, {}, 9, False),
        ({}, {"direction": "up"}, 11, True),
        ({}, {"direction": "down"}, 11, False),
        ({"direction": "up"}, {}, 11, True),
        ({"direction": "down"}, {}, 11, False),
        ({"comparator": "<="}, {}, 11, False),
        ({"comparator": "<"}, {}, 11, False),
        ({"comparator": ">="}, {}, 11, True),
        ({"capped": True}, {}, 11, False),
        ({"signs": Signs()}, {}, 11, False),
        ({}, {"over_years": True}, 11, False),
    ],
)
def test_a_level_for_a_later_year_may_be_reached_early(
    aim: dict[str, Any], told: dict[str, Any], value: float, early: bool
) -> None:
    """What is to rise to so much by then is answered by as much or more today."""
    plan = made("森林覆盖率", 10, "%", **{**_AIM, **aim})
    assert told_alike(plan, made("森林覆盖率", value, "%", **told)) is early


def test_growth_and_nothing_are_not_reached_early() -> None:
    """A rate of growth is no level, and nothing is reached by having nothing."""
    assert not told_alike(made("收入增速", 10, "%", **_AIM), made("收入增速", 11, "%"))
    assert not told_alike(made("覆盖率", 0, "%", **_AIM), made("覆盖率", 0, "%"))
    assert told_alike(made("覆盖率", 1, "%", **_AIM), made("覆盖率", 1, "%"))
    assert told_alike(made("绿地面积", 10, "亩", **_AIM), made("绿地面积", 11, "亩"))
