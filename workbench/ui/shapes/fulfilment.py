"""The fulfilment flow of a pair of reports, as both sides of the wire know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

from workbench.ui.shapes.items import (
    Anchored,
    Citing,
    Described,
    Discussed,
    DocumentSpan,
    KeyRows,
    Notes,
    PageText,
    Quantity,
    Steps,
    ViewDocument,
)


class Quotation(Anchored):
    """A passage that was kept as evidence, as what it is to the promise."""

    document: str
    quote: str
    stance: NotRequired[str]
    score: NotRequired[float | None]
    state: NotRequired[str]
    """How it was found again in another version."""
    pending: NotRequired[bool]
    """The browser's own: not yet on disk."""


class Mark(TypedDict):
    """Two numbers of a passage that were marked as not comparable."""

    document: NotRequired[str]
    planned: NotRequired[str]
    actual: NotRequired[str]


class Judged(TypedDict):
    """What is known of a commitment's fulfilment: one coder's verdict with its evidence."""

    id: NotRequired[str]
    verdict: str
    evidence: Sequence[Quotation]
    incomparable: Sequence[Mark]
    official_claim: str | None
    schedule: str | None
    rationale: str
    coder: NotRequired[str]
    at: NotRequired[str]
    version: NotRequired[int]
    pending: NotRequired[bool]
    """The browser's own: not yet on disk."""


class NumberPair(TypedDict):
    """A planned number beside an actual one; `raw` are both as they stand in the texts."""

    raw: tuple[str, str]
    metric: str
    planned: str
    actual: str
    met: bool | None
    attainment: str | None
    note: str


class Answer(DocumentSpan):
    """A passage that may answer a commitment; `hit` is the clause that does."""

    text: str
    before: str
    hit: str
    after: str
    score: NotRequired[str]
    raw_score: NotRequired[float]
    confident: bool | None
    why: Sequence[str]
    comparison: NumberPair | None


class ConflictValue(TypedDict):
    """What one document tells of a number."""

    document: str
    value: str


class NumberConflict(TypedDict):
    """Documents that tell different values of one number."""

    metric: str
    values: Sequence[ConflictValue]


class Suggestion(TypedDict):
    """The verdict that the machine suggests, and why."""

    status: str
    why: str


class PromisedAgain(TypedDict):
    """The same promise in the newer plan."""

    quote: str
    change: str | None


class Answers(TypedDict):
    """What the documents say of one commitment."""

    candidates: Sequence[Answer]
    conflicts: Sequence[NumberConflict]
    suggestion: Suggestion | None
    carried: PromisedAgain | None


class Standing(TypedDict):
    """The headings above a commitment."""

    path: Sequence[str]
    section: str


class JudgingItem(Described, Anchored, Standing, Answers):
    """A commitment beside what answers it."""

    status: str
    answered: bool | None
    """A clause that may be a commitment is shown where something answers it."""
    years: NotRequired[bool]


class DecidedRow(Notes, Standing, Anchored):
    """What was decided on an item, to be laid over its row."""

    quote: str
    type: NotRequired[str | None]
    status: str
    area: str | None
    items: Sequence[str]
    bodies: Sequence[str]
    deadline: str | None
    quantities: Sequence[Quantity]


class OtherVerdict(TypedDict):
    """What another coder found."""

    coder: str
    verdict: str


class Judgements(TypedDict):
    """One coder's verdicts by item, what others gave, and which proposals are rejected or answered."""

    assessments: Mapping[str, Judged]
    others: Mapping[str, Sequence[OtherVerdict]]
    rejected: Sequence[str]
    answered: Sequence[str]


class JudgingState(Judgements, Steps, Discussed):
    """What the flow's channel tells."""

    rows: Mapping[str, DecidedRow]
    reopened: Mapping[str, Sequence[str]]
    """By item the documents that came after its verdict."""


class Source(TypedDict):
    """A document that answers; `start` is where its review begins."""

    id: str
    name: str
    source_class: str
    genre: str
    date: str
    page: PageText
    start: int | None


class FlowContent(TypedDict):
    """The part of the flow's document that no decision changes, but its rows."""

    documents: Sequence[Source]
    citing: Mapping[str, Citing]
    items: Sequence[JudgingItem]
    possible: Sequence[JudgingItem]
    older: str
    keys: KeyRows


class PairFound(FlowContent):
    """What the machine finds for a pair, and what answers people's own commitments."""

    answers: Mapping[str, Answers]
    speaking: Mapping[str, Sequence[str]]


class FlowRows(FlowContent):
    """The flow with people's decisions laid over its rows."""

    sections: Sequence[str]


class FlowProps(FlowRows):
    """The same with its revision."""

    rev: str


class JudgingVisit(ViewDocument, TypedDict):
    """The part of the flow's document that is of one visit."""

    focus: str | None
    heading: str
    only: Sequence[str] | None
    """Ids of the items of a list from another page."""
    onlyLabel: str
    areaNames: Mapping[str, str]
    majorAreas: Mapping[str, str]


class JudgingDocument(FlowRows, JudgingVisit):
    """The fulfilment flow of a pair of reports."""
