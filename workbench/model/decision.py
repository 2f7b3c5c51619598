"""What people decided: the records a store keeps and an export carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from workbench.model import verdicts
from workbench.model.genre import Genre, SourceClass
from workbench.model.plain import SELDOM
from workbench.model.scheme import Choice, SchemeField
from workbench.model.team import TeamEvent
from workbench.model.version_kind import VersionKind

Verdict = verdicts.Verdict


class OfficialClaim(StrEnum):
    """What the government itself says of the commitment; never the analyst's verdict."""

    EXCEEDED = "exceeded"
    FULFILLED = "fulfilled"
    MOSTLY_FULFILLED = "mostly_fulfilled"
    NOT_FULFILLED = "not_fulfilled"
    NOT_STATED = "not_stated"


class Schedule(StrEnum):
    """When it was done, seen from the deadline."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"


class AnchorState(StrEnum):
    """How sure an anchor is after its text was corrected."""

    EXACT = "exact"
    SHIFTED = "shifted"
    FUZZY = "fuzzy"
    ORPHAN = "orphan"


Decision = Literal["accepted", "recut", "rejected", "created"]
Stance = Literal["supports", "contradicts", "context"]
LinkSubject = Literal["passage", "promise", "task"]
# How the action of a log line begins that came with an import.
FOREIGN = "theirs:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A quotation and where it stands: position first, quotation asserted, context to find it again.

    ``document`` names the text version; ``prefix``/``suffix`` hold up to 32 characters.
    ``start`` and ``end`` are None for an orphan. ``was`` is the quotation before the text was
    corrected, kept while ``state`` is fuzzy so that a person can compare.
    """

    document: str
    start: int | None
    end: int | None
    exact: str
    prefix: str = ""
    suffix: str = ""
    state: AnchorState = AnchorState.EXACT
    score: float = 1.0
    confirmed_by: str | None = None
    was: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One immutable version of a document's text, as the library keeps it.

    ``id`` is ``report`` for the first version, ``report@2`` … for later ones; ``hints`` are the
    corrections a person made to what was recognised (title, place, year, texts put back).
    Place, year and ``genre`` say which document it is; an ``archived`` one is kept but not offered.
    ``version`` counts changes of this record, never of the text.
    """

    id: str
    report: str
    number: int
    version_kind: VersionKind
    genre: Genre = Genre.WORK_REPORT
    source_class: SourceClass = SourceClass.SELF_REPORT
    jurisdiction: str | None
    year: int | None
    title: str | None
    source: str | None
    sha256: str
    text_sha256: str
    added_by: str
    added_at: str
    fictional: bool = False
    archived: bool = False
    supersedes: str | None = None
    hints: dict[str, Any] = field(default_factory=dict)
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A person's decision on one passage: a proposal accepted, re-cut or rejected, or a new commitment.

    ``proposal`` is the machine's commitment id it answers, None for one made by hand.
    ``quantities`` are plain dictionaries in the shape of the contract; ``fields`` holds what was chosen or
    written in the fields of the coding scheme, by the field's id.
    """

    id: str
    anchor: Anchor
    decision: Decision
    proposal: str | None = None
    type: str | None = None
    area: str | None = None
    items: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    deadline: str | None = None
    quantities: tuple[dict[str, Any], ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    reason: str = ""
    coder: str = ""
    codebook_revision: int = 1
    created: str = ""
    modified: str = ""
    version: int = 1
    extra: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict, metadata=SELDOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A piece of evidence: an anchored passage, what it does to the claim, and who says it."""

    anchor: Anchor
    stance: Stance = "supports"
    source_class: SourceClass = SourceClass.SELF_REPORT
    suggested_score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was searched before saying that nothing was found."""

    queries: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incomparable:
    """Two numbers that a person found not to measure the same (口径不同), as they are written.

    ``document`` is the text that gives the actual number.
    """

    document: str
    planned: str
    actual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One coder's verdict on one commitment (an annotation's id), with its evidence.

    ``official_claim``, ``schedule`` and ``attainment`` are separate axes. ``successor`` is the
    commitment that replaces a superseded one. ``considered`` names the documents that were in sight when
    the verdict was given, ``incomparable`` the numbers that are not to be set against each other.
    """

    id: str
    annotation: str
    against: str
    coder: str
    verdict: Verdict = Verdict.NOT_ASSESSED
    official_claim: OfficialClaim | None = None
    schedule: Schedule | None = None
    attainment: float | None = None
    evidence: tuple[Quotation, ...] = ()
    search: Search | None = None
    rationale: str = ""
    successor: str | None = None
    considered: tuple[str, ...] = ()
    incomparable: tuple[Incomparable, ...] = ()
    blind: bool = False
    adjudicated: bool = False
    codebook_revision: int = 1
    created: str = ""
    modified: str = ""
    version: int = 1
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """A stored word on a pair of passages, by anchor so that it survives re-parsing.

    ``about`` says what the word binds: passages in the alignment of two reports, the names in two
    clauses as one ``promise`` in the life of it, or a promise of a report (``older``) and the ``task`` of a
    list (``newer``) that breaks it down.
    """

    id: str
    older: Anchor
    newer: Anchor
    linked: bool
    coder: str
    about: LinkSubject = "passage"
    note: str = ""
    created: str = ""
    modified: str = ""
    version: int = 1
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One entry of the codebook; ``id`` never changes, labels and definitions may."""

    id: str
    parent: str | None
    zh: str
    en: str
    definition_zh: str = ""
    definition_en: str = ""
    archived_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All codes as of one revision, with the types and fields of a scheme and whose it is (``source``)."""

    revision: int
    codes: tuple[Code, ...]
    created: str = ""
    created_by: str = ""
    note: str = ""
    source: str = field(default="", metadata=SELDOM)
    types: tuple[Choice, ...] = field(default=(), metadata=SELDOM)
    fields: tuple[SchemeField, ...] = field(default=(), metadata=SELDOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the append-only log; ``batch`` groups the lines of one action.

    A ``foreign`` line came with an import: history of another store, nothing that happened here.
    """

    seq: int
    at: str
    actor: str
    action: str
    object: str
    batch: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def foreign(self) -> bool:
        """Say whether the line is history of another store."""
        return self.action.startswith(FOREIGN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything a store holds; what an export carries. ``texts`` maps document id to its text."""

    documents: tuple[Document, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    codebooks: tuple[Codebook, ...] = ()
    log: tuple[LogEntry, ...] = ()
    team: tuple[TeamEvent, ...] = ()
