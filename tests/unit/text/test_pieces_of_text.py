"""Spans, columns, results, scripts, folding, lexicons and zips: the small readers, at their limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from workbench.text.footnote_marks import without_marks
from workbench.text.lexicon import index_beginnings, longest_at, read_rows
from workbench.text.normalise import comparison_key, normalise, normalise_all
from workbench.text.scripts import fold, fold_characters, is_traditional
from workbench.text.sentences import split_clauses, split_clauses_of_all
from workbench.text.spans import merged
from workbench.text.table_columns import (
    column_of,
    heads_tasks,
    is_support,
    kind_of,
    milestone_date,
    names_tasks,
    sets_tasks,
    tells_results,
)
from workbench.text.task_results import status_word
from workbench.text.unpacking import DAMAGE, LongerThanToldError, pieces


@pytest.mark.parametrize(
    ("places", "whole"),
    [
        ([], []),
        ([(1, 3)], [(1, 3)]),
        ([(4, 6), (1, 3)], [(1, 3), (4, 6)]),
        ([(1, 3), (3, 5)], [(1, 5)]),
        ([(1, 3), (4, 5)], [(1, 3), (4, 5)]),
        ([(1, 9), (2, 5)], [(1, 9)]),
        ([(1, 4), (2, 6)], [(1, 6)]),
        ([(1, 2), (4, 9), (5, 7)], [(1, 2), (4, 9)]),
        ([(0, 1), (3, 5), (4, 8), (8, 9)], [(0, 1), (3, 9)]),
    ],
)
def test_places_that_meet_are_one(places: list[tuple[int, int]], whole: list[tuple[int, int]]) -> None:
    """Places that overlap or touch are joined; a gap keeps them apart."""
    assert merged(places) == whole


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("已完成。全年新增就业1.31万人", "fulfilled"),
        (" 已完成 ", "fulfilled"),
        ("，已完成", "fulfilled"),
        ("推进中", "in_progress"),
        ("部分完成", "partial"),
        ("未完成", "not_fulfilled"),
        ("8月28日建成通车", None),
        ("项目已完成", None),
        ("已完成三项", None),
        ("", None),
        ("。", None),
    ],
)
def test_a_result_in_a_word(cell: str, status: str | None) -> None:
    """The whole of the first clause that holds anything must say it."""
    assert status_word(cell) == status


def test_columns_by_their_headings() -> None:
    """A column is known by its heading, blanks or not; the nearest heading that says so counts."""
    headings = ("序 号", "完成情况", "牵头单位", "完成时限", "工作任务", "备注")
    kinds = ["number", "result", "body", "deadline", "task", "other"]
    assert [column_of(each) for each in headings] == kinds
    assert kind_of(("工作任务", "牵头单位")) == "body"
    assert kind_of(("工作任务", "备注")) == "task"
    assert kind_of(("备注",)) == kind_of(()) == "other"
    assert is_support(("责任分工", "配合单位"))
    assert is_support(("协办单位", "名称"))
    assert not is_support(("牵头单位",))
    assert not is_support(())


@pytest.mark.parametrize(
    ("headings", "until"),
    [
        (("阶段目标", "二季度"), "二季度"),
        (("上半年目标", "1-6月"), "6月"),
        (("1-9月", "备注"), "9月"),
        (("备注",), ""),
        ((), ""),
    ],
)
def test_a_column_of_milestones_ends_with_its_last_month(headings: tuple[str, ...], until: str) -> None:
    """The nearest heading that is one counts; other columns have no date."""
    assert milestone_date(headings) == until


@pytest.mark.parametrize(
    ("headings", "sets", "names", "tells"),
    [
        (["工作任务", "牵头单位"], True, True, False),
        (["工作任务", "完成时限"], True, True, False),
        (["工作任务", "牵头单位", "完成情况"], False, True, True),
        (["工作任务", "完成情况"], False, True, True),
        (["工作任务"], False, True, False),
        (["牵头单位", "完成时限"], False, False, False),
        (["牵头单位", "完成情况"], False, False, False),
        ([], False, False, False),
    ],
)
def test_tables_of_tasks_and_of_results(headings: list[str], *, sets: bool, names: bool, tells: bool) -> None:
    """Who or until when makes a table of tasks, a result makes one of results."""
    assert (sets_tasks(headings), names_tasks(headings), tells_results(headings)) == (sets, names, tells)


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([["工作任务", "牵头单位"]], True),
        ([["表"], ["工作任务", "牵头单位"]], True),
        ([["牵头单位"], ["工作任务"]], True),
        ([["牵头单位"], ["表"], ["工作任务"]], False),
        ([["工作任务", "完成情况"]], True),
        ([["工作任务"]], False),
        ([], False),
    ],
)
def test_rows_that_head_a_table(rows: list[list[str]], *, heads: bool) -> None:
    """One row or two together."""
    assert heads_tasks(rows) is heads


def test_traditional_script_is_told_by_its_share() -> None:
    """More than one in fifty of the first twenty thousand characters is enough."""
    assert is_traditional("國" + "好" * 48)
    assert not is_traditional("國" + "好" * 49)
    assert not is_traditional("")
    assert not is_traditional("好" * 20_000 + "國" * 20_000)
    assert is_traditional("國" * 401 + "好" * 19_599 + "好" * 20_000)
    assert not is_traditional("國" * 400 + "好" * 19_600)
    assert fold("國" + "好" * 49) == "國" + "好" * 49
    assert fold_characters("國" + "好" * 49) == "国" + "好" * 49
    assert fold("國民經濟") == "国民经济"


def test_a_fold_keeps_every_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a phrase would change its length, each character is folded alone, or stays."""

    class Converter:
        def __init__(self, _: str) -> None: ...

        def convert(self, text: str) -> str:
            return {"國": "国", "臺灣甲國": "台湾", "甲": "甲乙", "臺": "", "灣": "湾"}.get(text, text)

    monkeypatch.setattr("opencc_purepy.OpenCC", Converter)
    assert fold_characters("臺灣甲國") == "臺湾甲国"


