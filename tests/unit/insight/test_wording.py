from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.as_shipped import compare_wording
from tests.builders.plain_reports import build_report
from workbench.insight.phrase_trends import wording_trends
from workbench.insight.wording import count_wording
from workbench.model.insight import Phrase
from workbench.model.report import Report
from workbench.settings import DEFAULTS


def _report(year: int, *sentences: str) -> Report:
    return build_report(year, plan=list(sentences))


def _names(phrases: tuple[Phrase, ...]) -> set[str]:
    return {phrase.phrase for phrase in phrases}


def test_quoted_and_numbered_slogans_are_found_at_once() -> None:
    """What a report marks as a slogan counts although it stands once: new here, dropped there."""
    older = _report(2023, "深入实施“三量”改造，推进八大提升工程。")
    newer = _report(2024, "推出“滨城快办”服务，组织十项行动见行见效。")
    wording = compare_wording(older, newer)
    assert "滨城快办" in _names(wording.new)
    assert "十项行动" in _names(wording.new)
    assert "八大提升工程" in _names(wording.dropped)


def test_chains_in_fours_are_phrases_but_lists_of_things_are_not() -> None:
    """守正创新、先立后破 are sayings; 生物医药、集成电路 are goods."""
    older = _report(2023, "推动发展。")
    newer = _report(2024, "坚持守正创新、先立后破、以进促稳。", "发展生物医药、集成电路、高端装备。")
    new = _names(compare_wording(older, newer).new)
    assert {"守正创新", "先立后破", "以进促稳"} <= new
    assert not new & {"生物医药", "集成电路", "高端装备"}


def test_short_numbered_slogans_count_when_quoted() -> None:
    """“两重” is a slogan although it has two signs; “三农” likewise; a quoted word is not."""
    wording = compare_wording(
        _report(2024, "推动发展。"), _report(2025, "抢抓“两重”机遇，做好“三农”工作，办好“家事”。")
    )
    assert {"两重", "三农"} <= _names(wording.new)
    assert "家事" not in _names(wording.new)


def test_repeated_phrases_are_mined_whole() -> None:
    """An unmarked phrase said again and again is found, and its fragments are not listed beside it."""
    older = _report(2023, "做好民生工作。")
    newer = _report(2024, *[f"深化要素市场化配置综合改革，办好第{n}件事。" for n in "一二三四"])
    new = _names(compare_wording(older, newer).new)
    longest = max(new, key=len)
    assert "要素市场化配置" in longest
    assert not any(phrase != longest and phrase in longest for phrase in new)


def test_every_context_is_a_quotation() -> None:
    """A context's text stands at its offsets and holds the phrase, quotation marks aside."""
    older = _report(2023, "推动高质量发展，发展数字经济。")
    newer = _report(2024, "培育新质生产力。", "发展新质“生产力”，推动高质量发展。")
    reports = {older.id: older, newer.id: newer}
    wording = compare_wording(older, newer)
    phrases = [*wording.new, *wording.dropped, *wording.kept]
    assert phrases
    for phrase in phrases:
        assert phrase.contexts
        for context in phrase.contexts:
            assert reports[context.report].text[context.start : context.end] == context.text
            assert phrase.phrase in context.text.replace("“", "").replace("”", "")


def test_more_and_less_use_are_trends() -> None:
    """A kept phrase said much more often is rising, much less often falling."""
    filler = "扎实做好民生保障各项工作，办好群众身边实事。"
    older = _report(2023, "发展数字经济。", "乡村振兴。" * 5, filler * 10)
    newer = _report(2024, "发展数字经济。" * 5, "乡村振兴。", filler * 10)
    trends = {phrase.phrase: phrase.trend for phrase in compare_wording(older, newer).kept}
    assert (trends["数字经济"], trends["乡村振兴"]) == ("rising", "falling")


