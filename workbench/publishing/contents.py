"""What a publication says: plans, their promises with verdicts and sources, and what was not judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that is quoted; ``date`` is ISO or empty, ``address`` as the library has it."""

    title: str
    source_class: str
    date: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation that a verdict rests on; ``stance`` says which way it speaks."""

    text: str
    source: Source
    stance: str = "supports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One coder's verdict or a ruling; ``who`` is a letter or a published name, empty for a ruling."""

    who: str
    verdict: str
    blind: bool = False
    evidence: tuple[Quoted, ...] = ()
    searched: tuple[str, ...] = ()
    rationale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of a verdict's history; ``at`` is ISO, no ``verdict`` where it was taken back."""

    at: str
    who: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPromise:
    """One accepted commitment; ``id`` follows from content and names its page for good.

    ``verdict`` is what the opinions come to: ``disputed`` where they differ, ``not_assessed`` where there
    are none. ``changed`` is the ISO moment of the last verdict, empty where there is none.
    """

    id: str
    quote: str
    section: str
    verdict: str
    changed: str = ""
    opinions: tuple[Opinion, ...] = ()
    history: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPlan:
    """One place's plan of one year; ``kept`` is a share (0..1) of ``judged``, None while that is 0.

    ``waiting`` counts proposals that nobody answered, None where nobody has begun; ``answer`` is None
    while the library lacks the next report.
    """

    id: str
    place: str
    year: int | None
    source: Source
    answer: Source | None
    fictional: bool
    promises: tuple[PublishedPromise, ...]
    counts: Mapping[str, int]
    judged: int
    kept: float | None
    waiting: int | None

    @property
    def everything(self) -> int:
        """Return how many promises the plan holds: accepted ones and proposals that nobody answered."""
        return len(self.promises) + (self.waiting or 0)

    @property
    def share_judged(self) -> float | None:
        """Return the share (0..1) of all these that have a conclusion."""
        return self.judged / self.everything if self.everything else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent:
    """What one report says of a promise: ``kind`` as in ``model.thread``, no quotation for a silence.

    ``promise`` is the id of the published promise that it is, empty for anything else.
    """

    year: int
    kind: str
    quote: str
    source: Source
    promise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLife:
    """A promise over the years, its events in order of time.

    ``ids`` are those of the promises made in it, the first one first: each names a page that leads here,
    so that an address holds when an earlier or a later year is added. ``by_hand`` says that a person
    joined or split it.
    """

    ids: tuple[str, ...]
    place: str
    title: str
    first: int
    last: int
    events: tuple[LifeEvent, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Everything that is published; ``address`` is where it will stand, empty where nobody said."""

    plans: tuple[PublishedPlan, ...]
    lives: tuple[PublishedLife, ...] = ()
    address: str = ""

    @property
    def as_of(self) -> str:
        """Return the ISO moment of the newest verdict, empty where there is none."""
        return max((p.changed for plan in self.plans for p in plan.promises), default="")
