"""Numbers of one thing that a plan and its answer name in other words; made-up phrases."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        ("失业人员再就业2900人", "城镇新增就业6100人，再就业2290人", False),
        ("下岗失业人员再就业2900人", "再就业2990人", True),
        ("新增国家制造业单项冠军8个", "新增国家级制造业单项冠军15个", True),
        ("新增托育服务机构28家、托位700个", "新增托育机构53家", True),
        ("新建便民服务中心30个", "建成便民服务中心31个", True),
        ("完成造林30万亩", "新增造林面积33万亩", True),
        # A share that years came to is where it stands now; a sum, or growth, of years is no year's.
        ("森林覆盖率达到44%", "五年来，森林覆盖率达到45%", True),
        ("打通20条以上未贯通道路", "打通未贯通道路30条", True),
    ],
)
def test_one_thing_in_other_words_is_judged(plan: str, answer: str, met: bool) -> None:
    """Who is employed again was jobless; 国家 is 国家级, and a 服务机构 is an 机构."""
    assert [pair[2] for pair in compared(plan, answer)] == [met]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("就业困难人员再就业1000人", "再就业2000人"),
        ("失业人员再就业1000人", "就业困难人员再就业1200人"),
        ("培育国家示范园3个", "培育省级示范园4个"),
        ("服务企业30家", "新增企业40家"),
        ("培训农民3000人", "农民3500人"),
        ("20个村通水", "20个村未通水"),
        ("森林覆盖率提高到44%", "林木覆盖率达到43%"),
        ("新建公园44个", "五年来，新建公园45个"),
        ("工业增加值增长4%", "五年来，工业增加值增长45%"),
    ],
)
def test_what_is_only_alike_is_not(plan: str, answer: str) -> None:
    """Some of those employed again, another level, or whom a service was for."""
    assert [pair for pair in compared(plan, answer) if pair[2] is not None] == []
