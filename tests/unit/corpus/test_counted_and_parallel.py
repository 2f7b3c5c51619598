"""Themes told by their company: counted series, paragraphs that begin alike, dashes over leads."""

from __future__ import annotations

import pytest

from tests.unit.corpus.reports import CLOSING, FRONT, outline, read
from workbench.corpus.outline.counted import counted_titles, goes_before

PROSE = "渔港新建泊位3个，改造冷库12座，渔民收入稳步提高，岸线面貌焕然一新，群众交口称赞。" * 2
PLAN = "二、2024年工作安排\n今年要做好各项工作，确保社会和谐稳定，人民安居乐业。\n"


def _review(*lines: str) -> list[tuple[int | None, str | None]]:
    """Return level and heading of what stands below the review."""
    report = read(f"{FRONT}一、2023年工作回顾\n" + "\n".join(lines) + f"\n{PLAN}{CLOSING}")
    found = outline(report)
    return found[1 : [heading for _, heading in found].index("二、2024年工作安排")]


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (["开头。", "一是抓渔业。", "甲。", "二是抓港口，通航道。", "乙。"], [1, 3]),
        (["一是抓渔业。", "甲。", "二是抓港口。", "乙。"], [0, 2]),
        # A longer member of a series of titles is one of them …
        (["首。", "一是抓渔业。", "甲。", "二是抓港口、抓码头，疏航道，修渔村，让岸线更加美丽整洁。", "乙。",
          "三是抓学校。", "丙。", "四是抓医院。", "丁。"], [1, 3, 5, 7]),
        # … and a series that tells all it has to say sentence by sentence is content.
        (["首。", "一是抓渔业。", "二是抓港口。", "三是抓学校。"], []),
        (["首。", "一是新建泊位3个。", "甲。", "二是改造冷库12座。", "乙。"], []),
        (["首。", "一是抓渔业。", "甲。", "三是抓学校。", "乙。"], []),
        (["首。", "第一，抓渔业，兴港口。", "甲。", "第二，抓学校。", "乙。"], [1, 3]),
    ],
)  # fmt: skip
def test_a_series_is_a_title_as_a_whole_or_not_at_all(sentences: list[str], found: list[int]) -> None:
    """Most members must be short, without amounts, with text of their own behind them."""
    assert counted_titles(sentences) == found


def test_what_is_counted_goes_before_the_next_number_only() -> None:
    """一是 stands before 二是, if it reads as a title."""
    assert goes_before("一是抓渔业。", "二是抓港口。")
    assert not goes_before("一是抓渔业。", "三是抓港口。")
    assert not goes_before("一是新建泊位3个、冷库12座。", "二是抓港口。")
    assert not goes_before("抓渔业。", "二是抓港口。")


def test_all_members_of_a_series_stand_on_one_level() -> None:
    """Also where the paragraph begins with the first of them."""
    assert _review("（一）渔区建设成效明显", f"一是渔业提质增效。{PROSE}二是港口畅通有序。{PROSE}") == [
        (2, "（一）渔区建设成效明显"), (3, "一是渔业提质增效。"), (3, "二是港口畅通有序。"),
    ]  # fmt: skip


def test_a_series_goes_on_from_the_paragraph_before() -> None:
    """A line break in the middle of a series loses no member."""
    lines = (
        f"（一）渔区建设成效明显。一是渔业提质增效。{PROSE}",
        f"{PROSE}二是港口畅通有序。{PROSE}三是学校焕然一新。{PROSE}",
    )
    assert [heading for level, heading in _review(*lines) if level == 3] == [
        "一是渔业提质增效。", "二是港口畅通有序。", "三是学校焕然一新。",
    ]  # fmt: skip


def test_paragraphs_that_begin_alike_are_a_series_of_themes() -> None:
    """五年来，我们…… three times over heads three themes, what is titled within them stands below."""
    inner = "".join(f"{name}持续向好。{PROSE}{PROSE}" for name in ("渔业生产", "港口运营", "岸线生态"))
    heads = [
        f"五年来，我们{words}。"
        for words in (
            "坚持科技兴渔，渔区活力更足",
            "深化开放合作，港口更加繁忙",
            "厚植为民情怀，渔民日子更好",
        )
    ]
    found = _review(heads[0] + inner, heads[1] + PROSE, heads[2] + PROSE)
    assert [heading for level, heading in found if level == 2] == heads
    assert (3, "港口运营持续向好。") in found
    assert _review(heads[0] + PROSE, heads[1] + PROSE) == []


