"""Of which years a review tells where its heading names both, and between sentences that tell of years."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.measuring.periods import is_of_year
from workbench.measuring.years_of_sentences import spanning_sentences

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
            "一、2025年和“十四五”工作回顾",
            "2025年是收官之年。五年来成果丰硕。这是民生不断改善的五年。累计新增就业35万人。",
            "累计新增就业35万人",
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


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("一、“十四五”经济社会发展取得重大成就", True),
        ("一、“十四五”发展取得可喜成绩，富民强区迈出坚实步伐", True),
        ("一、过去五年政府工作的回顾", True),
        ("一、过去五年，全区各项事业全面进步", True),
        ("一、回首五年，云海发展换了新貌", True),
        ("一、团结奋进、硕果累累的五年", True),
        ("一、走过的五年历程", True),
        ("一、“十四五”规划执行情况和政府主要工作", True),
        ("一、“十四五”发展历程", True),
        ("一、“十四五”发展开局良好，各项工作取得新成绩", False),
        ("一、“十四五”开局起步之年的工作回顾", False),
        ("一、一年来经济社会发展取得新成就", False),
        ("一、群众得实惠较多的一年", False),
        ("一、第三个五年计划的头一年", False),
    ],
)
def test_headings_of_several_years(heading: str, years: bool) -> None:
    """A heading that sums up five years holds for all below it; the first year of a plan is one year."""
    assert _told_of_years(heading, "民生持续改善。\n新增就业35万人。", "新增就业35万人") is years


def test_the_year_first_and_the_plan_behind_it() -> None:
    """Under a heading that names the year and the plan, what follows the turn to the years is theirs."""
    body = "2025年成效明显，新增就业8万人。\n回首过去五年，变化喜人。\n（一）民生改善。\n新增住房4万套。"
    heading = "一、2025年和“十四五”工作回顾"
    assert not _told_of_years(heading, body, "新增就业8万人")
    assert _told_of_years(heading, body, "新增住房4万套")


@pytest.mark.parametrize(
    ("opens", "years"),
    [
        ("2025年全区民生支出9亿元。", True),
        ("2025年财政收入12亿元，比2020年增加4亿元。", True),
        ("2025年城镇化率58%。", True),
        ("2024年建成区级医院。", True),
        ("2025年农民收入2.1万元。", True),
        ("2025年，各项工作有力有序。", False),
        ("2025年是丰收的一年。", False),
        ("过去一年，各项工作有力有序。", False),
        ("去年全区民生支出9亿元。", False),
        ("2025年以来形势向好。", True),
    ],
)
def test_a_paragraph_that_opens_with_a_dated_figure(opens: str, years: bool) -> None:
    """In a part about the years a figure of one year stands alone; 2025年，… opens an account of the year."""
    assert _told_of_years("一、过去五年工作回顾", opens + "新增住房4万套。", "新增住房4万套") is years
