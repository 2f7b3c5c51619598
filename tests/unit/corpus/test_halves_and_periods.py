"""What part titles announce: years gone by, years to come, both in one; unnumbered lines above 一、二、."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from tests.unit.corpus.reports import read
from workbench.corpus.outline.halves import half_of, is_divided, opens_what_comes
from workbench.corpus.outline.markers import read_marker
from workbench.corpus.outline.periods import five_year_periods
from workbench.model.report import Report

PROSE = "全区上下同心协力，各项事业取得新的进步，群众生活继续改善，发展基础更加稳固，社会大局保持稳定。"
FRONT = "政府工作报告\n——2026年1月12日在云海区第五届人民代表大会第六次会议上\n云海区区长 周明远\n各位代表：\n"
CLOSING = "各位代表，让我们团结奋斗，共同谱写云海发展新篇章！"


def _read(body: str) -> Report:
    return read_report((FRONT + body + "\n" + CLOSING).encode(), name="a.txt")


def _parts(report: Report) -> list[tuple[str, str | None]]:
    return [(node.part, node.heading) for node in report.nodes if node.kind == "part"]


@pytest.mark.parametrize(
    ("title", "half"),
    [
        ("二、“十五五”发展的主要考虑", "plan"),
        ("二、“十五五”时期发展的总体考虑", "plan"),
        ("二、“十五五”时期经济社会发展总体要求", "plan"),
        ("二、关于“十五五”规划纲要（草案）", "plan"),
        ("二、“十五五”时期我区发展面临的形势", "plan"),
        ("二、“十五五”时期的奋斗目标", "plan"),
        ("二、以新理念统领“十五五”发展", "plan"),
        ("一、“十四五”时期工作回顾", "review"),
        ("一、“十三五”规划主要目标完成情况", "review"),
        ("一、2025年和“十四五”时期工作回顾", "review"),
        ("二、推动“十五五”良好开局的重要要求", "plan"),
        ("一、“十二五”时期的发展", "review"),
    ],
)
def test_a_plan_period_is_behind_or_ahead_of_the_year(title: str, half: str) -> None:
    """A five-year plan yet to begin is plan whatever is said of it; one that ended is review."""
    assert half_of(title, 2026) == half


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("“一五”时期", ((1953, 1957),)),
        ("“十五”计划", ((2001, 2005),)),
        ("“十一五”规划", ((2006, 2010),)),
        ("“十四五”和“十五五”", ((2021, 2025), (2026, 2030))),
        ("十五五时期", ((2026, 2030),)),
        ("“二十五”时期", ()),
        ("二十五个项目", ()),
        ("增长百分之十五", ()),
    ],
)
def test_periods_have_their_years(text: str, periods: tuple[tuple[int, int], ...]) -> None:
    """Plans follow on each other every five years; other numbers that end in five are none."""
    found = five_year_periods(text)
    assert found == periods or (text.startswith("“二十五") and found == ((2051, 2055),))


@pytest.mark.parametrize(
    ("title", "past", "coming"),
    [
        (
            "二、“十四五”发展成就和“十五五”主要目标",
            "过去五年，我们建成公园120个。",
            "未来五年，建成地铁三条。",
        ),
        (
            "二、“十四五”时期回顾和“十五五”时期展望",
            "五年来，城市面貌一新。",
            "今后五年，城镇化率达到75%。",
        ),
        (
            "二、过去五年工作回顾和今后五年奋斗目标",
            "过去五年，地区生产总值翻番。",
            "今后五年，要迈上新台阶。",
        ),
        (
            "二、“十四五”时期成就及“十五五”时期总体要求",
            "“十四五”时期，道路通到每个村。",
            "“十五五”时期，加快建设港口。",
        ),
        (
            "二、2025年工作回顾和2026年工作目标",
            "2025年，全区新建学校3所。",
            "2026年，地区生产总值增长5%。",
        ),
        (
            "二、“十四五”主要成绩与“十五五”发展目标",
            "五年来，就业稳步增加。",
            "到2030年，人均收入翻一番。",
        ),
    ],
)
def test_one_part_with_past_and_future_is_divided(title: str, past: str, coming: str) -> None:
    """Paragraphs that look back are review, those that turn to the years to come are plan."""
    report = _read(
        f"一、2025年工作回顾\n{PROSE}\n{title}\n{past}{PROSE}\n{coming}{PROSE}\n三、2026年重点工作\n{PROSE}"
    )
    part_of = {report.text_of(node)[: len(past)]: node.part for node in report.paragraphs}
    assert is_divided(title, 2026)
    assert part_of[past] == "review"
    assert next(n.part for n in report.paragraphs if report.text_of(n).startswith(coming)) == "plan"


@pytest.mark.parametrize(
    ("paragraph", "ahead"),
    [
        ("各位代表！我们已跨入新世纪的门槛。做好今年的工作，意义重大。", True),
        ("各位代表！2026年是关键的一年。", True),
        ("同志们：今后五年，要建成两条铁路。", True),
        ("做好今年工作，要抓住机遇。", True),
        ("今年政府工作的总体要求是：稳中求进。", True),
        ("今年全区工作的指导思想是：以人民为中心。", True),
        ("今年经济社会发展的主要预期目标为：生产总值增长8%。", True),
        ("各位代表！今年全市的奋斗目标是：财政收入增长6%。", True),
        ("各位代表！过去一年的成绩来之不易。", False),
        ("各位代表，五年来的工作令人难忘。", False),
        ("一年来，我们做好各项工作。", False),
        ("今年开工的项目都建成了。", False),
    ],
)
def test_a_paragraph_turns_to_the_year_planned_for(paragraph: str, ahead: bool) -> None:
    """Behind a salutation, and by the year's work or goals where no year is named."""
    assert opens_what_comes(paragraph, 2026) is ahead


