"""Paragraphs become a PDF that any reader opens, in lines that fit."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.exchange.replication.page_document import Paragraph, document, wide, wrapped

MIXED = st.text(alphabet="就业，促进。 ab-Cd)》“\n\t𠮷", max_size=120)


def read(data: bytes) -> list[str]:
    """Return the text of each page, as a reader of PDF finds it."""
    opened = pypdfium2.PdfDocument(data)
    return [opened[n].get_textpage().get_text_range() for n in range(len(opened))]


def test_both_scripts_are_read_back() -> None:
    """Chinese, Latin, what looks like syntax of the file, and the number of the page are text."""
    data = document(
        [Paragraph(text="就业 Labour (a) \\ <</x>> endstream"), Paragraph(text="定义：促进“就业”")], "编码本"
    )
    [page] = read(data)
    assert "就业 Labour (a) \\ <</x>> endstream" in page
    assert "定义：促进“就业”" in page
    assert page.strip().endswith("1")
    assert pypdfium2.PdfDocument(data).get_metadata_value("Title") == "编码本"


def test_long_texts_go_over_pages() -> None:
    """Nothing is lost where a page ends."""
    lines = [f"第{n}条 promise {n}" for n in range(200)]
    pages = read(document([Paragraph(text=each) for each in lines], "x"))
    assert len(pages) > 3
    told = "".join("".join(pages).split())
    assert [each for each in lines if each.replace(" ", "") not in told] == []


@settings(max_examples=60, deadline=None)
@given(MIXED, st.integers(2000, 20000))
def test_no_line_is_wider_than_its_room_and_none_loses_a_sign(text: str, room: int) -> None:
    """Only blanks at the ends of lines may go."""
    lines = list(wrapped(text, room))
    assert all(wide(each) <= room for each in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    document([Paragraph(text=text)], text)


@pytest.mark.parametrize("char", ["𠮷", "😀", "\ud800", "\x1b"])
def test_what_no_font_has_is_a_mark(char: str) -> None:
    """A character beyond the fonts, or none at all, stops nothing."""
    assert "〓" in read(document([Paragraph(text=f"前{char}后")], char))[0]


def test_the_same_words_make_the_same_bytes() -> None:
    """Nothing of the day or of a compressor is in the file."""
    assert document([Paragraph(text="甲")], "t") == document([Paragraph(text="甲")], "t")
