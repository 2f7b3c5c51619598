"""Lives of promises, as both sides of the wire know them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from workbench.ui.shapes.items import KeyRows, Pairs, ViewDocument


class LifeEvent(TypedDict):
    """One event in the life of a promise; a year that says nothing has neither place nor quotation."""

    kind: str
    year: int
    planned: bool
    document: int
    start: NotRequired[int]
    end: NotRequired[int]
    quote: NotRequired[str | None]
    names: NotRequired[Pairs]


class LifeThread(TypedDict):
    """The life of a promise over the years."""

    id: str
    title: str
    first: int
    last: int
    promised: int
    byHand: bool
    ranks: Sequence[float]
    events: Sequence[LifeEvent]


class LifeKind(TypedDict):
    """A kind of event, named and explained."""

    id: str
    label: str
    about: str


class LifeYear(TypedDict):
    """A year of the axis."""

    year: int
    missing: bool


class LifeDocument(TypedDict):
    """A report that the lives go through."""

    id: str
    title: str


class LifeOrder(TypedDict):
    """An order in which the lives may stand."""

    id: str
    label: str


class LivesContent(TypedDict):
    """Axis, legend, and each life with its events."""

    years: Sequence[LifeYear]
    documents: Sequence[LifeDocument]
    kinds: Sequence[LifeKind]
    orders: Sequence[LifeOrder]
    keys: KeyRows
    threads: Sequence[LifeThread]


class LivesDocument(LivesContent, ViewDocument):
    """The lives of a place's promises."""

    focus: str | None
    alone: bool
    """The address asks for a life that there is none of."""
