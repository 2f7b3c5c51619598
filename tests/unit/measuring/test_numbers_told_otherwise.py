"""Numbers told otherwise than they were planned: growth and whole, a base, last year's, under way."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        # By how much it is to grow, and how much of it there was.
        ("确保全年游客总人数增加60万人次以上", "全年接待游客410万人次"),
        ("力争蔬菜产量增加3万吨", "蔬菜产量45万吨"),
        ("农户户均收入增加900元", "农户户均收入1.6万元"),
        ("社保卡持卡人数增加4万人", "社保卡持卡人数61万人"),
        ("职工月均工资增加150元", "职工月均工资4300元"),
        # What was reached a year before the plan is no aim of it.
        ("进出口总额去年突破90亿元", "进出口总额完成97亿元"),
        ("粮食总产量去年已达到31万吨", "粮食总产量33万吨"),
        ("财政收入上年首次超过12亿元", "财政收入15亿元"),
        # What something is built upon.
        ("在九项惠民工程基础上再加码", "实施11项惠民工程"),
        ("在6个试点镇的基础上扩面", "试点镇增加到9个"),
        ("在原有8条公交线路基础上优化", "公交线路10条"),
        # What had been aimed at when the year began.
        ("工业总产值增长5%", "去年初我们作了研究和安排，争取工业总产值增长6%"),
        ("造林8万亩", "年初确定了工作重点，力争造林9万亩"),
        # A half of the year, and a share of something else.
        ("固定资产投资增长9%", "全年走势向好，上半年固定资产投资增长11%"),
        ("服务业占地区生产总值比重达到45%", "服务业投资占全部投资的比重达到51%"),
        ("税收收入占财政收入的比重达到80%", "税收收入7亿元，占生产总值的比重达8%"),
        # What five years added up to, and what they are still to bring.
        ("新增就业2万人", "五年来，新增就业从每年1万人增加，累计达到9万人"),
        ("今后五年，城镇化率由30%提高到40%", "城镇化率达到32%"),
        # One year's part of a task, and what one level of government takes in.
        ("完成年度6万人搬迁任务", "全面完成17万人搬迁任务"),
        ("地方财政一般预算收入安排34亿元", "财政一般预算总收入完成67亿元"),
        ("地方财政收入达到30亿元", "财政总收入达到41亿元"),
        ("地方财政预算收入34亿元", "地方财政预算支出49亿元"),
        # A whole and one half of it by name.
        ("工农业总产值达到40亿元", "农业总产值36亿元"),
        ("工业总产值达到30亿元", "工农业总产值34亿元"),
        ("实际利用外资3亿美元", "间接利用外资2.4亿美元"),
        # Per head in a part of the place is another figure than in all of it.
        ("农民人均纯收入达到5200元", "山区6个重点乡镇发展加快，农民人均纯收入达到4300元"),
        ("城镇居民人均住房面积达到31平方米", "库区面貌一新，城镇居民人均住房面积达到34平方米"),
    ],
)
def test_what_is_told_otherwise_is_not_set_beside_the_plan(plan: str, answer: str) -> None:
    """None of these answers is judged against its plan."""
    assert [pair for pair in compared(plan, answer) if pair[2] is not None] == []


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("新建泵站9座", "加快推进9座泵站建设"),
        ("实施8项惠民工程", "扎实推进8项惠民工程"),
        ("培育专业村20个", "启动培育专业村25个"),
        ("实施技改项目300个", "稳步推进技改项目320个"),
        ("打造特色街区5个", "加快建设三大商圈和5个特色街区"),
    ],
)
def test_as_many_still_under_way_are_no_verdict(plan: str, answer: str) -> None:
    """As many as were to be done are told, but not that they were done."""
    assert [pair[2] for pair in compared(plan, answer)] == [None]


@pytest.mark.parametrize(
    ("plan", "answer", "found"),
    [
        ("推进8项惠民工程", "扎实推进8项惠民工程", [("8项", "8项", True)]),
        ("新开工水库3座", "3座水库开工建设", [("3座", "3座", True)]),
        ("新建泵站9座", "新建泵站9座，加快推进水利工程", [("9座", "9座", True)]),
        ("游客总人数增加60万人次", "游客总人数增加72万人次", [("60万人次", "72万人次", True)]),
        ("农村饮水安全巩固提升12万人", "农村饮水安全巩固提升34万人", [("12万人", "34万人", True)]),
        ("工农业总产值达到40亿元", "工农业总产值43亿元", [("40亿元", "43亿元", True)]),
        # A share by another wording, or told of what stands before its comma.
        ("服务业比重达到45%", "服务业增加值占生产总值的比重达到46%", [("45%", "46%", True)]),
        (
            "服务业比重提高1个百分点以上",
            "服务业增加值超过70亿元，占地区生产总值的比重提高1.3个百分点",
            [("1个百分点", "1.3个百分点", True)],
        ),
        (
            "畜牧业产值占农业总产值比重达到40%以上",
            "畜牧业产值实现46亿元，占农业总产值的42%",
            [("40%", "42%", True)],
        ),
        ("研发投入占地区生产总值比重达到2.4%", "研发投入占比2.5%", [("2.4%", "2.5%", True)]),
        ("万元生产总值能耗下降3%", "单位GDP综合能耗下降3.2%", [("3%", "3.2%", True)]),
        # The whole year, though a half of it is told just before.
        ("地区生产总值增长6%", "经济上半年由负转正，全年地区生产总值增长6.3%", [("6%", "6.3%", True)]),
        ("补助标准提高到每亩17元", "补助标准提高到17元", [("17元", "17元", True)]),
        # Five years brought it there: where it stands now answers what one year was to reach.
        (
            "城镇化率达到36%",
            "五年来，城镇化率从29%提高到37%",
            [("36%", "37%", True)],
        ),
        (
            "第一产业增加值达到90亿元",
            "五年来，第一产业增加值由61亿元增加到92亿元",
            [("90亿元", "92亿元", True)],
        ),
        ("研发经费支出占生产总值比例2%", "研发经费支出占生产总值比重2.1%", [("2%", "2.1%", True)]),
        ("接待海内外旅游者90万人次", "接待海内外游客超过95万人次", [("90万人次", "95万人次", True)]),
        ("完成年度6万人搬迁任务", "完成6.2万人搬迁任务", [("6万人", "6.2万人", True)]),
        (
            "绿色经济、数字经济占生产总值比重分别达到45%和32%",
            "绿色经济占比达46%，数字经济占比达34%",
            [("45%", "46%", True), ("32%", "34%", True)],
        ),
        ("在校生达到3万人", "在校生达到3.2万人", [("3万人", "3.2万人", True)]),
        (
            "甲镇居民人均收入和乙乡农民人均纯收入分别增加500元和300元",
            "甲镇居民人均收入8400元，增加520元；乙乡农民人均纯收入3900元，增加310元",
            [("500元", "520元", True), ("300元", "310元", True)],
        ),
        (
            "养老金和补贴标准分别提高20元和10元",
            "养老金提高25元，补贴标准提高10元",
            [("20元", "25元", True), ("10元", "10元", True)],
        ),
    ],
)
def test_what_is_told_as_planned_is_judged(
    plan: str, answer: str, found: list[tuple[str, str, bool]]
) -> None:
    """These measure the same, told the same way."""
    assert sorted(compared(plan, answer)) == sorted(found)
