"""Tracked changes in Word: accepting all gives the newer text, rejecting all the older."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.difference.linear import linear_difference
from workbench.exchange.tracked_docx import tracked_docx
from workbench.settings import DEFAULTS

CORPORA = Path(__file__).resolve().parents[3] / "corpora"
LINES = st.lists(
    st.text(alphabet="新增就业1.2万人，建成3个；\t𠮷😀 <&“”", max_size=20)
    | st.sampled_from(["新增就业1.2万人以上。", "新增就业1.3万人以上。", "建成3个口袋公园。", ""]),
    min_size=1,
    max_size=8,
)


def settled(data: bytes, gone: str, gone_text: str | None = None) -> str:
    """Return the text as Word shows it after all changes of one kind are taken out of the document."""
    lines = []
    for paragraph in Document(io.BytesIO(data)).element.body.iter(qn("w:p")):
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(gone)}")
        shown = "".join(_shown(each) for each in paragraph.iter() if _stays(each, gone))
        if mark is None:
            lines.append(shown)
        else:
            assert shown == ""  # else it would run on into the next paragraph
    return "\n".join(lines)


def _stays(element: Any, gone: str) -> bool:
    return not any(above.tag == qn(gone) for above in element.iterancestors())


def _shown(element: Any) -> str:
    if element.tag in (qn("w:t"), qn("w:delText")):
        return element.text or ""
    return "\t" if element.tag == qn("w:tab") else ""


def written(older: str, newer: str) -> bytes:
    return tracked_docx("较早", "较晚", linear_difference(older, newer, DEFAULTS.difference))


@settings(max_examples=60, deadline=None)
@given(LINES, LINES)
def test_accepted_is_the_newer_and_rejected_the_older(before: list[str], after: list[str]) -> None:
    """Whatever the texts, no character is lost on either side."""
    older, newer = "\n".join(before), "\n".join(after)
    data = written(older, newer)
    assert settled(data, "w:del") == newer
    assert settled(data, "w:ins") == older


def test_two_reports_are_compared_within_their_paragraphs() -> None:
    """Both texts of the made-up pair come back, much of them as unchanged runs; changes are numbered."""
    older, newer = ((CORPORA / f"yunhai-{year}.txt").read_text("utf-8") for year in (2024, 2025))
    data = written(older, newer)
    assert settled(data, "w:del") == newer
    assert settled(data, "w:ins") == older
    assert data == written(older, newer)
    body = Document(io.BytesIO(data)).element.body
    changes = [each for each in body.iter() if each.tag in (qn("w:ins"), qn("w:del"))]
    assert len({each.get(qn("w:id")) for each in changes}) == len(changes)
    kept = sum(len(each.text or "") for each in body.iter(qn("w:t")) if _stays(each, "w:ins"))
    assert kept > 0.1 * len(newer)


@pytest.mark.parametrize("strange", ["甲\x00乙", "甲\ud800乙", "a\u2028b"])
def test_characters_that_word_cannot_hold_do_not_stop_it(strange: str) -> None:
    """They are replaced, one for one."""
    assert len(settled(written(strange, strange), "w:del")) == len(strange)