@pytest.mark.parametrize(
    ("text", "key", "folded"),
    [
        ("２０２４年　报告", "2024年报告", "0年报告"),
        ("增长5.2%，A_b", "增长52Ab", "增长0ab"),
        ("3.5.7", "357", "00"),
        ("１２．５", "125", "0"),
        ("", "", ""),
    ],
)
def test_two_ways_of_folding(text: str, key: str, folded: str) -> None:
    """For comparison digits stay as they are, for matching each number is 0."""
    assert comparison_key(text) == key
    assert normalise(text) == folded
    assert normalise_all([text, "甲\n乙", text]) == [folded, "甲乙", folded]
    assert normalise_all([]) == []


@pytest.mark.parametrize(
    ("text", "plain", "start", "end", "back"),
    [
        ("甲[2]乙", "甲乙", 0, 1, (0, 1)),
        ("甲[2]乙", "甲乙", 1, 2, (4, 5)),
        ("甲[2]乙", "甲乙", 0, 2, (0, 5)),
        ("甲[2]乙", "甲乙", 1, 1, (4, 4)),
        ("甲[12]乙[3]丙", "甲乙丙", 1, 3, (5, 10)),
        ("甲[2]", "甲", 0, 1, (0, 1)),
        ("甲", "甲", 0, 1, (0, 1)),
        ("甲[1234]", "甲[1234]", 0, 1, (0, 1)),
    ],
)
def test_where_a_stretch_stood_among_footnote_marks(
    text: str, plain: str, start: int, end: int, back: tuple[int, int]
) -> None:
    """A mark at its start stays outside, one within it is enclosed."""
    found = without_marks(text)
    assert found.text == plain
    assert found.back(start, end) == back


def test_where_a_place_among_marks_is_in_the_plain_text() -> None:
    """Inside a mark it is where the mark stood."""
    found = without_marks("甲[12]乙[3]丙")
    assert [found.forth(at) for at in range(10)] == [0, 1, 1, 1, 1, 1, 2, 2, 2, 2]
    assert found.forth(10) == 3


def test_lexicons_hold_no_comments() -> None:
    """Every row is what the file says, field by field."""
    rows = read_rows("text", "task_results.tsv")
    assert not [row for row in rows if row[0].startswith("#") or len(row) != 2]
    assert rows[0][0] == "fulfilled"


