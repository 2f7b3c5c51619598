"""Which passages of two reports speak of the same thing, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from workbench.model.said import NOTHING, Said

Scope = Literal["like", "plan-review", "review-plan", "plan-plan", "review-review"]
Level = Literal["section", "paragraph", "sentence", "clause"]
Relation = Literal["same", "split", "merged", "moved"]
Origin = Literal["machine", "analyst"]
Better = Literal["higher", "lower", "either"]
WhyNull = Literal["unit", "scope", "period", "place", "stock", "direction", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    """The best rejected rival of a link or of an unlinked passage."""

    node: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Passages of the older and the newer report that correspond, many to many.

    ``relation`` is the contract's label; ``moved`` and ``edited`` are independent flags.
    ``why`` holds each feature's contribution to ``score`` (0..1); ``shared`` the words that matched.
    """

    id: str
    level: Level
    older: tuple[str, ...]
    newer: tuple[str, ...]
    relation: Relation
    score: float
    moved: bool = False
    edited: bool = True
    why: Mapping[str, float] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    runner_up: RunnerUp | None = None
    origin: Origin = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDecision:
    """An analyst's word on a pair of passages: a hard constraint on the next alignment."""

    older: str
    newer: str
    linked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """All links between two reports, and the passages that have none."""

    older: str
    newer: str
    scope: Scope
    links: tuple[Link, ...]
    older_only: tuple[str, ...]
    newer_only: tuple[str, ...]
    nearest: Mapping[str, RunnerUp] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A planned and an actual number of one metric side by side; ``met`` is None where it can't be said.

    The places are offsets into the text of the plan and of the answering document; ``better`` says which
    side of the number meets the target, ``why_null`` why nothing is said of it.
    """

    metric: str
    planned: str
    actual: str
    planned_value: float
    actual_value: float
    unit: str
    comparator: str
    met: bool | None
    attainment: float | None
    note: Said = NOTHING
    planned_start: int | None = None
    planned_end: int | None = None
    actual_start: int | None = None
    actual_end: int | None = None
    better: Better = "higher"
    why_null: WhyNull | None = None


class Candidate(NamedTuple):
    """A passage that may answer a commitment; offsets are into the newer text.

    A plain tuple: thousands are made.

    ``source`` is its document where several answer, empty where there is but the newer report.
    """

    text: str
    start: int
    end: int
    sentence: str
    score: float
    why: Mapping[str, float | str]
    confident: bool
    comparison: Comparison | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two sources that give different numbers for one thing."""

    sources: tuple[str, str]
    metric: str
    values: tuple[str, str]


class Evidence(NamedTuple):
    """What the newer review says of one commitment, best first, and a proposed status with its reason.

    A plain tuple: hundreds are made of a report.

    ``suggested_status`` is None where the passages do not allow a proposal.
    """

    commitment: str
    candidates: tuple[Candidate, ...]
    suggested_status: str | None
    why: Said
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """A commitment promised again in the newer plan; ``change`` names what became different, if anything."""

    older: str
    newer: str
    older_quote: str
    newer_quote: str
    score: float
    change: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceReport:
    """Evidence for every commitment of the older plan, and what the newer plan promises again."""

    older: str
    newer: str
    evidence: tuple[Evidence, ...]
    carried_over: tuple[CarryOver, ...]
