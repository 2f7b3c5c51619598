"""Two sources disagree only where both numbers are surely one thing, told of one moment."""

from __future__ import annotations

import pytest

from workbench.measuring.disagreeing import ReportedNumber, disagree
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS


def _told(text: str) -> ReportedNumber:
    return ReportedNumber(find_quantities_in(text)[0], text)


def _disagree(one: str, other: str) -> bool:
    told = _told(one), _told(other)
    both = [disagree(*pair, DEFAULTS.alignment) for pair in (told, told[::-1])]
    assert both[0] == both[1], "who is named first must not matter"
    return both[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年城镇调查失业率平均值为5.4%", "年末城镇调查失业率降至5.1%"),
        ("城镇调查失业率年均5.4%", "城镇调查失业率为5.1%"),
        ("12月份城镇调查失业率5.0%", "城镇调查失业率均值5.2%"),
        ("年底城镇登记失业率3.1%", "城镇登记失业率平均为3.4%"),
        ("四季度地区生产总值增长6.1%", "地区生产总值增长5.4%"),
        ("上半年社会消费品零售总额增长8.2%", "社会消费品零售总额增长7.4%"),
        ("农村居民人均可支配收入增长7.2%", "居民人均可支配收入增长6.1%"),
        ("规模以上工业增加值增长7.2%", "工业增加值增长6.1%"),
        ("城镇新增就业3.2万人", "累计城镇新增就业15.6万人"),
        ("单位生产总值能耗下降3.4%", "单位生产总值能耗累计下降14%"),
        ("新建公园12个", "拥有公园96个"),
        ("开发区一般公共预算收入增长9%", "一般公共预算收入增长6.4%"),
        ("森林覆盖率提高1.2个百分点", "森林覆盖率达到43.5%"),
        ("居民人均可支配收入实际增长5.3%", "居民人均可支配收入增长5.7%"),
        ("居民人均可支配收入名义增长5.7%", "居民人均可支配收入实际增长5.3%"),
    ],
)
def test_numbers_of_two_things_never_disagree(one: str, other: str) -> None:
    """Mean and year's end, a part of the year, another scope, a total, a part of the place: two things."""
    assert not _disagree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("地区生产总值增长5.2%", "地区生产总值增长5.23%"),
        ("地区生产总值达到2.2万亿元", "全年地区生产总值21986亿元"),
        ("城镇新增就业超过3万人", "城镇新增就业3.24万人"),
        ("城镇新增就业3万人以上", "城镇新增就业3.24万人"),
        ("常住人口城镇化率85%", "常住人口城镇化率85.49%"),
        ("粮食产量近20万吨", "粮食产量19.8万吨"),
        ("新建公园12个", "新建公园12个"),
    ],
)
def test_a_rounded_number_and_a_bound_do_not_disagree_with_the_exact_one(one: str, other: str) -> None:
    """What is the same as told more or less exactly is no conflict."""
    assert not _disagree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("地区生产总值增长5.2%", "地区生产总值增长4.9%"),
        ("全年城镇调查失业率平均值为5.4%", "城镇调查失业率年平均为5.1%"),
        ("年末城镇登记失业率3.1%", "年底城镇登记失业率3.4%"),
        ("城镇新增就业3.2万人", "城镇新增就业2.8万人"),
        ("进出口总额增长3.1%", "进出口总额下降1.2%"),
        ("新建公园12个", "新建公园9个"),
        ("常住人口134.6万人", "常住人口136.2万人"),
        ("城镇新增就业超过3万人", "城镇新增就业2.8万人"),
        ("地区生产总值增长5%", "地区生产总值增长5.4%"),
    ],
)
def test_two_numbers_for_one_thing_disagree(one: str, other: str) -> None:
    """Same metric, moment and place, and more apart than rounding tells."""
    assert _disagree(one, other)


@pytest.mark.parametrize(
    ("rounded", "near", "off"),
    [
        ("粮食产量12吨", "粮食产量12.4吨", "粮食产量12.7吨"),
        ("粮食产量123万吨", "粮食产量123.4万吨", "粮食产量123.6万吨"),
        ("粮食产量1230吨", "粮食产量1230.4吨", "粮食产量1231吨"),
        ("粮食产量2000吨", "粮食产量2000.4吨", "粮食产量2100吨"),
        ("粮食产量3.1万吨", "粮食产量3.14万吨", "粮食产量3.16万吨"),
    ],
)
def test_a_number_is_rounded_by_half_of_its_last_digit(rounded: str, near: str, off: str) -> None:
    """What it may have been rounded from lies within half a step of the last digit that is written."""
    assert not _disagree(rounded, near)
    assert _disagree(rounded, off)
