"""The kinds of the cases in words and places of our own: each row of the table says what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.insight.indicators import collect_indicators
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of, quantities_of
from workbench.pipeline.judging import evidence
from workbench.settings import DEFAULTS

_TABLE = Path(__file__).with_name("cases_in_other_words.tsv")
_QUIET = "各项工作平稳推进。"
_TOWN = """竹溪镇政府工作报告
——2017年2月6日在竹溪镇第九届人民代表大会第一次会议上
镇长 顾明山
各位代表：
现在，我代表镇人民政府向大会报告工作，请予审议。
{review}
2016年，全镇上下齐心协力，取得了成绩。
一、经济稳步增长。
全镇完成工业产值4.2亿元。
二、乡村面貌改善。
整修村道16公里。
{plan}
主要目标是：工业产值增长9%，农民人均收入增长8%以上。
一、抓好产业发展。
新建大棚120亩。
二、抓好乡村建设。
新建公厕6座。
各位代表，让我们团结奋斗！
"""


def _rows(kind: str) -> list[list[str]]:
    lines = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return [cells[1:] for cells in lines if cells[0] == kind]


def _report(year: int, heading: str, told: str, behind: str, plan: str) -> Report:
    text = f"""政府工作报告
——{year}年1月12日在枫桥区第五届人民代表大会第二次会议上
枫桥区人民政府区长 顾明山
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、{heading}
{told}
二、{behind}
{plan}
各位代表，让我们团结奋斗！
"""
    return read_report(text.encode(), name=f"r-{year}.txt")


def _planned(heading: str, plan: str) -> Report:
    return _report(2026, "2025年工作回顾", f"2025年，{_QUIET}", heading, plan)


@pytest.mark.parametrize(("plan", "review", "words", "statuses", "figure"), _rows("answer"))
def test_a_promise_is_answered_by_its_own(
    plan: str, review: str, words: str, statuses: str, figure: str
) -> None:
    """By a figure of the same thing, a sign of direction, or the stage that works have come to."""
    older = _report(2023, "2022年工作回顾", f"2022年，{_QUIET}", "2023年工作安排", plan)
    newer = _report(2024, "2023年工作回顾", review, "2024年工作安排", "今年做好各项工作。")
    (asked,) = (each.id for each in commitments_of(older) if words in each.quote)
    (item,) = (each for each in evidence(older, newer).evidence if each.commitment == asked)
    assert (item.suggested_status or "none") in statuses.split("/")
    compared = next((each.comparison for each in item.candidates if each.comparison), None)
    if figure != "-":
        assert compared is not None
        assert compared.actual == figure


@pytest.mark.parametrize(("sentence", "figure", "year"), _rows("year"))
def test_a_figure_is_of_its_own_year(sentence: str, figure: str, year: str) -> None:
    """And of no year that it is only set beside."""
    later = sentence.replace("2020", "2021")
    reports = [
        _report(2021, "“十三五”时期和2020年工作回顾", sentence, "2021年工作安排", _QUIET),
        _report(2022, "2021年工作回顾", later, "2022年工作安排", _QUIET),
    ]
    numbers = {each.id: quantities_of(each) for each in reports}
    found = {
        point.year
        for series in collect_indicators(reports, numbers, DEFAULTS.insight)
        for point in series.points
        if point.raw == figure
    }
    assert int(year) in found
    assert found <= {int(year), 2021 if year == "2020" else int(year)}


@pytest.mark.parametrize(("heading", "sentence", "words", "end"), _rows("deadline"))
def test_a_promise_ends_when_it_says(heading: str, sentence: str, words: str, end: str) -> None:
    """Years to come count from the report's own; a base year is no end."""
    found = [each for each in commitments_of(_planned(heading, sentence)) if words in each.quote]
    assert {each.deadline for each in found} == {end}


@pytest.mark.parametrize(("heading", "sentence", "words"), _rows("fact"))
def test_a_fact_in_a_plan_is_no_promise(heading: str, sentence: str, words: str) -> None:
    """What years have brought, and how many people there are, is told and not promised."""
    assert not [each for each in commitments_of(_planned(heading, sentence)) if words in each.quote]


@pytest.mark.parametrize(("review", "plan"), _rows("town"))
def test_a_town_heads_its_halves_without_numbers(review: str, plan: str) -> None:
    """Both halves stand above sections whose numbers begin again, and only the second promises."""
    report = read_report(_TOWN.format(review=review, plan=plan).encode(), name="t-2017.txt")
    tops = [(each.heading, str(each.part)) for each in report.headings if each.level == 1]
    assert tops == [(review, "review"), (plan, "plan")]
    quotes = "，".join(each.quote for each in commitments_of(report))
    assert [words in quotes for words in ("9%", "8%", "120亩", "16公里")] == [True, True, True, False]
