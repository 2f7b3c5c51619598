"""Reports set in two columns, as gazettes are: by a typesetter, in the layouts that offices use."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, A5, B5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
)

FACE = "STSong-Light"
_MARGIN = 50.0
_HEAD = 90.0  # points that the title takes over both columns of the first page


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazette:
    """How a gazette is set; ``wide`` says that the title stands over both columns, else in the first."""

    page: tuple[float, float] = A4
    size: float = 10.5
    gap: float = 24.0
    leading: float = 1.5
    indent: bool = True
    justify: bool = True
    between: float = 0.0
    wide: bool = True
    header: str = "云海区人民政府公报"
    numbered: bool = True
    ruled: bool = False
    balanced: bool = False
    centred: str = ""
    """First characters of the headings that stand in the middle of their column."""


GAZETTES = {
    "plain": Gazette(),
    "ruled": Gazette(ruled=True, gap=18.0),
    "ragged": Gazette(justify=False, size=12.0, header=""),
    "gaps-no-indent": Gazette(indent=False, between=7.0),
    "title-in-column": Gazette(wide=False, numbered=False),
    "b5-small": Gazette(page=B5, size=9.0, gap=16.0),
    "a5": Gazette(page=A5, size=9.0, gap=14.0, header=""),
    "landscape": Gazette(page=(A4[1], A4[0]), size=12.0, gap=40.0),
    "balanced-end": Gazette(balanced=True, header="", size=11.0),
    "centred-parts": Gazette(centred="一二三四五六七八九", leading=1.8),
}


def gazette(title: str, paragraphs: Sequence[str], how: Gazette) -> bytes:
    """Return a PDF in two columns whose lines are broken and spread by ReportLab."""
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))
    body = ParagraphStyle(
        "body",
        fontName=FACE,
        fontSize=how.size,
        leading=how.leading * how.size,
        wordWrap="CJK",
        firstLineIndent=2 * how.size if how.indent else 0,
        spaceAfter=how.between,
        alignment=TA_JUSTIFY if how.justify else TA_LEFT,
    )
    middle = ParagraphStyle("middle", parent=body, alignment=TA_CENTER, firstLineIndent=0)
    large = ParagraphStyle("title", parent=middle, fontSize=18, leading=27)
    told: list[Flowable] = [
        Paragraph(escape(text), middle if how.centred and text[0] in how.centred else body)
        for text in paragraphs
    ]
    head: list[Flowable] = [Paragraph(escape(title), large)]
    if how.wide:
        head += [FrameBreak(), NextPageTemplate("later")]
    flow = [*head, BalancedColumns(told, nCols=2, innerPadding=how.gap)] if how.balanced else [*head, *told]
    target = io.BytesIO()
    template = BaseDocTemplate(target, pagesize=how.page, title=title)
    template.addPageTemplates(_templates(how))
    template.build(flow)
    return target.getvalue()


def _templates(how: Gazette) -> list[PageTemplate]:
    width, height = how.page[0] - 2 * _MARGIN, how.page[1] - 2 * _MARGIN
    column = (width - how.gap) / 2

    def columns(tall: float) -> list[Frame]:
        if how.balanced:
            return [_frame(_MARGIN, width, tall)]
        return [_frame(_MARGIN, column, tall), _frame(_MARGIN + column + how.gap, column, tall)]

    def decorate(canvas: Canvas, _: object) -> None:
        canvas.setFont(FACE, 9)
        if how.header:
            canvas.drawCentredString(how.page[0] / 2, how.page[1] - 32, how.header)
        if how.numbered:
            canvas.drawCentredString(how.page[0] / 2, 26, f"— {canvas.getPageNumber()} —")
        if how.ruled:
            canvas.line(how.page[0] / 2, _MARGIN, how.page[0] / 2, how.page[1] - _MARGIN - _HEAD)

    later = PageTemplate("later", columns(height), onPage=decorate)
    if not how.wide:
        return [later]
    over = Frame(_MARGIN, _MARGIN + height - _HEAD, width, _HEAD, 0, 0, 0, 0)
    return [PageTemplate("first", [over, *columns(height - _HEAD)], onPage=decorate), later]


def _frame(left: float, width: float, tall: float) -> Frame:
    return Frame(left, _MARGIN, width, tall, 0, 0, 0, 0, id=f"at {left:.0f}")
