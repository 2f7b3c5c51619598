"""The runs, the likeness and the kinds of a passage, to the character; and which numbers are one."""

from __future__ import annotations

import pytest

from workbench.difference.change_kinds import describe_changes
from workbench.difference.numbers import pair_numbers
from workbench.difference.passages import compare_texts
from workbench.model.change import NumberChange, Op, OpKind, PassageDiff
from workbench.model.commitment import Comparator, Quantity
from workbench.model.said import NOTHING
from workbench.settings import DifferenceSettings

SETTINGS = DifferenceSettings()
BY_LINE = DifferenceSettings(long_text=0)


def _spans(passage: PassageDiff) -> list[tuple[str, int, int, int, int]]:
    return [(op.op, op.older_start, op.older_end, op.newer_start, op.newer_end) for op in passage.ops]


@pytest.mark.parametrize(
    ("older", "newer", "spans"),
    [
        (
            "深化改革\n扩大开放\n",
            "深化改革\n建设公园\n扩大开放\n",
            [("equal", 0, 5, 0, 5), ("insert", 5, 5, 5, 10), ("equal", 5, 10, 10, 15)],
        ),
        (
            "建设公园\n深化改革\n扩大开放",
            "深化改革\n扩大开放",
            [("delete", 0, 5, 0, 0), ("equal", 5, 14, 0, 9)],
        ),
        (
            "深化改革\n新建公园\n扩大开放\n完",
            "深化改革\n新建广场\n扩大开放\n完",
            [("equal", 0, 7, 0, 7), ("replace", 7, 9, 7, 9), ("equal", 9, 16, 9, 16)],
        ),
        (
            "深化改革\n修桥\n扩大开放\n严守底线\n",
            "新开头\n深化改革\n修路\n扩大开放\n末尾\n",
            [
                ("insert", 0, 0, 0, 4),
                ("equal", 0, 5, 4, 9),
                ("replace", 5, 7, 9, 11),
                ("equal", 7, 13, 11, 17),
                ("replace", 13, 17, 17, 19),
                ("equal", 17, 18, 19, 20),
            ],
        ),
    ],
)
def test_long_texts_are_compared_between_equal_lines(
    older: str, newer: str, spans: list[tuple[str, int, int, int, int]]
) -> None:
    """Lines that stay are equal at their own places, joined with equal words beside them."""
    assert _spans(compare_texts(older, newer, settings=BY_LINE)) == spans


def test_a_text_is_long_where_both_sides_are() -> None:
    """Up to the bound and including it words are compared; by line a line that stays is never given up."""
    older, newer = "甲甲甲甲\n的\n乙乙乙乙", "丙丙丙丙\n的\n丁丁丁丁"
    eleven = DifferenceSettings(long_text=len(older), readable_share=0)
    ten = DifferenceSettings(long_text=len(older) - 1, readable_share=0)
    assert [kind for kind, *_ in _spans(compare_texts(older, newer, settings=eleven))] == ["replace"]
    by_line = [kind for kind, *_ in _spans(compare_texts(older, newer, settings=ten))]
    assert by_line == ["replace", "equal", "replace"]
    assert len(_spans(compare_texts(older, newer + "丁", settings=eleven))) == 1


# Four signs stay: "新建公园" of 4 + n.
@pytest.mark.parametrize(
    ("share", "contained", "readable"),
    [(0.5, 1.0, True), (0.51, 1.0, False), (0.51, 0.5, True), (1.0, 0.51, False)],
)
def test_enough_must_stay_of_both_or_of_the_shorter(share: float, contained: float, readable: bool) -> None:
    """Both bounds are included: 4 signs of 8 and 8 stay."""
    settings = DifferenceSettings(readable_share=share, contained_share=contained)
    passage = compare_texts("新建公园甲甲甲甲", "新建公园乙乙乙乙", settings=settings)
    assert passage.similarity == 0.5
    assert passage.readable is readable
    assert _spans(passage) == (
        [("equal", 0, 4, 0, 4), ("replace", 4, 8, 4, 8)] if readable else [("replace", 0, 8, 0, 8)]
    )


def test_the_shorter_side_is_asked_which_stays() -> None:
    """Most of a short text within a long one reads as one text, whichever of the two is older."""
    settings = DifferenceSettings(readable_share=1.0, contained_share=1.0)
    short, long = "新建公园", "新建公园，修桥补路，种树"
    assert compare_texts(short, long, settings=settings).readable
    assert compare_texts(long, short, settings=settings).readable
    assert not compare_texts(short + "甲", long, settings=settings).readable


