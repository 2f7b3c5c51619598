"""What a reader hands to the parser: all visible text of a source, block by block, nothing dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.model.report import Issue

Media = Literal[
    "text", "markdown", "html", "docx", "pdf", "table", "rtf", "odt", "epub", "mht", "doc", "ofd", "scan"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line or paragraph of a source, in order.

    ``removed_as`` is the reason when the reader already knows this is not report text (site chrome,
    running header, page number); ``heading_level`` is what markup says; ``bold`` is the length of a
    bold lead at the start of ``text``; ``wrapped`` says that the block's end is a layout break of the
    page, so the next block may go on in mid-sentence; ``row`` that it is the row of a table, whose cells
    tabs part; ``aside`` are stretches (start, end, reason) of ``text`` that are not on paper.
    """

    text: str
    removed_as: str | None = None
    heading_level: int | None = None
    bold: int = 0
    wrapped: bool = False
    row: bool = False
    aside: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InDoubt:
    """A stretch of a recognised line that may have been read wrongly, with the line on both sides of it."""

    before: str
    text: str
    after: str
    is_number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All blocks of a source, with what its container says of it (``meta``: title, date, url, author).

    ``cells`` are the header and the row of a table that this is one report of; ``in_doubt`` what was
    recognised from a picture without being sure, in reading order.
    """

    blocks: tuple[Block, ...]
    media: Media
    encoding: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    in_doubt: tuple[InDoubt, ...] = ()
