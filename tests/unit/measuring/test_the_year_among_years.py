"""Numbers of the one year that stand among those of several years, in a review and in a plan."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from tests.builders.compared_numbers import compared
from workbench.measuring.periods import is_of_year
from workbench.measuring.years_of_sentences import spanning_sentences


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("2025年生产总值达到969亿元，增长6.4%，是近年最快的一年", "6.4%", True),
        ("2025年新建公园20个，改造公厕51座", "51座", True),
        ("其中2025年达42亿元", "42亿元", True),
        ("到2025年建成学校80所", "80所", True),
        ("2025年收入达到9763元，比2020年增加3432元；支出预计7645元，比上年增长7%", "7%", True),
        ("财政收入达到89亿元，同比增长8%", "8%", True),
        ("出口比去年增长9%", "9%", True),
        ("2025年建成学校9所，五年新增学校40所", "40所", False),
        ("2025年生产总值达到969亿元，年均增长6.4%", "6.4%", False),
        ("2025年投资30亿元，累计投资140亿元", "140亿元", False),
        ("2023年建成学校40所", "40所", False),
        ("五年建成学校40所", "40所", False),
        ("2025年以来建成学校40所", "40所", False),
        ("2021年至2025年建成学校40所", "40所", False),
    ],
)
def test_the_year_named_earlier_in_the_sentence(text: str, number: str, told: bool) -> None:
    """A number is the year's from where the year is named until the sentence turns to the years again."""
    assert is_of_year(text, text.index(number), 2025) is told


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        ("生产总值增长11%", "五年间生产总值翻番，2025年生产总值达到969亿元，比上年增长11.4%", True),
        ("农民人均纯收入增长8%", "农民人均纯收入预计可达8645元，比上年增长9%，年均增长10%", True),
        ("农民人均纯收入增长8%", "农民人均纯收入预计可达8645元，年均增长9%", None),
        ("社会消费品零售总额增长8%", "社会消费品零售总额可望达到500亿元，同比增长7%", False),
        ("粮食产量达到90万吨", "粮食产量预计可达92万吨", True),
        ("粮食产量达到90万吨", "粮食产量有望达到91万吨", True),
    ],
)
def test_against_the_year_before(plan: str, answer: str, met: bool | None) -> None:
    """What is told against the year before answers the year's plan, among years as well."""
    assert [verdict for _, _, verdict in compared(plan, answer)] == ([] if met is None else [met])


_REPORT = """云海区2026年政府工作报告
一、“十四五”时期工作回顾
过去的五年，全区新建学校40所。五年新增就业60万人。
{opening}经济稳中有进。生产总值增长6.4%。
二、“十五五”时期主要任务
五年新增就业70万人。
{goals}生产总值增长6%。
"""


def _told_of_years(opening: str, goals: str, words: str) -> list[bool]:
    report = read_report(_REPORT.format(opening=opening, goals=goals).encode(), name="report.txt")
    spanning = spanning_sentences(report)
    return [node.id in spanning for node in report.sentences if words in report.text_of(node)]


@pytest.mark.parametrize(
    ("opening", "years"),
    [
        ("特别需要指出的是，刚刚过去的2025年，我们统筹做好各项工作，", False),
        ("刚刚过去的一年，我们迎难而上，", False),
        ("过去的一年，我们攻坚克难，", False),
        ("需要报告的是，过去的2025年，我们稳中求进，", False),
        ("2025年，我们全力以赴，", False),
        ("各位代表，刚刚过去的一年，极不平凡，", False),
        ("过去的五年，我们团结奋斗，", True),
        ("五年来，我们团结奋斗，", True),
        ("2021年至2025年，我们团结奋斗，", True),
        ("2023年，我们爬坡过坎，", True),
    ],
)
def test_a_paragraph_that_turns_to_the_year(opening: str, years: bool) -> None:
    """Under a heading about the years a paragraph that opens with the last of them is the year's own."""
    assert _told_of_years(opening, "", "生产总值增长6.4%") == [years]


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("奋力开拓，“十四五”经济社会发展目标全面实现", True),
        ("“十四五”规划任务胜利完成", True),
        ("“十四五”主要目标如期实现", True),
        ("全面完成“十四五”计划", True),
        ("“十四五”发展规划圆满完成", True),
        ("“十四五”蓝图顺利实现", True),
        ("“十四五”确定的任务提前完成", True),
        ("实现“十四五”良好开局", False),
        ("“十四五”开好局起好步", False),
        ("2025年工作回顾", False),
        ("主要目标任务全面完成", False),
    ],
)
def test_a_heading_that_says_what_a_plan_brought(heading: str, years: bool) -> None:
    """Under a heading that says that a five-year plan's goals were reached numbers are of the five years."""
    review = f"一、{heading}\n建成学校40所。改造公厕51座。\n"
    text = f"云海区2026年政府工作报告\n{review}二、2026年主要任务\n建成学校9所。\n"
    report = read_report(text.encode(), name="report.txt")
    spanning = spanning_sentences(report)
    told = [node.id in spanning for node in report.sentences if "公厕51座" in report.text_of(node)]
    assert told == [years]


@pytest.mark.parametrize(
    ("goals", "years"),
    [
        ("2026年经济社会发展的主要目标是：就业扩大。", False),
        ("2026年预期目标是：物价稳定。", False),
        ("今年的主要预期目标是：物价稳定。", False),
        ("2026年至2030年的目标是：物价稳定。", True),
        ("2030年的主要目标是：物价稳定。", True),
        ("过去五年内打下的基础十分坚实。", True),
    ],
)
def test_goals_for_the_first_of_the_years(goals: str, years: bool) -> None:
    """In the part of a plan for several years a paragraph about its first year is for that year."""
    assert _told_of_years("", goals, "生产总值增长6%") == [years]


@pytest.mark.parametrize(
    ("plan", "answer", "shown"),
    [
        (
            "城镇居民人均可支配收入、农民人均纯收入实际增长9%左右",
            "城镇居民人均可支配收入2万元，农民人均纯收入9000元，分别实际增长6.8%和9.4%",
            ["6.8%", "9.4%"],
        ),
        ("进出口总额和零售总额增长8%", "零售总额增长9%", ["9%"]),
        ("财政收入、税收收入增长6%", "税收收入增长7%", ["7%"]),
        ("工业增加值、建筑业增加值增长5%", "建筑业增加值增长4%", ["4%"]),
        ("工业投资和民间投资增长12%", "民间投资增长13%", ["13%"]),
        ("旅游人数和旅游收入增长10%", "旅游收入增长12%", ["12%"]),
        # One of them leaves its head noun out: one number is of all of it.
        ("煤炭、电力产量增长5%", "煤炭增长6%", []),
        ("批发和零售销售增长5%", "批发增长6%", []),
        # What the number is of was named in the clause before.
        ("推进高速公路建设，总里程突破700公里", "高速公路通车里程突破710公里", ["710公里"]),
        ("加快城中村改造，改造总面积50万平方米", "城中村改造56万平方米", ["56万平方米"]),
        ("推进绿道建设，总长度达到90公里", "绿道总长度达到95公里", ["95公里"]),
        ("推进绿道建设，总里程达到90公里", "公路总里程达到95公里", []),
    ],
)
def test_one_number_for_two_names_and_names_told_before(plan: str, answer: str, shown: list[str]) -> None:
    """Each of several full names has the number; a bare name is that of what was named before it."""
    assert [actual for _, actual, _ in compared(plan, answer, answering=True)] == shown
