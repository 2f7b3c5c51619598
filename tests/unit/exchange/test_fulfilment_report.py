"""A printed report says everything, stands alone and shows foreign text as text."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from workbench.exchange.fulfilment_docx import fulfilment_docx
from workbench.exchange.fulfilment_report import (
    CitedSource,
    FulfilmentReport,
    Indicator,
    Judgement,
    Promise,
    Quoted,
    Section,
    bars,
    fulfilment_html,
    words_of,
)
from workbench.exchange.sheet import sheet_csv
from workbench.model.genre import SourceClass
from workbench.model.verdicts import TALLIED
from workbench.pipeline.printing import attained_text

SHARED = (
    "disputed", "not_assessed", "partial", "no_evidence", "claim_fulfilled", "schedule_late", "met_false",
    "method_who", "method_kept", "indicators_note", "no_judgement", "fictional",
)  # fmt: skip
HOSTILE = '<script>alert(1)</script>"&\u202e=cmd|\x00\x07'


def report(text: str = "新建公园三个") -> FulfilmentReport:
    """Return a small report in which every free text is ``text``."""
    judgements = (
        Judgement(
            verdict="partial",
            coder="wang",
            claim="fulfilled",
            schedule="late",
            evidence=(Quoted(text, text),),
        ),
        Judgement(verdict="no_evidence", coder="li", blind=True, searched=(text,), rationale=text),
    )
    promises = (
        Promise(quote=text, type="project", area=text, verdict="disputed", judgements=judgements),
        Promise(quote=text, type="target", area="", verdict="not_assessed", judgements=()),
    )
    counts = {"disputed": 1, "not_assessed": 1}
    return FulfilmentReport(
        place=text,
        year=2024,
        older_title=text,
        newer_title=text,
        fictional=True,
        as_of="2025-02-01",
        total=2,
        judged=0,
        waiting=3,
        kept=None,
        counts=counts,
        sections=(Section(title=text, promises=promises, counts=counts),),
        indicators=(Indicator(metric=text, target="5%", actual="4%", attained="80.0%", met=False),),
        again=((text, text),),
        sources=(CitedSource(text, SourceClass.SELF_REPORT),),
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sources_are_those_quoted_and_each_is_of_its_class(language: str) -> None:
    """A bulletin that was quoted is named and is no self-report; without it the evidence is one."""
    words = words_of(language)
    own = CitedSource("云海区2025年政府工作报告", SourceClass.SELF_REPORT)
    bulletin = CitedSource("云海区2024年统计公报", SourceClass.OFFICIAL_STATISTICS)
    both = replace(report(), newer_title=own.title, sources=(own, bulletin))
    for page in (_html_text(both, language), _docx_text(both, language)):
        assert page.count(bulletin.title) == 2
        assert words["method_self"] not in page
        assert words["official_statistics"] in page
    alone = replace(both, sources=(own,))
    assert words["method_self"] in _html_text(alone, language)
    assert bulletin.title not in _html_text(alone, language)
    nothing = _html_text(replace(both, sources=()), language)
    assert own.title in nothing
    assert words["method_self"] not in nothing


def _html_text(printed: FulfilmentReport, language: str) -> str:
    return html.unescape(fulfilment_html(printed, language))


def _docx_text(printed: FulfilmentReport, language: str) -> str:
    book = Document(io.BytesIO(fulfilment_docx(printed, language)))
    return "\n".join(each.text for each in book.paragraphs)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_shows_foreign_text_as_text(language: str) -> None:
    """No markup of a report or a coder gets into the page, which has no scripts and fetches nothing."""
    page = fulfilment_html(report(HOSTILE), language)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 10
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["']""", page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_and_document_say_the_same(language: str) -> None:
    """Every wording that the page uses for this report stands in the Word document too."""
    words = words_of(language)
    page = fulfilment_html(report(), language)
    book = Document(io.BytesIO(fulfilment_docx(report(), language)))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    said = "\n".join([*(paragraph.text for paragraph in book.paragraphs), *cells])
    for key in SHARED:
        assert words[key] in page, key
        assert words[key] in said, key
    assert said.count("新建公园三个") >= 8


