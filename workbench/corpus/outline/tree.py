"""Build the nodes of a report: headings with all below them, paragraphs, sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from workbench.corpus.assembly import CELL_END, Row
from workbench.corpus.outline.levels import Levelled
from workbench.corpus.outline.markers import SOFT
from workbench.corpus.tables import Table, find_tables
from workbench.model.part import Part
from workbench.model.report import Cell, Node, NodeKind
from workbench.text.sentences import split_sentences


class TreeBuilder:
    """Collect nodes in reading order, parents before children; ids derive from content."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes: list[Node] = []
        self._seen: dict[str, int] = {}
        self._open: list[Node] = []

    def add(
        self,
        kind: NodeKind,
        start: int,
        end: int,
        part: Part,
        *,
        level: int | None = None,
        heading: str | None = None,
        cells: tuple[Cell, ...] = (),
    ) -> Node:
        """Append a node under whatever is open at ``start``."""
        named = f"{kind}\0{heading if heading is not None else self.text[start:end]}"
        self._seen[named] = times = self._seen.get(named, 0) + 1
        digest = hashlib.sha256(f"{named}\0{times}".encode()).hexdigest()[:12]
        node = Node(
            id=f"{kind}-{digest}",
            kind=kind,
            level=level,
            heading=heading,
            part=part,
            start=start,
            end=end,
            parent=self._open[-1].id if self._open else None,
            cells=cells,
        )
        self.nodes.append(node)
        return node

    def open(self, node: Node) -> None:
        """Let what follows stand under ``node`` until its end."""
        self._open.append(node)

    def close_until(self, offset: int) -> None:
        """Close what ended at or before ``offset``."""
        while self._open and self._open[-1].end <= offset:
            self._open.pop()


def build_nodes(
    text: str, rows: Sequence[Row], levelled: Sequence[Levelled], parts: Sequence[Part]
) -> tuple[Node, ...]:
    """Return all nodes in reading order; each covers what its children cover."""
    tree = TreeBuilder(text)
    by_row: dict[int, list[Levelled]] = {}
    for item in levelled:
        by_row.setdefault(item.heading.row, []).append(item)
    tables = {table.first: table for table in find_tables([row.text for row in rows])}
    table: Table | None = None
    for index, row in enumerate(rows):
        tree.close_until(row.span.start)
        if row.tabular:
            if index in tables:
                table = tables[index]
                end = rows[table.stop - 1].span.end
                tree.open(tree.add("table", row.span.start, end, parts[index]))
            named = table.columns if table and index >= table.first + table.head else ()
            _add_row(tree, row, named, parts[index])
            continue
        here = by_row.get(index, [])
        for item in here:
            if not item.heading.inline:
                tree.open(_add_heading(tree, item, parts[index]))
        own = any(item.heading.own for item in here)
        if not own:
            tree.open(tree.add("paragraph", row.span.start, row.span.end, parts[index]))
        _add_sentences(tree, row, [item for item in here if item.heading.inline], parts[index])
    return tuple(tree.nodes)


def _add_heading(tree: TreeBuilder, item: Levelled, part: Part) -> Node:
    heading = item.heading
    kind: NodeKind = "theme" if heading.style in SOFT else "part" if item.level == 1 else "section"
    end = item.end
    while tree.text[end - 1].isspace():
        end -= 1
    title = tree.text[heading.start : heading.end]
    return tree.add(kind, heading.start, max(end, heading.end), part, level=item.level, heading=title.strip())


def _add_row(tree: TreeBuilder, row: Row, columns: Sequence[tuple[str, ...]], part: Part) -> None:
    """Add the row of a table with its cells; each cell has sentences of its own."""
    cells: list[Cell] = []
    at = row.span.start
    for number, text in enumerate(row.text.split(CELL_END)):
        if text:
            header = columns[number] if number < len(columns) else ()
            cells.append(Cell(header=header, start=at, end=at + len(text)))
        at += len(text) + len(CELL_END)
    tree.open(tree.add("row", row.span.start, row.span.end, part, cells=tuple(cells)))
    tree.open(tree.add("paragraph", row.span.start, row.span.end, part))
    for cell in cells:
        for span in split_sentences(tree.text[cell.start : cell.end]):
            tree.add("sentence", cell.start + span.start, cell.start + span.end, part)


def _add_sentences(tree: TreeBuilder, row: Row, inline: Sequence[Levelled], part: Part) -> None:
    leads = {item.heading.start: item for item in inline}
    for span in split_sentences(row.text):
        start, end = row.span.start + span.start, row.span.start + span.end
        tree.close_until(start)
        if item := leads.get(start):
            tree.open(_add_heading(tree, item, part))
        tree.add("sentence", start, end, part)
