"""Runs of emphasised text within a paragraph: how long a bold lead at its start is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.corpus.source import Block

# Official layout (GB/T 9704) sets headings in these faces and the body in 仿宋 or 宋体.
EMPHATIC_FACE = re.compile(
    r"黑体|楷体|simhei|kaiti|stkaiti|stheiti|heiti|bold|heavy|black|小标宋", re.IGNORECASE
)
_MOSTLY = 0.6


def bold_lead(runs: Iterable[tuple[str, bool]], text: str) -> int:
    """Return the length, in characters of the stripped ``text``, of the bold runs at its start."""
    joined = ""
    for piece, bold in runs:
        if not bold and piece.strip():
            break
        joined += piece
    return min(len(joined.strip()), len(text))


def without_uniform_bold(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Drop the marks of a document that is set in an emphatic face throughout: they tell nothing."""
    emphasised = sum(block.bold for block in blocks)
    if emphasised <= _MOSTLY * sum(len(block.text) for block in blocks):
        return tuple(blocks)
    return tuple(replace(block, bold=0) if block.bold else block for block in blocks)
