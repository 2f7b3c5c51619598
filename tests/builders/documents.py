"""Word and PDF documents with given paragraphs, in the layouts that offices use."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import docx
from docx.shared import Pt
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

FACE = "STSong-Light"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a PDF is set; ``title_lines`` is how many paragraphs at the start stand centred."""

    page: tuple[float, float] = A4
    size: float = 14
    indent: bool = True
    gap: float = 0
    justify: bool = True
    header: str = "样例市人民政府工作报告"
    numbered: bool = True
    title_lines: int = 2


LAYOUTS = {
    "a4-indented": Layout(),
    "a5-ragged": Layout(page=A5, size=11, justify=False),
    "a4-gaps": Layout(indent=False, gap=9, size=12),
    "a4-bare": Layout(header="", numbered=False, size=16),
}


def word_document(
    paragraphs: Sequence[str], *, bold: Sequence[int] = (), rows: Sequence[Sequence[str]] = ()
) -> bytes:
    """Return a docx with bold leads, a running header and, at the end, a table."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "样例市人民政府"
    leads = dict(enumerate(bold))
    for i, text in enumerate(paragraphs):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(24)
        if lead := leads.get(i, 0):
            paragraph.add_run(text[:lead]).bold = True
        # Word cuts runs anywhere: at every spelling mark, date or change of language.
        for piece in _cut(text[lead:]):
            paragraph.add_run(piece)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def pdf_document(paragraphs: Sequence[str], layout: Layout = LAYOUTS["a4-indented"]) -> bytes:
    """Return a PDF set by ReportLab with a CID font, running header and page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))
    body = ParagraphStyle(
        "body",
        fontName=FACE,
        fontSize=layout.size,
        leading=1.6 * layout.size,
        wordWrap="CJK",
        firstLineIndent=2 * layout.size if layout.indent else 0,
        spaceAfter=layout.gap,
        alignment=TA_JUSTIFY if layout.justify else TA_LEFT,
    )
    title = ParagraphStyle("title", parent=body, alignment=TA_CENTER, firstLineIndent=0)
    flow: list[Flowable] = [
        Paragraph(escape(text), title if i < layout.title_lines else body)
        for i, text in enumerate(paragraphs)
    ]
    target = io.BytesIO()
    template = SimpleDocTemplate(target, pagesize=layout.page, title="政府工作报告")

    def decorate(canvas: Canvas, _: object) -> None:
        canvas.setFont(FACE, 9)
        width, height = layout.page
        if layout.header:
            canvas.drawCentredString(width / 2, height - 40, layout.header)
        if layout.numbered:
            canvas.drawCentredString(width / 2, 36, f"— {canvas.getPageNumber()} —")

    template.build(flow, onFirstPage=decorate, onLaterPages=decorate)
    return target.getvalue()


def scanned_pdf(pages: int = 2) -> bytes:
    """Return a PDF of mere drawings, as a scanner makes it."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 700, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def encrypted_pdf() -> bytes:
    """Return a PDF that asks for a password."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, encrypt="geheim")
    canvas.drawString(100, 700, "locked")
    canvas.save()
    return target.getvalue()


def _cut(text: str, width: int = 37) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]
