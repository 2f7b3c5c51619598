"""A commitment table that comes back edited: what changed is taken by ids, what can't be taken is listed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest

from tests.builders.snapshots import sample
from workbench.exchange.cells import listed
from workbench.exchange.column_words import heading
from workbench.exchange.formats import FORMATS, recognise
from workbench.exchange.importing import merge, plan_import
from workbench.exchange.marked_numbers import MarkCells
from workbench.exchange.sheet_changes import sheet_changes
from workbench.exchange.sheet_reading import read_sheet
from workbench.model.decision import Incomparable, Search, Snapshot
from workbench.model.document_name import cited_name
from workbench.settings import DEFAULTS

Edit = Callable[[list[list[str]]], None]


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _as_csv(rows: list[list[str]], encoding: str, delimiter: str = ",") -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode(encoding, "replace")


def _as_workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


SAVED: dict[str, Callable[[list[list[str]]], bytes]] = {
    "utf-8": lambda rows: _as_csv(rows, "utf-8-sig"),
    "no mark": lambda rows: _as_csv(rows, "utf-8"),
    "gbk": lambda rows: _as_csv(rows, "gb18030"),
    "unicode text": lambda rows: _as_csv(rows, "utf-16", "\t"),
    "semicolons": lambda rows: _as_csv(rows, "utf-8-sig", ";"),
    "xlsx": _as_workbook,
}


def _edited(base: Snapshot, column: str, value: str, line: int = 1, saved: str = "utf-8") -> bytes:
    rows = _rows(FORMATS["csv"].write(base, settings=DEFAULTS.exchange))
    rows[line][rows[0].index(column)] = value
    return SAVED[saved](rows)


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_saved_as_it_was_changes_nothing(saved: str, language: str) -> None:
    """In every coding Excel writes, with headings of either language."""
    base = sample()
    data = SAVED[saved](_rows(FORMATS["csv"].write(base, language, settings=DEFAULTS.exchange)))
    found, left_out = sheet_changes(read_sheet(data, DEFAULTS.exchange), base)
    assert plan_import(base, found, settings=DEFAULTS.store).changes_nothing
    assert [said.zh for said in left_out] == []


@pytest.mark.parametrize("saved", SAVED)
def test_a_table_that_names_reports_by_their_ids_changes_nothing(saved: str) -> None:
    """So an earlier version wrote it; the name of another report is still told as a change not taken."""
    base = sample()
    rows = _rows(FORMATS["csv"].write(base, settings=DEFAULTS.exchange))
    report, own = rows[0].index("报告"), rows[0].index("标注编号")
    of = {each.id: each.anchor.document for each in base.annotations}
    for row in rows[1:]:
        row[report] = of[row[own]]
    found, left_out = sheet_changes(read_sheet(SAVED[saved](rows), DEFAULTS.exchange), base)
    assert plan_import(base, found, settings=DEFAULTS.store).changes_nothing
    assert not left_out
    rows[1][report] = "another"
    _, left_out = sheet_changes(read_sheet(SAVED[saved](rows), DEFAULTS.exchange), base)
    assert ["报告" in said.zh for said in left_out] == [True]


def test_a_table_that_says_yes_and_where_was_searched_as_a_program_does_changes_nothing() -> None:
    """So an earlier version wrote it: True, False and the ids of documents."""
    base = sample()
    search = Search(queries=("供水",), sections=(), documents=(base.documents[0].id,))
    first, *rest = base.assessments
    base = replace(base, assessments=(replace(first, search=search), *rest))
    rows = _rows(FORMATS["csv"].write(base, settings=DEFAULTS.exchange))
    own = rows[0].index("判断编号")
    for row in rows[1:]:
        row[:] = [{"是": "True", "否": "False"}.get(cell, cell) for cell in row]
        if row[own] == first.id:
            row[rows[0].index("查找")] = listed(("供水", base.documents[0].id))
    found, left_out = sheet_changes(read_sheet(SAVED["utf-8"](rows), DEFAULTS.exchange), base)
    assert plan_import(base, found, settings=DEFAULTS.store).changes_nothing
    assert not left_out


def test_a_table_with_the_headings_of_an_earlier_version_is_read() -> None:
    """结论 was headed 判断, 仲裁 was 裁定: such a table changes nothing, and a changed verdict is taken."""
    base = sample()
    rows = _rows(FORMATS["csv"].write(base, settings=DEFAULTS.exchange))
    former = {"结论": "判断", "结论代码": "判断代码", "仲裁": "裁定"}
    rows[0] = [former.get(name, name) for name in rows[0]]
    assert set(former.values()) <= set(rows[0])
    found, left_out = sheet_changes(read_sheet(SAVED["utf-8"](rows), DEFAULTS.exchange), base)
    assert plan_import(base, found, settings=DEFAULTS.store).changes_nothing
    assert not left_out
    at, code = rows[0].index("判断"), rows[0].index("判断代码")
    line = next(row for row in rows[1:] if row[at])
    line[at], line[code] = "推进中", "in_progress"
    found, _ = sheet_changes(read_sheet(SAVED["utf-8"](rows), DEFAULTS.exchange), base)
    assert [each.verdict.value for each in found.assessments] == ["in_progress"]


def test_the_workbook_as_exported_is_recognised_and_changes_nothing() -> None:
    """All its sheets are there; the commitments are found."""
    base = sample()
    data = FORMATS["xlsx"].write(base, settings=DEFAULTS.exchange)
    assert recognise(data).name == "xlsx"
    assert plan_import(
        base, FORMATS["xlsx"].read(data, base, settings=DEFAULTS) or Snapshot(), settings=DEFAULTS.store
    ).changes_nothing


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize(
    ("column", "value", "name", "expected"),
    [
        ("决定", "rejected", "decision", "rejected"),
        ("决定", "否决", "decision", "rejected"),
        ("类型", "measure", "type", "measure"),
        ("类型", "举措", "type", "measure"),
        ("备注", "请再核一次\n第二行", "note", "请再核一次\n第二行"),
        ("备注", "'=1+1", "note", "=1+1"),
    ],
)
def test_what_was_changed_of_an_annotation_is_taken(
    saved: str, column: str, value: str, name: str, expected: str
) -> None:
    """Decision, type and note come back by the annotation's id; everything else stays."""
    base = sample()
    rows = _rows(FORMATS["csv"].write(base, settings=DEFAULTS.exchange))
    changed = rows[1][rows[0].index("标注编号")]
    base = replace(
        base,
        annotations=tuple(
            replace(each, decision="created", type="target") if each.id == changed else each
            for each in base.annotations
        ),
    )
    found, _ = sheet_changes(read_sheet(_edited(base, column, value, saved=saved), DEFAULTS.exchange), base)
    merged = {each.id: each for each in merge(base, found, settings=DEFAULTS.store).annotations}
    before = next(each for each in base.annotations if each.id == changed)
    assert getattr(merged[changed], name) == expected
    assert replace(merged[changed], **{name: getattr(before, name)}) == before


