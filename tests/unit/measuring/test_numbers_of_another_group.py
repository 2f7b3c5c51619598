"""Numbers of a part, a sort or a list that are not to be set beside those of another."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared
from workbench.measuring.parts_of_place import is_of_zone


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        # Guests and takings from home, from abroad, and all of them.
        ("国内旅游收入增长12%", "旅游总收入增长15%"),
        ("旅游总收入增长12%", "国内旅游收入增长13%"),
        ("旅游外汇收入增长8%", "旅游总收入增长9%"),
        ("国内旅游收入达到90亿元", "旅游总收入达到104亿元"),
        ("接待入境游客6万人次", "接待游客7万人次"),
        ("接待国内游客800万人次", "接待国内外游客840万人次"),
        # Firms in an incubator are not all firms of their kind.
        ("在孵科技企业达到300家", "新增科技企业320家"),
        ("在孵企业和项目达到200个", "新增企业和项目210个"),
        # Water-saving fields and fields that are watered.
        ("新增灌溉面积30万亩", "发展节水灌溉面积34万亩"),
        ("新增节水灌溉面积20万亩", "新增灌溉面积28万亩"),
        # How many more were new, and how many more there are.
        ("市场主体增长12%", "新增市场主体增长17%"),
        ("企业增长9%", "新登记企业增长11%"),
        ("合同额增长9%", "新签合同额增长12%"),
        ("贷款增长10%", "新增贷款增长11%"),
        # Each has a quoted word of its own.
        ("完成6个县的“普九”达标", "9个县实现“两基”达标"),
        ("新增“瞪羚”企业8家", "新增“雏鹰”企业9家"),
        ("创建“绿色”学校40所", "创建“平安”学校45所"),
        ("评选“最美”家庭100户", "评选“书香”家庭120户"),
        ("建成“双拥”模范镇5个", "建成“无诈”模范镇6个"),
        # One great river is not all water.
        ("实施松花江污染防治项目30个", "建成污染防治项目44个"),
        ("淮河治理投资8亿元", "治理投资9亿元"),
        ("完成太湖清淤300万立方米", "完成清淤400万立方米"),
        # A region that opens the sentence, or what stands behind its semicolon.
        ("生产总值增长9%", "长株潭的龙头作用显现，实现生产总值增长14%"),
        ("生产总值增长8%", "关中地区加快发展，生产总值增长11%"),
        ("固定资产投资增长10%", "各地都有新气象；皖北固定资产投资增长16%"),
        ("进出口总额增长6%", "内陆开放起步；北部湾进出口总额增长30%"),
        ("规模以上工业增加值增长7%", "苏北后劲增强，规模以上工业增加值增长12%"),
        ("财政收入增长9%", "滇中率先发展，财政收入增长15%"),
        # Several years told by their number in figures.
        ("新建、维修校舍10万平方米", "连续4年实施民生计划，投入资金12亿元，新建维修校舍28万平方米"),
        ("新建泵站8座", "连续3年大兴水利，新建泵站19座"),
        # What is two things joined is more than one of them.
        ("新增和恢复灌溉面积14万亩", "新增灌溉面积6万亩，恢复和改善灌溉面积21万亩"),
        ("新增灌溉面积9万亩", "新增和恢复灌溉面积15万亩"),
        ("恢复和改善灌溉面积9万亩", "改善灌溉面积12万亩"),
        ("新建高标准农田11万亩", "新建和改造高标准农田21万亩"),
        ("新建和改造农村公路300公里", "改造农村公路320公里"),
        ("新建、改造公厕90座", "新建公厕60座"),
        ("新建幼儿园15所", "新建、改扩建幼儿园26所"),
        ("新建及扩建泵站9座", "新建泵站9座"),
        # The name goes on in its brackets.
        ("新建幼儿园150所", "新建中小学校（幼儿园）263所"),
    ],
)
def test_what_is_of_another_group_has_no_verdict(plan: str, answer: str) -> None:
    """None of these pairs is judged."""
    assert [pair for pair in compared(plan, answer) if pair[2] is not None] == []


@pytest.mark.parametrize(
    ("plan", "answer", "answered"),
    [
        ("30户以上自然村垃圾收运覆盖率达到70%", "30户以上自然村垃圾收运覆盖率达到72%", ["72%"]),
        ("50户以上村落污水管网覆盖率达到60%", "50户以上村落污水管网覆盖率达到66%", ["66%"]),
        ("关闭年产30万吨以下煤矿5个", "淘汰年产30万吨以下煤矿5个", ["5个"]),
        ("淘汰10吨以下燃煤锅炉40台", "淘汰10吨以下燃煤锅炉46台", ["46台"]),
        ("淘汰每小时35蒸吨以下锅炉40台", "淘汰每小时35蒸吨以下锅炉46台", ["46台"]),
        ("关停30万千瓦以下机组3台", "关停30万千瓦以下机组4台", ["4台"]),
        ("拆除20吨以下燃煤锅炉9台", "拆除20吨以下燃煤锅炉9台", ["9台"]),
        ("每千人口拥有3岁以下婴幼儿托位数达3.3个", "每千人口拥有3岁以下婴幼儿托位数达3.8个", ["3.8个"]),
        ("20户以上自然村通宽带率达到80%", "20户以上自然村通宽带率达到83%", ["83%"]),
        ("60周岁以上老人体检8万人", "60周岁以上老人体检8.2万人", ["8.2万人"]),
    ],
)
def test_how_large_those_are_answers_nothing(plan: str, answer: str, answered: list[str]) -> None:
    """A size that says which are spoken of is never set beside the same size."""
    assert [actual for _, actual, _ in compared(plan, answer, answering=True)] == answered


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        ("国内旅游收入增长12%", "国内旅游收入增长13%", [("12%", "13%", True)]),
        ("旅游总收入增长12%", "旅游业总收入增长13%", [("12%", "13%", True)]),
        ("新增市场主体增长15%", "新增市场主体增长12%", [("15%", "12%", False)]),
        ("新增“瞪羚”企业8家", "新增“瞪羚”企业9家", [("8家", "9家", True)]),
        ("生产总值增长8%", "全省抓住长株潭建设的机遇，生产总值增长9%", [("8%", "9%", True)]),
        ("新增和恢复灌溉面积14万亩", "新增和恢复灌溉面积15万亩", [("14万亩", "15万亩", True)]),
        ("新建和改造农村公路300公里", "新改建农村公路320公里", [("300公里", "320公里", True)]),
        ("新建、改扩建幼儿园15所", "新建、改扩建幼儿园16所", [("15所", "16所", True)]),
        ("植树造林40万亩", "连续5年位居前列，植树造林43万亩", [("40万亩", "43万亩", True)]),
        # Each of a list is set beside its own, whatever stands in between.
        (
            "新增灌溉面积、节水灌溉面积各20万亩",
            "新增有效灌溉面积31万亩，发展节水灌溉面积28万亩",
            [("20万亩", "28万亩", True), ("20万亩", "31万亩", True)],
        ),
        (
            "生产总值、财政收入均增长8%",
            "财政收入增长7%，生产总值增长9%",
            [("8%", "9%", True), ("8%", "7%", False)],
        ),
    ],
)
def test_what_is_of_one_group_is_judged(
    plan: str, answer: str, expected: list[tuple[str, str, bool | None]]
) -> None:
    """What is of the same part and sort is set side by side."""
    assert sorted(compared(plan, answer)) == sorted(expected)


@pytest.mark.parametrize(
    ("before", "of_zone"),
    [("", True), ("\n", True), ("各项工作有序推进。\n", True), ("各项工作有序推进。", False)],
)
def test_the_paragraph_that_a_zone_opens_may_be_any(before: str, of_zone: bool) -> None:
    """The first of a text, one behind an empty line or another; a zone told of later opens none."""
    text = before + "加快云海新区建设。完善功能，生产总值增长20%"
    assert is_of_zone(text, text.index("20%")) is of_zone
