"""The sheet on a plan's fulfilment is read by people: words, sources, no code and no id."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from tests.unit.exchange.test_fulfilment_report import report
from workbench.exchange.fulfilment_report import FulfilmentReport, fulfilment_html, summary, words_of
from workbench.exchange.fulfilment_sheet import fulfilment_csv, fulfilment_lines, fulfilment_xlsx

ZH = ("章节", "承诺", "计划数", "实际数", "结论", "引文", "出处", "备注")
EN = ("Section", "Promise", "Planned", "Actual", "Verdict", "Quotation", "Source", "Note")


def counted(**values: object) -> FulfilmentReport:
    """Return a report whose first promise has numbers and a note."""
    made = report()
    first, second = made.sections[0].promises
    first = replace(first, planned="公园 ≥ 3个", actual="公园 4个", note="已与街道核对")
    section = replace(made.sections[0], title="城市更新", promises=(first, second))
    return replace(made, sections=(section,), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "header"), [("zh", ZH), ("en", EN)])
def test_one_line_a_promise_under_headings_in_words(language: str, header: tuple[str, ...]) -> None:
    """Eight columns; the disputed promise says who said what, with quotation, source and note."""
    head, lines = fulfilment_lines(counted(), language)
    assert head == header
    assert len(lines) == 2
    section, promise, planned, actual, verdict, quotation, source, note = lines[0]
    assert (section, promise, planned, actual) == ("城市更新", "新建公园三个", "公园 ≥ 3个", "公园 4个")
    words = words_of(language)
    colon, semicolon = {"zh": ("：", "；"), "en": (": ", "; ")}[language]
    who = f"wang {words['partial']}{semicolon}li {words['no_evidence']}"
    assert verdict == f"{words['disputed']}{colon}{who}"
    assert quotation == source == "新建公园三个"
    assert note.startswith("已与街道核对")
    assert words["claim_fulfilled"] in note


def test_what_nobody_judged_may_be_left_out() -> None:
    """The second promise stands in the sheet only when it is asked for."""
    assert len(fulfilment_lines(counted(), unjudged=False)[1]) == 1
    assert fulfilment_lines(counted())[1][1][4] == words_of("zh")["not_assessed"]


def test_excel_and_csv_hold_the_same_cells_and_run_none_of_them() -> None:
    """Both files give the lines; a text that begins like a formula is text in both."""
    made = counted()
    hostile = replace(made.sections[0].promises[0], note='=HYPERLINK("x")')
    made = replace(made, sections=(replace(made.sections[0], promises=(hostile,)),))
    book = openpyxl.load_workbook(io.BytesIO(fulfilment_xlsx(made)))
    cells = [
        ["" if v is None else str(v) for v in row] for row in book.worksheets[0].iter_rows(values_only=True)
    ]
    lines = list(csv.reader(io.StringIO(fulfilment_csv(made).decode("utf-8-sig"), newline="")))
    assert cells == lines
    assert cells[1][7].startswith("'=HYPERLINK")


def test_the_page_shows_the_pair_and_the_source_of_each_quotation() -> None:
    """Planned, actual and source stand beside the verdict."""
    page = fulfilment_html(counted())
    assert "公园 ≥ 3个" in page
    assert "公园 4个" in page
    assert "—— 新建公园三个" in page


def test_a_rate_never_stands_without_the_share_judged() -> None:
    """18 of 20 judged kept, 442 not looked at: the sentence says 20 of 462, 4 %, before it says 90 %."""
    said = summary(counted(total=22, judged=20, waiting=440, kept=0.9), words_of("zh"))
    assert said.index("462") < said.index("20 条（4%）") < said.index("90%")
