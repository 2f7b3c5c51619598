"""Which sentences of a made-up report tell of several years, and which numbers of the year alone."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.measuring.part_of_year import is_of_months
from workbench.measuring.periods import (
    is_of_year,
    plan_named,
    tells_of_years,
)
from workbench.measuring.years_of_sentences import spanning_sentences
from workbench.model.hints import Hints

_YEAR, _YEARS, _PLAN = "一、2025年工作回顾", "一、过去五年工作回顾", "二、2026年工作安排"


def spanning(head: str, body: str, plan: str = "新建学校。", plan_head: str = _PLAN) -> str:
    """Return the sentences that tell of several years, without the headings, joined."""
    text = f"2026年政府工作报告\n{head}\n{body}\n{plan_head}\n{plan}"
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2026))
    found = spanning_sentences(report)
    told = (report.text_of(each) for each in report.sentences if each.id in found)
    return "".join(each for each in told if each not in (head, plan_head))


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        (_YEAR, "甲。乙。", ""),
        # A paragraph that opens with the years is theirs until it turns to the year alone.
        (_YEAR, "五年来，甲。乙。去年丙。丁。", "五年来，甲。乙。"),
        (_YEAR, "五年来，甲。乙。\n丙。", "五年来，甲。乙。"),
        (_YEAR, "甲。五年来，乙。丙。", ""),
        (_YEAR, "各位代表：\n五年来，甲。", "五年来，甲。"),
        (_YEAR, "好" * 57 + "五年来。乙。", "好" * 57 + "五年来。乙。"),
        (_YEAR, "好" * 58 + "五年来。乙。", ""),
        (_YEAR, "五年来，甲。" + "好" * 14 + "去年乙。丙。", "五年来，甲。"),
        (_YEAR, "五年来，甲。" + "好" * 15 + "去年乙。丙。", "五年来，甲。" + "好" * 15 + "去年乙。丙。"),
        # Between two sentences of the years stand theirs.
        (_YEAR, "甲。五年来乙。丙。五年来丁。戊。", "五年来乙。丙。"),
        (_YEAR, "甲。五年来乙。比上年丙。五年来丁。戊。", "五年来乙。"),
        (_YEAR, "甲。五年完成乙。丙。五年来丁。", "五年完成乙。丙。"),
        (_YEAR, "甲。五年来乙。\n丙。五年来丁。", ""),
        # Under a heading about the years one sentence on the year does not turn those behind it.
        (_YEARS, "甲。去年乙。丙。", "甲。丙。"),
        (_YEARS, "去年甲。乙。", ""),
        (_YEARS, "一年来，甲。乙。\n丙。", "丙。"),
        (_YEARS, "2025年，甲。乙。\n丙。", "丙。"),
        (_YEARS, "2024年，甲。乙。\n丙。", "2024年，甲。乙。丙。"),
        ("一、“十五五”规划实现良好开局", "甲。", ""),
        ("一、“十四五”规划圆满完成，“十五五”开局良好", "甲。", "甲。"),
        # A heading that names both: what it names first comes first.
        ("一、2025年和“十四五”工作", "甲。\n五年来乙。\n丙。\n2025年丁。\n戊。", "五年来乙。"),
        ("一、过去五年和2025年工作", "甲。\n乙。\n2025年丙。\n丁。\n去年戊。", "甲。乙。"),
        ("一、过去五年和2025年工作", "甲。2025年丁。戊。", "甲。2025年丁。戊。"),
        # Since a year before the one reviewed.
        (_YEAR, "2023年以来，甲。乙。", "2023年以来，甲。"),
        (_YEAR, "甲，2023年以来乙。丙。", "甲，2023年以来乙。"),
        (_YEAR, "2025年以来，甲。乙。", ""),
        (_YEAR, "2024年以来，甲。", "2024年以来，甲。"),
    ],
)
def test_what_a_review_tells_of_several_years(head: str, body: str, told: str) -> None:
    """By the heading, by how a paragraph opens, and between sentences of the years."""
    assert spanning(head, body) == told


@pytest.mark.parametrize(
    ("head", "plan", "told"),
    [
        (_PLAN, "甲。", ""),
        ("二、“十五五”目标", "甲。", "甲。"),
        ("二、“十五五”目标", "今年甲。乙。", ""),
        ("二、为“十五五”开好局", "甲。", ""),
        ("二、目标", "今后五年，甲。乙。", "今后五年，甲。乙。"),
        ("二、目标", "今后五年，甲。今年乙。丙。", "今后五年，甲。"),
        ("二、目标", "今后五年，甲。\n乙。", "今后五年，甲。乙。"),
        ("二、目标", "今后五年，甲。\n今年乙。\n丙。", "今后五年，甲。"),
        # From a paragraph on that opens with this year the plan is for it, until one opens with the years.
        ("二、“十五五”目标和任务", "甲。\n今年是开局之年。乙。\n丙。\n丁。", "甲。"),
        (
            "二、“十五五”目标和任务",
            "甲。\n2026年是开局之年。\n丙。\n今后五年丁。\n戊。",
            "甲。今后五年丁。戊。",
        ),
        ("二、“十五五”目标和任务", "甲。\n2030年是收官之年。\n丙。", "甲。2030年是收官之年。丙。"),
        ("二、今后五年目标和2026年工作", "甲。\n乙。\n今年是开局之年。\n丁。", "甲。乙。"),
        (
            "二、今后五年目标和2026年工作",
            "2026年是“十五五”时期开局之年。\n丙。\n“十五五”期间丁。\n戊。",
            "“十五五”期间丁。",
        ),
        ("二、今后五年总体考虑和今年工作", "甲。\n今年工作的总体要求是：乙。\n丙。", "甲。"),
        ("二、“十五五”目标和任务", "甲。\n今年起，乙。\n丙。", "甲。丙。"),
        (_PLAN, "到2027年甲。乙。\n丙。", "到2027年甲。乙。"),
        (_PLAN, "到2026年甲。", ""),
        (_PLAN, "甲到2027年乙，今年丙。", ""),
        (_PLAN, "2027年底前甲。", "2027年底前甲。"),
        (_PLAN, "2026年底前甲。", ""),
    ],
)
def test_what_a_plan_sets_for_several_years(head: str, plan: str, told: str) -> None:
    """Parts about the years ahead, unless they speak of this year, and aims for a later one."""
    assert spanning(_YEAR, "新建公园。", plan, head) == told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("2025年突破", True),
        ("好，2025年突破", True),
        ("好、2025年突破", True),
        ("到2025年突破", True),
        ("2025年，突破", True),
        ("2025年以来突破", False),
        ("2025年至今突破", False),
        ("2024年突破", False),
        ("2024年，2025年突破", True),
        ("2025年" + "好" * 35, True),
        ("好，2025年" + "好" * 155, True),
        ("好，2025年" + "好" * 156, False),
    ],
)
def test_a_sentence_that_names_the_year_itself(before: str, told: bool) -> None:
    """Its clause or one before opens with the year, as far back as a sentence goes."""
    assert is_of_year(before + "9个", len(before), 2025) is told
    assert not is_of_year(before + "9个", len(before), None)


@pytest.mark.parametrize(
    ("before", "years"),
    [
        ("五年来", True),
        ("甲，三年植树", True),
        ("三年行动", False),
        ("累计", True),
        ("新增16万个、累计28万个，建成", False),
        ("比“九五”末增加", True),
        ("两年平均增长", True),
        ("按照“十五五”规划要求，今年甲", False),
        ("今年甲，五年来乙", True),
        ("2026年是实施“十五五”规划的开局之年，甲", False),
        ("五年来甲。乙", False),
        ("五年来" + "好" * 157, True),
        ("五年来" + "好" * 160, False),
        ("甲", False),
    ],
)
def test_a_sentence_that_tells_of_several_years_before_a_number(before: str, years: bool) -> None:
    """Within the sentence, as far back as a sentence goes."""
    assert tells_of_years(before + "9个", len(before)) is years
    assert tells_of_years("好。" + before + "9个", len(before) + 2) is years


@pytest.mark.parametrize(
    ("before", "months", "plan"),
    [
        ("前三季度", True, ""),
        ("前三季度甲。", False, ""),
        ("前三季度甲，全年", False, ""),
        ("全年甲，上半年", True, ""),
        ("“十二五”、“十三五”", False, "十三五"),
        ("“九五”", False, "九五"),
        ("“十三五”末。", False, ""),
        ("前三季度" + "好" * 156, True, ""),
        ("上半年，全年，一季度", True, ""),
    ],
)
def test_months_and_plans_named_before_a_number(before: str, months: bool, plan: str) -> None:
    """Of a part of the year from where it is named until the whole year is; of the plan named last."""
    for text in (before, "好。" + before):
        assert is_of_months(text + "9个", len(text)) is months
        assert plan_named(text + "9个", len(text)) == plan
