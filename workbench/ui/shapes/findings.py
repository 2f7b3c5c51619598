"""Tables, quotations and links, as both sides of the wire know them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypedDict

from workbench.ui.shapes.items import ViewDocument


class Go(TypedDict):
    """A link into another page."""

    page: str
    query: Mapping[str, str]


class Linked(TypedDict, total=False):
    """How a text in a table looks, and where it leads."""

    verdict: str
    kind: str
    title: str
    go: Go | None


class CellLine(Linked):
    """A line of a cell."""

    text: str


class BarPart(TypedDict):
    """A part of a cell's bar."""

    kind: str
    title: str
    count: int


class RichCell(Linked, total=False):
    """A cell with more than a text."""

    text: str
    sort: str | float
    cls: str
    lines: Sequence[CellLine]
    bar: Sequence[BarPart]


Cell: TypeAlias = str | float | RichCell | None


class TableColumn(TypedDict):
    """A column; what is told of each stands at `findings.Column`."""

    id: str
    label: str
    num: bool
    zh: bool
    plain: bool
    pinned: bool


class TableRow(TypedDict):
    """A row; `tags` are what filters look at, by column."""

    id: str
    cells: Sequence[Cell]
    tags: Mapping[str, str]
    cls: str


class TableFilter(TypedDict):
    """A choice among the values of one tag; `value` is chosen at first."""

    column: str
    label: str
    options: Sequence[tuple[str, str]]
    value: str


class TableContent(TypedDict):
    """A table of findings."""

    caption: str
    columns: Sequence[TableColumn]
    rows: Sequence[TableRow]
    filters: Sequence[TableFilter]
    empty: str
    choosable: bool


class TableVisit(ViewDocument):
    """The part of a table's document that is of one visit."""

    search: str | None
    selected: str | None


class TableDocument(TableContent, TableVisit):
    """A table of findings as its view is given it."""


Parts: TypeAlias = Sequence[tuple[str, bool]]
"""Pieces of a text, and whether each is what was looked for."""


class PassageItem(TypedDict):
    """A quotation in its context."""

    parts: Parts
    go: Go | None
    goLabel: str
    title: str
    meta: str
    badge: str
    kind: str


class PassageGroup(TypedDict):
    """Quotations under one title."""

    title: str
    note: str
    empty: str
    items: Sequence[PassageItem]


class PassagesDocument(ViewDocument):
    """Groups of quotations."""

    paired: bool
    groups: Sequence[PassageGroup]


class MatrixEntry(TypedDict):
    """A document in the table of places and years."""

    id: str
    label: str
    title: str
    progress: Mapping[str, int]


class MatrixRow(TypedDict):
    """A place; its cells may hold several documents each."""

    place: str
    label: str
    fictional: bool
    cells: Sequence[Sequence[MatrixEntry]]


class MatrixContent(TypedDict):
    """Places and years."""

    years: Sequence[str]
    rows: Sequence[MatrixRow]


class MatrixVisit(TypedDict):
    """The part of a matrix's document that is of one visit."""

    strings: Mapping[str, str]
    channel: str
    rev: str


class MatrixDocument(MatrixContent, MatrixVisit):
    """Places and years as their view is given them."""
