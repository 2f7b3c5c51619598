"""What is asked of a number: 以上, 左右, 以内 behind it, close by or behind a blank, and of a fall."""

from __future__ import annotations

import pytest

from workbench.measuring.disagreeing import ReportedNumber, disagree
from workbench.measuring.quantities import find_quantities_in
from workbench.model.figures import bound_of, bounded, signed_pair
from workbench.settings import DEFAULTS


@pytest.mark.parametrize(
    ("text", "metric", "comparator"),
    [
        ("云海区生产总值增长 8% 以上", "云海区生产总值增速", ">="),
        ("云海区生产总值增长8%以上", "云海区生产总值增速", ">="),
        ("物价涨幅控制在 3% 以内", "物价", "<="),
        ("财政收入增长 7 % 左右，", "财政收入增速", "~"),
        ("财政收入增长　7%　左右", "财政收入增速", "~"),
        ("城镇新增就业 3000 人 以上，", "城镇新增就业", ">="),
        ("单位产品能耗降低 4% 及以上", "单位产品能耗增速", ">="),
        ("建成 30 所 以上 学校", "学校", ">="),
        ("新建 30 所 学校", "新建学校", "="),
        ("财政收入增长 7% 。以上是今年的目标", "财政收入增速", "="),
        ("财政收入增长 7% \n以上各项", "财政收入增速", "="),
    ],
)
def test_a_bound_stands_behind_a_blank_as_well(text: str, metric: str, comparator: str) -> None:
    """A blank before 以上, 左右 and 以内 takes nothing from what they ask, and is part of no name."""
    number = find_quantities_in(text)[0]
    assert (number.metric, number.comparator) == (metric, comparator)


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("登记失业率、调查失业率分别控制在3.5%和5.5%以内", ["<=", "<="]),
        ("出口、进口分别增长14%和15%左右", ["~", "~"]),
        ("出口、进口、利用外资分别增长6%、7%、8%以上", [">=", ">=", ">="]),
        ("出口、进口分别增长6%以上和7%左右", [">=", "~"]),
        ("出口、进口分别增长6%左右和7%", ["~", "~"]),
        ("新建公园6座，新建学校7所以上", ["=", ">="]),
    ],
)
def test_the_bound_behind_a_series_is_that_of_all(text: str, comparators: list[str]) -> None:
    """What stands behind the last number bounds those before it that have no bound of their own."""
    assert [each.comparator for each in find_quantities_in(text)] == comparators


def test_a_series_goes_on_behind_a_bound_and_a_blank() -> None:
    """分别增长 8% 左右和 10% 左右: both are shared out."""
    told = find_quantities_in("云海区出口、进口分别增长 8% 左右和 10% 左右")
    assert [(q.metric, q.comparator) for q in told] == [("云海区出口增速", "~"), ("进口增速", "~")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("单位能耗下降10%以上", "≤ −10%"),
        ("单位能耗下降10%以内", "≥ −10%"),
        ("单位能耗下降超过10%", "< −10%"),
        ("单位能耗下降不到10%", "> −10%"),
        ("单位能耗下降10%左右", "≈ −10%"),
        ("单位能耗下降10%", "−10%"),
        ("进口额同比增长-2.5%", "-2.5%"),
        ("进口额增长2.5%以上", "≥ 2.5%"),
        ("失业率控制在5.5%以内", "≤ 5.5%"),
        ("压减粗钢产能30万吨以上", "≥ 30万吨"),
    ],
)
def test_a_fall_of_at_least_so_much_lies_below_its_number(text: str, shown: str) -> None:
    """下降10%以上 is −10% or less; what is to be cut by an amount has no sign, and stays at least so much."""
    number = find_quantities_in(text)[0]
    assert bounded(number.raw, number.value, number.comparator) == shown


@pytest.mark.parametrize(
    ("raw", "value", "comparator", "asked"),
    [
        ("3%", -3.0, ">", "<"),
        ("3%", -3.0, "=", "="),
        ("3%", 3.0, ">", ">"),
        ("－3%", -3.0, ">", ">"),
        ("−3%", -3.0, "<=", "<="),
    ],
)
def test_a_bound_is_turned_with_the_sign_that_words_gave(
    raw: str, value: float, comparator: str, asked: str
) -> None:
    """Where the number is written with its sign, its bound is said of it as it is written."""
    assert bound_of(raw, value, comparator) == asked


def test_of_two_falls_neither_needs_a_sign_nor_its_bound_turned() -> None:
    """Both falls are told by their size, and so is what is asked; beside a rise the fall is signed."""
    assert signed_pair("3%", -3, "3.6%", -3.6, ">=") == ("≥ 3%", "3.6%")
    assert signed_pair("3%", -3, "1%", 1, ">=") == ("≤ −3%", "1%")
    assert signed_pair("3%", 3, "4%", -4, ">=", ">") == ("≥ 3%", "< −4%")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("云海区单位生产总值能耗下降3%以上", "云海区单位生产总值能耗下降4.6%", False),
        ("云海区单位生产总值能耗下降3%以上", "云海区单位生产总值能耗下降1.2%", True),
        ("云海区固定资产投资增长3%以上", "云海区固定资产投资增长4.6%", False),
        ("云海区固定资产投资增长3%以上", "云海区固定资产投资增长1.2%", True),
    ],
)
def test_a_deeper_fall_keeps_the_bound_of_a_fall(one: str, other: str, apart: bool) -> None:
    """Two sources agree where one says 下降3%以上 and the other tells a deeper fall."""
    told = [ReportedNumber(find_quantities_in(text)[0], text) for text in (one, other)]
    assert disagree(told[0], told[1], DEFAULTS.alignment) is apart
