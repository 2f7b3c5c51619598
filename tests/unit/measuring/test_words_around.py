"""What single words around a number say: how far works have come, of which place, in which unit."""

from __future__ import annotations

import pytest

from workbench.measuring.construction_stages import BEGUN, FINISHED, IN_USE, PREPARED, STANDING, stage_of
from workbench.measuring.other_places import place_of
from workbench.measuring.parts_of_place import part_of
from workbench.measuring.progress_words import is_unfinished, says
from workbench.measuring.units import UNITS, conversion, find_unit, kind_of_unit


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("", 0),
        ("推动发展", 0),
        ("完成谋划", PREPARED),
        ("完成前期", PREPARED),
        ("完成审批、开工", BEGUN),
        ("开工建设", BEGUN),
        ("开工完成", FINISHED),
        ("主体完工", STANDING),
        ("主体封顶", STANDING),
        ("主体验收、启动安装", STANDING),
        ("验收", FINISHED),
        ("竣工", FINISHED),
        ("建成主体", FINISHED),
        ("主体竣工投产", IN_USE),
        ("开工、竣工、投产", IN_USE),
    ],
)
def test_the_furthest_step_of_works(text: str, stage: int) -> None:
    """The furthest step named counts; what completes a lower step than a finished work is that step."""
    assert stage_of(text) == stage


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("外贸出口", ""),
        ("沈阳", "沈阳"),
        ("沈阳市外贸出口", "沈阳"),
        ("新增沈阳出口", "沈阳"),
        ("外贸沈阳出口", ""),
        ("呼和浩特出口", "呼和浩特"),
        ("黑河出口", "黑河"),
        ("齐齐哈尔", "齐齐哈尔"),
        ("齐齐哈", ""),
        ("吸纳北京技术合同", "北京"),
        ("沈阳对接北京", "沈阳"),
    ],
)
def test_the_prefecture_that_a_name_begins_with(name: str, place: str) -> None:
    """A prefecture counts where the name, or its noun, begins with it; a great city anywhere in it."""
    assert place_of(name) == place


@pytest.mark.parametrize(
    ("before", "parts"),
    [
        ("新区生产总值", {"新区"}),
        ("创新区域合作，生产总值", set()),
        ("县域发展。生产总值", {"县域"}),
        ("发展。县域加快。生产总值", {"县域"}),
        ("县域发展。\n生产总值", set()),
        ("陕北生产总值", {"陕北"}),
        ("抓发展；陕北生产总值", {"陕北"}),
        ("抓陕北，生产总值", set()),
        ("云岭片区推出措施，生产总值", {"片区"}),
        ("各片区推出措施，生产总值", set()),
        ("云岭示范区建设提速，生产总值", set()),
        ("云岭示范区推出措施；生产总值", {"示范区"}),
        ("生产总值增长6%，在中部地区增速第1；投资", set()),
        ("收入增长6%，居西部地区前列；投资", set()),
        ("西部地区投资增长6%，投资", {"西部地区"}),
        ("稳" * 22 + "新区，好。生产总值", {"新区"}),
        ("稳" * 23 + "新区，好。生产总值", set()),
        ("稳" * 200 + "新区，好，生产总值", {"新区"}),
        ("稳。新区" + "好" * 158, {"新区"}),
        ("稳" * 30 + "新区" + "好" * 159, set()),
    ],
)
def test_the_part_of_the_place_that_a_sentence_speaks_of(before: str, parts: set[str]) -> None:
    """It is named in the sentence, or at the head of the paragraph; a zone where it is the subject."""
    assert part_of(before, len(before)) == parts
    assert part_of("稳中求进。\n" + before, len(before) + 6) == parts


@pytest.mark.parametrize(
    ("text", "going", "lacking", "unfinished"),
    [
        ("", None, None, False),
        ("谋划", "谋划", None, True),
        ("谋划完成", "谋划", None, False),
        ("完成", None, None, False),
        ("还有困难", None, "困难", False),
        ("帮助困难群众", None, None, False),
        ("补齐短板", None, None, False),
        ("补齐短板，还有困难", None, "困难", False),
    ],
)
def test_how_far_something_has_come(
    text: str, going: str | None, lacking: str | None, unfinished: bool
) -> None:
    """What was begun is unfinished until a word says that it is done; people in need are no shortfall."""
    assert (says("going", text), says("lacking", text), is_unfinished(text)) == (going, lacking, unfinished)


def test_words_that_are_no_shortfall_are_one_only_among_shortfalls() -> None:
    """隐患清零 is no shortfall, and what was reached by it is still reached."""
    assert says("done", "隐患整改清零") == "清零"
    assert says("lacking", "隐患整改清零") is None


@pytest.mark.parametrize(
    ("text", "at", "unit"),
    [
        ("平方米", 0, "平方米"),
        ("平方公里", 0, "平方公里"),
        ("5 公里", 1, " 公里"),
        ("5  公里", 1, ""),
        ("5公里", 1, "公里"),
        ("5 元", 1, " 元"),
        ("5 好", 1, ""),
        ("", 0, ""),
    ],
)
def test_the_longest_unit_is_found_behind_one_blank_at_most(text: str, at: int, unit: str) -> None:
    """A blank may part a number from its unit."""
    assert find_unit(text, at) == unit


def test_units_are_read_with_their_limits() -> None:
    """What makes another word of a unit, and which numerals it may follow, stand with it."""
    assert (UNITS["倍"].not_before, UNITS["%"].not_before) == ("增", "")
    assert (UNITS["米"].arabic_only, UNITS["公里"].arabic_only) == (True, False)
    assert UNITS["华里"].factor == 0.5


@pytest.mark.parametrize(
    ("unit", "to", "factor"),
    [
        ("斤", "吨", 0.0005),
        ("吨", "斤", 2000),
        ("公斤", "斤", 2),
        ("斤", "个", 1),
        ("个", "斤", 1),
        ("亩", "个", 1),
    ],
)
def test_weights_are_converted_and_nothing_else(unit: str, to: str, factor: float) -> None:
    """Only 吨, 公斤 and 斤 are of one kind."""
    assert conversion(unit, to) == pytest.approx(factor)
    assert (kind_of_unit(unit) == kind_of_unit(to)) is (factor != 1)
