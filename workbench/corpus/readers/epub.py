"""EPUB books: the pages of the spine in reading order, each read as a web page."""

from __future__ import annotations

import posixpath
import zipfile
from urllib.parse import unquote

from lxml import etree

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.decoding import declared_charset, decode
from workbench.corpus.readers.html import read_html
from workbench.corpus.readers.limits import open_archive, too_large
from workbench.corpus.source import Block, Source
from workbench.errors import CorpusError
from workbench.model.said import Said
from workbench.settings import CorpusSettings

_CONTAINER = "META-INF/container.xml"


def read_epub(raw: bytes, settings: CorpusSettings) -> Source:
    """Return the paragraphs of all pages; a page without text is passed over."""
    with damaged_if_broken():
        archive = open_archive(raw, settings)
        pages = [archive.read(name) for name in _spine(archive)]
    if sum(map(len, pages)) > settings.max_markup_characters:
        raise too_large(Said("size.book"))
    blocks: list[Block] = []
    for page in pages:
        try:
            blocks += read_html(decode(page, declared=declared_charset(page)), settings).blocks
        except CorpusError as error:
            if error.code not in {"no-text", "empty"}:
                raise
    return Source(blocks=tuple(blocks), media="epub")


def _spine(archive: zipfile.ZipFile) -> list[str]:
    """Return the names of the pages in reading order, no page twice."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    container = etree.fromstring(archive.read(_CONTAINER), parser)
    package = next(str(root.get("full-path")) for root in container.iter("{*}rootfile"))
    tree = etree.fromstring(archive.read(package), parser)
    places = {item.get("id"): str(item.get("href")) for item in tree.iter("{*}item")}
    base = posixpath.dirname(package)
    ordered = [places[ref.get("idref")] for ref in tree.iter("{*}itemref") if ref.get("idref") in places]
    names = (posixpath.normpath(posixpath.join(base, unquote(href))) for href in ordered)
    there = set(archive.namelist())
    return [name for name in dict.fromkeys(names) if name in there]
