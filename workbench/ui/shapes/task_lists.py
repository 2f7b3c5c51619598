"""A task list beside its report, as both sides of the wire know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from workbench.ui.shapes.items import KeyRows, Span, Steps, ViewDocument


class TaskQuote(Span):
    """A passage of the list or of the report."""

    id: str
    quote: str


class TaskRow(TaskQuote):
    """A row of the list."""

    bodies: Sequence[str]
    due: str


class TaskPromise(TaskQuote):
    """A promise of the report."""

    section: str


class TaskItem(TaskQuote, total=False):
    """A row of the list or a promise of the report, where both are treated alike."""

    bodies: Sequence[str]
    due: str
    section: str


class TaskLink(TypedDict):
    """A promise that a row breaks down; `hand`: somebody said so."""

    promise: str
    score: float
    hand: bool


class TaskState(TypedDict):
    """What became of a row."""

    codes: Sequence[str]
    status: str
    evidence: Sequence[str]
    on: str


class TaskLinks(TypedDict):
    """By row its promises, those taken off it, and what became of it."""

    links: Mapping[str, Sequence[TaskLink]]
    refused: Mapping[str, Sequence[str]]
    states: Mapping[str, TaskState]


class TasksState(TaskLinks, Steps):
    """What a list's channel tells."""


class TasksContent(TypedDict):
    """What does not change with people's words."""

    list: str
    report: str
    rows: Sequence[TaskRow]
    promises: Sequence[TaskPromise]
    keys: KeyRows


class TasksDocument(TasksContent, ViewDocument):
    """A task list beside its report."""

    focus: str | None
    start: TaskLinks
