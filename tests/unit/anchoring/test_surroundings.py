"""What stands around a quotation: to the character, in made-up texts."""

from __future__ import annotations

import pytest

from workbench.anchoring.headings import Outline
from workbench.anchoring.heads import Turned, shortened, turned_between
from workbench.anchoring.runs import Runs
from workbench.anchoring.signs import signs_of
from workbench.anchoring.surroundings import Sentences, Surroundings
from workbench.anchoring.textmap import TextMap

TEXT = "修好水渠。今年，东区要，栽树三百棵，并管护好。办好夜校。\n另行安排。"


def around(quote: str, text: str = TEXT) -> Surroundings:
    """Return what stands around the first place of a quotation."""
    start = text.index(quote)
    return Surroundings(text, Sentences(text), start, start + len(quote))


def test_a_sentence_ends_with_its_stop() -> None:
    """The stop is the sentence's own; the character behind it begins the next; the last needs none."""
    found = Sentences("甲。乙！丙")
    assert [found.start(at) for at in range(5)] == [0, 0, 2, 2, 4]
    assert [found.end(at) for at in range(1, 6)] == [2, 2, 4, 4, 5]
    assert (Sentences("甲").start(0), Sentences("甲").end(1)) == (0, 1)


def test_the_parts_around_a_quotation() -> None:
    """The sentences beside, what shares the sentence, and what shares the clause."""
    found = around("栽树三百棵")
    assert (found.previous, found.before, found.own_before) == ("修好水渠。", "今年，东区要，", "")
    assert (found.own_after, found.after, found.next) == ("", "，并管护好。", "办好夜校。")
    assert found.clauses == ("今年", "东区要")
    assert TEXT[slice(*found.reach)] == "修好水渠。今年，东区要，栽树三百棵，并管护好。办好夜校。"
    inner = around("三百")
    assert (inner.own_before, inner.own_after) == ("栽树", "棵")


def test_marks_at_the_edges_are_no_part_of_a_quotation() -> None:
    """A mark that ends the quotation closes its clause, so that nothing behind it is of that clause."""
    found = around("，栽树三百棵，")
    assert (found.before, found.after) == ("今年，东区要，", "，并管护好。")
    assert found.own_after == ""
    assert around("树三百").own_after == "棵"


def test_a_quotation_of_marks_alone_stands_behind_them() -> None:
    """Nothing of it is left: what is before it ends with its marks, what is after it begins behind them."""
    found = around("，", "甲，乙。")
    assert (found.before, found.after) == ("甲，", "乙。")


def test_at_the_ends_of_a_text_nothing_stands_beside() -> None:
    """The first sentence has none before it, the last none behind; blank lines between are skipped."""
    first, last = around("修好水渠"), around("另行安排")
    assert (first.previous, first.before, first.next) == ("", "", "今年，东区要，栽树三百棵，并管护好。")
    assert (last.previous, last.next) == ("办好夜校。\n", "")
    assert first.reach[0] == 0
    assert last.reach[1] == len(TEXT)


def test_a_sentence_of_one_character_is_one() -> None:
    """The sentences beside a quotation are the nearest, however short, over a blank line as well."""
    found = around("丙丁", "子丑。甲。丙丁。乙。寅卯。")
    assert (found.previous, found.next) == ("甲。", "乙。")
    found = around("丙丁", "子丑。甲。\n\n丙丁。\n\n乙。寅卯。")
    assert (found.previous, found.next) == ("甲。\n\n", "\n\n乙。")
    assert around("丙丁", "丙丁。乙").next == "乙"


def test_what_surrounds_counts_characters_with_meaning() -> None:
    """As many as are asked for, across marks and sentences, and none for none."""
    found = around("栽树三百棵")
    assert (found.content_before(3), found.content_after(3)) == ("东区要", "并管护")
    assert (found.content_before(5), found.content_after(6)) == ("今年东区要", "并管护好办好")
    assert (found.content_before(0), found.content_after(0)) == ("", "")
    assert around("修好").content_before(4) == ""
    assert around("水渠").content_before(4) == "修好"


def test_unchanged_blocks_are_joined_over_marks_alone() -> None:
    """A comma that came joins two blocks; a word of either text between them parts them."""
    joined = Runs(TextMap("修好水渠栽树三百棵", "修好水渠，栽树三百棵", max_cells=10_000))
    assert joined.hold_old(0, 9)
    assert joined.hold_new(0, 10)
    for was, now in (
        ("修好水渠栽树三百棵", "修好水渠及栽树三百棵"),
        ("修好水渠及栽树三百棵", "修好水渠栽树三百棵"),
    ):
        apart = Runs(TextMap(was, now, max_cells=10_000))
        assert not apart.hold_old(0, len(was))
        assert not apart.hold_new(0, len(now))
        assert apart.hold_old(0, 4)
        assert apart.hold_new(0, 4)
        assert apart.hold_old(len(was) - 5, len(was))
        assert apart.hold_new(len(now) - 5, len(now))
        assert not apart.hold_old(0, 5)
    behind = Runs(TextMap("修渠甲栽树管护", "修渠乙栽树，管护", max_cells=10_000))
    assert behind.hold_old(3, 7)
    assert behind.hold_new(3, 8)
    assert not behind.hold_old(0, 3)
    assert not behind.hold_new(0, 3)
    nothing = Runs(TextMap("甲乙", "丙丁", max_cells=10_000))
    assert not nothing.hold_old(0, 1)
    assert not nothing.hold_new(0, 1)