def test_words_of_one_character_are_tried_last() -> None:
    """An index finds the longest word, and a single character where no longer one stands."""
    index = index_beginnings(("甲", "甲乙丙", "甲乙", "丁戊"))
    assert index == {"甲": ((), "甲"), "甲乙": (("甲乙丙",), "甲乙"), "丁戊": ((), "丁戊")}
    assert index_beginnings(("甲", "甲乙丙"))["甲乙"] == (("甲乙丙",), "甲")
    assert [longest_at(index, "丁甲乙丁", at) for at in range(4)] == ["", "甲乙", "", ""]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("建成公园三个，新增绿地五亩。稳中求进。", ["建成公园三个", "新增绿地五亩", "稳中求进"]),
        ("建成公园三个，好。稳中求进。", ["建成公园三个，好", "稳中求进"]),
        ("好，建成公园三个。", ["好，建成公园三个"]),
        ("好，好，好。", ["好，好，好"]),
        ("好。", ["好"]),
        ("建成公园，一二三，新增绿地。", ["建成公园", "一二三，新增绿地"]),
        ("建成公园，一二三四，新增绿地。", ["建成公园", "一二三四", "新增绿地"]),
        ("推进“港、产、城”融合发展，（一）建成公园", ["推进“港、产、城”融合发展", "（一）建成公园"]),
        ("推进“港、产，城”、“人，地”融合，建成公园", ["推进“港、产，城”", "“人，地”融合", "建成公园"]),
        ("  建成公园三个 ，\u3000新增绿地五亩 ", ["建成公园三个", "新增绿地五亩"]),
        ("建成公园三个，”", ["建成公园三个"]),
        ("一二三四\n五六七八，九十甲乙", ["一二三四", "五六七八", "九十甲乙"]),
    ],
)
def test_clauses_of_sentences(text: str, clauses: list[str]) -> None:
    """Short pieces go with the next, the last with the one before, and quoted lists stay whole."""
    for before in ("", "稳中求进。", "推进“甲、乙”协作发展。\n"):
        split = [span.of(before + text) for span in split_clauses(before + text)]
        assert split[len(split) - len(clauses) :] == clauses
    assert split_clauses_of_all([text, "", text])[2] == split_clauses(text)


def test_how_short_a_clause_may_be() -> None:
    """Pieces of fewer characters than asked for are joined."""
    text = "一二三，四五六"
    assert [len(split_clauses(text, shortest=least)) for least in (1, 3, 4)] == [2, 2, 1]


def _zip(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return made


def test_parts_of_a_zip_come_in_pieces() -> None:
    """At most 64 KiB at a time, none longer than the directory says, in the order of the directory."""
    made = _zip(("a", b"x" * 65_536), ("b", b"y" * 65_537), ("c", b""))
    with zipfile.ZipFile(made) as archive:
        found = [(part.filename, len(piece)) for part, piece in pieces(archive)]
    assert found == [("a", 65_536), ("b", 65_536), ("b", 1)]


@pytest.mark.parametrize(("told", "error"), [(0, DAMAGE), (3, DAMAGE), (4, LongerThanToldError)])
def test_a_part_longer_than_told_is_refused(told: int, error: type[Exception]) -> None:
    """One byte more than the directory says is one too many; cut short before, it is damaged."""
    with zipfile.ZipFile(_zip(("a", b"12345"), method=zipfile.ZIP_STORED)) as archive:
        archive.infolist()[0].file_size = told
        with pytest.raises(error):
            list(pieces(archive))


def test_unusual_ways_of_packing_are_refused() -> None:
    """What could only be unpacked whole is not unpacked at all."""
    with (
        zipfile.ZipFile(_zip(("a", b"12345"), method=zipfile.ZIP_BZIP2)) as archive,
        pytest.raises(zipfile.BadZipFile),
    ):
        list(pieces(archive))


_FOLDS: tuple[Callable[[str], str], ...] = (comparison_key, normalise)


@pytest.mark.parametrize("fold_of", _FOLDS)
def test_folding_leaves_no_marks(fold_of: Callable[[str], str]) -> None:
    """Blanks, marks and underscores go."""
    assert fold_of("“甲_乙”　（丙）。") == "甲乙丙"
