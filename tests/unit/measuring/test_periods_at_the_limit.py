"""The year at which a number is of several years, of this year or of a later one."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.measuring import periods
from workbench.measuring.years_of_sentences import spanning_sentences
from workbench.model.hints import Hints


@pytest.mark.parametrize(
    ("prefix", "over"),
    [
        ("比2017年增长", True),
        ("比2018年增长", True),
        ("比1999年分别增长", True),
        ("比2019年增长", False),
        ("比2020年增长", False),
        ("累计增长", True),
        ("增长", False),
    ],
)
def test_a_change_since_the_year_before_is_of_the_year(prefix: str, *, over: bool) -> None:
    """In 2020 the year before is 2019; what is measured against an earlier one grew over years."""
    assert periods.is_over_years(prefix, 2020) is over


def _spanning(text: str) -> list[str]:
    """Return the sentences of a made-up report that tell of several years."""
    head = "云海区2017年政府工作报告\n"
    report = read_report((head + text).encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2017))
    found = spanning_sentences(report)
    return [report.text_of(each) for each in report.sentences if each.id in found]


def test_a_plan_s_aims_for_a_later_year_are_of_several() -> None:
    """到2017年 in the report of 2017 is the year itself."""
    text = """一、2016年工作回顾
完成城区道路改造。
二、2017年工作安排
到2017年建成公园3个。
到2018年建成学校5所。
2018年底前建成医院2家。
到2019年建成水厂1座，今年开工。
"""
    assert _spanning(text) == ["到2018年建成学校5所。", "2018年底前建成医院2家。"]


@pytest.mark.parametrize(("since", "spans"), [(2014, True), (2015, True), (2016, False)])
def test_years_since_one_before_the_year_told_of(since: int, *, spans: bool) -> None:
    """What happened since the year reviewed is that year's own."""
    told = f"{since}年以来，建成公园3个。"
    assert _spanning(f"一、2016年工作回顾\n{told}\n二、2017年工作安排\n新建学校。\n") == [told] * spans


@pytest.mark.parametrize("named", ["今年建成学校5所。", "2017年建成学校5所。", "全年建成学校5所。"])
def test_a_part_for_years_never_speaks_of_this_year(named: str) -> None:
    """One sentence about the year, by its number too, makes a part of the plan the year's own."""
    years, aim = "今后五年，要建成一批公园。", "绿地增加40公顷。"
    text = f"一、2016年工作回顾\n完成道路改造。\n二、奋斗目标\n{years}\n{aim}\n"
    assert aim in _spanning(text)
    assert aim not in _spanning(f"{text}{named}\n")
    assert aim in _spanning(f"{text}2018年建成学校5所。\n")
