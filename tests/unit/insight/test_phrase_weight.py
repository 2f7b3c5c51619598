"""What is listed first among new and dropped phrases, and what is no phrase of its own."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import compare_wording
from tests.builders.plain_reports import build_report
from workbench.insight.lexicon import graded_terms
from workbench.insight.listed_words import dated_phrases
from workbench.insight.phrase_weight import Candidate, telling
from workbench.insight.phrase_years import usages
from workbench.insight.phrases import plain_terms


def _new(older: str, newer: str, years: tuple[int, int] = (2023, 2024)) -> list[str]:
    found = compare_wording(build_report(years[0], plan=[older]), build_report(years[1], plan=[newer]))
    return [each.phrase for each in found.new]


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("云海区探索房地产发展新模式。", "房地产发展新模式"),
        ("扶持各类经营主体。", "经营主体"),
        ("加强反垄断执法。", "反垄断"),
        ("促进高水平安全。", "高水平安全"),
        ("推进乡村全面振兴。", "乡村全面振兴"),
    ],
)
def test_a_term_used_once_and_not_marked_is_found(sentence: str, phrase: str) -> None:
    """A term that came up in many places within few years counts wherever it stands once."""
    assert phrase in _new("做好民生工作。", sentence)


@pytest.mark.parametrize(
    "sentence", ["贷款余额稳步增加。", "加强污染治理。", "办好职业教育。", "优化科技服务。"]
)
def test_what_every_report_says_is_no_set_phrase(sentence: str) -> None:
    """Strings that reports used alike in all years are not listed."""
    assert not _new("做好民生工作。", sentence)


def test_a_row_of_like_phrases_stands_whole() -> None:
    """A row of sayings in one measure is one phrase, not its members; names of policies stay their own."""
    found = _new("做好民生工作。", "坚持有渔必护、有滩必净、有船必检。")
    assert "有渔必护、有滩必净、有船必检" in found
    assert not {"有渔必护", "有滩必净", "有船必检"} & set(found)
    assert {"以进促稳", "先立后破"} <= set(_new("做好民生工作。", "坚持以进促稳、先立后破。"))


@pytest.mark.parametrize(
    "sentence",
    [
        "推动经济结构战略性调整。",
        "带动珠三角带动东西北战略落地。",
        "印发健康云海2030行动纲要。",
        "发展教育、文化。",
        "达到9亿元、增长一成。",
    ],
)
def test_pieces_of_words_and_short_lists_are_no_set_phrases(sentence: str) -> None:
    """战略性 and 行动纲要 end no name, 三 of 珠三角 begins none, and two things are no row."""
    found = _new("做好民生工作。", sentence)
    assert not [p for p in found if p.endswith(("结构战略", "行动")) or p.startswith("三角")]
    assert not [p for p in found if "、" in p]


def test_a_part_gives_way_to_the_name_it_is_part_of() -> None:
    """三孩 stands nowhere but in 三孩生育政策, so only that is listed."""
    found = _new("做好民生工作。", "落实三孩生育政策，扶持托育。", (2021, 2022))
    assert "三孩生育政策" in found
    assert "三孩" not in found


def test_what_came_up_that_year_stands_before_what_is_old() -> None:
    """Of two known phrases the one that places took up that year is more telling."""
    fresh, old = (Candidate(p, "known", 1, 2023, 2024, gone=False) for p in ("高效办成一件事", "互联网+"))
    assert telling(fresh) > telling(old)
    gone = Candidate("互联网+", "known", 1, 2023, 2024, gone=True)
    assert telling(gone) > telling(old)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("依法管控资本无序扩张。", "资本无序扩张"),
        ("加强国家战略腹地建设。", "国家战略腹地"),
        ("用好超长期特别国债。", "超长期特别国债"),
        ("牢记有权不可任性。", "有权不可任性"),
        ("整治内卷式竞争。", "内卷式竞争"),
        ("发展耐心资本。", "耐心资本"),
        ("扩大村财办公室权责，坚持投资于人。", "投资于人"),
        ("强化跨周期调节。", "跨周期调节"),
        ("完善橄榄型分配格局。", "橄榄型分配格局"),
        ("推进街乡吹哨、部门报到。", "街乡吹哨、部门报到"),
    ],
)
def test_a_name_that_few_reports_hold_is_no_place_s_own(sentence: str, name: str) -> None:
    """Names of policy are known however rarely the counted reports hold them, before what recurs."""
    recurring = "渔港渔场稳步扩大。渔港渔场稳步扩大。渔港渔场稳步扩大。"
    assert _new("做好民生工作。", recurring + sentence)[0] == name


def test_grades_are_of_three_steps() -> None:
    """Each listed name has one grade; none is one of the terms of every report."""
    assert set(graded_terms().values()) == {1, 2, 3}
    assert not graded_terms().keys() & plain_terms()


def test_an_unknown_year_still_ranks() -> None:
    """Reports without a year are ranked by marks and uses alone."""
    assert telling(Candidate("高效办成一件事", "known", 1, None, None, gone=False)) > telling(
        Candidate("高效办成一件事", "", 1, None, None, gone=False)
    )


@pytest.mark.parametrize(
    ("sentence", "name", "years"),
    [
        ("落实中央八项规定。", "中央八项规定", (2012, 2013)),
        ("促进四化同步。", "四化同步", (2012, 2013)),
        ("共筑中国梦。", "中国梦", (2012, 2013)),
        ("推行权力清单。", "权力清单", (2013, 2014)),
        ("深化农村税费改革。", "农村税费改革", (2004, 2005)),
        ("坚持五个统筹。", "五个统筹", (2003, 2004)),
        ("抓好两免一补。", "两免一补", (2004, 2005)),
        ("加强社会管理创新。", "社会管理创新", (2010, 2011)),
        ("发展全过程人民民主。", "全过程人民民主", (2021, 2022)),
        ("开展党史学习教育。", "党史学习教育", (2020, 2021)),
    ],
)
def test_names_of_doctrines_and_campaigns_stand_before_what_recurs(
    sentence: str, name: str, years: tuple[int, int]
) -> None:
    """A doctrine or campaign of its years comes first though it stands once, unmarked, beside what recurs."""
    recurring = "渔港渔场稳步扩大。渔港渔场稳步扩大。渔港渔场稳步扩大。"
    assert _new("做好民生工作。", recurring + sentence, years)[0] == name


def test_a_quoted_list_of_things_tells_less_than_quoted_sayings() -> None:
    """Names of things in one pair of marks are a list; sayings are a phrase."""
    things, sayings = (
        Candidate(phrase, "quoted", 1, 2023, 2024, gone=False, signs=("row",))
        for phrase in ("船坞、灯塔、码头", "出海快、靠港稳、卸货准")
    )
    assert telling(sayings) > telling(things)


def test_the_table_of_years_is_sound() -> None:
    """Every row has its share between 0 and 1 for at most 22 years, and is found in a text by its start."""
    for phrase, usage in usages().items():
        assert 2 <= len(phrase) <= 30
        assert len(usage.shares) <= 22
        assert all(0 <= share <= 1 for share in usage.shares)
    assert "新质生产力" in dated_phrases("加快发展新质生产力。")
