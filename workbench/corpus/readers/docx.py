"""Word documents: paragraphs with bold leads and heading styles, tables by rows, margins set aside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import docx
from docx.document import Document
from lxml import etree

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.docx_numbering import Numbering, read_numbering
from workbench.corpus.readers.docx_styles import Style, Styles, W, is_on, read_styles
from workbench.corpus.readers.emphasis import EMPHATIC_FACE, bold_lead, without_uniform_bold
from workbench.corpus.readers.limits import open_archive
from workbench.corpus.source import Block, Source
from workbench.model.removal_reasons import Reason
from workbench.settings import CorpusSettings
from workbench.text.table_columns import heads_tasks

_P, _TBL, _TR, _TC, _R = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}r"
_CELL_PARAGRAPHS, _FURTHEST, _OPENING, _PIECES = 3, 60, 4, 40
_UNSEEN = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_MARGINS = {
    "header": Reason.RUNNING_HEADER,
    "footer": Reason.RUNNING_HEADER,
    "footnotes": Reason.FOOTNOTE,
    "endnotes": Reason.FOOTNOTE,
    "comments": Reason.COMMENT,
}


class _Run(NamedTuple):
    """A piece of a paragraph; ``aside`` is the reason for what is not on paper."""

    text: str
    bold: bool
    aside: str | None = None


_Runs = list[_Run]


def read_docx(raw: bytes, settings: CorpusSettings) -> Source:
    """Return every paragraph and table row of a document; headers, footers and notes carry a reason."""
    with damaged_if_broken():
        open_archive(raw, settings)
        document = docx.Document(io.BytesIO(raw))
        styles = read_styles(document.styles.element)
        numbering = read_numbering(document)
        blocks = [
            *_margin_blocks(document, {"header"}),
            *_body_blocks(document.element.body, styles, numbering),
            *_margin_blocks(document, _MARGINS.keys() - {"header"}),
        ]
        properties = document.core_properties
        meta = {"title": properties.title, "author": properties.author}
    return Source(
        blocks=without_uniform_bold(blocks),
        media="docx",
        meta={key: value for key, value in meta.items() if value},
    )


def _body_blocks(body: etree._Element, styles: Styles, numbering: Numbering) -> Iterator[Block]:
    """Yield the blocks of a story, whatever content controls its paragraphs are wrapped in."""
    for element in body:
        if element.tag == _P:
            yield from _paragraph_blocks(element, styles, numbering)
        elif element.tag == _TBL:
            yield from _table_blocks(element, styles, numbering)
        elif isinstance(element.tag, str) and element.tag not in _UNSEEN:
            yield from _body_blocks(element, styles, numbering)


def _table_blocks(table: etree._Element, styles: Styles, numbering: Numbering) -> Iterator[Block]:
    """Yield one block per row, cells parted by tabs; a lone cell is only a frame around paragraphs.

    A cell of many paragraphs lays out a page, but not where the columns are those of a list of tasks.
    """
    listing = _lists_tasks(table)
    for row in table.iter(_TR):
        if next(row.iterancestors(_TBL)) is not table:
            continue
        elements = [cell for cell in row.iter(_TC) if cell.getparent() is row]
        cells = [list(_body_blocks(cell, styles, numbering)) for cell in elements]
        if len(cells) == 1 or (not listing and any(len(cell) > _CELL_PARAGRAPHS for cell in cells)):
            yield from (block for cell in cells for block in cell)
        elif any(cells):
            texts = [
                " ".join(map(_on_paper, cell)).replace("\t", " ") + "\t" * _extra_columns(element)
                for element, cell in zip(elements, cells, strict=True)
            ]
            yield Block(text="\t".join(texts), row=True)
            for block in (block for cell in cells for block in cell):
                yield from (
                    Block(text=block.text[start:end], removed_as=why) for start, end, why in block.aside
                )


def _lists_tasks(table: etree._Element) -> bool:
    rows = islice(table.iter(_TR), _OPENING)
    cells = ([cell for cell in row.iter(_TC) if cell.getparent() is row] for row in rows)
    return heads_tasks(
        [["".join(map(str, islice(cell.itertext(), _PIECES))) for cell in row] for row in cells]
    )


def _on_paper(block: Block) -> str:
    text, at = "", 0
    for start, end, _ in block.aside:
        text, at = text + block.text[at:start], end
    return text + block.text[at:]


def _extra_columns(cell: etree._Element) -> int:
    """Return over how many further columns a cell reaches."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = (span.get(f"{W}val") or "") if span is not None else ""
    return min(int(value) - 1, _FURTHEST) if value.isascii() and value.isdigit() and int(value) > 1 else 0


