"""A plan and its fulfilment to print, as a Word document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as Book
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from workbench.exchange.fulfilment_report import (
    FulfilmentReport,
    Judgement,
    Promise,
    heading,
    note_lines,
    sources_line,
    summary,
    words_of,
)
from workbench.exchange.stable_zip import without_times
from workbench.exchange.verdict_colours import word_colour
from workbench.model.directions import show_directions
from workbench.model.verdicts import TALLIED

# What XML cannot hold; everything else is text to Word.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FONT = "Noto Sans CJK SC"
_LATIN = "Arial"
# The same content gives the same properties, so the file does not say when it was made.
_EPOCH = datetime(2000, 1, 1)


def fulfilment_docx(report: FulfilmentReport, language: str = "zh") -> bytes:
    """Return the report as a Word document with the same content as the HTML."""
    words = words_of(language)
    book = Document()
    _prepare(book, heading(report, words), language)
    book.add_heading(_clean(heading(report, words)), level=0)
    if report.fictional:
        book.add_paragraph(words["fictional"]).runs[0].bold = True
    as_of = words["as_of"].format(at=report.as_of) if report.as_of else ""
    book.add_paragraph(_clean(f"{sources_line(report, words)} {as_of}"))
    book.add_paragraph(summary(report, words))
    _sections_table(book, report, words)
    _promises(book, report, words)
    _tables(book, report, words)
    book.add_heading(words["method"], level=1)
    for line in note_lines(report, words):
        book.add_paragraph(_clean(line), style="List Bullet")
    stream = io.BytesIO()
    book.save(stream)
    return without_times(stream.getvalue())


def _prepare(book: Book, title: str, language: str) -> None:
    style = book.styles["Normal"]
    style.font.size = Pt(10.5)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        fonts = book.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for which in ("w:ascii", "w:hAnsi", "w:eastAsia"):
            # In a Chinese font English quotation marks are as wide as a character.
            fonts.set(qn(which), _LATIN if language == "en" and which != "w:eastAsia" else _FONT)
        for which in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(which), None)
    properties = book.core_properties
    properties.title, properties.author = _clean(title)[:250], "workbench"
    properties.created = properties.modified = _EPOCH


def _sections_table(book: Book, report: FulfilmentReport, words: Mapping[str, str]) -> None:
    met = [verdict for verdict in TALLIED if report.counts.get(verdict)]
    book.add_heading(words["by_section"], level=1)
    header = [words["section"], words["count"], *(words[verdict] for verdict in met)]
    rows = [
        [s.title, str(len(s.promises)), *(str(s.counts.get(verdict, "")) for verdict in met)]
        for s in report.sections
    ]
    _table(book, header, rows)


def _promises(book: Book, report: FulfilmentReport, words: Mapping[str, str]) -> None:
    book.add_heading(words["commitments"], level=1)
    if not report.sections:
        book.add_paragraph(words["none"])
    for section in report.sections:
        book.add_heading(_clean(section.title), level=2)
        for promise in section.promises:
            _promise(book, promise, words)


def _promise(book: Book, promise: Promise, words: Mapping[str, str]) -> None:
    paragraph = book.add_paragraph()
    paragraph.paragraph_format.keep_with_next = bool(promise.judgements)
    run = paragraph.add_run(words["marked"].format(verdict=words[promise.verdict]))
    run.bold = True
    colour = word_colour(promise.verdict)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    paragraph.add_run(_clean(promise.quote))
    if promise.area:
        paragraph.add_run(f"{words['blank']}{_clean(promise.area)}").italic = True
    numbers = [
        f"{words[name]}{words['colon']}{value}"
        for name, value in (("planned", promise.planned), ("actual_number", promise.actual))
        if value
    ]
    if numbers:
        book.add_paragraph(_clean(words["blank"].join(numbers)))
    for said in promise.judgements:
        _judgement(book, said, words)
    if not promise.judgements:
        book.add_paragraph(words["no_judgement"])
    if promise.note:
        book.add_paragraph(_clean(f"{words['note']}{words['colon']}{promise.note}"))


def _judgement(book: Book, said: Judgement, words: Mapping[str, str]) -> None:
    who = words["ruling" if said.ruling else "coder"].format(coder=said.coder)
    facts = [who + (words["blind"] if said.blind else ""), words[said.verdict]]
    facts += [words[f"claim_{said.claim}"]] if said.claim else []
    facts += [words[f"schedule_{said.schedule}"]] if said.schedule else []
    book.add_paragraph(_clean(" · ".join(facts)))
    for quote in said.evidence:
        book.add_paragraph(_clean(quote.text), style="Quote")
        if quote.source:
            book.add_paragraph(_clean(f"—— {quote.source}"))
    if said.searched:
        book.add_paragraph(_clean(f"{words['searched']}{words['colon']}{' / '.join(said.searched)}"))
    if said.incomparable:
        book.add_paragraph(
            _clean(f"{words['incomparable']}{words['colon']}{words['semicolon'].join(said.incomparable)}")
        )
    if said.rationale:
        book.add_paragraph(_clean(f"{words['rationale']}{words['colon']}{said.rationale}"))


def _tables(book: Book, report: FulfilmentReport, words: Mapping[str, str]) -> None:
    met = {True: words["met_true"], False: words["met_false"], None: words["met_none"]}
    book.add_heading(words["indicators"], level=1)
    book.add_paragraph(words["indicators_note"] if report.indicators else words["none"])
    points = f"{words['points']} "
    header = [words[name] for name in ("metric", "target", "actual", "attained")]
    _table(
        book,
        header,
        [
            [i.metric, i.target, i.actual, f"{i.attained} {points if i.in_points else ''}{met[i.met]}"]
            for i in report.indicators
        ],
    )
    book.add_heading(words["again"], level=1)
    book.add_paragraph(words["again_note"] if report.again else words["none"])
    _table(book, [words["again_older"], words["again_newer"]], report.again)


def _table(book: Book, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = list(rows)
    if not lines:
        return
    table = book.add_table(rows=0, cols=len(header), style="Table Grid")
    for number, line in enumerate((header, *lines)):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            _fill(cell, text, bold=number == 0)


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    run = cell.paragraphs[0].add_run(_clean(text))
    run.bold = bold
    run.font.size = Pt(9)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", show_directions(text))