@pytest.mark.parametrize(
    ("older", "newer", "kinds"),
    [
        ("加快建设公园。", "加快建设公园。", {"same"}),
        ("加快建设公园。", "加快建设公园！", {"punctuation"}),
        ("加快建设公园，", "加快建设公园", {"punctuation"}),
        ("加快建设公园。", "加快建设广场。", {"wording"}),
        ("建设公园12个。", "建设公园15个。", {"same"}),  # a figure that no quantity stands for
        ("建设公园12个。", "全面建设公园15个。", {"wording"}),
        ("加快建设公园。", "举办龙舟大赛！", {"rewritten"}),
        ("", "举办龙舟大赛", {"wording"}),
    ],
)
def test_a_change_is_named_by_what_differs(older: str, newer: str, kinds: set[str]) -> None:
    """Words, nothing but signs, nothing at all, or too much to read as one."""
    assert describe_changes(compare_texts(older, newer, settings=SETTINGS)) == kinds


def _quantity(at: int, metric: str, value: float, unit: str = "个", cumulative: bool = False) -> Quantity:
    sign: Comparator = "="
    return Quantity(
        raw=str(value),
        start=at,
        end=at + 1,
        metric=metric,
        value=value,
        unit=unit,
        comparator=sign,
        cumulative=cumulative,
    )


def _op(kind: OpKind, older: tuple[int, int], newer: tuple[int, int]) -> Op:
    return Op(op=kind, older_start=older[0], older_end=older[1], newer_start=newer[0], newer_end=newer[1])


EQUAL = (_op("equal", (0, 20), (0, 20)),)
CHANGED = (_op("replace", (0, 20), (0, 20)),)
APART = (_op("replace", (0, 5), (0, 5)), _op("equal", (5, 20), (5, 20)))


def _paired(
    ops: tuple[Op, ...], older: list[Quantity], newer: list[Quantity], floor: float = 0.62
) -> list[tuple[float, float]]:
    found: tuple[NumberChange, ...] = pair_numbers(
        ops, older, newer, DifferenceSettings(number_floor=floor, same_run=0.25)
    )
    return [(each.older_value, each.newer_value) for each in found]


@pytest.mark.parametrize(
    ("ops", "older", "newer", "paired"),
    [
        (CHANGED, 3, 9, True),  # anywhere in the run that changed
        (EQUAL, 3, 3, True),  # at one place of what stayed
        (EQUAL, 3, 9, False),  # elsewhere in what stayed
        (APART, 3, 9, False),  # in another run
        (APART, 4, 4, True),
        (APART, 5, 5, True),
        (APART, 4, 5, False),
    ],
)
def test_one_run_makes_up_for_what_the_names_lack(
    ops: tuple[Op, ...], older: int, newer: int, paired: bool
) -> None:
    """Numbers without names are paired by place alone, where their run is worth the floor."""
    found = _paired(ops, [_quantity(older, "", 1)], [_quantity(newer, "", 2)], floor=0.25)
    assert found == ([(1, 2)] if paired else [])
    assert _paired(ops, [_quantity(older, "", 1)], [_quantity(newer, "", 2)], floor=0.251) == []


def test_the_floor_itself_is_enough() -> None:
    """Names that are the same score one: a floor of one pairs them anywhere, one above it nowhere."""
    one, other = [_quantity(3, "学位", 1)], [_quantity(9, "学位", 2)]
    assert _paired(APART, one, other, floor=1.0) == [(1, 2)]
    assert _paired(APART, one, other, floor=1.01) == []
    assert _paired(CHANGED, one, other, floor=1.25) == [(1, 2)]
    assert _paired(CHANGED, one, other, floor=1.26) == []


def test_a_unit_that_cannot_be_compared_counts_less() -> None:
    """By its factor: 0.6 of one."""
    one, other = [_quantity(3, "学位", 1, "个")], [_quantity(9, "学位", 2, "元")]
    assert _paired(CHANGED, one, other, floor=0.85) == [(1, 2)]
    assert _paired(CHANGED, one, other, floor=0.86) == []


LONG = (_op("replace", (0, 25), (0, 25)),)


