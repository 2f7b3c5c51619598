"""Web escapes left in a text are read as what they stand for; nothing else is touched."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.as_shipped import open_source, read_report
from workbench.corpus.readers.entities import decode_entities
from workbench.corpus.source import Block, Source


def decoded(text: str, bold: int = 0) -> Source:
    """Return a source of one block after reading its escapes."""
    return decode_entities(Source(blocks=(Block(text=text, bold=bold),), media="text"))


@pytest.mark.parametrize(
    ("literal", "read"),
    [
        ("实施&ldquo;两山&rdquo;行动", "实施“两山”行动"),
        ("增长5&#37;", "增长5%"),
        ("A&amp;B", "A&B"),
        ("&#x4e00;、工作回顾", "一、工作回顾"),
    ],
)
def test_an_escape_is_read(literal: str, read: str) -> None:
    """Named, decimal and hexadecimal escapes become their character; an issue counts them."""
    source = decoded(literal)
    assert source.blocks[0].text == read
    assert [issue.code for issue in source.issues] == ["entities-decoded"]


@pytest.mark.parametrize(
    "text", ["R&D;创新", "&nbsp;&#160;", "&#1;&#xD800;&#10;", "check&user=1", "&nosuch;"]
)
def test_what_is_no_visible_character_stays(text: str) -> None:
    """Unknown names, blanks, controls and halves of characters are left to cleaning as they stand."""
    assert decoded(text).blocks[0].text == text
    assert decoded(text).issues == ()


def test_a_bold_lead_keeps_its_end() -> None:
    """The length of the lead follows the shorter text."""
    block = decoded("&ldquo;强&rdquo;。正文", bold=16).blocks[0]
    assert block.text[: block.bold] == "“强”。"


@given(st.text(st.characters(categories=("L", "N", "P", "S")), max_size=40))
def test_escaping_and_reading_is_the_same_text(text: str) -> None:
    """Whatever was escaped once comes back, and every character of it is accounted for."""
    literal = html.escape(text)
    if "&" not in text:
        assert decoded(literal).blocks[0].text == text


def test_a_text_dump_reads_like_the_page_it_came_from() -> None:
    """The report has the characters, and blanks that were escaped are still set aside with their reason."""
    text = "政府工作报告\n各位代表：\n一、2023年工作回顾\n深化&ldquo;放管服&rdquo;改革，&nbsp;成效明显。\n"
    raw = text.encode()
    report = read_report(raw, name="a.txt")
    assert "深化“放管服”改革" in report.text
    assert [(r.reason, r.text) for r in report.removed] == [("escape", "&nbsp;")]
    assert "entities-decoded" in {issue.code for issue in report.issues}
    assert not [b for b in open_source(raw, name="a.txt").blocks if "&ldquo;" in b.text]
