"""A table of several reports comes apart into files that read like the rows they were."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.as_shipped import open_source, read_report
from tests.unit.corpus.reports import WHOLE
from workbench.corpus.opening import list_reports_in_table
from workbench.corpus.rows import split_table
from workbench.errors import CorpusError
from workbench.settings import DEFAULTS

HEADER = ["地区", "年份", "标题", "全文"]
PLACES = ("天津市滨海新区", "清苑区", "样例市")


def table(delimiter: str = ",", header: bool = True) -> bytes:
    """Return three reports as comma-, tab- or semicolon-separated text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    if header:
        writer.writerow(HEADER)
    writer.writerows([place, "2024", f"{place}政府工作报告", WHOLE] for place in PLACES)
    return out.getvalue().encode()


def workbook() -> bytes:
    """Return three reports as an Excel file."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in [HEADER, *([place, 2024, f"{place}政府工作报告", WHOLE] for place in PLACES)]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw", [table(), table("\t"), table(";"), workbook()], ids=["csv", "tsv", ";", "xlsx"]
)
def test_each_row_is_listed_with_what_the_table_says(raw: bytes) -> None:
    """Number, title, place and year stand in the list; each row reads as the report of its place."""
    rows = split_table(raw, name="三地.csv", settings=DEFAULTS.corpus)
    assert [(r.number, r.place, r.year, r.title) for r in rows] == [
        (n, place, "2024", f"{place}政府工作报告") for n, place in enumerate(PLACES, 2)
    ]
    assert [r.name for r in rows] == ["三地#2.csv", "三地#3.csv", "三地#4.csv"]
    assert len({read_report(r.raw, name=r.name).sha256 for r in rows}) == 3
    assert "新增就业9.5万人" in read_report(rows[1].raw, name=rows[1].name).text


@pytest.mark.parametrize("raw", [table(), table("\t", header=False), workbook()])
def test_a_row_alone_reads_as_it_did_in_the_table(raw: bytes) -> None:
    """Text, set-aside cells and metadata are the same; only the row's number is its own."""
    for whole, row in zip(
        list_reports_in_table(raw, name="a.csv", settings=DEFAULTS.corpus),
        split_table(raw, name="a.csv", settings=DEFAULTS.corpus),
        strict=True,
    ):
        alone = open_source(row.raw, name=row.name)
        assert alone.blocks == whole.blocks
        assert {**alone.meta, "row": ""} == {**whole.meta, "row": ""}


def test_a_file_with_one_report_is_not_split() -> None:
    """A table of one row, or any other file, is nothing to choose from."""
    assert split_table(WHOLE.encode(), name="a.txt", settings=DEFAULTS.corpus) == ()
    assert (
        split_table(table()[: table().index("清苑区".encode())], name="a.csv", settings=DEFAULTS.corpus) == ()
    )


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=2, max_size=4), st.tuples(CELLS, CELLS, CELLS))
def test_whatever_stands_in_the_other_cells_the_text_comes_back(
    others: list[tuple[str, str, str]], names: tuple[str, str, str]
) -> None:
    """Separators, quotation marks and line breaks in cells and names do not move the text."""
    book = openpyxl.Workbook()
    safe = [[_printable(cell) for cell in row] for row in (names, *others)]
    sheet: Any = book.active
    sheet.append([*safe[0], "全文"])
    for row in safe[1:]:
        sheet.append([*row, WHOLE])
    out = io.BytesIO()
    book.save(out)
    for found in split_table(out.getvalue(), name="a.xlsx", settings=DEFAULTS.corpus):
        kept = [b.text for b in open_source(found.raw, name=found.name).blocks if b.removed_as is None]
        assert kept == [line for line in WHOLE.splitlines() if line.strip()]


def _printable(text: str) -> str:
    """Leave out what Excel does not take, and what would make the cell a formula."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t").lstrip("=")


def archive(*files: tuple[str, str]) -> bytes:
    """Return files of text as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, text in files:
            target.writestr(name, text)
    return out.getvalue()


def test_each_file_of_an_archive_is_read_as_if_it_were_dropped_alone() -> None:
    """Name and bytes are the file's own; what is no report's format is not offered."""
    raw = archive(("云海区/2024.txt", WHOLE), ("云海区/2025.md", WHOLE), ("云海区/照片.bmp", "x"))
    rows = split_table(raw, name="云海.zip", settings=DEFAULTS.corpus)
    assert [row.name for row in rows] == ["云海区/2024.txt", "云海区/2025.md"]
    assert all(row.raw.decode() == WHOLE for row in rows)
    assert all(row.characters > 0 for row in rows)


def test_a_broken_file_of_an_archive_is_offered_and_told_when_it_is_read() -> None:
    """One bad file does not keep the others from being read."""
    rows = split_table(
        archive(("好.txt", WHOLE), ("坏.pdf", "%PDF-1.7 broken")), name="a.zip", settings=DEFAULTS.corpus
    )
    assert [row.characters > 0 for row in rows] == [True, False]
    with pytest.raises(CorpusError):
        open_source(rows[1].raw, name=rows[1].name)


def test_one_file_of_several_is_named_by_its_number() -> None:
    """``row`` chooses it; without, and for a number that is not there, one sentence lists them."""
    raw = archive(("甲.txt", WHOLE), ("乙.txt", WHOLE + "\n乙区的报告到此结束。\n"))
    assert "乙区" in open_source(raw, name="a.zip", row=2).blocks[-1].text
    for row in (None, 0, 3):
        with pytest.raises(CorpusError, match=r"甲\.txt"):
            open_source(raw, name="a.zip", row=row)
    assert split_table(archive(("甲.txt", WHOLE)), name="a.zip", settings=DEFAULTS.corpus) == ()
