"""Web escapes that a text dump left literal (``&ldquo;``), read as the characters they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from workbench.corpus.source import Block, Source
from workbench.model.report import Issue
from workbench.model.said import Said

# Escapes of blanks stay as they are: cleaning takes them out, for the reader to see and put back.
_ENTITY = re.compile(
    r"&(?!(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|#160|#12288|#8203);)"
    r"(?:[a-zA-Z]{2,8}[1-4]?|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});"
)
_LOST = "\ufffd"


def decode_entities(source: Source) -> Source:
    """Return the source with literal escapes read, and an issue that says how many there were.

    Only escapes of one visible character are read; any other stays as it stands.
    """
    found = [match for block in source.blocks for match in _readable(block.text)]
    if not found:
        return source
    issue = Issue(
        code="entities-decoded",
        told=Said("issue.entities_decoded", count=len(found), example=found[0]),
    )
    blocks = tuple(map(_decoded, source.blocks))
    return replace(source, blocks=blocks, issues=(*source.issues, issue))


def _readable(text: str) -> Iterator[str]:
    return (m.group() for m in _ENTITY.finditer(text) if _read(m) != m.group())


def _decoded(block: Block) -> Block:
    if "&" not in block.text:
        return block
    bold = len(_ENTITY.sub(_read, block.text[: block.bold]))
    return replace(block, text=_ENTITY.sub(_read, block.text), bold=bold)


def _read(match: re.Match[str]) -> str:
    char = unescape(match.group())
    return (
        char
        if len(char) == 1 and char.isprintable() and not char.isspace() and char != _LOST
        else match.group()
    )
