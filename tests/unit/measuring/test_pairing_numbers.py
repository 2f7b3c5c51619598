"""Which reported number is set beside which planned one; numbers made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.measures import made
from workbench.measuring.comparing import (
    Pairing,
    compare_numbers,
    told_apart,
    weighed_like,
)
from workbench.measuring.measured_numbers import Measure
from workbench.model.link import Comparison
from workbench.settings import DEFAULTS

_SETTINGS = DEFAULTS.alignment


_SETTINGS = DEFAULTS.alignment


def _pairs(planned: list[Measure], reported: list[Measure], *, answering: bool = False) -> list[Pairing]:
    return compare_numbers(planned, reported, _SETTINGS, answering=answering)


def _one(plan: Measure, actual: Measure) -> Comparison:
    [found] = _pairs([plan], [actual])
    return found.comparison


def test_the_surest_pair_is_chosen_first() -> None:
    """Of two answers the surer; of two as sure the first; each number once."""
    plan = made("社区公园", 6)
    near, far, again = made("社区公园", 7, at=10), made("社区公园", 20, at=20), made("社区公园", 8, at=30)
    assert [p.comparison.actual_value for p in _pairs([plan], [far, near, again])] == [7]
    assert [p.comparison.actual_value for p in _pairs([plan], [again, near])] == [8]
    second = made("社区公园", 7, at=50)
    found = _pairs([plan, second], [near])
    assert [(p.comparison.planned_value, p.comparison.actual_value) for p in found] == [(6, 7)]


def test_a_miss_needs_a_surer_pair_than_a_hit() -> None:
    """Things counted in many ways are missed only by the very same name; sums by a likely one."""
    for unit, sure in (("个", False), ("大", False), ("亩", True)):
        plan = made("社区公园", 6, unit, stage=4)
        more, fewer = (made("社区文体公园", value, unit, stage=4) for value in (7, 5))
        assert [p.comparison.met for p in _pairs([plan], [more])] == [True]
        assert [p.comparison.met for p in _pairs([plan], [fewer])] == [False] * sure
        assert [p.comparison.met for p in _pairs([plan], [made("社区公园", 5, unit, stage=4)])] == [False]


@pytest.mark.parametrize(
    ("plan", "actual", "unit", "missed"),
    [
        ({}, {}, "个", True),
        ({"names": ("加快推进",)}, {}, "个", False),
        ({"names": ("社区公园", "推进")}, {}, "个", False),
        ({"names": ("推进", "社区公园"), "stage": 4}, {"stage": 4}, "个", True),
        ({"names": ("推进工作",)}, {}, "个", True),
        ({"names": ("推进",)}, {}, "亩", True),
        ({"stage": 1}, {"stage": 4}, "个", False),
        ({"stage": 1}, {"stage": 4}, "亩", True),
        ({"stage": 3}, {"stage": 4}, "个", True),
        ({}, {"stage": 2}, "个", False),
        ({}, {"stage": 2}, "亩", True),
        ({"stage": 2}, {"stage": 2}, "个", True),
    ],
)
def test_fewer_done_is_no_miss_of_what_was_only_pushed_or_begun(
    plan: dict[str, Any], actual: dict[str, Any], unit: str, missed: bool
) -> None:
    """How many were finished or begun says nothing of what was to be pushed ahead or done."""
    found = _pairs([made("社区公园", 9, unit, **plan)], [made("社区公园", 6, unit, **actual)])
    assert [each.comparison.met for each in found] == [False] * missed


def test_of_like_short_names_the_one_behind_its_own_counts() -> None:
    """学位 behind schools is not 学位 behind kindergartens; a longer name needs no such help."""
    for name, own in (("新增学位数", True), ("社区新增学位数", False)):
        planned = [made("小学建设", 4), made(name, 5000, at=10)]
        told = (("幼儿园建设", 7), (name, 6100), ("小学建设", 5), (name, 6200))
        reported = [made(each, value, at=10 * nth) for nth, (each, value) in enumerate(told)]
        found = {p.comparison.planned_value: p.comparison.actual_value for p in _pairs(planned, reported)}
        assert found == {4: 5, 5000: 6200 if own else 6100}


@pytest.mark.parametrize(
    ("planned", "reported", "actual"),
    [
        # Told once it needs no neighbour, and a first number of the plan has none.
        (["小学建设", "新增学位"], ["幼儿园建设", "新增学位"], 6),
        (["新增学位"], ["幼儿园建设", "新增学位", "小学建设", "新增学位"], 6),
        # The first number of the answer stands behind nothing.
        (["小学建设", "新增学位"], ["新增学位", "小学建设", "新增学位"], 8),
    ],
)
def test_when_a_short_name_needs_its_neighbour(
    planned: list[str], reported: list[str], actual: float
) -> None:
    """Only where the name is told twice, and the plan has a number before it."""
    plan = [made(name, 6, at=10 * nth) for nth, name in enumerate(planned)]
    told = [
        made(name, 6 + nth - (reported[0] != "新增学位"), at=10 * nth) for nth, name in enumerate(reported)
    ]
    found = {p.comparison.metric: p.comparison.actual_value for p in _pairs(plan, told)}
    assert found["新增学位"] == actual


def test_neighbours_of_a_list_answer_only_in_a_passage_that_answers() -> None:
    """Beside an answered number a longer name is enough, where the passage surely speaks of it."""
    planned = [made("社区公园", 5), made("体育健身场地", 30, at=10)]
    reported = [made("社区公园", 6), made("口袋式体育健身场地", 200, at=10)]
    assert len(_pairs(planned, reported)) == 1
    assert len(_pairs(planned, reported, answering=True)) == 2
    assert _pairs(planned[1:], reported[1:], answering=True) == []


def test_one_number_for_each_of_a_list_is_planned_for_each() -> None:
    """均增长7% is two plans; what is told of one thing stays one."""
    both = made("甲、乙", 7, "%", each=("甲产量增速", "乙产量增速"))
    apart = told_apart([made("丙", 6), both])
    assert [each.quantity.metric for each in apart] == ["丙", "甲产量增速", "乙产量增速"]
    assert [each.each for each in apart] == [(), (), ()]
    assert [each.names for each in apart] == [("丙",), ("甲产量增速",), ("乙产量增速",)]


def test_a_weight_is_told_in_the_plan_s_unit() -> None:
    """斤 beside a plan in 吨 become 吨; anything else stays as it is."""
    plan, told = made("产量", 1, "吨"), made("产量", 4000, "斤")
    changed = weighed_like(told, plan)
    assert (changed.quantity.value, changed.quantity.unit) == (2, "吨")
    assert weighed_like(plan, plan) is plan
    assert weighed_like(made("公园", 3), plan).quantity.unit == "个"
    acres = made("公园", 3, "亩")
    assert weighed_like(acres, made("公园", 3, "公顷")) is acres
