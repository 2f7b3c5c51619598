"""What is told of some months of the year is no figure of the year."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.insight.indicators import collect_indicators
from workbench.measuring.part_of_year import is_of_months
from workbench.measuring.quantities import find_quantities
from workbench.model.hints import Hints
from workbench.settings import DEFAULTS


@pytest.mark.parametrize(
    ("sentence", "number", "months"),
    [
        ("前三季度，全区生产总值实现806亿元，同比增长4.4%。", "4.4%", True),
        ("前三季度，全区生产总值实现806亿元，同比增长4.4%。", "806", True),
        ("今年上半年，规上工业增加值增长7.2%，进出口增长9%。", "9%", True),
        ("1-11月，固定资产投资增长6.3%。", "6.3%", True),
        ("一季度实现开门红，生产总值增长5.8%。", "5.8%", True),
        ("前三季度增长4.4%，预计全年增长5%左右。", "5%", False),
        ("经受住上半年的考验，全年生产总值增长5.1%。", "5.1%", False),
        ("全区生产总值增长5.1%，高于上半年水平。", "5.1%", False),
        ("去年生产总值增长5.1%。", "5.1%", False),
        ("前三季度增速放缓。生产总值增长5.1%。", "5.1%", False),
    ],
)
def test_months_reach_to_the_end_of_their_sentence(sentence: str, number: str, *, months: bool) -> None:
    """From where a sentence begins with months they count, until the whole year is named."""
    assert is_of_months(sentence, sentence.index(number)) is months


@pytest.mark.parametrize(
    "told",
    ["累计增长44.4%", "累计提高44.4%", "五年累计增长44.4%", "累计分别增长44.4%", "工业用水量累计下降44.4%"],
)
def test_what_is_added_up_over_years_is_no_figure_of_the_year(told: str) -> None:
    """A rise from a year long past, told in all, stands in no series beside the rises of single years."""
    text = f"""云海区2021年政府工作报告
一、2020年工作回顾
全区生产总值由2015年的56亿元增长到2020年的81亿元，{told}。全年固定资产投资增长7.2%。
二、2021年工作安排
全区生产总值增长6%。
"""
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2021))
    found = collect_indicators([report], {report.id: find_quantities(report)}, DEFAULTS.insight)
    rates = sorted(point.raw for series in found for point in series.points if "%" in point.raw)
    assert rates == ["6%", "7.2%"]


def test_a_figure_of_three_quarters_is_in_no_series() -> None:
    """The year has no number rather than that of nine months."""
    text = """云海区2023年政府工作报告
一、2022年工作回顾
前三季度，全区生产总值实现806亿元，同比增长4.4%，预计全年保持稳定增长。社会消费品零售总额增长6.1%。
二、2023年工作安排
全区生产总值增长5.5%左右。
"""
    report = read_report(text.encode(), name="a.txt", hints=Hints(jurisdiction="云海区", year=2023))
    found = collect_indicators([report], {report.id: find_quantities(report)}, DEFAULTS.insight)
    told = [(point.raw, point.kind) for series in found for point in series.points]
    assert not [raw for raw, _ in told if raw.startswith(("806", "4.4"))]
    assert any(raw.startswith("6.1") for raw, _ in told)