@pytest.mark.parametrize(
    ("name", "older", "newer"),
    [
        ("投资", "完成投资3亿元", "争取各类投资9亿元"),
        ("占服务业增加值", "占服务业增加值3%", "占服务业增加值9%"),
        ("新增高新技术企业", "五年来累计新增高新技术企业3家", "全年新增高新技术企业9家"),
        ("生产总值增速", "五年累计增长3%", "全年增长9%"),
        ("固定资产投资增速", "一季度固定资产投资增长3%", "固定资产投资增长9%"),
        ("棚改房", "棚改房3套", "棚改房9平方米"),
    ],
)
def test_numbers_that_stand_apart_are_compared_only_where_nothing_speaks_against_it(
    name: str, older: str, newer: str
) -> None:
    """Neither two sums of which only 投资 is said, nor five years and one, nor a quarter and a year."""
    numbers = [
        _quantity(text.index(value), name, int(value), text[text.index(value) + 1 :][:1])._replace(raw=value)
        for text, value in ((older, "3"), (newer, "9"))
    ]
    assert pair_numbers(LONG, [numbers[0]], [numbers[1]], SETTINGS, (older, newer)) == ()
    [same, like] = [
        _quantity(5, "新增床位", value)._replace(start=5, end=6, raw=str(value)) for value in (3, 9)
    ]
    [pair] = pair_numbers(LONG, [same], [like], SETTINGS, ("全年新增床位3张", "今年新增床位9张"))
    assert pair.comparable


def test_what_was_edited_in_place_is_shown_and_not_subtracted_where_the_periods_differ() -> None:
    """The reader sees both numbers, and why there is no difference."""
    older, newer = "五年累计增长3%", "全年增长9%"
    one, other = (
        _quantity(text.index(n), "生产总值增速", int(n), "%") for text, n in ((older, "3"), (newer, "9"))
    )
    [pair] = pair_numbers(CHANGED, [one], [other], SETTINGS, (older, newer))
    assert (pair.comparable, pair.change, pair.note.en) == (
        False, None, "counted differently (period, scope or way)",
    )  # fmt: skip


def test_of_equal_claims_the_earlier_numbers_are_paired() -> None:
    """Each number once; what comes first on either side goes together, in the older one's order."""
    older = [_quantity(2, "学位", 1), _quantity(6, "学位", 2)]
    newer = [_quantity(3, "学位", 3), _quantity(9, "学位", 4), _quantity(12, "学位", 5)]
    assert _paired(CHANGED, older, newer) == [(1, 3), (2, 4)]
    assert _paired(CHANGED, newer, older) == [(3, 1), (4, 2)]


def test_a_date_or_an_age_is_no_number_to_pair() -> None:
    """On neither side."""
    year, count = _quantity(3, "学位", 1, "年"), _quantity(3, "学位", 2)
    assert _paired(CHANGED, [year], [year]) == []
    assert _paired(CHANGED, [year, count], [count, year]) == [(2, 2)]


def test_one_total_so_far_is_cautioned() -> None:
    """Subtracted where nobody says 新增, with a word on it; two totals need none."""
    total, level = _quantity(3, "学位", 5, cumulative=True), _quantity(3, "学位", 2)
    [mixed] = pair_numbers(CHANGED, [total], [level], SETTINGS)
    assert (mixed.change, mixed.comparable, mixed.note.zh) == (-3, True, "其中一个是累计数")
    [both] = pair_numbers(CHANGED, [total], [total], SETTINGS)
    assert (both.change, both.comparable, both.note) == (0, True, NOTHING)


def test_a_pair_bears_the_newer_name_or_the_only_one() -> None:
    """Of two names that are alike the newer stands; a missing unit is said to be none, in both languages."""
    older, newer = _quantity(3, "新增学位", 1), _quantity(3, "学位", 2)
    [named] = pair_numbers(CHANGED, [older], [newer], DifferenceSettings(number_floor=0))
    assert named.metric == "学位"
    [first] = pair_numbers(CHANGED, [older], [_quantity(3, "", 2)], DifferenceSettings(number_floor=0))
    assert first.metric == "新增学位"
    bare = _quantity(3, "学位", 1, "")
    [mixed] = pair_numbers(
        CHANGED, [bare], [_quantity(3, "学位", 2, "元")], DifferenceSettings(number_floor=0)
    )
    assert (mixed.note.zh, mixed.note.en) == ("单位不同（无／元）", "different units (none / 元)")
    [turned] = pair_numbers(
        CHANGED, [_quantity(3, "学位", 2, "元")], [bare], DifferenceSettings(number_floor=0)
    )
    assert (turned.note.zh, turned.note.en) == ("单位不同（元／无）", "different units (元 / none)")
