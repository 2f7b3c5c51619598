"""How much must be unchanged around a passage for it to be carried unasked: to the character."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.as_shipped import carry_over, make_anchor
from workbench.anchoring.carry_anchors import Carried, is_sure, occurs_once, search_again, what_turned
from workbench.anchoring.heads import Heads, Turned, turned_between
from workbench.anchoring.textmap import TextMap
from workbench.model.decision import Anchor, AnchorState
from workbench.settings import DEFAULTS

SETTINGS = replace(DEFAULTS.store, context=3, carry_evidence=7)


def _sure(old: str, new: str, quote: str, **settings: int) -> bool:
    places = TextMap(old, new, 1000)
    start = old.index(quote)
    return is_sure(start, start + len(quote), places, replace(SETTINGS, **settings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "sure"),
    [
        ("甲乙丙修路丁戊己", "甲乙丙修路丁戊己", True),
        # All three characters on either side are the same: what is edited beyond them does not matter.
        ("子甲乙丙修路丁戊己子", "丑甲乙丙修路丁戊己丑", True),
        # Two of three on one side: the seven that are asked for are two, two and three.
        ("甲乙丙修路丁戊己", "子乙丙修路丁戊己", True),
        ("甲乙丙修路丁戊己", "甲乙丙修路丁戊子", True),
        ("甲乙丙修路丁戊己", "甲子丙修路丁戊己", False),
        ("甲乙丙修路丁戊己", "甲乙丙修路丁子己", False),
        ("甲乙丙修路丁戊己", "子乙丙修路丁戊子", False),
        # At the beginning and at the end there is no more to ask for, unless something was put there.
        ("修路丁戊己", "修路丁戊己", True),
        ("甲乙丙修路", "甲乙丙修路", True),
        ("甲修路丁", "甲修路丁", True),
        ("修路丁戊己", "子修路丁戊己", False),
        ("甲乙丙修路", "甲乙丙修路子", False),
        ("子修路丁戊己", "修路丁戊己", False),
        ("甲乙丙修路子", "甲乙丙修路", False),
        # With all around it the same it must still stand once in both texts.
        ("甲乙丙修路丁戊己。甲乙丙修路丁戊己", "甲乙丙修路丁戊己。甲乙丙修路丁戊己", False),
        ("甲乙丙修路丁戊己", "甲乙丙修路丁戊己。甲乙丙修路丁戊己", False),
        # With an edit close by the words themselves must.
        ("甲乙丙修路丁戊己", "子乙丙修路丁戊己。修路", False),
        ("甲乙丙修路丁戊己。修路", "子乙丙修路丁戊己。修路", False),
        ("甲乙丙修路丁戊己。修路", "甲乙丙修路丁戊己。修路", True),
        ("修路丁戊己", "修水路丁戊己", False),
    ],
)
def test_so_much_around_a_passage_is_evidence(old: str, new: str, *, sure: bool) -> None:
    """Whole surroundings that stand once, or enough of them around words that stand once."""
    assert _sure(old, new, "修路") is sure


def test_one_character_less_is_too_little() -> None:
    """What is asked for is met by just as many."""
    assert _sure("甲乙丙修路丁戊己", "子乙丙修路丁戊己", "修路", carry_evidence=7)
    assert not _sure("甲乙丙修路丁戊己", "子乙丙修路丁戊己", "修路", carry_evidence=8)


def test_overlapping_places_are_two() -> None:
    """A word that stands in itself stands twice; one that is nowhere does not stand once."""
    assert occurs_once("修路", "修路")
    assert occurs_once("修路", "要修路")
    assert not occurs_once("修修", "修修修")
    assert not occurs_once("修路", "修桥")


QUOTE = "改造城区老旧供水管网"


def _found(new: str, **settings: float) -> Carried:
    old = f"甲。{QUOTE}。"
    anchor = make_anchor("old", old, 2, 2 + len(QUOTE))
    changed = replace(DEFAULTS.store, **settings)  # type: ignore[arg-type]
    return search_again(anchor, TextMap(old, new, 1000), "new", changed)


def test_a_lost_passage_is_offered_where_it_is_likest() -> None:
    """As like as is asked for and by as much likelier than the next; else it has no place."""
    assert (_found(f"子丑寅卯。{QUOTE}。").new.start, _found(QUOTE).new.start) == (5, 0)
    nine = f"子丑寅卯。{QUOTE[:-1]}线。"
    assert (_found(nine).reason, _found(nine).new.start, _found(nine).new.exact) == (
        "reworded",
        5,
        QUOTE[:-1] + "线",
    )
    assert _found(nine, fuzzy_floor=0.96).reason == "gone"
    twice = f"{QUOTE}。子丑寅卯。{QUOTE}"
    assert (_found(twice).reason, _found(twice).new.start) == ("ambiguous", None)
    assert _found(twice, fuzzy_margin=0.0).reason == "reworded"
    assert _found(f"{QUOTE}。{QUOTE}").reason == "ambiguous"
    assert _found(f"{QUOTE}{QUOTE}").reason == "ambiguous"
    assert _found(QUOTE[:-1]).reason == "gone"


def test_just_as_like_and_just_as_much_likelier_is_enough() -> None:
    """The floor and the margin themselves are met; a scrap of the quotation is no second place."""
    nine, eight = f"子丑寅。{QUOTE[:-1]}线。", f"子丑寅。{QUOTE[:-2]}线路。"
    assert _found(nine, fuzzy_floor=0.9).reason == "reworded"
    assert _found(nine, fuzzy_floor=0.901).reason == "gone"
    for new in (nine + eight, eight + nine):
        assert _found(new, fuzzy_margin=0.1).new.exact == QUOTE[:-1] + "线"
        assert _found(new, fuzzy_margin=0.101).reason == "ambiguous"
    assert _found(f"{QUOTE[:2]}{QUOTE}。").reason == "reworded"


def _carried(old: str, new: str, start: int | None, end: int | None, exact: str) -> Carried:
    anchor = Anchor(document="o", start=start, end=end, exact=exact, state=AnchorState.ORPHAN)
    return carry_over([anchor], old, new, document="n")[0]


def test_half_a_place_is_searched_for_like_none() -> None:
    """A file may say one end only."""
    for start, end in ((None, None), (None, 12), (2, None)):
        found = _carried("没有", f"子丑寅卯。{QUOTE}。", start, end, QUOTE)
        assert (found.new.start, found.new.state) == (5, AnchorState.FUZZY)


def test_six_characters_are_enough_to_be_searched_for() -> None:
    """Five could be anywhere; nor is a quotation longer than the whole text looked for."""
    assert _carried("没有", "子丑寅卯。修好东门水渠。", None, None, "修好东门水渠").new.start == 5
    assert _carried("没有", "子丑寅卯。修好东水渠。", None, None, "修好东水渠").reason == "gone"
    assert _carried("没有", "修好东门水渠", None, None, "修好东门水渠").new.start == 0
    assert _carried("没有", "修好东门水渠", None, None, "修好东门水渠。").reason == "gone"


def test_a_passage_as_like_as_is_asked_for_is_the_one_reworded() -> None:
    """One character of four is three quarters; with less it is gone."""
    old, new = f"甲乙丙。建成公园。{QUOTE}。", f"甲乙丙。建成花园。{QUOTE}。"
    (found,) = carry_over([make_anchor("o", old, 4, 8)], old, new, document="n")
    assert (found.new.exact, found.new.state, found.reason) == ("建成花园", AnchorState.FUZZY, "reworded")
    stricter = replace(DEFAULTS.store, fuzzy_floor=0.751)
    (found,) = carry_over([make_anchor("o", old, 4, 8)], old, new, document="n", settings=stricter)
    assert found.reason == "gone"


def test_what_turned_is_told_from_the_older_to_the_newer() -> None:
    """And nothing where nothing turned, or the passage was not there."""
    older, newer = "甲事。今年修好水渠一条。", "甲事。去年修好水渠一条。"
    start = newer.index("修好")
    assert what_turned(older, newer, start, start + 6, DEFAULTS.store) == Turned("before", "今年", "去年")
    assert what_turned(newer, newer, start, start + 6, DEFAULTS.store) is None
    assert what_turned(older, newer, start - 2, start + 6, DEFAULTS.store) is None


def test_what_both_begin_and_end_with_is_not_told() -> None:
    """Signs first, then words; what stands on one side only is told alone."""
    assert turned_between("before", "今年我市将办", "今年我市已办") == Turned("before", "将", "已")
    assert turned_between("before", "我市将", "今年我市将") == Turned("before", "", "今年")
    assert turned_between("after", "修好桥", "修好路") == Turned("after", "桥", "路")
    assert turned_between("after", "建好桥", "修好桥") == Turned("after", "建好", "修好")


def test_what_the_end_shares_is_no_part_of_the_middle() -> None:
    """A character of the shared end does not stand for one before it."""
    assert [(b.old, b.new, b.size) for b in TextMap("甲丁丙戊丙", "甲己戊丙", 1000).blocks] == [
        (0, 0, 1),
        (3, 2, 2),
    ]


def _governing(*clauses: str, **settings: int) -> list[str]:
    changed = replace(DEFAULTS.store, **settings)  # type: ignore[arg-type]
    return Heads(TextMap("", "", 10), changed)._governing(clauses)


def test_short_clauses_first_and_near_govern_whole() -> None:
    """The first one and the last few; of others whom, where and when alone; figures never whole."""
    found = _governing("全面推开", "不再新建", "今年不再", "稳步推开", near_clauses=1, short_clause=4)
    assert found == ["全面推开", "今年", "稳步推开"]
    assert _governing("推开", "不再", "推进", near_clauses=2, short_clause=2) == ["推开", "不再", "推进"]
    assert _governing("全面推开来", near_clauses=1, short_clause=4) == ["全面"]
    assert _governing("修路3里", near_clauses=1, short_clause=9) == []
