"""Which rows of a task list break down which promises of a report."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.link import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLink:
    """A row of a list and a promise that it breaks down, by commitment ids; ``score`` is 0..1."""

    row: str
    promise: str
    score: float
    origin: Origin = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDecision:
    """A person's word on a row and a promise, by commitment ids: the row breaks it down, or does not."""

    row: str
    promise: str
    linked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """All links between a list and a report, rows without a promise and promises without a row."""

    links: tuple[RowLink, ...]
    rows_alone: tuple[str, ...]
    promises_alone: tuple[str, ...]
