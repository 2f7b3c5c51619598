"""Markdown: front matter as metadata, one block per line, headings and bold leads marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbench.corpus.readers.decoding import Decoded
from workbench.corpus.readers.emphasis import bold_lead, without_uniform_bold
from workbench.corpus.readers.limits import check_text
from workbench.corpus.source import Block, Source
from workbench.model.removal_reasons import Reason
from workbench.settings import CorpusSettings

_FENCE = "---"
_MAX_FRONT_MATTER = 60
# Only marks that people put into reports: no code by indentation (paragraphs are indented) and no
# heading by underlining (a rule of dashes under a paragraph is a rule). Bold is read here, because the
# standard's rule does not close ``。**`` before a Chinese character.
_RULES = ["heading", "hr", "list", "table", "blockquote", "escape", "entity", "newline"]
_LINKS = ["link", "image", "autolink", "html_inline"]
_MAX_BRACKETS = 2_000  # beyond, looking for links costs the square of their number
_STRONG = re.compile(r"\*{2,3}")
_BREAKS = frozenset({"softbreak", "hardbreak"})


def read_markdown(decoded: Decoded, settings: CorpusSettings) -> Source:
    """Return the lines of a Markdown text; what its front matter says goes to ``meta`` as well."""
    check_text(decoded.text, settings)
    meta, front, body = split_front_matter(decoded.text)
    blocks = [Block(text=line, removed_as=Reason.FRONT_MATTER) for line in front]
    rules = _RULES + (_LINKS if body.count("[") + body.count("<") <= _MAX_BRACKETS else [])
    parser = MarkdownIt("zero", {"html": True, "maxNesting": 20}).enable(rules)
    blocks.extend(_blocks(parser.parse(body)))
    return Source(
        blocks=without_uniform_bold(blocks),
        media="markdown",
        encoding=decoded.encoding,
        meta=meta,
        issues=decoded.issues,
    )


def split_front_matter(text: str) -> tuple[dict[str, str], list[str], str]:
    """Return the ``key: value`` pairs of a front matter, its lines, and the text after it."""
    lines = text.split("\n", _MAX_FRONT_MATTER)
    if lines[0].strip() != _FENCE:
        return {}, [], text
    for end, line in enumerate(lines[1:], start=1):
        if line.strip() == _FENCE:
            front = [entry.strip() for entry in lines[1:end] if entry.strip()]
            pairs = [entry.partition(":") for entry in front]
            meta = {key.strip(): value.strip().strip("\"'") for key, found, value in pairs if found}
            return meta, front, "\n".join(lines[end + 1 :])
    return {}, [], text


def _blocks(tokens: Sequence[Token]) -> list[Block]:
    """Turn block tokens into lines; numbers of lists are text, bullets are not."""
    blocks: list[Block] = []
    level: int | None = None
    number = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = None
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(Block(text="\t".join(row), row=len(row) > 1))
            row = None
        elif token.type == "inline" and row is not None:
            row.append(" ".join(block.text for block in _lines(token, None, "")))
        elif token.type == "inline":
            blocks.extend(_lines(token, level, number))
            number = ""
    return [block for block in blocks if block.text.strip()]


def _lines(token: Token, level: int | None, number: str) -> list[Block]:
    """Cut a paragraph at its line breaks; those of the source may stand in mid-sentence."""
    lines: list[list[tuple[str, bool]]] = [[(number, False)] if number else []]
    for kind, piece, strong in _runs(token.children or []):
        if kind in _BREAKS or (kind == "html_inline" and piece.lower().startswith("<br")):
            lines.append([])
        elif kind != "html_inline":
            lines[-1].append((piece, strong))
    texts = ["".join(piece for piece, _ in line).strip() for line in lines]
    last = len(texts) - 1
    return [
        Block(text=text, heading_level=level, bold=bold_lead(line, text), wrapped=i < last)
        for i, (line, text) in enumerate(zip(lines, texts, strict=True))
        if text
    ]


def _runs(children: Sequence[Token]) -> Iterator[tuple[str, str, bool]]:
    """Yield (token type, text, bold), pairing the marks of bold text over the whole paragraph.

    A last mark without a partner is a character like any other.
    """
    marks = sum(len(_STRONG.findall(child.content)) for child in children if child.type == "text")
    unpaired = marks - marks % 2
    seen, strong = 0, False
    for child in children:
        if child.type != "text":
            yield child.type, child.content, strong
            continue
        for i, piece in enumerate(_STRONG.split(child.content)):
            if i and seen < unpaired:
                strong = not strong
            elif i:
                yield "text", "**", strong
            seen += bool(i)
            yield "text", piece, strong
