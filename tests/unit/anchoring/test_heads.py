"""A quotation whose words stay and whose head turns is for a person; one whose head stays is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.as_shipped import carry_over, make_anchor
from workbench.anchoring.carry_anchors import Carried
from workbench.anchoring.headings import Outline
from workbench.model.decision import AnchorState
from workbench.settings import DEFAULTS

FRONT = "过去一年，全区上下迎难而上，各项事业都有新的起色，群众的获得感不断增强。\n"
BACK = "\n我们要转变作风，狠抓落实，把工作做到群众的心坎上，不负人民重托。"
SURE = (AnchorState.EXACT, AnchorState.SHIFTED)


def carry(was: str, now: str, quote: str) -> Carried:
    """Carry the first place of ``quote`` from one text to the other, both amid the same paragraphs."""
    old, new = FRONT + was + BACK, FRONT + now + BACK
    start = old.index(quote)
    (carried,) = carry_over([make_anchor("old", old, start, start + len(quote))], old, new, document="new")
    return carried


def test_two_subjects_that_exchange_what_they_do_are_told() -> None:
    """A quotation that stood under one district stands under the other now."""
    quote = "建成口袋公园十二处并向市民开放"
    carried = carry(f"东区要{quote}。西区要办好夜校。", f"东区要办好夜校。西区要{quote}。", quote)
    assert (carried.new.state, carried.new.exact) == (AnchorState.FUZZY, quote)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("东区{}。", "西区{}。"),
        ("县供销社{}。", "县粮食局{}。"),
        ("今年将{}。", "去年已{}。"),
        ("将{}。", "已{}。"),
        ("今年{}。", "去年{}。"),
        ("全面{}。", "取消{}。"),
        ("加快{}。", "暂缓{}。"),
        ("{}。", "{}，不再推进。"),
        ("{}。", "不，{}。"),
        ("{}。", "取消原定的{}。"),
        ("{}。", "{}的安排作罢。"),
        ("{}。", "{}（缓建）。"),
        ("{}。另行公布进度。", "{}。该工程已停工。"),
        ("在柳溪镇，围绕群众出行需要，{}。", "在槐林镇，围绕群众出行需要，{}。"),
        ("今年，我们坚持民生优先，{}。", "去年，我们坚持民生优先，{}。"),
        ("交通局牵头办理这件实事，{}。", "街道办牵头办理这件实事，{}。"),
        ("老旧小区改造、{}。", "暂停老旧小区改造、{}。"),
        ("下列工程按期完工。{}。", "下列工程不再实施。{}。"),
        ("下列工程按期完工。{}。", "三项工程按期完工。{}。"),
        ("三项工程按期完工。{}。", "下列工程按期完工。{}。"),
        ("抓工业，办一场招商会；抓农业，{}。", "抓工业，{}；抓农业，办一场招商会。"),
        ("2024年，{}。", "2025年，{}。"),
    ],
)
def test_a_head_that_turned_is_for_a_person(was: str, now: str) -> None:
    """Subject, place, time, tense, scope, negation, suspension: beside the quotation or over its sentence."""
    quote = "打通滨河路至学府街的断头路"
    carried = carry(was.format(quote), now.format(quote), quote)
    assert carried.new.state is AnchorState.FUZZY


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("东区要{}。", "东区要 {}。"),
        ("今年，东区要{}。", "今年东区要{}。"),
        ("我们要办好夜校。东区要{}。", "我们要办好夜校，东区要{}。"),
        ("要办好夜校。{}。", "要办好夜校。\n{}。"),
        ("要办好夜校。\n{}。", "要办好夜校。{}。"),
        ("要{}。", "要进一步{}。"),
        ("完成投资100亿元，增长显著，{}。", "完成投资120亿元，增长显著，{}。"),
        ("二是{}。", "三是{}。"),
        ("各级要在全年做好保障服务工作，{}。", "各级要在全年做好保障和服务工作，{}。"),
        ("{}，办好夜校。", "{}，办好夜校和托班。"),
        ("{}。要办好夜校，让群众有处学习。", "{}。群众拍手称快。要办好夜校，让群众有处学习。"),
        ("要办好“夜校”，{}。", '要办好"夜校",{}。'),
    ],
)
def test_an_ordinary_correction_nearby_asks_nobody(was: str, now: str) -> None:
    """Marks, spaces, figures of other clauses, numbering and sentences put in leave the head as it is."""
    quote = "打通滨河路至学府街的断头路"
    carried = carry(was.format(quote), now.format(quote), quote)
    assert carried.new.state in SURE, carried.turned


SECTIONS = "一、2024年工作回顾\n{}\n（一）工业\n{}\n二、2025年工作安排\n（一）工业\n{}\n（二）农业\n{}\n"
THINGS = (
    "总体平稳。",
    "引进龙头企业两家，办展会一场。",
    "扩建轴承厂二期并投产见效。",
    "修渠补堰，改良酸化土壤。",
)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 3), (1, 3)])
def test_what_moved_under_another_heading_is_for_a_person(one: int, other: int) -> None:
    """Whole sentences exchanged between sections: the sentence is the same, its headings are not."""
    moved = list(THINGS)
    moved[one], moved[other] = moved[other], moved[one]
    for quote in (THINGS[one], THINGS[other]):
        carried = carry(SECTIONS.format(*THINGS), SECTIONS.format(*moved), quote)
        assert carried.new.state not in SURE


@pytest.mark.parametrize(
    ("was", "now"),
    [("2025年工作安排", "2023年工作安排"), ("（二）农业", "（二）林业"), ("二、2025年", "二、取消的2025年")],
)
def test_a_heading_that_turned_is_for_a_person(was: str, now: str) -> None:
    """The year or the subject of a heading changed where it stands."""
    old = SECTIONS.format(*THINGS)
    carried = carry(old, old.replace(was, now), THINGS[3])
    assert carried.new.state is AnchorState.FUZZY
    assert carried.turned is not None
    assert carried.turned.where == "heading"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("（二）农业", "（三）农业"),
        ("（二）农业\n", "（二）农业。"),
        ("（二）农业\n", "（二）农业\n\n"),
        ("二、2025年工作安排", "二、2025年工作的安排"),
        ("一、2024年工作回顾", "一、2024年工作总结"),
    ],
)
def test_a_heading_corrected_in_its_place_is_the_same(was: str, now: str) -> None:
    """Numbering, shape and a wrong character of a heading turn nothing under it."""
    old = SECTIONS.format(*THINGS)
    assert carry(old, old.replace(was, now), THINGS[3]).new.state in SURE


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [
        ("良种繁育", "良种繁育的总体格局", True),
        ("良种园", "良种园的总体格局", False),
        ("良种", "修渠", False),
    ],
)
def test_a_heading_may_say_more_than_it_did(was: str, now: str, *, same: bool) -> None:
    """Or less, where four characters of it are left: fewer begin other headings as well."""
    old, new = (f"一、工作安排\n（一）{each}\n{THINGS[3]}\n" for each in (was, now))
    assert (carry(old, new, THINGS[3]).new.state in SURE) is same
    assert (carry(new, old, THINGS[3]).new.state in SURE) is same


def test_a_short_sentence_behind_speaks_of_the_one_before() -> None:
    """As long as is said and no longer, unless it begins by pointing back."""
    quote, stopped = "打通滨河路至学府街的断头路", "施工队伍停工撤离"
    for told, sure in ((stopped, False), (f"该{stopped}", False), (f"有一处{stopped}", True)):
        old, new = (f"{FRONT}要{quote}。{each}{BACK}" for each in ("", f"{told}。"))
        start = old.index(quote)
        anchor = make_anchor("old", old, start, start + len(quote))
        settings = replace(DEFAULTS.store, short_sentence=len(stopped))
        (found,) = carry_over([anchor], old, new, document="new", settings=settings)
        assert (found.new.state in SURE) is sure


def test_the_clause_before_may_be_edited_as_far_as_is_allowed() -> None:
    """Six characters of ten are six tenths: enough where so much is asked for, too little where more is."""
    quote = "打通滨河路至学府街的断头路"
    old, new = (
        f"{FRONT}办好夜校托班，甲乙丙丁戊己{each}，{quote}。{BACK}" for each in ("庚辛壬癸", "子丑寅卯")
    )
    start = old.index(quote)
    anchor = make_anchor("old", old, start, start + len(quote))
    for alike, sure in ((0.6, True), (0.61, False)):
        settings = replace(DEFAULTS.store, clause_alike=alike)
        (found,) = carry_over([anchor], old, new, document="new", settings=settings)
        assert (found.new.state in SURE) is sure


def test_a_heading_may_be_corrected_as_far_as_is_allowed() -> None:
    """One character of five: four fifths, where so much is asked for; not where more is."""
    old, new = (f"{FRONT}（一）农机修造{each}\n{THINGS[3]}\n{BACK}" for each in ("好", "忙"))
    start = old.index(THINGS[3])
    anchor = make_anchor("old", old, start, start + len(THINGS[3]))
    for alike, sure in ((0.8, True), (0.81, False)):
        settings = replace(DEFAULTS.store, heading_alike=alike)
        (found,) = carry_over([anchor], old, new, document="new", settings=settings)
        assert (found.new.state in SURE) is sure


def test_a_heading_that_still_stands_elsewhere_was_not_corrected() -> None:
    """Like headings are one only where neither text has both: else what is under one went to the other."""
    old = "一、工作安排\n（一）工业生产的推进\n{}\n（二）农业生产的推进\n{}\n"
    quote = "修渠补堰，改良酸化土壤"
    apart = "引进龙头企业两家，办展会一场。"
    corrected = old.replace("农业生产", "农牧生产")
    assert carry(old.format(apart, quote), corrected.format(apart, quote), quote).new.state in SURE
    for was, now in (
        (old.format(apart, quote), old.format(quote, apart)),
        (old.format(apart, quote), f"一、工作安排\n（一）工业生产的推进\n{apart}\n{quote}\n"),
        (f"一、工作安排\n（一）工业生产的推进\n{apart}\n{quote}\n", old.format(apart, quote)),
        (old.format(apart, quote), corrected.format(apart, quote) + "（三）农业生产的推进\n再议。\n"),
        (old.format(apart, quote) + "（三）农牧生产的推进\n再议。\n", corrected.format(apart, quote)),
    ):
        assert carry(was, now, quote).new.state not in SURE


def test_what_turned_is_named() -> None:
    """The difference says which words stood there and which stand there now."""
    quote = "打通滨河路至学府街的断头路"
    turned = carry(f"东区要{quote}。", f"西区要{quote}。", quote).turned
    assert turned is not None
    assert (turned.where, turned.was, turned.now) == ("before", "东区", "西区")


def test_an_outline_tells_what_a_place_stands_under() -> None:
    """Headings nest by their numbering; a heading is not above itself; an ordinal ends with its paragraph."""
    text = "一、产业\n（一）工业\n一是抓项目。引进两家。\n再开一厂。\n二、民生\n办学。"
    outline = Outline(text)

    def above(words: str) -> list[str]:
        return [each.words for each in outline.above(text.index(words))]

    assert above("引进") == ["产业", "工业", "抓项目"]
    assert above("再开") == ["产业", "工业"]
    assert above("工业") == ["产业"]
    assert above("办学") == ["民生"]


def test_an_unnumbered_title_stands_over_the_list_that_follows_it() -> None:
    """A year over a numbered list governs all its items, up to the next such title."""
    items = "一、实体经济\n扩建轴承厂二期并投产见效。\n二、民生\n修缮三所乡村小学的校舍。\n"
    old = f"开场白如下。\n2015年重点工作\n{items}"
    turned = carry(old, old.replace("2015", "2016"), "修缮三所乡村小学的校舍").turned
    assert turned is not None
    assert (turned.where, turned.was, turned.now) == ("heading", "2015年重点工作", "2016年重点工作")
