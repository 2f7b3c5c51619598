"""Plain and pasted text: one block per line, or per paragraph where lines were wrapped at a fixed width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from workbench.corpus.readers.decoding import Decoded
from workbench.corpus.readers.limits import check_text
from workbench.corpus.source import Block, Source
from workbench.settings import CorpusSettings

_LONGEST_WRAPPED = 120
_FEWEST_LINES = 20
_NARROWEST = 30
_TOLERANCE = 3  # a line ends early where the next character must not begin one
_SHARE = 0.6


def read_plain(decoded: Decoded, settings: CorpusSettings) -> Source:
    """Return every line that is not blank as a block; lines wrapped at a fixed width become paragraphs."""
    check_text(decoded.text, settings)
    lines = decoded.text.splitlines()
    if width := _wrapped_at(lines):
        lines = _unwrapped(lines, width)
    blocks = tuple(Block(text=line) for line in lines if line.strip())
    return Source(blocks=blocks, media="text", encoding=decoded.encoding, issues=decoded.issues)


def _columns(line: str) -> int:
    """Return the width of a line in columns; Chinese characters take two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in line.rstrip())


def _wrapped_at(lines: Sequence[str]) -> int | None:
    """Return the width at which a program cut the lines; None where lines are paragraphs."""
    filled = [line for line in lines if line.strip()]
    if len(filled) < _FEWEST_LINES or max(map(len, filled)) > _LONGEST_WRAPPED:
        return None
    counts = Counter(map(_columns, filled))
    widest = max(width for width in counts if counts[width] > 1 or width == min(counts))
    full = sum(counts[width] for width in range(widest - _TOLERANCE, widest + 1))
    return widest if widest >= _NARROWEST and full >= _SHARE * len(filled) else None


def _unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """Join each full line with the next, unless that one is blank or indented."""
    joined = [lines[0]]
    for before, line in pairwise(lines):
        full = _columns(before) >= width - _TOLERANCE
        if full and line.strip() and not line.startswith((" ", "\t", "\u3000")):
            blank = " " if before[-1:].isascii() and line[:1].isascii() and line[:1].isalpha() else ""
            joined[-1] += blank + line
        else:
            joined.append(line)
    return joined
