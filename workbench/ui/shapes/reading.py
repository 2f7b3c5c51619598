"""One report for reading and tagging, as both sides of the wire know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from workbench.ui.shapes.items import (
    Anchored,
    Citing,
    Described,
    Discussed,
    KeyRows,
    OutlineEntry,
    PageText,
    Proposed,
    SchemeField,
    Steps,
    ViewDocument,
)


class DecisionRecord(Described, Anchored):
    """A person's decision on a commitment."""

    proposal: str | None
    decision: str
    coder: str
    at: str
    version: int


class OtherDecision(TypedDict):
    """What another coder decided on the same proposal."""

    coder: str
    decision: str
    at: str


class Decisions(TypedDict):
    """One coder's decisions, and what others decided, by item."""

    records: Mapping[str, DecisionRecord]
    others: Mapping[str, Sequence[OtherDecision]]


class ReaderState(Decisions, Steps, Discussed):
    """What the reader's channel tells."""

    made: Mapping[str, str]
    """By the name that the browser gave it, the id of a commitment that was made."""


class AreaChoice(TypedDict):
    """A policy area that may be chosen."""

    id: str
    label: str


class ReaderContent(TypedDict):
    """The part of the reader's document that no decision changes."""

    page: PageText
    outline: Sequence[OutlineEntry]
    proposals: Sequence[Proposed]
    possible: Sequence[Proposed]
    doubtful: Sequence[str]
    areas: Sequence[AreaChoice]
    types: Sequence[str]
    scheme: Sequence[SchemeField]
    title: str
    citing: Citing
    keys: KeyRows


class ReaderVisit(ViewDocument):
    """The part of the reader's document that is of one visit."""

    focus: str | None
    span: tuple[int, int] | None
    coder: str


class ReaderDocument(ReaderContent, ReaderVisit):
    """One report for reading and tagging."""
