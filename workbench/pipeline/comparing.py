"""Two reports, or the review and plan of one: what corresponds and what became different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.alignment.aligning import align_reports
from workbench.alignment.clausepairs import same_parts
from workbench.difference.comparing import compare_alignment
from workbench.difference.sentence_changes import list_sentence_changes, places_in
from workbench.difference.units import without_partner
from workbench.model.change import Difference, SentenceChanges
from workbench.model.link import Alignment, LinkDecision, Scope
from workbench.model.report import Report
from workbench.pipeline.analysing import Reading, prepared, quantities_of
from workbench.pipeline.memo import remembered
from workbench.settings import DEFAULTS, Settings

__all__ = [
    "Compared",
    "added_and_dropped",
    "align",
    "align_paragraphs",
    "compare",
    "compare_opening",
    "places_in",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two reports with their links and changes."""

    older: Report = field(repr=False)
    newer: Report = field(repr=False)
    alignment: Alignment
    difference: Difference
    sentences: SentenceChanges = field(default_factory=SentenceChanges)


@remembered(8)
def _align(
    older: Reading, newer: Reading, scope: Scope, decisions: tuple[LinkDecision, ...], settings: Settings
) -> Alignment:
    return align_reports(
        prepared(older.report, settings),
        prepared(newer.report, settings),
        scope=scope,
        decisions=decisions,
        settings=settings.alignment,
    )


@remembered(8)
def _compare(
    older: Reading, newer: Reading, scope: Scope, decisions: tuple[LinkDecision, ...], settings: Settings
) -> Compared:
    return _compared(older, newer, _align(older, newer, scope, decisions, settings), settings)


def _compared(
    older: Reading, newer: Reading, alignment: Alignment, settings: Settings, first: int | None = None
) -> Compared:
    """Return all changes, or those of the ``first`` so many passages: the others are not compared."""
    difference = compare_alignment(
        alignment,
        older.report,
        newer.report,
        older_quantities=quantities_of(older.report),
        newer_quantities=quantities_of(newer.report),
        settings=settings.difference,
        first=first,
    )
    return Compared(
        older=older.report,
        newer=newer.report,
        alignment=alignment,
        difference=difference,
        sentences=list_sentence_changes(
            difference,
            alignment,
            older.report,
            newer.report,
            settings.difference,
            ordered=same_parts(alignment.scope),
        ),
    )


@remembered(8)
def _paragraphs(older: Reading, newer: Reading, settings: Settings) -> Alignment:
    return align_reports(
        prepared(older.report, settings),
        prepared(newer.report, settings),
        down_to="paragraph",
        explained=False,
        settings=settings.alignment,
    )


def align_paragraphs(older: Report, newer: Report, settings: Settings = DEFAULTS) -> Alignment:
    """Return the links of ``align`` between sections and between paragraphs, without their reasons."""
    return _paragraphs(Reading.of(older), Reading.of(newer), settings)


def align(
    older: Report,
    newer: Report,
    scope: Scope = "like",
    decisions: Sequence[LinkDecision] = (),
    settings: Settings = DEFAULTS,
) -> Alignment:
    """Return which passages of two reports correspond; analysts' decisions are hard constraints."""
    return _align(Reading.of(older), Reading.of(newer), scope, tuple(decisions), settings)


def added_and_dropped(
    older: Report, newer: Report, settings: Settings = DEFAULTS
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the passages that ``compare`` tells as added and as dropped, no word compared."""
    return without_partner(align_paragraphs(older, newer, settings), older, newer)


def compare(
    older: Report,
    newer: Report,
    scope: Scope = "like",
    decisions: Sequence[LinkDecision] = (),
    settings: Settings = DEFAULTS,
) -> Compared:
    """Return links and word-level changes between two reports, or between the halves of one."""
    return _compare(Reading.of(older), Reading.of(newer), scope, tuple(decisions), settings)


def compare_opening(
    older: Report,
    newer: Report,
    first: int,
    scope: Scope = "like",
    decisions: Sequence[LinkDecision] = (),
    settings: Settings = DEFAULTS,
) -> Compared:
    """Return what ``compare`` says of the ``first`` so many passages of the newer report, and all links.

    The passages behind them are named but not compared: nothing said of their words or sentences counts.
    """
    both = Reading.of(older), Reading.of(newer)
    return _compared(*both, _align(*both, scope, tuple(decisions), settings), settings, first)
