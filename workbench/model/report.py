"""A report as read: one text, a tree of nodes over it, what was removed and what looked wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from workbench.model.genre import Genre, SourceClass
from workbench.model.part import Part
from workbench.model.said import Said
from workbench.model.span import Span

NodeKind = Literal["part", "section", "theme", "paragraph", "sentence", "table", "row"]
HEADING_KINDS: tuple[NodeKind, ...] = ("part", "section", "theme")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table's row: where it stands in the text, and the headings of its column."""

    header: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One element of a report's outline; ``start``/``end`` cover it and all below it.

    ``level`` is 1..4 for parts, sections and themes, None for all else.
    ``heading`` is the heading's own text; ``id`` derives from kind, text and occurrence.
    ``cells`` are those of a row that are not empty; the row of headings has cells without header.
    """

    id: str
    kind: NodeKind
    level: int | None
    heading: str | None
    part: Part
    start: int
    end: int
    parent: str | None
    cells: tuple[Cell, ...] = ()

    @property
    def span(self) -> Span:
        """Return the characters this node covers."""
        return Span(self.start, self.end)

    def placed(self, start: int, end: int) -> Node:
        """Return the node as it stands from ``start`` to ``end``; its cells stay where they are."""
        # Written out: a report has thousands, and ``replace`` takes four times as long.
        return Node(
            id=self.id,
            kind=self.kind,
            level=self.level,
            heading=self.heading,
            part=self.part,
            start=start,
            end=end,
            parent=self.parent,
            cells=self.cells,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A piece that cleaning took out; ``at`` is the offset in the report's text where it stood."""

    text: str
    reason: str
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that looked wrong but was survivable; ``code`` is stable."""

    code: str
    told: Said
    start: int | None = None
    end: int | None = None

    @property
    def message(self) -> str:
        """Return what looked wrong in Chinese."""
        return self.told.in_language("zh")

    @property
    def english(self) -> str:
        """Return what looked wrong in English."""
        return self.told.in_language("en")


@dataclass(frozen=True, kw_only=True)
class Report:
    """A document, most often a government work report: metadata, clean NFC text and its outline.

    All offsets are code points into ``text``. ``sha256`` is that of the raw bytes.
    A value that could not be recognised is None and has an issue; it is never guessed.
    """

    id: str
    title: str | None
    jurisdiction: str | None
    place_code: str | None
    year: int | None
    review_year: int | None
    delivered_on: date | None
    published_on: date | None
    speaker: str | None
    meeting: str | None
    source: str | None
    sha256: str
    text: str
    nodes: tuple[Node, ...]
    removed: tuple[Removed, ...] = ()
    issues: tuple[Issue, ...] = ()
    fictional: bool = False
    genre: Genre = Genre.WORK_REPORT
    source_class: SourceClass = SourceClass.SELF_REPORT

    def __hash__(self) -> int:
        """Tell reports apart by their texts: thousands of nodes need not be looked at each time."""
        return hash((self.id, self.sha256, self.text))

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Return the nodes by their id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def sentences(self) -> tuple[Node, ...]:
        """Return the sentences in reading order."""
        return tuple(n for n in self.nodes if n.kind == "sentence")

    @cached_property
    def paragraphs(self) -> tuple[Node, ...]:
        """Return the paragraphs in reading order."""
        return tuple(n for n in self.nodes if n.kind == "paragraph")

    @cached_property
    def rows(self) -> tuple[Node, ...]:
        """Return the rows of tables in reading order."""
        return tuple(n for n in self.nodes if n.kind == "row")

    @cached_property
    def headings(self) -> tuple[Node, ...]:
        """Return parts, sections and themes in reading order."""
        return tuple(n for n in self.nodes if n.kind in HEADING_KINDS)

    def text_of(self, node: Node) -> str:
        """Return the characters a node covers."""
        return self.text[node.start : node.end]

    def heading_at(self, offset: int) -> str:
        """Return the heading of the innermost section, else part, that covers a place; empty without one."""
        for kind in ("section", "part"):
            covering = [
                n for n in self.headings if n.kind == kind and n.start <= offset < n.end and n.heading
            ]
            if covering:
                return min(covering, key=lambda n: n.end - n.start).heading or ""
        return ""

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """Return the nodes above ``node``, nearest first."""
        above: list[Node] = []
        while node.parent is not None:
            node = self.by_id[node.parent]
            above.append(node)
        return tuple(above)
