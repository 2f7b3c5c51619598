"""Plain and pasted text: one block per line."""

from __future__ import annotations

from workbench.corpus.readers.decoding import Decoded
from workbench.corpus.source import Block, Source


def read_plain(decoded: Decoded) -> Source:
    """Return every line that is not blank as a block, exactly as it stands."""
    blocks = tuple(Block(text=line) for line in decoded.text.splitlines() if line.strip())
    return Source(blocks=blocks, media="text", encoding=decoded.encoding, issues=decoded.issues)