def test_the_document_opens_with_hostile_text() -> None:
    """Characters that XML cannot hold become U+FFFD; markup stays text."""
    book = Document(io.BytesIO(fulfilment_docx(report(HOSTILE))))
    text = "\n".join(paragraph.text for paragraph in book.paragraphs)
    assert "<script>alert(1)</script>" in text
    assert "\ufffd" in text


def test_an_empty_report_says_so() -> None:
    """Without commitments the page still has its summary and its method note."""
    empty = replace(report(), sections=(), indicators=(), again=(), counts={}, total=0)
    page = fulfilment_html(empty)
    assert page.count(words_of("zh")["none"]) == 3
    assert words_of("zh")["method"] in page
    Document(io.BytesIO(fulfilment_docx(empty)))


def test_the_same_report_gives_the_same_page() -> None:
    """Nothing in the page depends on when it is made."""
    assert fulfilment_html(report()) == fulfilment_html(report())


def test_a_bar_is_as_long_as_its_commitments() -> None:
    """The pieces follow each other without gaps; the largest section fills the width."""
    pieces = bars({"fulfilled": 3, "partial": 1}, 4)
    assert [piece.count for piece in pieces] == [3, 1]
    assert pieces[1].x == pieces[0].width
    assert round(sum(piece.width for piece in pieces)) == 520


def test_every_verdict_has_its_wording_in_both_languages() -> None:
    """No wording is empty and the English ones hold no Chinese."""
    zh, en = words_of("zh"), words_of("en")
    assert set(TALLIED) <= zh.keys() == en.keys()
    assert all(zh.values())
    assert all(each and not re.search("[\u3400-\u9fff]", each) for each in en.values())


def test_a_sheet_runs_nothing() -> None:
    """Cells that a spreadsheet would run are neutralised; numbers stay numbers."""
    text = sheet_csv(["=a", "b"], [["=1+1", 2], [None, "+3"]]).decode("utf-8-sig")
    assert text.splitlines() == ['"\'=a","b"', '"\'=1+1",2', '"","\'+3"']


@pytest.mark.parametrize(
    ("target", "actual", "unit", "said"),
    [
        (8.0, 10.0, "%", "+2"),
        (8.0, 4.8, "%", "−3.2"),
        (6.0, 6.0, "%", "0"),
        (20.0, 24.0, "人", "120.0%"),
        (-3.0, -3.5, "%", "−0.5"),
    ],
)
def test_rates_are_told_apart_in_points(target: float, actual: float, unit: str, said: str) -> None:
    """10 % of growth is not 125 % of 8 %: the printed page says what the indicators page says."""
    points = (SimpleNamespace(value=target), SimpleNamespace(value=actual))
    ratio = actual / target
    one: Any = SimpleNamespace(target=points[0], actual=points[1], ratio=ratio)
    assert attained_text(one, unit) == said


def test_points_are_written_behind_the_difference() -> None:
    """Page and document say of what the number is."""
    one = Indicator(metric="投资增速", target="8%", actual="10%", attained="+2", met=True, in_points=True)
    made = replace(report(), indicators=(one,))
    assert "+2 个百分点 达到" in fulfilment_html(made, "zh")
    assert "+2 pp Met" in fulfilment_html(made, "en")
    cells = [c.text for t in Document(io.BytesIO(fulfilment_docx(made, "zh"))).tables for c in t._cells]
    assert "+2 个百分点 达到" in cells


def test_an_english_document_has_english_signs_and_fonts() -> None:
    """No Chinese bracket or blank of ours; quotation marks are not as wide as a character."""
    said = Promise(quote="a", type="", area="b", verdict="partial", judgements=(), planned="1", actual="2")
    made = replace(report("a"), sections=(Section(title="c", promises=(said,), counts={"partial": 1}),))
    book = Document(io.BytesIO(fulfilment_docx(made, "en")))
    text = "\n".join(paragraph.text for paragraph in book.paragraphs)
    assert "[Partial] a" in text
    assert not re.search("[\u3000-\u9fff\uff00-\uffef]", text)
    fonts = book.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:hAnsi")) != fonts.get(qn("w:eastAsia"))


def test_marks_of_direction_are_shown_in_word() -> None:
    """What follows a quotation in its paragraph is not turned round."""
    book = Document(io.BytesIO(fulfilment_docx(report("甲\u202e乙"))))
    assert "甲[U+202E]乙" in "\n".join(paragraph.text for paragraph in book.paragraphs)
