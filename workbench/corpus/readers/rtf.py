"""RTF files: their text by striprtf, one block per paragraph; cells of a table's row parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Callable

from striprtf.striprtf import rtf_to_text

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.limits import check_text, too_large
from workbench.corpus.source import Block, Source
from workbench.model.said import Said
from workbench.settings import CorpusSettings

# Pictures are endless hexadecimal digits; striprtf would walk through them one by one.
_DIGITS = re.compile(rb"[0-9a-fA-F\s]{2000,}")
_CELL_END = "|"
_ROW = re.compile(r"\|\s*$")


def read_rtf(raw: bytes, settings: CorpusSettings) -> Source:
    """Return the paragraphs of an RTF file."""
    lean = _DIGITS.sub(b" ", raw)
    if len(lean) > settings.max_markup_characters:
        raise too_large(Said("size.rtf"))
    with damaged_if_broken():
        read: Callable[..., str] = rtf_to_text
        text = read(lean.decode("latin-1"), encoding="gb18030", errors="replace")
    check_text(text, settings)
    return Source(blocks=tuple(_block(line) for line in text.splitlines() if line.strip()), media="rtf")


def _block(line: str) -> Block:
    """Return a line; striprtf ends each cell with a bar, so a row ends with one."""
    cells = [cell.strip().replace("\t", " ") for cell in line.rstrip().split(_CELL_END)[:-1]]
    if len(cells) > 1 and _ROW.search(line):
        return Block(text="\t".join(cells), row=True)
    return Block(text=line)