OUTLINE = """各位代表：
第一部分 回顾
一、农业
（一）水利
修好水渠。
1.清淤
清淤三里。
（2）加固
①备料
备好石料。
一是修闸。修好水闸。
再种树。
二、工业
办好工厂。"""


@pytest.mark.parametrize(
    ("place", "over"),
    [
        ("第一部分", []),
        ("一、农业", ["回顾"]),
        ("修好水渠", ["回顾", "农业", "水利"]),
        ("清淤三里", ["回顾", "农业", "水利", "清淤"]),
        ("备好石料", ["回顾", "农业", "水利", "清淤", "加固", "备料"]),
        ("修好水闸", ["回顾", "农业", "水利", "清淤", "加固", "备料", "修闸"]),
        ("再种树", ["回顾", "农业", "水利", "清淤", "加固", "备料"]),
        ("二、工业", ["回顾"]),
        ("办好工厂", ["回顾", "工业"]),
    ],
)
def test_each_numbering_has_its_depth(place: str, over: list[str]) -> None:
    """A heading ends all that are as deep or deeper; an ordinal holds for its paragraph alone."""
    assert [each.words for each in Outline(OUTLINE).above(OUTLINE.index(place))] == over


def test_a_line_without_a_mark_is_a_heading_and_titles_its_list() -> None:
    """Above numbered lines it is one step higher than they; a salutation is none."""
    text = "同志们：\n说明如下。\n农业农村\n一、水利\n修好水渠。\n二、林业\n栽树。\n文化事业\n办好夜校。"
    outline = Outline(text)
    assert [(each.depth, each.words) for each in outline.headings] == [
        (0.5, "农业农村"),
        (1, "水利"),
        (1, "林业"),
        (8, "文化事业"),
    ]
    assert [each.words for each in outline.above(text.index("栽树"))] == ["农业农村", "林业"]


def test_a_heading_is_its_own_words() -> None:
    """Without its numbering, the mark before it and the colon behind it; a plain one follows no plain one."""
    text = "说明如下。\n  农业农村\n\n文化事业\n办好夜校。\n重点工程如下：\n一、水利\n修渠。"
    assert [(each.depth, each.words, text[each.start : each.end]) for each in Outline(text).headings] == [
        (8, "农业农村", "农业农村"),
        (8, "文化事业", "文化事业"),
        (0.5, "重点工程如下", "重点工程如下："),
        (1, "水利", "一、水利"),
    ]


def test_a_number_without_words_is_no_heading() -> None:
    """Nothing stands under it; before the first heading nothing stands under any."""
    assert Outline("一、。修好水渠。").headings == ()
    assert Outline("一、。修好水渠。").above(4) == ()
    assert [each.words for each in Outline("\n一、重点工程如下：\n修渠。").headings] == ["重点工程如下"]
    text = "说明。\n一、水利\n修好水渠。"
    assert [len(Outline(text).above(each)) for each in (0, 3, 4, 7, 8, 9)] == [0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize("line", ["同志们", "各位代表", " 尊敬的来宾"])
def test_who_is_spoken_to_is_no_heading(line: str) -> None:
    """With a colon or without one, at the beginning or later."""
    assert Outline(f"说明如下。\n{line}\n修好水渠。").headings == ()
    assert Outline(f"{line}们好：\n修好水渠。").headings == ()


def test_an_ordinal_holds_to_the_last_character_of_its_paragraph() -> None:
    """Where the text ends with it as well; what follows in another line does not stand under it."""
    text = "一是修闸。修好水闸"
    assert [each.words for each in Outline(text).above(len(text) - 1)] == ["修闸"]
    outline = Outline(text + "\n再种树")
    assert [each.words for each in outline.above(len(text) - 1)] == ["修闸"]
    assert outline.above(len(text) + 1) == ()


def test_words_that_only_look_like_signs_are_none() -> None:
    """The general is no future and the market no city; the same characters alone are."""
    assert signs_of("将军在市场") == ()
    assert signs_of("将在本市") == ("将", "本市")


def test_a_name_is_told_with_what_stands_before_its_end() -> None:
    """The two nearest characters, or the one there is."""
    assert signs_of("甲乙丙镇，子县") == ("乙丙镇", "，子县")
    assert signs_of("子县修路") == ("子县",)
    assert signs_of("甲乙委员会丙") == ("甲乙委员会",)
    assert signs_of("子县修路", ("time",)) == ()


def test_only_words_that_differ_are_told() -> None:
    """Without what both sides begin and end with; signs come before other words."""
    assert turned_between("before", "今年我市将", "去年我市将") == Turned("before", "今年", "去年")
    assert turned_between("after", "", "，不再推进") == Turned("after", "", "不再")


def test_long_words_are_cut_to_what_is_shown() -> None:
    """Twenty-four characters stay, of more the first with an ellipsis in the last's place."""
    assert shortened("字" * 24) == "字" * 24
    assert shortened("，" + "字" * 24 + "。") == "字" * 24
    assert shortened("字" * 25) == "字" * 23 + "…"
