"""Whether set phrases are used more or less from year to year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from workbench.insight.counted_phrases import KIND_WEIGHT, Counted, without_parts
from workbench.insight.folded_text import Body, read_body
from workbench.insight.mining import mine_phrases
from workbench.insight.phrases import find_phrases
from workbench.model.insight import PhraseTrend
from workbench.model.report import Report
from workbench.settings import InsightSettings

Trend = Literal["new", "dropped", "rising", "falling", "steady"]


def wording_trends(
    reports: Sequence[Report], settings: InsightSettings, phrases: Iterable[str] | None = None
) -> tuple[PhraseTrend, ...]:
    """Return how often each year's report uses a phrase, for the given or the most telling phrases.

    Reports without a year are left out; the trend compares the later with the earlier half of the years.
    """
    bodies = sorted(
        (read_body(report) for report in reports if report.year is not None), key=lambda b: b.report.year or 0
    )
    if phrases is None:
        phrases = [c.phrase for c in _count_all(bodies, settings)][: settings.most_phrases]
    return tuple(_trend_of(phrase, bodies, settings) for phrase in phrases)


def _count_all(bodies: Sequence[Body], settings: InsightSettings) -> list[Counted]:
    """Return candidates over many reports, ordered by how much their use varies and how telling they are."""
    marked: dict[str, str] = {}
    for body in bodies:
        marked = {**find_phrases(body), **marked}
    mined = mine_phrases(bodies, settings)
    counted = []
    for phrase in {**marked, **mined}:
        counts = [body.count(phrase) for body in bodies]
        half = len(counts) // 2
        counted.append(
            Counted(
                phrase=phrase,
                older=sum(counts[:half]),
                newer=sum(counts[half:]),
                before=sum(n > 0 for n in counts),
                marked=KIND_WEIGHT.get(marked.get(phrase, ""), 0.0),
                weight=mined.get(phrase, 0.0),
            )
        )
    telling = [c for c in counted if c.older + c.newer >= settings.trend_uses and c.before > 1]
    return sorted(
        without_parts(telling, settings), key=lambda c: (-abs(c.newer - c.older), -c.marked, c.phrase)
    )


def trend_of_counts(older: int, newer: int, lengths: tuple[int, int], settings: InsightSettings) -> Trend:
    """Compare two counts, as shares of the texts' lengths so that a longer report is no trend."""
    if not older or not newer:
        return "new" if newer else "dropped"
    ratio = (newer / max(1, lengths[1])) / (older / max(1, lengths[0]))
    if newer - older >= settings.least_change and ratio >= settings.rising:
        return "rising"
    if older - newer >= settings.least_change and ratio <= 1 / settings.rising:
        return "falling"
    return "steady"


def _trend_of(phrase: str, bodies: Sequence[Body], settings: InsightSettings) -> PhraseTrend:
    counts: Mapping[int, int] = {}
    lengths: Mapping[int, int] = {}
    for body in bodies:
        year = body.report.year or 0
        counts = {**counts, year: counts.get(year, 0) + body.count(phrase)}
        lengths = {**lengths, year: lengths.get(year, 0) + len(body.text)}
    years = sorted(counts)
    early, late = years[: len(years) // 2], years[len(years) // 2 :]
    return PhraseTrend(
        phrase=phrase,
        counts=tuple((year, counts[year]) for year in years),
        trend=trend_of_counts(
            sum(counts[y] for y in early),
            sum(counts[y] for y in late),
            (sum(lengths[y] for y in early), sum(lengths[y] for y in late)),
            settings,
        ),
    )
