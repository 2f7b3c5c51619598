"""A made-up city's five-year plan, with a table of indicators, and the years that followed."""

from __future__ import annotations

from tests.builders.as_shipped import read_report
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.model.roles import Actor
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

PLACE = "柏川市"

PLAN = """# 柏川市国民经济和社会发展第十四个五年规划纲要

## 第一章 发展环境

“十三五”时期，全市地区生产总值突破2000亿元。

## 第二章 主要目标

展望2035年，全市人均地区生产总值达到20万元。“十四五”时期，全市主要目标如下。

——绿色转型成效明显，湿地保护率提高到52%，全市用水总量控制在12亿立方米以内。

专栏1 “十四五”时期经济社会发展主要指标

| 类别 | 指标 | 2020年 | 2025年 | 年均/累计 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 经济发展 | 1.地区生产总值增长（%） | 2.3 | — | 6.5左右 | 预期性 |
| | 2.常住人口城镇化率（%） | 60 | 65 | — | 预期性 |
| | 3.全员劳动生产率（万元/人） | 12 | 16 | 6 | 预期性 |
| 民生福祉 | 4.城镇新增就业（万人） | — | — | 〔15〕 | 预期性 |
| | 5.城镇调查失业率（%） | 5.2 | <5.5 | — | 预期性 |
| | 6.人均预期寿命（岁） | 77.5 | — | 〔1〕 | 预期性 |
| 绿色生态 | 7.单位GDP能源消耗降低（%） | — | — | 〔13.5〕 | 约束性 |
| | 8.森林覆盖率（%） | 43 | 43.5 | — | 约束性 |
| | 9.主要污染物重点工程减排量（万吨） | — | 完成省下达任务 | — | 约束性 |
| 安全保障 | 10.粮食综合生产能力（万吨） | — | ≥65 | — | 约束性 |

## 第三章 重点任务

五年改造老旧小区300个，建成高标准农田40万亩。城区常住人口50万以下的县城全面放开落户。
"""

REPORTS = {
    2022: (
        "地区生产总值增长7%，常住人口城镇化率达到61.2%，城镇新增就业3.4万人，城镇调查失业率5.3%。"
        "人均预期寿命达到77.9岁。单位GDP能耗下降3%，改造老旧小区70个。",
        "地区生产总值增长6.5%左右，城镇新增就业3万人，改造老旧小区80个。",
    ),
    2023: (
        "地区生产总值增长3%，常住人口城镇化率达到61.9%，城镇新增就业2.9万人，城镇调查失业率5.6%。"
        "人均预期寿命达到78岁。单位GDP能耗下降1%，改造老旧小区40个。企业研发经费增长12%。",
        "地区生产总值增长5%左右，单位GDP能耗下降3.5%，城镇新增就业2.5万人。",
    ),
}


def plan() -> Report:
    """Read the plan."""
    hints = Hints(jurisdiction=PLACE, year=2021, genre=Genre.FIVE_YEAR_PLAN)
    return read_report(PLAN.encode(), name="plan.md", hints=hints)


def report_text(year: int) -> str:
    """Return the text of a year's report."""
    review, tasks = REPORTS[year]
    return "\n".join(
        (
            f"{year}年柏川市政府工作报告",
            f"一、{year - 1}年工作回顾",
            "一年来，全市上下团结奋斗，各项事业取得新进展。" + review,
            f"二、{year}年重点工作",
            "今年经济社会发展主要预期目标是：" + tasks,
        )
    )


def reports() -> list[Report]:
    """Read the reports of the years that followed."""
    return [
        read_report(
            report_text(year).encode(), name=f"{year}.txt", hints=Hints(jurisdiction=PLACE, year=year)
        )
        for year in REPORTS
    ]


def add_plan(workspace: Workspace) -> None:
    """Put the plan and the reports into a library."""
    hints = Hints(id="baichuan-plan", jurisdiction=PLACE, year=2021, genre=Genre.FIVE_YEAR_PLAN)
    add_report(workspace, PLAN.encode(), "plan.md", hints=hints, actor=Actor("wang"))
    for year in REPORTS:
        hints = Hints(id=f"baichuan-{year}", jurisdiction=PLACE, year=year)
        add_report(workspace, report_text(year).encode(), f"{year}.txt", hints=hints, actor=Actor("wang"))
