"""What many reports tell together: number series and set phrases."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.insight.folded_text import read_body
from workbench.insight.indicators import Attainment, attain, collect_indicators
from workbench.insight.phrase_trends import wording_trends
from workbench.insight.wording import compare_wording, count_wording
from workbench.model.insight import Context, PhraseTrend, Series, Wording
from workbench.model.report import Report
from workbench.pipeline.analysing import Reading, quantities_of
from workbench.pipeline.memo import remembered
from workbench.settings import DEFAULTS, Settings

__all__ = [
    "Attainment",
    "attainments",
    "counted_wording",
    "indicators",
    "phrase_contexts",
    "phrase_trend",
    "wording",
]


@remembered(32)
def _indicators(readings: tuple[Reading, ...], settings: Settings) -> tuple[Series, ...]:
    reports = tuple(r.report for r in readings)
    return collect_indicators(reports, {r.id: quantities_of(r) for r in reports}, settings.insight)


@remembered(32)
def _wording(older: Reading, newer: Reading, background: tuple[Reading, ...], settings: Settings) -> Wording:
    return compare_wording(
        older.report, newer.report, tuple(r.report for r in background), settings=settings.insight
    )


def indicators(reports: Sequence[Report], settings: Settings = DEFAULTS) -> tuple[Series, ...]:
    """Return every number series that the reports give, target and actual by year."""
    return _indicators(tuple(Reading.of(r) for r in reports), settings)


def wording(
    older: Report, newer: Report, background: Sequence[Report] = (), settings: Settings = DEFAULTS
) -> Wording:
    """Return set phrases that are new, gone or kept; ``background`` are the place's other reports."""
    return _wording(Reading.of(older), Reading.of(newer), tuple(Reading.of(r) for r in background), settings)


def counted_wording(older: Report, newer: Report, settings: Settings = DEFAULTS) -> Wording:
    """Return ``wording`` without contexts and without what changed: what a batch has in its tables."""
    return count_wording(older, newer, settings=settings.insight)


def attainments(series: Series, settings: Settings = DEFAULTS) -> tuple[Attainment, ...]:
    """Return target beside reported number for every year of a series that has both."""
    return attain(series, settings.alignment)


def phrase_trend(reports: Sequence[Report], phrase: str, settings: Settings = DEFAULTS) -> PhraseTrend:
    """Return how often the report of each year uses a phrase."""
    return wording_trends(reports, settings.insight, (phrase,))[0]


def phrase_contexts(report: Report, phrase: str, settings: Settings = DEFAULTS) -> tuple[Context, ...]:
    """Return the first places of a phrase in a report, each with the clauses around it."""
    insight = settings.insight
    return tuple(read_body(report).contexts(phrase, insight.most_contexts, insight.context_width))
