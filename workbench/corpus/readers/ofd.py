"""OFD files (GB/T 33190): the text of each page where it stands, put together as that of a PDF is."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import replace
from typing import Any

from lxml import etree

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.limits import open_archive, too_large
from workbench.corpus.readers.pdf import source_of
from workbench.corpus.source import Source
from workbench.model.said import Said
from workbench.settings import CorpusSettings

_SAME_LINE = 0.6  # of the height of the text
_POINTS = 72 / 25.4  # an OFD page is measured in millimetres
_A4 = "0 0 210 297"
_WIDE = 0x2E80
_Piece = tuple[float, float, float, float, str]
"""Baseline, left and right edge, size, text."""


def read_ofd(raw: bytes, settings: CorpusSettings) -> Source:
    """Return the paragraphs of all pages; running lines and page numbers carry a reason."""
    with damaged_if_broken():
        archive = open_archive(raw, settings)
        root = _text(_parse(archive, "OFD.xml"), "DocRoot").lstrip("/")
        document = _parse(archive, root)
        names = _pages(document, posixpath.dirname(root))
        if len(names) > settings.max_pages:
            raise too_large(Said("size.page_count"))
        height = _numbers(_text(document, "PhysicalBox") or _A4)[3] * _POINTS
        pages = [{"lines": _lines(_parse(archive, name)), "height": height} for name in names]
        source = source_of({"pages": pages, "fonts": [""]})
    return replace(source, media="ofd")


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _pages(document: etree._Element, base: str) -> list[str]:
    places = (str(page.get("BaseLoc") or "") for page in document.iter("{*}Page"))
    whole = (place if place.startswith("/") else posixpath.join(base, place) for place in places)
    return [posixpath.normpath(place.lstrip("/")) for place in whole]


def _text(tree: etree._Element, tag: str) -> str:
    found = next(tree.iter("{*}" + tag), None)
    return (found.text or "").strip() if found is not None else ""


def _numbers(text: str) -> list[float]:
    return [*map(float, text.split()), 0.0, 0.0, 0.0, 0.0][:4]


def _lines(page: etree._Element) -> list[Any]:
    """Return the pieces of a page, line by line from the top, as the reading process of a PDF gives them."""
    pieces: list[_Piece] = []
    for thing in page.iter("{*}TextObject"):
        left, top, _, height = _numbers(thing.get("Boundary") or "")
        size = float(thing.get("Size") or height or 1)
        for code in thing.iter("{*}TextCode"):
            x, text = left + float(code.get("X") or 0), code.text or ""
            width = sum(size if ord(char) >= _WIDE else size / 2 for char in text)
            pieces.append((top + float(code.get("Y") or 0), x, x + width, size, text))
    pieces.sort(key=lambda piece: piece[0])
    rows: list[list[_Piece]] = []
    for piece in pieces:
        if rows and abs(piece[0] - rows[-1][0][0]) <= _SAME_LINE * piece[3]:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    ordered = (piece for row in rows for piece in sorted(row, key=lambda piece: piece[1]))
    return [
        ([(text, 0)], x0 * _POINTS, x1 * _POINTS, y * _POINTS, size * _POINTS, True)
        for y, x0, x1, size, text in ordered
        if text.strip()
    ]