def _paragraph_blocks(paragraph: etree._Element, styles: Styles, numbering: Numbering) -> Iterator[Block]:
    properties = paragraph.find(f"{W}pPr")
    style = styles.of(properties)
    boxed: list[etree._Element] = []
    lines: list[_Runs] = [[]]
    if label := numbering.label(properties, style):
        lines[0].append(_Run(label, style.bold))
    _collect(paragraph, style, styles, lines, boxed)
    texts = [_text(line) for line in lines]
    last = max((i for i, text in enumerate(texts) if text), default=-1)
    for i, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if text:
            yield Block(
                text=text,
                heading_level=style.level,
                bold=bold_lead(((run.text, run.bold) for run in line), text),
                wrapped=_goes_on(lines, i, last),
                aside=_aside(line),
            )
    for box in boxed:
        yield from _body_blocks(box, styles, numbering)


def _goes_on(lines: list[_Runs], at: int, last: int) -> bool:
    """Tell a line broken by hand from lines that stand for paragraphs: those are indented or follow a gap."""
    if at >= last:
        return False
    following = "".join(run.text for run in lines[at + 1])
    return bool(following.strip()) and not following.startswith(("\u3000", "\u00a0", "  ", "\t"))


def _text(line: _Runs) -> str:
    return "".join(run.text for run in line).strip()


def _aside(line: _Runs) -> tuple[tuple[int, int, str], ...]:
    """Return where in the paragraph's stripped text what is not on paper stands, and why."""
    whole = "".join(run.text for run in line)
    at = len(whole.strip()) - len(whole.lstrip())
    length = len(whole.strip())
    found: list[tuple[int, int, str]] = []
    for run in line:
        start, end = max(at, 0), min(at + len(run.text), length)
        if run.aside is not None and start < end:
            found.append((start, end, run.aside))
        at += len(run.text)
    return tuple(found)


def _collect(
    element: etree._Element, style: Style, styles: Styles, lines: list[_Runs], boxed: list[etree._Element]
) -> None:
    """Gather the visible runs below a paragraph into ``lines`` and its text boxes into ``boxed``."""
    for child in element:
        tag = child.tag
        if tag == _R:
            _collect_run(child, style, styles, lines, boxed)
        elif isinstance(tag, str) and tag not in _UNSEEN:
            _collect(child, style, styles, lines, boxed)


def _collect_run(
    run: etree._Element,
    style: Style,
    styles: Styles,
    lines: list[_Runs],
    boxed: list[etree._Element],
    aside: str | None = None,
) -> None:
    properties = run.find(f"{W}rPr")
    bold = style.bold if properties is None else _is_bold(properties, style, styles)
    vanish = None if properties is None else properties.find(f"{W}vanish")
    if vanish is not None and is_on(vanish):
        aside = Reason.HIDDEN
    for child in run:
        tag = child.tag
        if tag == f"{W}t":
            lines[-1].append(_Run(child.text or "", bold, aside))
        elif tag == f"{W}tab":
            lines[-1].append(_Run("\t", bold, aside))
        elif tag == f"{W}ruby":
            for inner in child.iter(_R):
                guide = next(inner.iterancestors(f"{W}rt", f"{W}rubyBase"), None)
                reading = guide is not None and guide.tag == f"{W}rt"
                _collect_run(inner, style, styles, lines, boxed, Reason.READING if reading else aside)
        elif tag in {f"{W}br", f"{W}cr"}:
            lines.append([])
        elif tag in {f"{W}noBreakHyphen", f"{W}softHyphen"}:
            lines[-1].append(_Run("-", bold, aside))
        elif isinstance(tag, str) and tag not in _UNSEEN:
            boxed.extend(_boxes(child))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield text boxes once: Word stores each a second time as a fallback for older programs."""
    for box in element.iter(f"{W}txbxContent"):
        if not any(ancestor.tag in _UNSEEN for ancestor in box.iterancestors()):
            yield box


def _is_bold(properties: etree._Element, style: Style, styles: Styles) -> bool:
    stated = properties.find(f"{W}b")
    if stated is not None:
        return is_on(stated)
    fonts = properties.find(f"{W}rFonts")
    if fonts is not None and (face := fonts.get(f"{W}eastAsia")):
        return style.bold or bool(EMPHATIC_FACE.search(face))
    named = properties.find(f"{W}rStyle")
    return style.bold or (named is not None and styles.named(named.get(f"{W}val")).bold)


def _margin_blocks(document: Document, kinds: set[str]) -> Iterator[Block]:
    """Yield what stands outside the body: running headers and footers, notes, comments."""
    seen: set[str] = set()
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in kinds or relation.is_external:
            continue
        for paragraph in _root(relation.target_part.blob).iter(_P):
            text = "".join(node.text or "" for node in paragraph.iter(f"{W}t")).strip()
            if text and (kind not in {"header", "footer"} or text not in seen):
                seen.add(text)
                yield Block(text=text, removed_as=_MARGINS[kind])


def _root(blob: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(blob, parser)