def test_who_only_counts_gets_the_same_phrases() -> None:
    """Counted wording has the phrases, counts and trends of the whole one, without what it shows of them."""
    older = _report(2023, "实施“春笋行动”，发展数字经济，实施稳健的货币政策。", "推动高质量发展。")
    newer = _report(2024, "实施“新春笋行动”，培育新质生产力，实施适度宽松的货币政策。", "高质量发展。" * 3)
    whole, counted = compare_wording(older, newer), count_wording(older, newer, settings=DEFAULTS.insight)
    assert whole.changed
    for named in ("new", "dropped", "kept"):
        shown = [replace(phrase, contexts=()) for phrase in getattr(whole, named)]
        assert shown == list(getattr(counted, named))
    assert not counted.changed


@pytest.mark.parametrize(
    ("older", "newer", "topic"),
    [
        ("实施稳健的货币政策。", "实施适度宽松的货币政策。", "货币政策"),
        ("实施积极的财政政策和稳健的货币政策。", "实施更加积极的财政政策和适度宽松的货币政策。", "财政政策"),
        ("坚持房住不炒定位。", "推动房地产市场止跌回稳。", "房地产"),
        ("实施常态化的产业政策。", "实施更加积极的产业政策。", "产业政策"),
        ("财政政策要加力提效。", "财政政策要适度加力、提质增效。", "财政政策的要求"),
        ("打赢脱贫攻坚战。", "巩固拓展脱贫攻坚成果。", "扶贫"),
        ("坚持稳字当头。", "坚持以进促稳、先立后破。", "总基调"),
        ("对平台实行包容审慎监管。", "对平台实行常态化监管。", "平台经济"),
        ("保持经济运行在合理区间。", "推动质的有效提升和量的合理增长。", "经济运行"),
    ],
)
def test_changed_stances_surface(older: str, newer: str, topic: str) -> None:
    """A stance that was replaced is reported by its matter, however unlike the strings are."""
    wording = compare_wording(_report(2023, older), _report(2024, newer))
    assert topic in [stance.topic for stance in wording.stances]


def test_what_a_policy_demands_is_told_by_whole_words() -> None:
    """However long a demand is, it ends where its clause does, and another policy's is its own."""
    wording = compare_wording(
        _report(2030, "宏观政策要继续为市场主体纾困，保持必要支持力度。货币政策要灵活精准。"),
        _report(2031, "宏观政策要稳健有效，货币政策要灵活适度，保持流动性合理充裕。"),
    )
    told = {each.topic: (each.older_phrase, each.newer_phrase) for each in wording.stances}
    macro = told["宏观政策的要求"]
    assert macro == ("宏观政策要继续为市场主体纾困，保持必要支持力度", "宏观政策要稳健有效")
    money = told["货币政策的要求"]
    assert money == ("货币政策要灵活精准", "货币政策要灵活适度，保持流动性合理充裕")


def test_an_unchanged_stance_is_no_change() -> None:
    """The same stance in another sentence is not reported, and one that was only added is not either."""
    older = _report(2023, "继续实施稳健的货币政策。")
    newer = _report(2024, "货币方面，稳健的货币政策要落实。", "推动房地产市场止跌回稳。")
    assert compare_wording(older, newer).stances == ()


def test_a_grading_word_begins_where_a_word_does() -> None:
    """落实积极的就业政策 grades by 积极, not by 实积极."""
    wording = compare_wording(
        _report(2023, "全面落实积极的就业政策。"), _report(2024, "落实更加积极的就业政策。")
    )
    assert not [s for s in wording.stances if s.older_phrase.startswith("实")]


def test_trends_count_by_year() -> None:
    """Over many years each phrase has its count in every year's report, in order of year."""
    reports = [
        _report(2024, "发展新质生产力。" * 3),
        _report(2022, "发展数字经济。" * 3),
        _report(2023, "发展数字经济，培育新质生产力。"),
    ]
    [trend] = wording_trends(reports, phrases=["新质生产力"], settings=DEFAULTS.insight)
    assert trend.counts == ((2022, 0), (2023, 1), (2024, 3))
    found = {t.phrase: t.trend for t in wording_trends(reports, settings=DEFAULTS.insight)}
    assert {"新质生产力", "数字经济"} <= set(found)


def test_reports_without_parts_are_read_whole() -> None:
    """A report whose outline was not recognised still gives its phrases."""
    older = build_report(2023)
    newer = build_report(2024, review=["实施“春笋行动”。"])
    assert "春笋行动" in _names(compare_wording(older, newer).new)
