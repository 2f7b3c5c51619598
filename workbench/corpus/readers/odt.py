"""OpenDocument text: paragraphs with heading levels and bold leads, rows of tables, notes set aside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.emphasis import bold_lead, without_uniform_bold
from workbench.corpus.readers.limits import open_archive
from workbench.corpus.source import Block, Source
from workbench.model.removal_reasons import Reason
from workbench.settings import CorpusSettings
from workbench.text.table_columns import heads_tasks

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_UNSEEN = frozenset({f"{_T}tracked-changes", f"{_T}sequence-decls", f"{_T}hidden-text", f"{_OFFICE}forms"})
_ASIDE = {
    f"{_T}note": Reason.FOOTNOTE,
    f"{_OFFICE}annotation": Reason.COMMENT,
    f"{_T}ruby-text": Reason.READING,
}
_CELL_PARAGRAPHS, _FURTHEST, _BLANKS, _OPENING, _PIECES = 3, 60, 200, 4, 40
_Runs = list[tuple[str, bool]]


def read_odt(raw: bytes, settings: CorpusSettings) -> Source:
    """Return every paragraph and table row; notes, comments and pronunciation guides carry a reason."""
    with damaged_if_broken():
        archive = open_archive(raw, settings)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        tree = etree.fromstring(archive.read("content.xml"), parser)
        bold = frozenset(
            style.get(f"{_STYLE}name")
            for style in tree.iter(f"{_STYLE}style")
            for text in style.iter(f"{_STYLE}text-properties")
            if text.get(f"{_FO}font-weight") in {"bold", "600", "700", "800", "900"}
        )
        body = tree.find(f"{_OFFICE}body")
        blocks = [] if body is None else list(_blocks(body, bold))
    return Source(blocks=without_uniform_bold(blocks), media="odt")


def _blocks(element: etree._Element, bold: frozenset[str | None]) -> Iterator[Block]:
    for child in element:
        if child.tag in {f"{_T}p", f"{_T}h"}:
            yield from _paragraph(child, bold)
        elif child.tag == f"{_TABLE}table":
            yield from _rows(child, bold)
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _blocks(child, bold)


def _rows(table: etree._Element, bold: frozenset[str | None]) -> Iterator[Block]:
    opening = islice(table.iter(f"{_TABLE}table-row"), _OPENING)
    listing = heads_tasks(
        [["".join(map(str, islice(cell.itertext(), _PIECES))) for cell in row] for row in opening]
    )
    for row in table.iter(f"{_TABLE}table-row"):
        if next(row.iterancestors(f"{_TABLE}table")) is not table:
            continue
        elements = [c for c in row if c.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}]
        cells = [list(_blocks(cell, bold)) for cell in elements]
        aside = [block for cell in cells for block in cell if block.removed_as]
        kept = [[block for block in cell if not block.removed_as] for cell in cells]
        if len(cells) == 1 or (not listing and any(len(cell) > _CELL_PARAGRAPHS for cell in kept)):
            yield from (block for cell in kept for block in cell)
        elif any(kept):
            texts = [" ".join(block.text for block in cell).replace("\t", " ") for cell in kept]
            yield Block(text="\t".join(texts), row=True)
        yield from aside


def _paragraph(paragraph: etree._Element, bold: frozenset[str | None]) -> Iterator[Block]:
    lines: list[_Runs] = [[]]
    aside: list[Block] = []
    own = paragraph.get(f"{_T}style-name") in bold
    _collect(paragraph, own, bold, lines, aside)
    level = paragraph.get(f"{_T}outline-level") if paragraph.tag == f"{_T}h" else None
    for line in lines:
        text = "".join(piece for piece, _ in line).strip()
        if text:
            heading = int(level) if level and level.isascii() and level.isdigit() else None
            yield Block(text=text, heading_level=heading, bold=bold_lead(line, text))
    yield from aside


def _collect(
    element: etree._Element, strong: bool, bold: frozenset[str | None], lines: list[_Runs], aside: list[Block]
) -> None:
    lines[-1].append((_folded(element.text), strong))
    for child in element:
        tag = child.tag
        if tag in _ASIDE:
            if text := " ".join("".join(str(piece) for piece in child.itertext()).split()):
                aside.append(Block(text=text, removed_as=_ASIDE[tag]))
        elif tag == f"{_T}line-break":
            lines.append([])
        elif tag == f"{_T}s":
            count = child.get(f"{_T}c") or "1"
            lines[-1].append((" " * min(int(count), _BLANKS) if count.isdecimal() else " ", strong))
        elif tag == f"{_T}tab":
            lines[-1].append(("\t", strong))
        elif isinstance(tag, str) and tag not in _UNSEEN:
            _collect(child, strong or child.get(f"{_T}style-name") in bold, bold, lines, aside)
        lines[-1].append((_folded(child.tail), strong))


def _folded(text: str | None) -> str:
    """Return text as it is shown: line breaks of the file are but blanks."""
    return " ".join(text.replace("\n", " ").split("  ")) if text else ""
