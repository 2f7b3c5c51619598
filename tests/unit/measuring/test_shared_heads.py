"""Counts whose things share a head, and verbs that only open a clause; made-up phrases."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared
from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新建3个国家级、5个省级示范区", ["新建国家级示范区", "省级示范区"]),
        ("扶持16家国家级和60家省级龙头企业", ["国家级龙头企业", "省级龙头企业"]),
        ("完成12座大中型、80座小型水库除险加固", ["大中型水库除险加固", "小型水库除险加固"]),
        ("开工12件中型、20件重点小型水库加固", ["中型水库加固", "重点小型水库加固"]),
        ("认定国家级3家、省级10家技术中心", ["认定国家级技术中心", "省级技术中心"]),
        ("建设2个市级农业园和3个县级农业园", ["市级农业园", "县级农业园"]),
        ("建设4个县级体育馆和9个乡镇文化站", ["县级体育馆", "乡镇文化站"]),
        ("粮食、蔬菜播种面积分别达到55万亩、8万亩", ["粮食播种面积", "蔬菜播种面积"]),
    ],
)
def test_things_of_several_levels_share_their_head(text: str, names: list[str]) -> None:
    """What is counted of each level bears the noun that stands behind the last of them."""
    assert [each.metric for each in find_quantities_in(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建议奋力实现生产总值增长6.5%", ["生产总值增速"]),
        ("确定今年生产总值增长9%", ["生产总值增速"]),
        ("带动全省进出口增长9%", ["全省进出口增速"]),
        ("建议办复率达到98%", ["建议办复率"]),
    ],
)
def test_what_only_opens_a_clause_is_no_name(text: str, names: list[str]) -> None:
    """The verb of an aim, or who advises it, is no part of what grows."""
    assert [each.metric for each in find_quantities_in(text)] == names


def test_firms_of_one_level_are_not_answered_by_those_of_both() -> None:
    """60家国家级和省级企业 counts both levels."""
    assert compared("对16家国家级和60家省级龙头企业加大扶持", "60家国家级和省级龙头企业利润增长9%") == []
