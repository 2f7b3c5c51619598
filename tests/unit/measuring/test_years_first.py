"""Of which years a review tells where its heading names both, and between sentences that tell of years."""

from __future__ import annotations

import pytest

from workbench.corpus.reader import read_report
from workbench.measuring.periods import is_of_year, spanning_sentences

_FRONT = "政府工作报告\n——2026年1月12日在云海区第五届人民代表大会第六次会议上\n各位代表：\n"
_PLAN = "\n二、2026年工作安排\n全力做好各项工作。\n"


def _told_of_years(heading: str, body: str, sentence: str) -> bool:
    report = read_report((_FRONT + heading + "\n" + body + _PLAN).encode(), name="a.txt")
    spanning = spanning_sentences(report)
    return any(s.id in spanning for s in report.sentences if sentence in report.text_of(s))


@pytest.mark.parametrize(
    ("heading", "body", "sentence", "years"),
    [
        ("一、过去五年和2025年工作", "换届以来的五年，极不平凡。\n新增就业35万人。", "新增就业35万人", True),
        ("一、过去五年和2025年工作", "成绩来之不易。\n新增就业35万人。", "新增就业35万人", True),
        (
            "一、过去五年和2025年工作",
            "成绩来之不易。\n刚刚过去的2025年，全区齐心协力。\n新增就业8万人。",
            "新增就业8万人",
            False,
        ),
        ("一、2025年和“十四五”工作回顾", "全年新增就业8万人。", "全年新增就业8万人", False),
        (
            "一、2025年和“十四五”工作回顾",
            "全年成效明显。\n这是民生不断改善的五年。新增就业35万人。",
            "新增就业35万人",
            True,
        ),
        (
            "一、工作回顾",
            "五年累计完成投资90亿元。建成公园60个。五年来修路80公里。",
            "建成公园60个",
            True,
        ),
        (
            "一、工作回顾",
            "五年累计完成投资90亿元。去年建成公园9个。五年来修路80公里。",
            "建成公园9个",
            False,
        ),
    ],
)
def test_years_and_the_year(heading: str, body: str, sentence: str, years: bool) -> None:
    """What a heading names first comes first; between two sentences of years stand the years' own."""
    assert _told_of_years(heading, body, sentence) is years


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("接待游客2023年突破1亿人次、2025年突破2亿人次", True),
        ("接待游客2023年突破1亿人次、2024年突破2亿人次", False),
        ("到2025年以来突破2亿人次", False),
    ],
)
def test_a_clause_that_opens_with_the_year(text: str, told: bool) -> None:
    """A number whose clause names the year is the year's, whatever stands around."""
    assert is_of_year(text, text.index("2亿"), 2025) is told