def test_lines_that_begin_alike_stand_above_the_leads_below_them() -> None:
    """A sentence with a line to itself, three times over, heads the paragraphs down to the next."""
    lines: list[str] = []
    for words in ("千方百计兴渔业", "持之以恒美岸线", "尽心竭力惠渔民"):
        lines += [
            f"五年来，我们{words}，渔区面貌有了新变化。",
            f"积极扩大生产。{PROSE}",
            f"不断改善条件。{PROSE}",
        ]
    found = _review(*lines)
    assert [level for level, _ in found] == [2, 3, 3] * 3


def test_the_last_dash_of_a_series_stands_above_leads_as_the_others_do() -> None:
    """What is right below it is no neighbour of it."""
    lines: list[str] = []
    for words in ("夯实两个基础", "发挥两个优势", "筑牢两道屏障"):
        lines += [f"——{words}。{PROSE}", f"大力发展渔业。{PROSE}", f"大力保护岸线。{PROSE}"]
    assert [level for level, _ in _review(*lines)] == [2, 3, 3] * 3


def test_titles_within_a_paragraph_are_no_part_of_the_dash_before_it() -> None:
    """They stand beside it."""
    inner = "".join(
        f"{name}。{PROSE}" for name in ("渔业生产持续向好", "港口运营更加繁忙", "岸线生态明显改善")
    )
    found = _review(
        f"——渔区活力不断增强。{PROSE}",
        f"——渔村面貌日益改善。{PROSE}",
        f"去年各项任务全面完成，渔区谱写了新的篇章。{inner}{inner}",
    )
    assert len(found) == 8
    assert {level for level, _ in found} == {2}


@pytest.mark.parametrize(
    "sentence",
    [
        "渔区要兴旺，关键靠渔民。",
        "渔业在全区大局中居于基础地位。",
        "新海域赋予新使命，新征程呼唤新作为。",
        "事非经过不知难。",
    ],
)
def test_a_reason_is_no_theme(sentence: str) -> None:
    """What a thing depends on, or where it ranks, titles nothing."""
    lines = [f"{sentence}{PROSE}", f"大力发展渔业。{PROSE}", f"大力保护岸线。{PROSE}"]
    assert sentence not in [heading for _, heading in _review("（一）渔区建设成效明显", *lines)]


def test_what_is_quoted_counts_nothing() -> None:
    """“五个一批” is a name."""
    lines = [f"坚决打好“五个一批”攻坚战。{PROSE}", f"大力发展渔业。{PROSE}"]
    assert (3, "坚决打好“五个一批”攻坚战。") in _review("（一）渔区建设成效明显", *lines)


def test_a_dash_with_a_line_to_itself_heads_the_paragraph_below() -> None:
    """Also where its title ends in a stop."""
    lines = [line for words in ("渔业结构不断优化", "港口建设不断加快") for line in (f"——{words}。", PROSE)]
    assert _review(*lines) == [(2, "——渔业结构不断优化。"), (2, "——港口建设不断加快。")]


def test_a_member_with_an_amount_is_known_by_its_neighbour() -> None:
    """一是抓好50个项目。 is what 二是 below it is; alone it would be a fact."""
    lines = [f"一是着力抓好50个渔港项目。{PROSE}", f"二是加快发展水产加工。{PROSE}"]
    assert [heading for _, heading in _review(*lines)] == [
        "一是着力抓好50个渔港项目。",
        "二是加快发展水产加工。",
    ]


def test_dashes_that_list_what_is_wrong_title_nothing() -> None:
    """Behind a paragraph that admits problems a list is content."""
    lines = ["在看到成绩的同时，我们也清醒地认识到，渔区发展还存在不少困难和问题。"]
    lines += [
        f"——{words}。{PROSE}"
        for words in ("渔港恢复重建任务重", "渔民增收渠道还不宽", "水产价格波动的影响日趋严重")
    ]
    assert _review(f"（一）渔区建设成效明显。{PROSE}", *lines) == [(2, "（一）渔区建设成效明显。")]


def test_years_that_are_each_told_of_are_themes() -> None:
    """这是……的五年。 three times over."""
    heads = [f"这是{words}的五年。" for words in ("综合实力大提升", "渔区面貌大变化", "社会事业大发展")]
    assert [heading for _, heading in _review(*(f"{head}{PROSE}" for head in heads))] == heads


def test_the_last_of_a_counted_series_stands_above_leads_as_the_others_do() -> None:
    """第三 is no neighbour of the leads right below it."""
    lines: list[str] = []
    for number, words in zip("一二三", ("振兴渔业", "兴旺港口", "美化岸线"), strict=True):
        lines += [f"第{number}，{words}。{PROSE}", f"加快结构调整。{PROSE}", f"加强队伍建设。{PROSE}"]
    assert [level for level, _ in _review(*lines)] == [2, 3, 3] * 3
