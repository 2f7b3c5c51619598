"""Refuse, before it costs anything, what is far larger than any report."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

from workbench.errors import CorpusError
from workbench.model.said import Said
from workbench.settings import CorpusSettings
from workbench.text.unpacking import LongerThanToldError, pieces

_LONG_TAG = 2_000
_ATTRIBUTE = re.compile(r"[\s/\"']+")
_PICTURE = re.compile(r"\"data:[^\"<>\s]{200,}\"|'data:[^'<>\s]{200,}'")


def check_text(text: str, settings: CorpusSettings) -> None:
    """Raise CorpusError ``too-large`` for more characters, in all or in one line, than a report can have."""
    if len(text) > settings.max_characters:
        raise too_large(Said("size.text", most=settings.max_characters // 10000))
    if len(text) > settings.max_line_characters:
        longest = max(map(len, text.splitlines()))
        if longest > settings.max_line_characters:
            raise too_large(Said("size.line", longest=longest))
    if text.count("\n") > settings.max_lines:
        raise too_large(Said("size.lines", most=settings.max_lines))


def check_markup(text: str, settings: CorpusSettings) -> None:
    """Raise CorpusError ``too-large`` for a page whose tags or attributes would exhaust a parser."""
    tags = text.split("<")
    if len(tags) > 2 * settings.max_elements:
        raise too_large(Said("size.page_or_nesting"))
    # libxml2 compares every attribute of a tag with every other one: the cost is the sum of squares.
    cost = sum(len(_ATTRIBUTE.findall(tag)) ** 2 for tag in tags if len(tag) > _LONG_TAG)
    if cost > settings.max_attribute_pairs:
        raise too_large(Said("size.attributes"))


def without_payload(text: str, settings: CorpusSettings) -> str:
    """Return a page without scripts, style sheets and embedded pictures, which hold no visible text."""
    if len(text) > settings.max_bytes:
        raise too_large(Said("size.page"))
    for name in ("script", "style"):
        text = _without_element(text, name)
    text = _PICTURE.sub('""', text)
    if len(text) > settings.max_markup_characters:
        raise too_large(Said("size.page"))
    return text


def _without_element(text: str, name: str) -> str:
    """Cut every ``<name …>…</name>``; one pass, so that unclosed ones cost nothing."""
    opening, closing = re.compile(rf"<{name}(?=[\s>])", re.I), re.compile(rf"</{name}\s*>", re.I)
    pieces, position = [], 0
    while (start := opening.search(text, position)) and (end := closing.search(text, start.end())):
        pieces.append(text[position : start.start()])
        position = end.end()
    return "".join(pieces) + text[position:]


def open_archive(raw: bytes, settings: CorpusSettings) -> zipfile.ZipFile:
    """Return the container of a docx or xlsx file once every part was unpacked and is of a bounded size.

    Raises CorpusError ``too-large`` or ``encrypted``, ``BadZipFile`` for a damaged container.
    """
    archive = zipfile.ZipFile(io.BytesIO(raw))
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise CorpusError("import.encrypted", code="encrypted")
    total = sum(part.file_size for part in parts)
    if (
        len(parts) > settings.max_archive_entries
        or total > settings.max_unpacked_bytes
        or total > settings.max_unpack_ratio * max(len(raw), 1)
        or any(part.file_size > settings.max_unpacked_xml_bytes for part in parts if _is_xml(part))
    ):
        raise _unpacks_too_far()
    _check_parts(archive, settings)
    return archive


def _check_parts(archive: zipfile.ZipFile, settings: CorpusSettings) -> None:
    """Raise unless every part is as long as the directory says and no XML part has far too many elements."""
    elements: Counter[str] = Counter()
    try:
        for part, piece in pieces(archive):
            if _is_xml(part):
                elements[part.filename] += piece.count(b"<")
                if elements[part.filename] > settings.max_xml_elements:
                    raise _unpacks_too_far()
    except LongerThanToldError as error:
        raise _unpacks_too_far() from error


def _unpacks_too_far() -> CorpusError:
    return too_large(Said("size.unpacked"))


def too_large(why: Said) -> CorpusError:
    """Return the error for input of a size no report has."""
    return CorpusError("import.too_large", why=why, code="too-large")


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels", ".vml"))
