"""Whether a reported number meets a planned one, and what the comparison says; numbers made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.measures import made
from workbench.measuring.comparing import Pairing, compare_numbers
from workbench.measuring.judging import attains, less_is_better
from workbench.measuring.measured_numbers import Measure
from workbench.model.link import Comparison
from workbench.settings import DEFAULTS

_SETTINGS = DEFAULTS.alignment


def _pairs(planned: list[Measure], reported: list[Measure], *, answering: bool = False) -> list[Pairing]:
    return compare_numbers(planned, reported, _SETTINGS, answering=answering)


def _one(plan: Measure, actual: Measure) -> Comparison:
    [found] = _pairs([plan], [actual])
    return found.comparison


def _met(plan: dict[str, Any], actual: dict[str, Any]) -> bool | None:
    """Judge two numbers of one name, six and six unless said otherwise."""
    told = {"metric": "社区公园", "value": 6.0}
    return _one(made(**{**told, **plan}), made(**{**told, **actual})).met


@pytest.mark.parametrize(
    ("plan", "actual", "met"),
    [
        ({}, {}, True),
        ({}, {"value": 5.9}, False),
        ({}, {"value": 6.1}, True),
        # A bound is not reached by the bound itself, unless that is told as one too.
        ({"comparator": ">"}, {}, False),
        ({"comparator": ">"}, {"comparator": ">"}, True),
        ({"comparator": ">"}, {"comparator": "~"}, True),
        ({"comparator": ">"}, {"comparator": "="}, False),
        ({"comparator": ">"}, {"value": 6.1}, True),
        ({"comparator": ">="}, {}, True),
        ({"comparator": "<"}, {}, False),
        ({"comparator": "<"}, {"comparator": "<"}, True),
        ({"comparator": "<"}, {"value": 5.9}, True),
        ({"comparator": "<="}, {}, True),
        ({"comparator": "<="}, {"value": 6.1}, False),
        # About so much: within a twentieth.
        ({"comparator": "~", "value": 60}, {"value": 57}, True),
        ({"comparator": "~", "value": 60}, {"value": 56.9}, False),
        ({"comparator": "~", "value": 60, "capped": True}, {"value": 63}, True),
        ({"comparator": "~", "value": 60, "capped": True}, {"value": 63.1}, False),
        # Not quite as much is less.
        ({}, {"short": "接近"}, False),
        ({}, {"short": "接近", "value": 6.1}, True),
        ({"short": "接近"}, {"short": "接近"}, True),
        ({"comparator": "~"}, {"short": "接近"}, True),
        ({"capped": True}, {"short": "接近"}, True),
        # Net of what was lost.
        ({"names": ("净增社区公园",)}, {"value": 5}, False),
        ({"names": ("净增社区公园",)}, {"value": 6}, None),
        ({"names": ("净增社区公园",)}, {"value": 7}, None),
        ({"metric": "净增社区公园", "names": ("社区公园",)}, {"value": 7}, None),
        ({}, {"names": ("净增社区公园",), "value": 5}, None),
        ({}, {"names": ("净增社区公园",), "value": 6}, True),
        ({"names": ("净增社区公园",)}, {"names": ("净增社区公园",), "value": 5}, False),
        # A fall that was planned counts by its size.
        ({"direction": "down"}, {"direction": "down", "value": 5}, False),
        ({"direction": "down"}, {"direction": "down", "value": 7}, True),
        ({"direction": "down", "level": True}, {"direction": "down", "level": True, "value": 5}, True),
        ({"direction": "down", "level": True}, {"direction": "down", "level": True, "value": 7}, False),
        ({"direction": "down"}, {"value": 7}, True),
        ({}, {"direction": "down", "value": 7}, True),
    ],
)
def test_what_meets_a_planned_amount(plan: dict[str, Any], actual: dict[str, Any], met: bool | None) -> None:
    """By comparator, by words of nearness and of loss, and by the direction planned."""
    assert _met(plan, actual) is met


@pytest.mark.parametrize(
    ("metric", "plan", "actual", "met"),
    [
        ("财政收入增速", {}, {"direction": "down", "value": -7}, False),
        ("财政收入增速", {"direction": "up"}, {"direction": "up", "value": 6}, True),
        ("财政收入增速", {"direction": "up"}, {"value": -7}, False),
        # What nobody wants to fall: less of a fall is better.
        ("财政收入增速", {"direction": "down", "value": -6}, {"direction": "down", "value": -5}, True),
        ("财政收入增速", {"direction": "down", "value": -6}, {"direction": "down", "value": -7}, False),
        ("财政收入增速", {"direction": "down", "value": -6}, {"value": 2}, True),
        ("财政收入增速", {"direction": "down", "value": -6}, {"value": 0}, True),
        ("财政收入增速", {"direction": "down", "value": -6}, {"value": -7}, False),
        # Energy is to fall: the more the better, and a rise is less than nothing.
        ("能耗增速", {"direction": "down", "value": -6}, {"direction": "down", "value": -7}, True),
        ("能耗增速", {"direction": "down", "value": -6}, {"direction": "down", "value": -5}, False),
        ("能耗增速", {"direction": "down", "value": -6}, {"direction": "up", "value": 7}, False),
        ("能耗增速", {"direction": "down", "value": -6}, {"value": -7}, True),
        # Neither welcome nor unwelcome.
        ("客流增速", {"direction": "up"}, {"direction": "down", "value": -7}, False),
        ("客流增速", {}, {"value": -7}, False),
    ],
)
def test_what_meets_a_planned_rate(
    metric: str, plan: dict[str, Any], actual: dict[str, Any], met: bool
) -> None:
    """A fall is below nought where a rise was planned; where a fall was, its size counts."""
    one = made(**{"metric": metric, "value": 6, "unit": "%", **plan})
    other = made(**{"metric": metric, "value": 6, "unit": "%", **actual})
    assert _one(one, other).met is met


@pytest.mark.parametrize(
    ("metric", "told", "less"),
    [
        ("失业率", {}, True),
        ("失业率", {"comparator": ">="}, False),
        ("失业率", {"comparator": ">"}, False),
        ("失业率", {"comparator": "~"}, True),
        ("公园", {}, False),
        ("公园", {"comparator": "<="}, True),
        ("公园", {"comparator": "<"}, True),
        ("公园", {"capped": True}, True),
        ("出口", {"unit": "位"}, True),
        ("公园", {"direction": "down"}, False),
        ("公园", {"direction": "down", "level": True}, True),
        ("公园", {"direction": "up", "level": True}, False),
        ("失业率", {"direction": "down"}, False),
        ("贫困人口", {}, True),
        ("贫困村数量", {}, True),
        ("贫困村改造", {}, False),
        ("贫困村", {"names": ("贫困村", "退出")}, False),
        ("贫困户危房", {}, False),
        ("", {}, False),
    ],
)
def test_whether_as_little_as_can_be_is_wanted(metric: str, told: dict[str, Any], less: bool) -> None:
    """By name, unless the words say otherwise; poverty that is ended is to be much."""
    assert less_is_better(made(metric, 6, **told)) is less


def test_which_way_is_better_is_told() -> None:
    """Of a cap the lower, of anything else the higher."""
    assert _one(made("社区公园", 6), made("社区公园", 6)).better == "higher"
    assert _one(made("失业率", 6, "%"), made("失业率", 6, "%")).better == "lower"


@pytest.mark.parametrize(
    ("value", "met", "why"),
    [
        (3, True, None),
        (3.15, True, None),
        (3.16, None, "direction"),
        (2.85, True, None),
        (2.84, None, "direction"),
    ],
)
def test_a_price_of_about_so_much_says_no_direction(value: float, met: bool | None, why: str | None) -> None:
    """Near it is met, further off nobody can say, with 左右 or without; under a cap it can be said."""
    plan = made("居民消费价格", 3, "%", comparator="~")
    found = _one(plan, made("居民消费价格", value, "%"))
    assert (found.met, found.why_null) == (met, why)
    assert "方向" in found.note.zh
    assert "direction" in found.note.en
    capped = made("居民消费价格", 3, "%", comparator="~", capped=True)
    assert _one(capped, made("居民消费价格", value, "%")).why_null is None
    exact = _one(made("居民消费价格", 3, "%"), made("居民消费价格", value, "%"))
    assert (exact.met, exact.why_null) == (met, why)


def test_numbers_that_cannot_be_judged_say_why() -> None:
    """Another unit, another scope, an addition beside a total."""
    plan = made("社区公园", 6).quantity
    assert attains(plan, made("社区公园", 7).quantity, _SETTINGS) is True
    assert attains(plan, made("社区公园", 5).quantity, _SETTINGS) is False
    assert attains(plan, made("社区公园", 5, "亩").quantity, _SETTINGS) is None
    assert attains(plan, made("省级社区公园", 5).quantity, _SETTINGS) is None
    assert attains(plan, made("社区公园", 5).quantity, _SETTINGS, capped=True) is True
    assert attains(made("", 6).quantity, made("", 7).quantity, _SETTINGS) is True
    found = _one(made("规上工业利润", 6, "%"), made("工业利润", 7, "%"))
    assert (found.met, found.why_null) == (None, "scope")


@pytest.mark.parametrize(
    ("plan", "actual", "attainment"),
    [
        ({}, {"value": 7}, 1.1667),
        ({}, {"value": 3}, 0.5),
        ({"unit": "处"}, {"value": 7}, None),
        ({"unit": "%"}, {"unit": "%", "value": 7}, None),
        ({"value": 0}, {"value": 7}, None),
        ({"capped": True}, {"value": 5}, None),
    ],
)
def test_how_much_of_the_plan_was_attained(
    plan: dict[str, Any], actual: dict[str, Any], attainment: float | None
) -> None:
    """To four digits, of amounts in one unit of which more is better."""
    found = _one(made(**{"metric": "社区公园", "value": 6, **plan}), made(**{"metric": "社区公园", **actual}))
    assert found.attainment == attainment


def test_a_comparison_tells_where_both_numbers_stand() -> None:
    """The word that it was not quite reached is shown with the number, from where the word stands."""
    plan = made("社区公园", 6, at=10, raw="6个", comparator=">=")
    found = _one(plan, made("社区公园", 7, at=40, raw="7个", short="接近"))
    assert (found.metric, found.planned, found.actual, found.unit) == ("社区公园", "6个", "接近7个", "个")
    assert (found.planned_value, found.actual_value, found.comparator) == (6, 7, ">=")
    assert (found.planned_start, found.planned_end) == (10, 15)
    assert (found.actual_start, found.actual_end) == (38, 45)
    [pairing] = _pairs([plan], [made("社区公园", 7, at=40)])
    assert pairing.likeness == 108.0
    assert pairing.actual == made("社区公园", 7, at=40).quantity


def test_the_plan_s_name_goes_before_the_answer_s() -> None:
    """Only where the plan's number has none is the reported one's name shown."""
    plan, actual = made("", 6, names=("社区公园",)), made("建设社区公园", 7)
    assert _one(plan, actual).metric == "建设社区公园"
    assert _one(actual, plan).metric == "建设社区公园"
