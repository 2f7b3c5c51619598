"""Cut blocks into lines and set aside what only damage or machinery put into them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from workbench.corpus import title_lines
from workbench.corpus.lines import Line, Piece
from workbench.corpus.outline.halves import is_half
from workbench.corpus.source import Block
from workbench.model.removal_reasons import Reason

_DAMAGE = re.compile(
    r"(?P<invisible>[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb]+)"
    r"|(?P<escape>(?:\\r\\n|\\[nrt](?![a-zA-Z])|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|#160|#12288|#8203);"
    r"|</?(?:br|p|div|span|strong|b)\s*/?>)+)"
    r"|(?P<lost_blank>\?{3,})"
    r"|(?P<page_turn>[（(]\s*(?:下转|上接|紧接)第?[^（）()\n]{1,12}[版页]\s*[）)])"
)
# The signs that damage begins with: without one of them a text is whole.
_MAY_BE_DAMAGED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\\&<?（(]"
)
_BREAKS_LINE = re.compile(r"\\n|\\r|<(?:br|/p|/div)", re.IGNORECASE)
# In a line that holds a whole report, paragraphs are parted by wide gaps, else by the numbering itself.
# Possessive, and begun only where white space begins: a long run of blanks costs one pass.
_GAP = re.compile(r"(?<=[。！？：:”）)])(?:[ \t\xa0]*+\u3000[\s\u3000]*+|[ \t\xa0]{2,}+)(?=\S)")
_WIDE_GAP = re.compile(r"(?<![ \t\xa0\u3000])[ \t\xa0\u3000]{2,}+(?=\S)")
_INLINE_HEADING = re.compile(
    r"(?:(?<=[。！？：:；”）)])\s*+|(?<=\S)\s++)"
    r"(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|各位代表[！，：!,:])"
)
_GAP_AFTER_HEADING = re.compile(r"(?<=[^\s。！？，、；：])[ \u3000]+(?=\S)")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_LONG = 1500
_LONG_WITH_GAPS = 200
_MANY = 3
_HEADING_LENGTH = 60
_TITLE_LEAST, _BODY = 6, 40
_STOP = re.compile(r"[。！？；]")


def split_blocks(blocks: tuple[Block, ...], kept: Callable[[str], bool]) -> Iterator[Line]:
    """Yield the lines of all blocks in NFC; ``kept`` says which texts a person put back."""
    for block in blocks:
        text = unicodedata.normalize("NFC", block.text)
        if block.removed_as is not None:
            # What a person put back stays as it was: cut up, it would be judged anew piece by piece.
            yield Line(((text, None if kept(text) else block.removed_as),))
            continue
        if block.aside:
            yield Line(tuple(_with_aside(block, kept)), block.heading_level, block.bold, block.wrapped)
            continue
        if not block.row and (bars := title_lines.match_table_bars(text)):
            yield Line(_without_bars(text, bars.span("inner")), block.heading_level)
            continue
        parts = [text] if block.row else _paragraphs(text)
        for number, part in enumerate(parts):
            yield from _lines_of(part, replace(block, bold=0) if number else block, number, len(parts), kept)


def _without_bars(text: str, inner: tuple[int, int]) -> tuple[Piece, ...]:
    """Return the pieces of a line that is set between the bars of a table."""
    start, end = inner
    rule = str(Reason.TABLE_RULE)
    return (text[:start], rule), (text[start:end], None), (text[end:], rule)


def _with_aside(block: Block, kept: Callable[[str], bool]) -> Iterator[Piece]:
    """Yield the pieces of a block that holds what is not on paper."""
    at = 0
    for start, end, reason in (*block.aside, (len(block.text), len(block.text), "")):
        for pieces in _cut_at_damage(unicodedata.normalize("NFC", block.text[at:start]), kept):
            yield from pieces
        hidden = block.text[start:end]
        yield hidden, None if kept(hidden) else reason
        at = end


def _lines_of(
    part: str, block: Block, number: int, count: int, kept: Callable[[str], bool]
) -> Iterator[Line]:
    last = number == count - 1
    lines = list(_cut_at_damage(part, kept))
    for index, pieces in enumerate(lines):
        first = number == 0 and index == 0
        yield Line(
            pieces,
            level=block.heading_level if count == 1 and len(lines) == 1 else None,
            bold=block.bold if first else 0,
            wrapped=block.wrapped and last and index == len(lines) - 1,
            row=block.row,
        )


def _cut_at_damage(text: str, kept: Callable[[str], bool]) -> Iterator[tuple[Piece, ...]]:
    pieces: list[Piece] = []
    at = 0
    for match in _DAMAGE.finditer(text) if _MAY_BE_DAMAGED.search(text) else ():
        if kept(match.group()):
            continue
        if match.start() > at:
            pieces.append((text[at : match.start()], None))
        pieces.append((match.group(), str(Reason(str(match.lastgroup)))))
        at = match.end()
        if match.lastgroup == "escape" and _BREAKS_LINE.search(match.group()):
            yield tuple(pieces)
            pieces = []
    if at < len(text) or not pieces:
        pieces.append((text[at:], None))
    yield tuple(pieces)


def _paragraphs(text: str) -> list[str]:
    """Part a block that holds several paragraphs; what lies between them is white space only."""
    if len(text) < _LONG_WITH_GAPS:
        return _heading_and_body(text)
    whole = len(text) >= _LONG and len(_WIDE_GAP.findall(text)) >= _MANY
    parts = [part for part in (_WIDE_GAP if whole else _GAP).split(text) if part]
    if len(text) >= _LONG and len(_INLINE_HEADING.findall(text)) >= _MANY:
        parts = [line for part in parts for line in _INLINE_HEADING.split(part) if line]
    return [line for part in parts for line in _heading_and_body(part)]


def _heading_and_body(text: str) -> list[str]:
    """Part “一、标题 正文…” at the blank when only a blank ends the heading."""
    if len(text) < _HEADING_LENGTH:
        return [text]
    for gap in _GAP_AFTER_HEADING.finditer(text, 0, _HEADING_LENGTH):
        title, rest = text[: gap.start()].strip(), text[gap.end() :]
        numbered = _NUMBERED.match(title)
        if _STOP.search(title) or len(rest) < _BODY or not _STOP.search(rest):
            break
        if is_half(title) or (numbered and gap.start() - numbered.end() >= _TITLE_LEAST):
            return [text[: gap.start()], rest]
    return [text]
