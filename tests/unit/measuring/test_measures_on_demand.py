"""Numbers that are read when they are asked for measure what they measure when all are read at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.measures_on_demand import MeasuresOnDemand, may_be_same
from workbench.measuring.quantities import find_quantities, find_quantities_in
from workbench.measuring.sameness import lookup_keys, sameness
from workbench.model.commitment import Quantity
from workbench.settings import DEFAULTS

CORPORA = Path(__file__).resolve().parents[3] / "corpora"
LISTS = """新增甲企业50家、乙企业30家；引进人才由80人调整为120人。，其中女性20人，护士增加9人。
城乡居民收入分别增长5%、6%。存贷款余额增长7.5%，服务覆盖75%的村庄，燃气普及率达到80%。
规模以上工业增加值增长6%，税收、非税收入均增长3%！居民消费价格上涨2%。完成投资1.2亿元，粮食产量30万吨。
"""
PLANS = """引进人才100人。贷款余额增长8%。城镇居民收入增长6%。燃气普及率达到85%。服务村庄覆盖率达到80%。
税收增长4%。规模以上工业增加值增长7%。完成投资2亿元。粮食产量6亿斤。新增乙企业40家。居民消费价格上涨3%左右。
"""


def numbers(text: str) -> tuple[tuple[Quantity, ...], str]:
    if text.startswith("yunhai"):
        report = read_report((CORPORA / text).read_bytes(), name=text)
        return find_quantities(report), report.text
    return find_quantities_in(text), text


def found_among(plan: Measure, measures: Sequence[Measure]) -> list[int]:
    return [
        at
        for key in lookup_keys(plan)
        for at, each in enumerate(measures)
        if key in lookup_keys(each)
        and sameness(plan, each, DEFAULTS.alignment) >= DEFAULTS.alignment.exact_likeness
    ]


@pytest.mark.parametrize("name", [LISTS, "yunhai-2025.txt", "yunhai-bulletin-2024.md"])
def test_each_number_measures_what_it_does_when_all_are_read(name: str) -> None:
    """From the last to the first, so that none finds the ones before it read."""
    quantities, text = numbers(name)
    told = MeasuresOnDemand(quantities, text, None, "云海区")
    assert len(quantities) > 9
    assert [told[at] for at in reversed(range(len(quantities)))] == list(
        reversed(read_measures(quantities, text, None, "云海区"))
    )


@pytest.mark.parametrize(
    ("plans", "name"),
    [
        (PLANS, LISTS),
        (LISTS, PLANS),
        ("yunhai-2024.txt", "yunhai-2025.txt"),
        ("yunhai-2024.txt", "yunhai-bulletin-2024.md"),
    ],
)
def test_what_is_the_same_is_found_as_among_all(plans: str, name: str) -> None:
    planned = read_measures(*numbers(plans))
    quantities, text = numbers(name)
    every = read_measures(quantities, text)
    told = MeasuresOnDemand(quantities, text)
    expected = [found_among(plan, every) for plan in planned]
    assert any(expected)
    assert [list(told.same_as(plan, DEFAULTS.alignment)) for plan in planned] == expected


def test_those_asked_for_first_come_first() -> None:
    planned = read_measures(*numbers("yunhai-2024.txt"))
    told = MeasuresOnDemand(*numbers("yunhai-2025.txt"))
    found = [list(told.same_as(plan, DEFAULTS.alignment)) for plan in planned]
    several = next((plan, same) for plan, same in zip(planned, found, strict=True) if len(set(same)) > 1)
    plan, (*others, last) = several
    again = list(told.same_as(plan, DEFAULTS.alignment, ahead=[range(last, last + 1)]))
    assert again[0] == last
    assert sorted(again) == sorted([*others, last])


def test_two_numbers_that_may_not_be_the_same_are_not() -> None:
    quantities, text = numbers(LISTS)
    planned, reported = read_measures(*numbers(PLANS)), read_measures(quantities, text)
    apart = [
        (a, b)
        for a in planned
        for b in reported
        if not may_be_same(a.quantity, b.quantity, DEFAULTS.alignment)
    ]
    assert apart
    assert not any(sameness(a, b, DEFAULTS.alignment, answering=True) for a, b in apart)


def test_a_weight_may_be_told_in_another_unit() -> None:
    tonnes, jin = numbers("粮食产量30万吨")[0][0], numbers("粮食产量6亿斤")[0][0]
    assert may_be_same(jin, tonnes, DEFAULTS.alignment)
