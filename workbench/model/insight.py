"""What many reports tell together: number series and set phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.model.commitment import Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One number of a series; ``kind`` says whether it was planned or reported for ``year``.

    ``capped``: the words say that it is to be kept down (控制在3%左右).
    """

    report: str
    year: int
    kind: Literal["target", "actual"]
    raw: str
    value: float
    comparator: Comparator
    start: int
    end: int
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The numbers of one metric and unit, by year."""

    metric: str
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A phrase where it stands; offsets into that report's text."""

    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A set phrase (提法), how often each side uses it, and where."""

    phrase: str
    older_count: int
    newer_count: int
    contexts: tuple[Context, ...]
    trend: Literal["new", "dropped", "rising", "falling", "steady"] = "steady"


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceChange:
    """A known policy stance that was reworded (稳健 → 适度宽松), even where the strings differ widely."""

    topic: str
    older_phrase: str
    newer_phrase: str
    older: Context
    newer: Context


RewordingKind = Literal["renamed", "strengthened", "weakened", "stance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """One thing that both reports say, in other words, each in its clauses.

    Offsets of the words themselves are into each report's text.
    """

    older_phrase: str
    newer_phrase: str
    kind: RewordingKind
    older: Context
    newer: Context
    older_start: int
    older_end: int
    newer_start: int
    newer_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Set phrases of two reports: new, dropped and kept; what was only worded otherwise; stances changed."""

    older: str
    newer: str
    new: tuple[Phrase, ...]
    dropped: tuple[Phrase, ...]
    kept: tuple[Phrase, ...]
    stances: tuple[StanceChange, ...] = ()
    changed: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseTrend:
    """How often each report of a place uses a set phrase; ``counts`` are (year, count) in order of year."""

    phrase: str
    counts: tuple[tuple[int, int], ...]
    trend: Literal["new", "dropped", "rising", "falling", "steady"] = "steady"
