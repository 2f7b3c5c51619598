"""Two reports side by side, as both sides of the wire know them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict

from workbench.ui.shapes.items import KeyRows, OutlineEntry, PairNumber, Span, ViewDocument

Side: TypeAlias = Literal["older", "newer"]


class PairPassage(Span):
    """One side of a card."""

    nodes: Sequence[str]
    text: str
    heading: str
    sentences: Sequence[tuple[int, int, str]]
    """Start, end, and what became of it."""
    moved: int
    runs: Sequence[tuple[int, int, bool]] | None
    """Start, end, and whether it changed; null where the words themselves are compared."""


class PairOperation(TypedDict):
    """A step from the older text to the newer."""

    op: str
    older_start: int
    older_end: int
    newer_start: int
    newer_end: int


class Excerpt(TypedDict):
    """The beginning of a passage, and how like it is."""

    text: str
    score: str


class Card(TypedDict):
    """A pair of passages, or one that stands alone."""

    id: str
    kind: str
    tags: Sequence[str]
    older: PairPassage | None
    newer: PairPassage | None
    ops: Sequence[PairOperation] | None
    readable: bool
    numbers: Sequence[PairNumber]
    score: str
    share: str
    moved: tuple[str, str] | None
    nearest: Excerpt | None
    origin: str
    why: Sequence[tuple[str, str, float, bool]]
    """Reason, how much it says in words, its share of the strongest, and whether it speaks against."""
    shared: Sequence[str]
    runner: Excerpt | None
    weight: int
    order: int
    neighbour: str | None
    pending: NotRequired[bool]
    """The browser's own: not yet on disk."""


class SentenceEntry(TypedDict):
    """A sentence that is new, dropped or moved, with the heading above it and the card it stands in."""

    text: str
    heading: str
    card: str | None
    moved_from: SentenceEntry | None


class PairChoice(TypedDict):
    """A passage that one may link to by hand."""

    node: str
    text: str
    heading: str


class PairsOpening(TypedDict):
    """The first cards of a comparison, which are there before all others are."""

    olderTitle: str
    newerTitle: str
    older: str
    newer: str
    cards: Sequence[Card]
    keys: KeyRows


class PairsContent(PairsOpening):
    """All cards of a comparison, and what is told of all of them."""

    outline: Sequence[OutlineEntry]
    sentences: Mapping[str, Sequence[SentenceEntry]]
    passages: Mapping[Side, Sequence[PairChoice]]


class PairsVisit(ViewDocument):
    """The part of the comparison's document that is of one visit."""

    focus: str | None


class PairsDocument(PairsOpening, PairsVisit):
    """Two reports side by side, as far as the view is given them at once."""


class WholeVisit(TypedDict):
    """Which view the whole belongs to, and of which state of the pair it is."""

    channel: str
    rev: str


class PairsWhole(PairsContent, WholeVisit):
    """Two reports side by side, all of it."""
