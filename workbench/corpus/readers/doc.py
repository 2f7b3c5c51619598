"""Old Word and WPS files (.doc, .wps): paragraphs and rows from the piece table ([MS-DOC] 2.4.1)."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

import olefile

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.limits import check_text
from workbench.corpus.source import Block, Source
from workbench.errors import CorpusError
from workbench.model.removal_reasons import Reason
from workbench.settings import CorpusSettings

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FIRST_UNICODE = 0x00C1  # nFib of Word 97; older files hold their text as bytes of the system's code page
_CLX = 0x01A2
_LENGTHS = 0x4C  # ccpText, ccpFtn, ccpHdd, (macros), ccpAtn, ccpEdn, ccpTxbx, ccpHdrTxbx
_STORIES: tuple[Reason | None, ...] = (
    None,
    Reason.FOOTNOTE,
    Reason.RUNNING_HEADER,
    Reason.RUNNING_HEADER,
    Reason.COMMENT,
    Reason.FOOTNOTE,
    None,
    Reason.RUNNING_HEADER,
)
# What a field is computed from is not on paper, what it shows is.
_FIELD_CODE = re.compile(r"\x13[^\x13\x14\x15]{0,2000}\x14?")
_MARKS = re.compile(r"[\x01-\x06\x08\x0e-\x1f]")
_CELL_END = "\x07"


def read_doc(raw: bytes, settings: CorpusSettings) -> Source:
    """Return the paragraphs and rows of a document; notes, comments, running headers carry a reason."""
    with damaged_if_broken():
        stories = _stories(raw)
    check_text("".join(stories), settings)
    blocks = [
        block
        for story, reason in zip(stories, _STORIES, strict=False)
        for block in _blocks(_shown(story), reason)
    ]
    return Source(blocks=tuple(blocks), media="doc")


def _stories(raw: bytes) -> list[str]:
    """Return main text, footnotes, headers and so on, as they follow each other in the text."""
    with olefile.OleFileIO(io.BytesIO(raw)) as container:
        document = container.openstream("WordDocument").read()
        flags = _number("<H", document, 0x0A)
        if flags & _ENCRYPTED:
            raise CorpusError("import.encrypted_word", code="encrypted")
        if _number("<H", document, 2) < _FIRST_UNICODE:
            start, length = _number("<I", document, 0x18), _number("<I", document, 0x34)
            return [document[start : start + length].decode("gb18030", "replace")]
        table = container.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    place, size = _number("<I", document, _CLX), _number("<I", document, _CLX + 4)
    text = "".join(_pieces(document, table[place : place + size]))
    stories: list[str] = []
    at = 0
    for story in range(len(_STORIES)):
        length = max(0, _number("<i", document, _LENGTHS + 4 * story))
        stories.append(text[at : at + length])
        at += length
    return stories


def _pieces(document: bytes, clx: bytes) -> Iterator[str]:
    """Yield the pieces of the text, padded so that positions count UTF-16 units."""
    at = 0
    while clx[at] == 1:
        at += 3 + _number("<H", clx, at + 1)
    size = _number("<I", clx, at + 1)
    plan = clx[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    for index in range(count):
        first, last = struct.unpack_from("<II", plan, 4 * index)
        place = _number("<I", plan, 4 * (count + 1) + 8 * index + 2)
        if place & 0x40000000:
            start = (place & 0x3FFFFFFF) // 2
            yield document[start : start + last - first].decode("cp1252", "replace")
        else:
            yield document[place : place + 2 * (last - first)].decode("utf-16-le", "replace")


def _number(form: str, data: bytes, at: int) -> int:
    value: int = struct.unpack_from(form, data, at)[0]
    return value


def _shown(text: str) -> str:
    return _MARKS.sub("", _FIELD_CODE.sub("", text)).replace("\x0b", "\n").replace("\x0c", "\r")


def _blocks(text: str, reason: Reason | None) -> Iterator[Block]:
    """Yield one block per paragraph; a row ends with two marks of a cell's end."""
    for paragraph in text.split("\r"):
        rows = paragraph.split(_CELL_END * 2)
        for row in rows[:-1]:
            cells = [" ".join(cell.split()) for cell in row.split(_CELL_END)]
            if any(cells):
                yield Block(text="\t".join(cells), row=len(cells) > 1, removed_as=reason)
        lines = [line for line in rows[-1].replace(_CELL_END, " ").split("\n") if line.strip()]
        for number, line in enumerate(lines, start=1):
            yield Block(text=line, wrapped=number < len(lines), removed_as=reason)
