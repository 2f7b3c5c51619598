"""A comparison as a Word document with tracked changes: accepted it is the newer text, rejected the older."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from workbench.exchange.stable_zip import without_times

# What XML cannot hold; everything else is text to Word.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The same content gives the same file, so it does not say when it was made.
_EPOCH = datetime(2000, 1, 1)
_FONT = "Noto Sans CJK SC"


class Piece(Protocol):
    """A stretch of a paragraph, as it stood and as it stands; equal where both are the same."""

    @property
    def kind(self) -> str:
        """Return equal, insert, delete or replace."""

    @property
    def older(self) -> str:
        """Return what stood there."""

    @property
    def newer(self) -> str:
        """Return what stands there now."""


class Paragraph(Protocol):
    """A paragraph: inserted or deleted as a whole, or there before and after."""

    @property
    def kind(self) -> str:
        """Return equal, insert or delete."""

    @property
    def pieces(self) -> Iterable[Piece]:
        """Return its stretches in order."""


def tracked_docx(older: str, newer: str, paragraphs: Iterable[Paragraph]) -> bytes:
    """Return the document; ``older`` and ``newer`` are the titles, shown in the page header only."""
    book = Document()
    book.styles["Normal"].font.name = _FONT
    book.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    title = _clean(f"{older} → {newer}")
    book.core_properties.title = title[:250]
    book.core_properties.author = "gongzuo-workbench"
    book.core_properties.created = book.core_properties.modified = _EPOCH
    book.sections[0].header.paragraphs[0].text = title
    writer = _Writer(_clean(newer)[:80] or "gongzuo-workbench")
    for each in paragraphs:
        writer.write(book.add_paragraph()._p, each)
    stream = io.BytesIO()
    book.save(stream)
    return without_times(stream.getvalue())


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


class _Writer:
    """Write paragraphs, each change with a number of its own and under one name."""

    def __init__(self, author: str) -> None:
        self.author = author
        self.number = 0

    def write(self, paragraph: Any, each: Paragraph) -> None:
        """Fill one paragraph; the mark at its end is tracked where the whole paragraph came or went."""
        if each.kind in ("insert", "delete"):
            _marks(paragraph).append(self._change(each.kind))
        for piece in each.pieces:
            if piece.kind == "equal":
                paragraph.append(_run(piece.newer, "w:t"))
                continue
            if piece.older:
                self._put(paragraph, "delete", _run(piece.older, "w:delText"))
            if piece.newer:
                self._put(paragraph, "insert", _run(piece.newer, "w:t"))

    def _put(self, paragraph: Any, kind: str, run: Any) -> None:
        change = self._change(kind)
        change.append(run)
        paragraph.append(change)

    def _change(self, kind: str) -> Any:
        self.number += 1
        change = OxmlElement("w:ins" if kind == "insert" else "w:del")
        change.set(qn("w:id"), str(self.number))
        change.set(qn("w:author"), self.author)
        return change


def _marks(paragraph: Any) -> Any:
    """Return the properties of the mark that ends a paragraph."""
    properties = paragraph.get_or_add_pPr()
    marks = OxmlElement("w:rPr")
    properties.append(marks)
    return marks


def _run(text: str, tag: str) -> Any:
    """Return a run; a tab is an element of its own."""
    run = OxmlElement("w:r")
    for n, part in enumerate(_clean(text).split("\t")):
        if n:
            run.append(OxmlElement("w:tab"))
        if part:
            held = OxmlElement(tag)
            held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            held.text = part
            run.append(held)
    return run
