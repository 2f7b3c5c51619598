"""A corrected text takes its annotations along, or says that it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.as_shipped import carry_over, make_anchor
from workbench.anchoring.carry_anchors import Carried, protected
from workbench.anchoring.textmap import TextMap
from workbench.errors import AnchorError
from workbench.model.decision import Anchor, AnchorState

BEFORE = "过去一年，我们坚持稳中求进工作总基调，扎实推进各项工作，取得了来之不易的成绩。"
AFTER = "各部门要加强统筹协调，细化任务分工，把各项部署落到实处，让群众有更多获得感。"
EXACT, SHIFTED, FUZZY, ORPHAN = AnchorState
SURE = (EXACT, SHIFTED)


def carry(old: str, new: str, quote: str) -> Carried:
    """Carry the first place of ``quote``."""
    start = old.index(quote)
    (carried,) = carry_over([make_anchor("old", old, start, start + len(quote))], old, new, document="new")
    return carried


def test_an_untouched_passage_is_exact() -> None:
    """An edit further on leaves a passage exactly where it was, on the new document."""
    carried = carry(BEFORE + "建成公园3个。" + AFTER * 3, BEFORE + "建成公园3个。" + AFTER * 2, "建成公园3个")
    assert (carried.new.state, carried.new.start, carried.new.document) == (EXACT, len(BEFORE), "new")
    assert carried.reason == "unchanged"


def test_an_anchor_that_does_not_stand_is_not_carried() -> None:
    """It would be taken to where something else went."""
    anchor = replace(make_anchor("old", BEFORE, 5, 9), exact="别的话呢")
    with pytest.raises(AnchorError):
        carry_over([anchor], BEFORE, BEFORE, document="new")


def test_a_passage_behind_an_insertion_is_shifted() -> None:
    """An insertion before a passage moves it by its length."""
    carried = carry(
        BEFORE + "建成公园3个。" + AFTER, "（送审稿）" + BEFORE + "建成公园3个。" + AFTER, "建成公园3个"
    )
    assert (carried.new.state, carried.new.start) == (SHIFTED, len(BEFORE) + 5)
    assert carried.reason == "moved"


def test_a_reworded_passage_waits_for_a_person() -> None:
    """A passage reworded inside is offered at its place, with what it said before."""
    carried = carry(
        BEFORE + "加快建设现代化产业体系。" + AFTER,
        BEFORE + "加快构建现代化产业体系。" + AFTER,
        "加快建设现代化产业体系",
    )
    assert (carried.new.state, carried.new.exact) == (FUZZY, "加快构建现代化产业体系")
    assert carried.new.was == "加快建设现代化产业体系"
    assert (carried.reason, carried.new.score) == ("reworded", 0.9091)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("新增就业9.5万人", "新增就业9.6万人"),
        ("增长6%左右", "增长6‰左右"),
        ("改造管网12公里", "改造管网12公顷"),
        ("再新增政府债务", "不再新增政府债务"),
        ("2024年完成投资", "2025年完成投资"),
        ("建成三所学校", "建成五所学校"),
        ("新增1200万人", "新增1100万人"),
    ],
)
def test_a_changed_figure_unit_or_negation_is_never_the_same(was: str, now: str) -> None:
    """One digit, year, unit or 不 changed inside a quotation, and nobody is told it is the same."""
    carried = carry(BEFORE + was + "。" + AFTER, BEFORE + now + "。" + AFTER, was)
    assert carried.new.state not in SURE


@pytest.mark.parametrize(
    ("mine", "neighbour"),
    [
        ("新增城镇就业9.5万人以上。", "新增城镇就业9.6万人以上。"),
        ("2023年完成固定资产投资100亿元。", "2024年完成固定资产投资100亿元。"),
        ("改造老旧小区供水管网12公里。", "改造老旧小区供水管网12公顷。"),
        ("今年我市将不再新增地方政府债务。", "今年我市将再新增地方政府债务。"),
        ("建成社区养老服务中心三家。", "建成社区养老服务中心五家。"),
    ],
)
@pytest.mark.parametrize("order", ["before", "after", "far"])
def test_a_lookalike_never_takes_the_place_of_what_was_deleted(mine: str, neighbour: str, order: str) -> None:
    """Where a passage was deleted, its neighbour that differs in one character does not inherit its note."""
    between = AFTER if order == "far" else ""
    pair = (neighbour, between, mine) if order == "before" else (mine, between, neighbour)
    old = BEFORE + "".join(pair) + AFTER
    new = BEFORE + "".join(each for each in pair if each != mine) + AFTER
    carried = carry(old, new, mine)
    assert carried.new.state is ORPHAN or carried.new.exact != neighbour
    assert carried.new.state not in SURE


@pytest.mark.parametrize(
    ("was", "now", "quote"),
    [
        ("再新增政府债务。", "不再新增政府债务。", "再新增政府债务"),
        ("新增就业9.5万人。", "新增就业19.5万人。", "9.5万人"),
        ("新增就业9.5万人。", "新增就业9.5万人次。", "9.5万人"),
        ("允许新增产能。", "不得允许新增产能。", "新增产能"),
    ],
)
def test_a_character_beside_a_quotation_may_turn_its_meaning(was: str, now: str, quote: str) -> None:
    """A digit, unit or 不 added just outside a quotation, in its clause, is for a person to look at."""
    carried = carry(BEFORE + was + AFTER, BEFORE + now + AFTER, quote)
    assert (carried.new.state, carried.reason) == (FUZZY, "figures")


def test_of_two_equal_passages_the_other_one_is_not_taken_for_the_one() -> None:
    """One of two equal passages in equal surroundings is deleted: a person must say which is meant."""
    part = "建成公园3个。"
    carried = carry(BEFORE + part + part + AFTER, BEFORE + part + AFTER, part)
    assert carried.new.state not in SURE


def test_equal_passages_in_different_surroundings_keep_apart() -> None:
    """Two equal passages in surroundings of their own go each to its own place."""
    part = "建成公园3个。"
    old = BEFORE + part + AFTER + BEFORE[::-1] + part + AFTER[::-1]
    anchors = [make_anchor("o", old, at, at + len(part)) for at in (old.index(part), old.rindex(part))]
    new = "新" + old
    states = [(each.new.state, each.new.start) for each in carry_over(anchors, old, new, document="n")]
    assert states == [(SHIFTED, old.index(part) + 1), (SHIFTED, old.rindex(part) + 1)]


def test_what_is_put_in_before_a_passage_may_begin_as_the_text_does() -> None:
    """Nobody can tell whether 甲镇… came before or after 甲镇…: the surroundings are the same."""
    old = "".join(f"{each}镇建成公园三个。" for each in "甲乙丙丁戊己") + BEFORE
    put_in = "甲镇建成公园三"
    start = old.index("戊镇") + 1
    anchor = make_anchor("o", old, start, start + 2)
    (carried,) = carry_over([anchor], old, put_in + old, document="n")
    assert (carried.new.state, carried.new.start) == (SHIFTED, start + len(put_in))


def test_a_passage_that_is_gone_is_an_orphan_with_its_quotation() -> None:
    """A deleted passage claims no place but is not dropped."""
    carried = carry(BEFORE + "建设滨海图书馆二期工程。" + AFTER, BEFORE + AFTER, "建设滨海图书馆二期工程")
    assert (carried.new.state, carried.new.start, carried.new.exact) == (
        ORPHAN,
        None,
        "建设滨海图书馆二期工程",
    )


def test_a_passage_moved_elsewhere_is_offered_not_taken() -> None:
    """A sentence cut and pasted to another place is found, and a person confirms it."""
    moved = "建设滨海图书馆二期工程。"
    carried = carry(BEFORE + moved + AFTER * 2, BEFORE + AFTER * 2 + "此外，" + moved, moved)
    assert carried.new.state in (FUZZY, SHIFTED)
    assert carried.new.exact == moved


def test_what_waited_for_a_person_still_waits() -> None:
    """A fuzzy anchor does not become sure by being carried again."""
    old = BEFORE + "建成公园3个。" + AFTER
    start = len(BEFORE)
    anchor = replace(make_anchor("o", old, start, start + 6), state=FUZZY, was="建成公园5个", score=0.8)
    (carried,) = carry_over([anchor], old, "新" + old, document="n")
    assert (carried.new.state, carried.new.was, carried.reason) == (FUZZY, "建成公园5个", "unconfirmed")


def test_an_orphan_may_be_found_again() -> None:
    """An orphan whose quotation comes back in a later version is offered there."""
    orphan = Anchor(document="o", start=None, end=None, exact="建设滨海图书馆二期工程", state=ORPHAN)
    (carried,) = carry_over([orphan], "没有", BEFORE + "建设滨海图书馆二期工程。" + AFTER, document="n")
    assert (carried.new.state, carried.new.exact) == (FUZZY, "建设滨海图书馆二期工程")


def test_figures_units_and_negations_are_protected() -> None:
    """The protected characters of a passage are found in order."""
    assert protected("新增就业9.5万人，不突破3%") == "9.5万人不3%"


def test_long_texts_are_compared_by_lines_first() -> None:
    """Beyond the limit for character comparison, whole lines still map right."""
    lines = [f"第{n}条：{BEFORE}\n" for n in range(60)]
    old, new = "".join(lines), "".join([*lines[:10], "插入一行。\n", *lines[11:]])
    places = TextMap(old, new, max_cells=1000)
    at = old.index("第40条")
    block = places.block_of(at, at + 20)
    assert block is not None
    assert new[at - block.old + block.new :].startswith(old[at : at + 20])


def test_a_wholly_rewritten_text_leaves_orphans_only() -> None:
    """Nothing of the old text is left: nothing is claimed."""
    carried = carry(BEFORE * 3, AFTER * 3, "坚持稳中求进工作总基调")
    assert carried.new.state is ORPHAN
