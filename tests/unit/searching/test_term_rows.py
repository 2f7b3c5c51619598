"""Lists of terms are read in whatever form people bring them."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from workbench.pipeline.term_lists import example_text, read_term_list
from workbench.searching.terms import Term, TermListError

TABLE = '术语,同义词,排除,正则,类别\r\n公园,绿地；口袋公园,公园路,"游园.{0,2}建设",城建\r\n学位,,,,教育\r\n'
TERMS = (
    Term(
        name="公园",
        group="城建",
        forms=("公园", "绿地", "口袋公园"),
        exclusions=("公园路",),
        regexes=("游园.{0,2}建设",),
    ),
    Term(name="学位", group="教育", forms=("学位",)),
)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le"])
def test_a_table_is_read_in_every_coding_that_excel_writes(coding: str) -> None:
    """With mark or without, the same terms come out."""
    assert read_term_list(TABLE.encode(coding), "目录/城建.csv").terms == TERMS


def test_tabs_semicolons_and_english_names_will_do() -> None:
    """Columns may be parted and called otherwise, in any order; unknown ones are left alone."""
    tabs = "Group\tKeyword\tremark\tsynonyms\n城建\t公园\tx\t绿地|口袋公园\n"
    (term,) = read_term_list(tabs.encode(), "a.tsv").terms
    assert (term.name, term.group, term.forms) == ("公园", "城建", ("公园", "绿地", "口袋公园"))
    assert read_term_list("term;exclude\n公园;公园路\n".encode(), "a.csv").terms[0].exclusions == ("公园路",)


def test_a_workbook_is_read() -> None:
    """The same table as xlsx, with a sheet more that repeats the headings."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows = list(csv.reader(io.StringIO(TABLE)))
    for row in rows[:2]:
        sheet.append(row)
    other = book.create_sheet("二")
    for row in (rows[0], rows[2]):
        other.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert read_term_list(stream.getvalue(), "城建.xlsx").terms == TERMS


def test_a_plain_list_of_words_is_a_list() -> None:
    """One word a line, without headings; blank lines and doubles are nothing."""
    found = read_term_list("公园\n\n学位\n公园\n".encode(), "词.txt")
    assert [(each.name, each.forms) for each in found.terms] == [("公园", ("公园",)), ("学位", ("学位",))]
    assert found.name == "词"


def test_rows_of_one_name_are_one_term_and_a_label_is_not_counted() -> None:
    """A term may take several lines; what is only a name is no form."""
    table = "术语,同义词,仅作名称\n双碳,碳达峰,是\n双碳,碳中和,是\n"
    (term,) = read_term_list(table.encode(), "a.csv").terms
    assert term.forms == ("碳达峰", "碳中和")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "空"),
        ("术语,正则\n公园,\n学位,(学\n", "第 3 行"),
        ("术语,同义词\n,绿地\n", "第 2 行"),
        ("同义词,排除\n绿地,x\n", "术语"),
        ("术语,正则\n学位,\n公园,游园.{0,2}建设\n", "第 3 行"),
        ("术语,仅作名称\n双碳,是\n", "第 2 行"),
        ("术语\n" + "甲" * 201, "第 2 行"),
    ],
)
def test_a_list_that_cannot_be_used_says_where(table: str, told: str) -> None:
    """One sentence in each language that names the line."""
    with pytest.raises(TermListError, match=told) as error:
        read_term_list(table.encode(), "a.csv")
    assert error.value.english != error.value.message


def test_bytes_that_are_no_text_are_refused() -> None:
    """No coding fits."""
    with pytest.raises(TermListError):
        read_term_list(b"\xff\xff\x80\x81 \xfe", "a.csv")


def test_the_example_can_be_used() -> None:
    """The list that comes with the program is sound, and one of each kind of rule is in it."""
    terms = read_term_list(example_text().encode(), "示例.csv").terms
    assert len(terms) > 10
    assert any(each.exclusions for each in terms)
    assert any(each.regexes for each in terms)
    assert all(each.forms or each.regexes for each in terms)
