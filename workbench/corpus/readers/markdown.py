"""Markdown: front matter as metadata, one block per line, headings and bold leads marked."""

from __future__ import annotations

from workbench.corpus.readers.decoding import Decoded
from workbench.corpus.source import Block, Source

_FENCE = "---"


def read_markdown(decoded: Decoded) -> Source:
    """Return the lines of a Markdown text; what its front matter says goes to ``meta``."""
    lines = decoded.text.splitlines()
    meta, lines = split_front_matter(lines)
    blocks = []
    for line in lines:
        text = line.strip()
        level = len(text) - len(text.lstrip("#"))
        if text:
            blocks.append(
                Block(text=text.lstrip("#").replace("**", "").strip(), heading_level=min(level, 6) or None)
            )
    return Source(
        blocks=tuple(blocks), media="markdown", encoding=decoded.encoding, meta=meta, issues=decoded.issues
    )


def split_front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the ``key: value`` pairs of a front matter and the lines after it."""
    if not lines or lines[0].strip() != _FENCE:
        return {}, lines
    for end, line in enumerate(lines[1:], start=1):
        if line.strip() == _FENCE:
            pairs = (line.partition(":") for line in lines[1:end])
            return {key.strip(): value.strip().strip("\"'") for key, sep, value in pairs if sep}, lines[
                end + 1 :
            ]
    return {}, lines
