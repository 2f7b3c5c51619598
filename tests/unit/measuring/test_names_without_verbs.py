"""What a number is called by: neither a verb alone, nor an aim, nor what only follows the people counted."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared
from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("实现农村新增就业40万人的目标", ["农村新增就业"]),
        ("确保完成造林绿化12万亩的年度任务", ["造林绿化"]),
        ("完成技能培训9万人的预期目标", ["技能培训"]),
        ("力争省外到位资金突破700亿元", ["省外到位资金"]),
        ("力争到位资金突破70亿元", ["到位资金"]),
        ("解决山区30万人口的用电问题", ["用电问题"]),
        ("改善山区8万人口饮水条件", ["饮水条件"]),
        ("加快建设60万亩油菜生产基地", ["油菜生产基地"]),
        ("推进改造40公里供热管网", ["供热管网"]),
        ("达到每个村庄3名", ["达到每个村庄"]),
        ("服务8万多果农", ["果农"]),
        ("帮扶6万余困难职工", ["困难职工"]),
        ("扶持5万名城乡青年创业", ["城乡青年创业"]),
        ("创建省内3名城", []),
        # A decimal in a copy that lost its point: half of it is no number.
        ("森林覆盖率达到43。5%", []),
        ("民间投资增长12·5%", []),
        ("新建码头3座。5个港区扩容", ["新建码头", "港区扩容"]),
        ("至今已有8万多年来的遗存", []),
    ],
)
def test_the_name_is_that_of_the_thing(text: str, names: list[str]) -> None:
    """The thing counted gives the name, wherever it stands."""
    assert [each.metric for each in find_quantities_in(text)] == names


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("护林补贴再提高15元，达到90元", "托育财政补助提高35元，达到310元"),
        ("孤儿养育标准提高25元，达到410元", "托育财政补助提高35元，达到430元"),
        ("失业金标准增加30元，提高到500元", "抚恤金标准增加60元，提高到520元"),
        ("供水能力增加5万吨，突破60万吨", "水泥产量增加9万吨，突破70万吨"),
        # Where something is done is not what is to be done there.
        ("在8个山区县新建16所幼儿园", "8个山区县的教师增加90名"),
        ("在12个乡镇改造30座桥梁", "12个乡镇完成换届"),
        # What a list adds was not begun, and is no level that was reached.
        ("开工建设人才公寓35万平方米", "新增标准厂房13万平方米、人才公寓32万平方米"),
        ("示范企业达到300家", "新增地方标准40个、示范企业260家"),
        ("星级酒店达到30家", "新增文物单位9处、星级酒店4家"),
        ("众创空间达到50个", "净增科技企业80家、众创空间12个"),
    ],
)
def test_a_verb_they_share_makes_no_two_things_one(plan: str, answer: str) -> None:
    """Both are reached, raised or added; what is reached differs."""
    assert [pair for pair in compared(plan, answer, answering=True) if pair[2] is not None] == []


@pytest.mark.parametrize(
    ("plan", "answer", "shown"),
    [
        ("新增孵化园区30家", "新增地方标准40个、孵化园区42家", [("30家", "42家")]),
        ("示范企业达到500家", "示范企业达到520家", [("500家", "520家")]),
        ("开工建设小学和幼儿园50所", "新建、改扩建小学和幼儿园52所", [("50所", "52所")]),
        ("在8个山区县新建16所幼儿园", "在9个山区县新建17所幼儿园", [("16所", "17所")]),
        ("在8个山区县开展试点", "在9个山区县开展试点", [("8个", "9个")]),
        ("农村新增就业40万人的目标", "农村新增就业41万人", [("40万人", "41万人")]),
        ("解决山区30万人口的用电问题", "解决了山区31万人口的用电问题", [("30万人", "31万人")]),
    ],
)
def test_what_is_one_thing_stays_one(plan: str, answer: str, shown: list[tuple[str, str]]) -> None:
    """The same thing is compared by its own name."""
    assert [pair[:2] for pair in compared(plan, answer, answering=True)] == shown
