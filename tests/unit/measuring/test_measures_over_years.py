"""Numbers of several years together, in reports and in plans for five: of which year they are, if any."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from tests.unit.measuring.test_reported_measures import measures
from workbench.measuring.quantities import find_quantities
from workbench.measuring.reported_measures import Measure, read_measures
from workbench.model.genre import Genre
from workbench.model.hints import Hints


def of_a_plan(text: str) -> list[Measure]:
    """Return the measures of a made-up plan for the years from 2026 to 2030."""
    hints = Hints(jurisdiction="云海区", year=2026, genre=Genre.FIVE_YEAR_PLAN)
    titled = f"云海区国民经济和社会发展第十五个五年规划纲要\n{text}"
    report = read_report(titled.encode(), name="p.txt", hints=hints)
    return list(read_measures(report, find_quantities(report)))


@pytest.mark.parametrize(
    ("told", "targets"),
    [
        ("高中阶段教育毛入学率提高到92%以上。", [("92%", 2030)]),
        ("湿地保护率达到52%。", [("52%", 2030)]),
        ("劳动年龄人口平均受教育年限提高到11.3年。", [("11.3年", 2030)]),
        ("每千人口拥有注册护士数提高到3.8人。", [("3.8人", 2030)]),
        ("到2028年湿地保护率达到51%。", [("51%", 2028)]),
        # What five years bring together is no year's, and neither is their mean.
        ("城镇新增就业15万人。", []),
        ("单位生产总值用水量下降16%。", []),
        ("研发经费年均增长7%以上。", []),
        ("粮食产量增加30万吨。", []),
    ],
)
def test_a_target_of_a_five_year_plan_is_of_its_last_year(told: str, targets: list[tuple[str, int]]) -> None:
    """The plan's first year, which dates it, is not the year by which a level is to be reached."""
    found = of_a_plan(f"第一章 主要目标\n{told}\n第二章 重点任务\n稳中求进。\n")
    assert [(each.quantity.raw, each.year) for each in found] == targets


@pytest.mark.parametrize("told", ["5年后", "五年后", "今后 5 年", "今后五年"])
def test_what_is_to_come_in_some_years_is_no_target_of_this_one(told: str) -> None:
    """5年后旅游收入突破100亿元 promises nothing of 2026."""
    found = measures("稳步发展。", f"{told}，争取旅游总收入突破 100 亿元，其中外汇收入突破 2 亿美元。")
    assert found == []


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            "——五年来，云海区生产总值从2020年的56亿元增长到2025年的77亿元，固定资产投资累计完成208亿元。",
            ["77亿元"],
        ),
        ("五年来，生产总值2025年达到77亿元，累计完成固定资产投资208亿元，利用外资5亿美元。", ["77亿元"]),
        ("五年来，2025年生产总值达到77亿元，累计新增城镇就业9万人。", ["77亿元"]),
        # A year that is named again begins anew; what is there by now is no sum of the years.
        ("五年来，累计完成投资208亿元，2025年生产总值达到77亿元。", ["77亿元"]),
        ("五年来，到2025年高速公路里程累计达到300公里。", ["300公里"]),
        # Of one year all that was done in it is its own.
        ("固定资产投资累计完成38亿元。", ["38亿元"]),
    ],
)
def test_what_years_brought_together_is_not_the_last_one_s(told: str, kept: list[str]) -> None:
    """累计完成 in a sentence about the years is the sum of them, whatever year was named before it."""
    assert [each.quantity.raw for each in measures(told) if each.year == 2025] == kept


def test_what_a_five_year_plan_looks_back_on_is_of_all_its_years() -> None:
    """城镇新增就业超过6000万人 of five years is no year's; a level that was reached is the last one's."""
    told = "城镇新增就业超过6000万人，棚户区改造开工2300万套，城镇化率达到60%"
    found = of_a_plan(f"第一章 发展环境\n“十四五”规划顺利完成。{told}。\n第二章 主要目标\n改善民生。\n")
    assert [(each.quantity.raw, each.kind, each.year) for each in found] == [("60%", "actual", 2025)]


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("“十五五”时期，我区要加快发展。", None),
        ("今后五年，我区要加快发展。", None),
        ("“十四五”时期，我区加快了发展。", 2026),
        ("我区要加快发展。", 2026),
    ],
)
def test_a_part_that_opens_with_years_to_come_sets_no_target_of_this_one(
    opening: str, year: int | None
) -> None:
    """Years that are over do not make a part of the plan one about the years to come."""
    text = (
        "2026年政府工作报告\n一、2025年工作回顾\n稳步发展。\n"
        f"二、奋力谱写新篇章\n{opening}\n森林覆盖率提高到55%。\n三、2026年重点工作\n加强廉政建设。\n"
    )
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2026))
    found = read_measures(report, find_quantities(report))
    assert [each.year for each in found] == ([] if year is None else [year])