def test_a_verdict_is_taken_by_its_word_or_code() -> None:
    """With its quotation at hand; a verdict without one is listed and left."""
    base = sample()
    rows = _rows(FORMATS["csv"].write(base, settings=DEFAULTS.exchange))
    at = {name: rows[0].index(name) for name in ("判断编号", "结论", "结论代码")}
    judged = {each.id: each for each in base.assessments if each.evidence and not each.adjudicated}
    line = next(n for n, row in enumerate(rows) if row[at["判断编号"]] in judged and n)
    mine = judged[rows[line][at["判断编号"]]]
    if mine.blind:
        pytest.skip("the sample has blind verdicts only")
    for column, value in (("结论", "推进中"), ("结论代码", "in_progress")):
        found, _ = sheet_changes(read_sheet(_edited(base, column, value, line), DEFAULTS.exchange), base)
        assert [(each.id, each.verdict.value) for each in found.assessments] == [(mine.id, "in_progress")]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("决定", "好像是", "没有“好像是”这种决定"),
        ("类型", "别的", "没有“别的”这种类型"),
        ("标注编号", "没有这一条", "库里没有这个标注编号"),
        ("原文", "改写了原文", "“原文”的改动不能由表格取回"),
        ("期限", "2099", "“期限”的改动不能由表格取回"),
        ("责任单位", "某局", "“责任单位”的改动不能由表格取回"),
    ],
)
def test_what_cannot_be_taken_is_listed_with_its_line(column: str, value: str, said: str) -> None:
    """Nothing is dropped in silence."""
    base = sample()
    found, left_out = sheet_changes(read_sheet(_edited(base, column, value), DEFAULTS.exchange), base)
    assert any(each.zh.startswith("第 2 行") and said in each.zh for each in left_out)
    assert plan_import(base, found, settings=DEFAULTS.store).changes_nothing


