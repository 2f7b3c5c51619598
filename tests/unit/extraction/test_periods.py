"""The period of a promise is the one its sentence gives it, never a year it is measured against."""

from __future__ import annotations

import pytest

from workbench.extraction.periods import find_period, promised_period
from workbench.model.commitment import Period

YEAR = 2026


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("到2030年森林覆盖率达到41%", "2030"),
        ("力争２０３０年森林覆盖率达到４１％", "2030"),
        ("力争2028年建成云海港二期", "2028"),
        ("未来三年改造老旧管网90公里", "2028"),
        ("三年内新增托位6000个", "2028"),
        ("今后五年新建学校30所", "2030"),
        ("今后 5 年新建学校 30 所", "2030"),
        ("3 年内新增托位 6000 个", "2028"),
        ("五年后旅游收入突破90亿元", "2030"),
        ("3 年后，争取粮食产量突破 30 万吨", "2028"),
        ("“十四五”成就和“十五五”时期主要目标", "2030"),
        ("“十五五”的总体思路", "2030"),
        ("实现“十五五”奋斗目标", "2030"),
        ("今明两年整治河道12条", "2027"),
        ("实施农村供水三年行动", "2028"),
        ("接续实施渔港整治五年行动", "2030"),
        ("明年底全线贯通云海大桥", "2027"),
        ("“十五五”时期新增绿地800公顷", "2030"),
        ("上半年开工建设文化馆", "2026-06"),
        ("三季度建成体育公园", "2026-09"),
        ("9月份投入使用市民中心", "2026-09"),
        ("6月底前完成老桥加固", "2026-06"),
        ("年底前开通3条公交线路", "2026-12"),
    ],
)
def test_the_time_a_clause_names_is_when_it_is_due(text: str, until: str) -> None:
    """Years, spans of years, five-year plans, halves, quarters, months and the year's end are read."""
    found = find_period(text, YEAR)
    assert found is not None
    assert found.until == until


@pytest.mark.parametrize(
    "text",
    [
        "单位产值用水量较2030年目标提前下降",
        "投资规模比2027年计划高出一成",
        "从2026年起实行新的办法",
        "自2020年以来累计植树30万棵",
        "“十四五”时期完成投资900亿元",
        "投入强度高于“十四五”时期实际",
        "建校40年后重修校舍",
        "为大学毕业3年后仍未就业的青年提供岗位",
        "改造老旧小区40个",
        "完成国企改革三年行动任务",
        "推进校园安全三年行动收官",
        "启动渔港整治三年行动计划",
        "制定养老服务三年行动方案",
        "继续实施农村供水三年行动",
        "巩固国企改革三年行动成果",
    ],
)
def test_a_year_that_is_a_measure_or_is_over_is_no_deadline(text: str) -> None:
    """Base years, starting years and plans that have ended do not move a deadline."""
    assert find_period(text, YEAR) is None


def test_a_promise_without_a_time_of_its_own_takes_what_it_stands_under() -> None:
    """The heading's years come next, and the report's own year last."""
    assert promised_period("建成学校8所", "今后五年的奋斗目标", YEAR) == Period("2026", "2030")
    assert promised_period("建成学校8所", "", YEAR) == Period("2026", "2026")
    assert promised_period("年底前建成学校8所", "今后五年的奋斗目标", YEAR) == Period("2026-01", "2026-12")
    assert promised_period("建成学校8所", "", None) is None


def test_a_clause_of_nothing_but_years_is_read_at_once() -> None:
    """Thousands of years in one clause: each is read by the few characters before it."""
    assert find_period("比2031年" * 8_000 + "到2032年", YEAR) == Period("2026", "2032")
