"""What a five-year plan tells of the years before is review; all that it sets out is plan."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.report import Report
from workbench.pipeline.five_year import targets_of

TITLE = "云海区国民经济和社会发展第十四个五年规划纲要"
INTRO = "本纲要由区政府组织编制。"
GOALS = "到2025年，建成泊位12个，垃圾分类覆盖率达到95%。"


def _read(*lines: str) -> Report:
    return read_report("\n".join([TITLE, INTRO, *lines]).encode(), name="a.txt")


def _parts(report: Report) -> dict[str, str]:
    return {report.text_of(node)[:12]: node.part for node in report.paragraphs}


@pytest.mark.parametrize(
    "told",
    [
        "“十三五”时期，全区新建泊位9个，游客突破300万人次。",
        "“十三五”期间累计完成投资420亿元，群众收入年均增长8%。",
        "“十三五”以来，我们修通海堤路，村村通上自来水。",
        "过去五年，渔港改造全面完成，码头吞吐量达到2600万吨。",
        "五年来，产业园区引进企业310家。",
        "2020年，全区生产总值达到318亿元，财政收入达到21亿元。",
        "截至2020年底，泊位达到28个。",
        "到2020年末，城镇化率达到61%。",
        "党的十九大以来，全区面貌焕然一新，游客达到300万人次。",
    ],
)
def test_what_was_reached_is_review_until_the_text_turns(told: str) -> None:
    """Below 发展环境 paragraphs look back until one turns to the plan's own years."""
    more = "港口能级稳步提升，建成冷库6座，贫困户全部脱贫。"
    turn = "“十四五”时期，外部环境更加复杂，机遇大于挑战。"
    report = _read("第一章 发展环境", told, more, turn, "第二章 主要目标", GOALS)
    parts = _parts(report)
    assert (parts[told[:12]], parts[more[:12]]) == ("review", "review")
    assert (parts[turn[:12]], parts[GOALS[:12]]) == ("plan", "plan")


@pytest.mark.parametrize(
    "heading",
    [
        "第一节 “十三五”时期发展成就",
        "第一节 “十三五”规划实施情况",
        "第一节 全面小康建设取得决定性成就",
        "第一节 发展基础",
        "第一节 发展回顾",
        "第一节 “十三五”主要目标完成情况",
    ],
)
def test_a_heading_that_looks_back_heads_review(heading: str) -> None:
    """All below such a heading is review, whatever its paragraphs open with; the next one is plan again."""
    done = "港口新增泊位9个，常住人口达到52万人。"
    report = _read("第一章 新的起点", heading, done, "第二节 面临的形势", GOALS)
    assert _parts(report)[done[:12]] == "review"
    assert _parts(report)[GOALS[:12]] == "plan"
    assert {target.metric for target in targets_of(report)} == {"建成泊位", "垃圾分类覆盖率"}


@pytest.mark.parametrize(
    "aim",
    [
        "在“十三五”发展基础上，到2025年泊位达到40个。",
        "截至2020年底泊位28个，到2025年泊位达到40个。",
        "今后五年，泊位达到40个。",
        "——基础设施取得重大进展。泊位达到40个。",
        "围绕港口经济取得新突破，泊位达到40个。",
    ],
)
def test_what_a_plan_wants_stays_plan(aim: str) -> None:
    """A look back in passing, or a theme that sounds like a result, takes no target from the plan."""
    report = _read("第一章 主要目标", aim, "第二章 重点任务", "做好各项工作，办好群众身边的事情。")
    assert _parts(report)[aim[:12]] == "plan"


def test_a_paragraph_of_results_among_tasks_is_review_alone() -> None:
    """One paragraph may look back in any chapter; the one below it is plan again."""
    back, task = "“十三五”时期，全区新建学校15所。", "新建学校20所，改造校舍8万平方米。"
    report = _read("第一章 主要目标", GOALS, "第二章 办好教育", back, task)
    assert (_parts(report)[back[:12]], _parts(report)[task[:12]]) == ("review", "plan")


def test_the_table_of_the_last_plan_is_no_aim() -> None:
    """A table of what the last plan reached is review, also where a plan's own table follows it."""

    def table(base: int, aim: int, was: int, wanted: int) -> str:
        head = f"| 指标 | {base}年 | {aim}年 | 属性 |\n| --- | --- | --- | --- |"
        return f"{head}\n| 林木覆盖率（%） | {was} | {wanted} | 约束性 |"

    blocks = [
        f"# {TITLE}", "## 第一章 发展环境", "“十三五”时期，全区面貌一新。",
        "专栏1 “十三五”规划主要指标完成情况", table(2015, 2020, 31, 36),
        "## 第二章 主要目标", "专栏2 “十四五”时期主要指标", table(2020, 2025, 36, 38),
    ]  # fmt: skip
    report = read_report("\n\n".join(blocks).encode(), name="a.md")
    rows = [node.part for node in report.nodes if node.kind == "row"]
    assert rows == ["review", "review", "plan", "plan"]
    assert [(target.metric, target.value) for target in targets_of(report)] == [("林木覆盖率", 38)]