def _marked(base: Snapshot, *marks: Incomparable) -> tuple[Snapshot, int]:
    """Return the library with a judged commitment's numbers marked, and its line in the table."""
    rows = _rows(FORMATS["csv"].write(base, settings=DEFAULTS.exchange))
    mine = next(each for each in base.assessments if not (each.blind or each.adjudicated) and each.evidence)
    line = next(n for n, row in enumerate(rows) if mine.id in row)
    changed = replace(mine, incomparable=marks)
    others = tuple(changed if each.id == mine.id else each for each in base.assessments)
    return replace(base, assessments=others), line


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_set_apart_come_back_from_our_own_table(saved: str, language: str) -> None:
    """口径不同 set by hand, exported, and imported where it is not set; the document is named, not its id."""
    plain = sample()
    document = plain.documents[0]
    marks = (
        Incomparable(document=document.id, planned="9万人", actual="8.5万人"),
        Incomparable(document=document.id, planned="1200元/平方米", actual="11%"),
    )
    base, line = _marked(plain, *marks)
    rows = _rows(FORMATS["csv"].write(base, language, settings=DEFAULTS.exchange))
    cell = rows[line][rows[0].index(heading("口径不同", language))]
    assert f"（{cited_name(document, language)}）" in cell
    assert document.id not in cell
    found, left_out = sheet_changes(read_sheet(SAVED[saved](rows), DEFAULTS.exchange), plain)
    assert [said.zh for said in left_out] == []
    assert [each.incomparable for each in found.assessments] == [marks]
    assert merge(plain, found, settings=DEFAULTS.store).assessments == base.assessments


def test_a_mark_is_taken_off_and_one_that_cannot_be_read_is_listed() -> None:
    """An emptied cell takes the marks off; a document that is not in the library changes nothing."""
    document = sample().documents[0].id
    base, line = _marked(sample(), Incomparable(document=document, planned="9万人", actual="8%"))
    emptied = read_sheet(_edited(base, "口径不同", "", line), DEFAULTS.exchange)
    assert [each.incomparable for each in sheet_changes(emptied, base)[0].assessments] == [()]
    for cell in ("9万人 / 8%（别处的报告）", "口径不同", "9万人（{document}）"):
        rows = read_sheet(_edited(base, "口径不同", cell, line), DEFAULTS.exchange)
        found, left_out = sheet_changes(rows, base)
        assert plan_import(base, found, settings=DEFAULTS.store).changes_nothing
        assert any("“口径不同”须写成" in said.zh for said in left_out)


def test_documents_called_the_same_and_titles_with_brackets_are_told_apart() -> None:
    """Two texts of one report are named by their ids; a bracket in a title does not end the cell."""
    first = replace(sample().documents[0], id="a")
    twin = replace(first, id="b")
    titled = replace(first, id="c", jurisdiction=None, title="要点（草案）；附表（一）")
    cells = MarkCells((first, twin, titled))
    marks = tuple(Incomparable(document=each, planned="9万人", actual="8%") for each in "abc")
    cell = cells.written(marks, "zh")
    assert "（a）；" in cell
    assert cells.read(cell) == marks


@pytest.mark.parametrize("saved", sorted(SAVED))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_is_known_by_its_headings_wherever_the_id_stands(saved: str, language: str) -> None:
    """What people read stands first and the ids last; a table in the older order is known as well."""
    rows = _rows(FORMATS["csv"].write(sample(), language, settings=DEFAULTS.exchange))
    heads = rows[0]
    assert heads.index(heading("原文", language)) < 5
    key = heads.index(heading("标注编号", language))
    assert key >= len(heads) - 2
    older = [[row[key], *row[:key], *row[key + 1 :]] for row in rows]
    for lines in (rows, older):
        assert recognise(SAVED[saved](lines)).name in ("csv", "xlsx")
        read = read_sheet(SAVED[saved](lines), DEFAULTS.exchange)
        assert {each["标注编号"] for each in read} == {each.id for each in sample().annotations}