TOWNS = [
    ("2025年工作回顾", "2026年工作安排"),
    ("2025年工作总结", "2026年工作打算"),
    ("过去一年的工作", "今年的工作安排"),
    ("2025年政府工作回顾", "2026年主要任务"),
    ("过去五年工作回顾", "今后五年工作目标"),
    ("2025年主要工作情况", "2026年工作思路和重点"),
    ("一年来的工作回顾", "新一年工作打算"),
    ("工作回顾", "下一步工作安排"),
    ("去年工作完成情况", "2026年工作计划和任务"),
    ("上届政府工作回顾", "2026年政府工作的总体安排"),
]


@pytest.mark.parametrize(("review", "plan"), TOWNS)
def test_unnumbered_titles_above_numbers_that_begin_again_are_the_parts(review: str, plan: str) -> None:
    """一、二、 below each of them are sections, also where their own words name a time."""
    body = (
        f"{review}\n过去的一年很不平凡。{PROSE}\n一、一年来，我们致力于发展农业，基础进一步夯实\n{PROSE}\n"
        f"二、一年来，我们致力于改善民生，工作取得成效\n{PROSE}\n{plan}\n今年的主要预期目标是：收入增长12%。{PROSE}\n"
        f"一、着力抓好产业发展\n新增种植2000亩。{PROSE}\n二、着力抓好民生改善\n新建村道10公里。{PROSE}"
    )
    report = _read(body)
    assert _parts(report) == [("review", review), ("plan", plan)]
    assert [node.level for node in report.headings if node.kind == "section"] == [2, 2, 2, 2]
    goals = next(node for node in report.sentences if "预期目标" in report.text_of(node))
    assert goals.part == "plan"


def test_a_review_of_a_year_and_of_five_is_said() -> None:
    """Its numbers are of two kinds; an issue at the heading says so."""
    report = _read(f"2025年和“十四五”时期工作回顾\n{PROSE * 2}\n2026年工作安排\n今年新建学校3所。{PROSE}")
    found = [issue for issue in report.issues if issue.code == "review-of-two-periods"]
    assert [report.text[i.start : i.end] for i in found] == ["2025年和“十四五”时期工作回顾"]


def test_what_a_sentence_counts_from_its_colon_on_titles_nothing() -> None:
    """The first has no line of its own, so neither have the others."""
    told = "今后的目标：一是经济实力实现新跨越。{0}二是科技能力得到新提升。{0}三是改革开放迈上新台阶。{0}"
    report = _read(f"一、2025年工作回顾\n{PROSE}\n二、2026年工作安排\n{told.format(PROSE)}")
    assert [node.kind for node in report.headings] == ["part", "part"]


@pytest.mark.parametrize("text", ["三 是改革开放取得重要进展，发展的活力增强。", "二 是民生持续改善。"])
def test_a_blank_before_is_makes_no_title_of_an_ordinal(text: str) -> None:
    """三 是 counts like 三是."""
    marker = read_marker(text)
    assert marker is not None
    assert marker.style == "ordinal"


@pytest.mark.parametrize(
    "goals",
    [
        "今年工作的总体要求是：坚持稳中求进，做好各项工作。",
        "主要预期目标是：地区生产总值增长6%，粮食产量稳定在9万吨。",
        "今年经济社会发展的主要预期目标是：地区生产总值增长6%。",
        "2026年经济社会发展主要目标为：一般公共预算收入增长5%。",
    ],
)
def test_goals_make_a_silent_heading_part_of_the_plan(goals: str) -> None:
    """二、勇担使命 says neither, but the year's goals under it are none that were reached."""
    body = (
        f"一、2025年工作回顾\n{PROSE}\n二、勇担使命，开创新局\n{PROSE}\n{goals}\n三、2026年重点工作\n{PROSE}"
    )
    assert [part for part, _ in _parts(_read(body))] == ["review", "plan", "plan"]


def test_headed_matters_before_the_first_number_are_review() -> None:
    """A preamble has no heading of its own: what is told under one, before 一、, was done as well."""
    told = "去年九月台风过后，全区上下连续奋战，海堤、码头和渔民住房修复完成，渔船全部归港，群众生活如常。"
    report = read(
        "政府工作报告\n——2024年1月10日在云海区第四届人民代表大会第四次会议上\n各位代表：\n"
        "现在，我代表区人民政府向大会报告工作，请予审议。\n"
        f"{told}\n港口发展实现良好开局\n{told * 8}\n"
        f"一、经济持续增长\n{told}\n二、民生不断改善\n{told}\n"
        "2024年重点工作\n一、建设渔港\n全年新建码头三座，疏浚航道，改善渔船停靠条件，让渔民出海更加安全便利。\n"
    )
    parts = {report.text[node.start : node.end].split("\n")[0]: node.part for node in report.headings}
    assert parts["港口发展实现良好开局"] == "review"
    of_told = {
        node.part for node in report.sentences if report.text[node.start : node.end].startswith("去年")
    }
    assert of_told == {"review"}
