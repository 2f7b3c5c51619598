"""The life of a promise over the reports of one place: made, made again, moved, done or gone silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EventKind = Literal[
    "promised",
    "promised_again",
    "target_raised",
    "target_lowered",
    "postponed",
    "renamed",
    "begun",
    "progress",
    "done",
    "missed",
    "silent",
]
ThreadOrder = Literal["promised_again", "slipped", "silent", "shrunk", "recent"]
"""What threads can be sorted by: promised again most often, slipped longest, gone silent, shrunk, newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadEvent:
    """What one report says of a promise; ``start`` and ``end`` are into the text of ``document``.

    ``year`` is the report's. A silence has no quotation and no place: the plan before named the promise
    and this report's review has nothing on it. ``score`` says how surely the event belongs here, 0..1.
    ``names`` are the stretches of the quotation that name the promise, where it names others too.
    """

    year: int
    document: str
    kind: EventKind
    planned: bool
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    commitment: str | None = None
    score: float = 1.0
    names: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A stretch of a report's text that names a promise."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadDecision:
    """A person's word on two places: that they name one promise, or (``together`` false) that they don't."""

    older: NamedPlace
    newer: NamedPlace
    together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One promise over the years, its events in order of time.

    ``id`` derives from the quotation of its first promise, never from a place in a list; ``by_hand`` says
    that a person joined or split it.
    """

    id: str
    title: str
    first: int
    last: int
    events: tuple[ThreadEvent, ...]
    by_hand: bool = False

    @property
    def times_promised(self) -> int:
        """Return in how many years' plans the promise stands."""
        return len({event.year for event in self.events if event.planned})
