"""CSV and Excel: they open right, and nothing in them runs."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.builders.snapshots import BOUNDED, EXAMPLES, WORDS, sample, snapshots
from workbench.exchange import code_words
from workbench.exchange.cells import listed, neutral
from workbench.exchange.column_words import heading
from workbench.exchange.formats import FORMATS
from workbench.exchange.table import COMMITMENT_COLUMNS, commitment_rows, write_csv
from workbench.exchange.workbook import write_xlsx
from workbench.model.decision import Search, Snapshot
from workbench.model.document_name import cited_name
from workbench.settings import DEFAULTS

FORMULAS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "=cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    '=HYPERLINK("http://x","点")',
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "|calc",
]
SHORT = settings(BOUNDED, max_examples=max(25, EXAMPLES // 4))


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def noted(note: str) -> Snapshot:
    base = sample()
    first = replace(base.annotations[0], note=note, tags=(note,), coder=note, items=(note,), area=note)
    judged = replace(base.assessments[0], rationale=note, coder=note)
    return replace(base, annotations=(first, base.annotations[1]), assessments=(judged, base.assessments[1]))


def cells(snapshot: Snapshot) -> list[Any]:
    book = load_workbook(io.BytesIO(write_xlsx(snapshot, ["=1+1"])))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("formula", FORMULAS)
def test_formulas_are_text_in_csv_and_excel(formula: str) -> None:
    """Whatever field a formula is typed into, no cell of either file can run it."""
    snapshot = noted(formula)
    for row in read_csv(write_csv(snapshot)):
        assert all(not neutral_needed(cell) for cell in row), row
    for cell in cells(snapshot):
        assert cell.data_type != "f"
        assert not isinstance(cell.value, str) or not neutral_needed(cell.value)


def neutral_needed(cell: str) -> bool:
    return cell.lstrip()[:1] in set("=+-@＝＋－＠|") and not is_number(cell) if cell.strip() else False


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@given(WORDS | st.sampled_from(FORMULAS))
def test_only_an_apostrophe_is_added(text: str) -> None:
    """Neutralising adds at most one apostrophe and takes nothing away that a sheet can show."""
    found = neutral(text)
    assert isinstance(found, str)
    assert found.removeprefix("'").replace("\ufffd", "") in (
        "".join(char for char in text if char in found),
        "".join(char for char in text if char in found).removeprefix("'"),
    )


def test_csv_opens_right_in_excel() -> None:
    """UTF-8 with BOM and CRLF; one line per verdict, quotation and number in their columns."""
    data = write_csv(sample())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    head, *lines = read_csv(data)
    assert tuple(head) == COMMITMENT_COLUMNS
    first = dict(zip(head, lines[0], strict=True))
    assert (first["原文"], first["结论"], first["完成率"]) == ("新增就业1.2万人以上", "已完成", "1.09")
    assert "新增就业1.31万人" in first["证据"]
    assert len(lines) == 2


@SHORT
@given(snapshots())
def test_rows_have_no_column_that_the_head_lacks(snapshot: Snapshot) -> None:
    """Every value has its column, and every annotation and verdict its line."""
    rows = list(commitment_rows(snapshot))
    assert all(set(row) <= set(COMMITMENT_COLUMNS) for row in rows)
    assert {row["标注编号"] for row in rows} == {each.id for each in snapshot.annotations}
    assert len([row for row in rows if row.get("判断编号")]) == len(snapshot.assessments)
    assert len(read_csv(write_csv(snapshot))) == len(rows) + 1


@SHORT
@given(snapshots())
def test_any_store_makes_a_workbook_and_the_same_bytes_again(snapshot: Snapshot) -> None:
    """No character, length or emptiness breaks the file, and nothing in it depends on the clock."""
    data = write_xlsx(snapshot)
    assert data == write_xlsx(snapshot)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["承诺", "证据", "对应", "编码本", "说明"]
    assert len(list(book["证据"].rows)) == 1 + sum(len(each.evidence) for each in snapshot.assessments)


def test_numbers_stay_numbers_in_excel() -> None:
    """Positions, years and attainment can be summed and sorted."""
    book = load_workbook(io.BytesIO(write_xlsx(sample())))
    head, first, *_ = book["承诺"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert (row["年份"], row["起"], row["完成率"], row["盲评"]) == (2024, 0, 1.09, "否")


def test_a_cell_too_long_for_excel_says_that_it_was_cut() -> None:
    """Nothing is cut in silence: the cell says so, and the format's losses count it."""
    snapshot = noted("长" * 40_000)
    assert any(str(cell.value).endswith("…（超长，全文见 JSON）") for cell in cells(snapshot))
    assert all(len(str(cell.value)) <= 32_767 for cell in cells(snapshot))
    assert any("单元格" in each for each in FORMATS["xlsx"].losses(snapshot))


def test_the_workbook_says_itself_what_it_lacks() -> None:
    """Whoever gets the file by mail reads on its last sheet what is not in it."""
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(sample(), settings=DEFAULTS.exchange)))
    said = [row[0] for row in book["说明"].iter_rows(values_only=True)]
    assert "此文件未包含：1 行操作记录" in said


def test_english_tables_have_english_headings_and_words() -> None:
    """An analyst who works in English gets headings, verdicts and sheets in English, and the same cells."""
    head, *rows = csv.reader(io.StringIO(write_csv(sample(), "en").decode("utf-8-sig")))
    chinese_head, *chinese = csv.reader(io.StringIO(write_csv(sample()).decode("utf-8-sig")))
    assert not [name for name in head if re.search("[一-鿿]", name)]
    assert len(set(head)) == len(chinese_head)
    at = head.index("text")
    assert [row[at] for row in rows] == [row[at] for row in chinese]
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(sample(), "en", settings=DEFAULTS.exchange)))
    assert book.sheetnames == ["Commitments", "Evidence", "Links", "Codebook", "Remarks"]
    headings = [str(cell.value) for sheet in book for cell in sheet[1]]
    assert not [name for name in headings if re.search("[一-鿿]", name)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_to_hand_on_tells_names_not_codes(language: str) -> None:
    """Reports by place and year; areas, types, decisions and axes in words."""
    rows = list(commitment_rows(sample(), language))
    ids = {document.id for document in sample().documents}
    codes = {code for words in code_words.CODES.values() for code in words} if language == "zh" else set()
    areas = {code.id for book in sample().codebooks for code in book.codes}
    for row in rows:
        for name, cell in row.items():
            if name not in ("标注编号", "判断编号", "结论代码", "标签", "替代承诺", "查找"):
                assert cell not in ids | codes | areas, (name, cell)


@pytest.mark.parametrize(("language", "yes", "no"), [("zh", "是", "否"), ("en", "yes", "no")])
def test_a_table_and_a_workbook_say_yes_and_no_in_words(language: str, yes: str, no: str) -> None:
    """No cell speaks as a program does; where something was searched for, documents bear their names."""
    base = sample()
    document = base.documents[0]
    search = Search(queries=("供水",), sections=(), documents=(document.id, "gone"))
    first, *rest = base.assessments
    judged = replace(base, assessments=(replace(first, blind=True, search=search), *rest))
    head, *rows = read_csv(write_csv(judged, language))
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(judged, language, settings=DEFAULTS.exchange)))
    told = {cell for row in rows for cell in row} | {
        str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row
    }
    assert {yes, no} <= told
    assert not {"True", "False"} & told
    sought = {row[head.index(heading("查找", language))] for row in rows}
    assert listed(("供水", cited_name(document, language), "gone")) in sought
