"""The life of each promise over a place's reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.hashed_counts import bucket
from workbench.alignment.vocabulary import vocabulary
from workbench.insight.indicators import by_place
from workbench.measuring.names_alike import broad_names
from workbench.model.link import Candidate
from workbench.model.report import Report
from workbench.model.span import Span
from workbench.model.thread import Thread, ThreadDecision, ThreadOrder
from workbench.pipeline.analysing import Reading, commitments_of, quantities_of
from workbench.pipeline.disk_cache import is_kept, kept_on_disk
from workbench.pipeline.judging import evidence
from workbench.pipeline.memo import remembered
from workbench.settings import DEFAULTS, Settings
from workbench.tracing.answered import Answer, Answers
from workbench.tracing.threads import Grouped, group_promises, tell_threads

__all__ = [
    "Thread",
    "ThreadOrder",
    "is_traced",
    "read_ahead",
    "sort_threads",
    "thread_at",
    "thread_of",
    "trace",
]

_KIND = "lives"
LEAST_REPORTS = 3
"""Fewer reports of a place make no life: two are what the comparison is for."""


@remembered(4)
def _grouped(readings: tuple[Reading, ...], settings: Settings) -> Grouped:
    reports = [reading.report for reading in readings]
    return group_promises(
        reports,
        {report.id: commitments_of(report, settings) for report in reports},
        {report.id: quantities_of(report) for report in reports},
        rarity=_rarity,
        too_broad=broad_names(),
        answers=_likely_answers(reports, settings),
        settings=settings.tracing,
        comparing=settings.alignment,
    )


def _likely_answers(reports: Sequence[Report], settings: Settings) -> Answers:
    by_id = {report.id: Reading.of(report) for report in reports}
    return lambda older, newer: _answers(by_id[older], by_id[newer], settings)


@remembered(128)  # of as many pairs of years; each holds little
def _answers(older: Reading, newer: Reading, settings: Settings) -> Mapping[str, Answer]:
    """Return what answers each promise of a report in the next one, where that is likely."""
    found = evidence(older.report, newer.report, settings).evidence
    return {
        each.commitment: _answer(each.candidates[0])
        for each in found
        if each.candidates and each.candidates[0].score >= settings.tracing.likely_answer
    }


def _answer(candidate: Candidate) -> Answer:
    clause, compared = str(candidate.why.get("clause", "")), candidate.comparison
    start = candidate.start + max(candidate.text.find(clause), 0)
    within = Span(start, start + len(clause))
    if compared is None or compared.actual_start is None or compared.actual_end is None:
        return Answer(within)
    return Answer(within, compared.planned, Span(compared.actual_start, compared.actual_end))


@remembered(16)
def _trace(
    readings: tuple[Reading, ...], settings: Settings, decisions: tuple[ThreadDecision, ...]
) -> tuple[Thread, ...]:
    # What people say changes a thread or two: the groups that are laid under their words are kept.
    return kept_on_disk(
        _KIND,
        lambda: _made_of(readings, settings, decisions),
        lambda: tell_threads(_grouped(readings, settings), decisions),
    )


@remembered(16)
def _made_of(
    readings: tuple[Reading, ...], settings: Settings, decisions: tuple[ThreadDecision, ...]
) -> tuple[str, ...]:
    """Return all that threads are made of, as what is kept between runs is named by."""
    return (*(reading.content() for reading in readings), repr(settings), repr(decisions))


def trace(
    reports: Sequence[Report], settings: Settings = DEFAULTS, decisions: Sequence[ThreadDecision] = ()
) -> tuple[Thread, ...]:
    """Return the threads of promises in the reports, as people joined and split them; places never mix."""
    return tuple(
        thread
        for own in by_place(reports)
        for thread in _trace(tuple(Reading.of(report) for report in own), settings, tuple(decisions))
    )


def is_traced(
    reports: Sequence[Report], settings: Settings = DEFAULTS, decisions: Sequence[ThreadDecision] = ()
) -> bool:
    """Say whether an earlier run kept the threads of the reports, so that nothing has to be read for them."""
    return all(
        is_kept(_KIND, _made_of(tuple(Reading.of(report) for report in own), settings, tuple(decisions)))
        for own in by_place(reports)
    )


def read_ahead(report: Report, before: Report | None = None, settings: Settings = DEFAULTS) -> None:
    """Read what a report proposes, counts, and answers to the one before it: the long part of tracing.

    It is kept until it is asked for.
    """
    commitments_of(report, settings)
    quantities_of(report)
    if before is not None and before.year is not None and report.year == before.year + 1:
        _answers(Reading.of(before), Reading.of(report), settings)


def thread_at(threads: Iterable[Thread], document: str, start: int, end: int) -> Thread | None:
    """Return the thread that has most to say of a stretch of a text, None where none has."""
    found: list[tuple[int, int, Thread]] = []
    for thread in threads:
        shared = [
            min(end, event.end) - max(start, event.start)
            for event in thread.events
            if event.document == document and event.start is not None and event.end is not None
        ]
        if shared and max(shared) > 0:
            found.append((max(shared), len(thread.events), thread))
    return max(found, key=lambda each: each[:2])[2] if found else None


def thread_of(threads: Iterable[Thread], commitment: str) -> Thread | None:
    """Return the thread with most events that holds a commitment, None where it stands alone."""
    holding = [t for t in threads if any(event.commitment == commitment for event in t.events)]
    return max(holding, key=lambda thread: len(thread.events), default=None)


def sort_threads(threads: Iterable[Thread], order: ThreadOrder) -> tuple[Thread, ...]:
    """Return threads by how often they were promised again, slipped, fell silent, shrank, or by year."""
    return tuple(sorted(threads, key=lambda thread: (-rank(thread, order), -thread.last, thread.id)))


def rank(thread: Thread, order: ThreadOrder) -> float:
    """Return how high a thread stands in an order; nothing where the order does not speak of it.

    Slipped are the years from the first promise to the last time that it was put off or missed; silent the
    years passed over, more where nothing came after; shrunk is by how many steps the target came down.
    """
    kinds = [event.kind for event in thread.events]
    if order == "promised_again":
        return thread.times_promised
    if order == "slipped":
        return _years_slipped(thread)
    if order == "silent":
        return kinds.count("silent") + (kinds[-1] == "silent")
    if order == "shrunk":
        return max(0, kinds.count("target_lowered") - kinds.count("target_raised"))
    return thread.last


def _years_slipped(thread: Thread) -> int:
    slips = [event.year for event in thread.events if event.kind in ("postponed", "missed")]
    made = [event.year for event in thread.events if event.planned]
    return max(slips) - min(made) if slips else 0


def _rarity(pairs: Sequence[str]) -> NDArray[np.float64]:
    buckets = [bucket(pair) for pair in pairs]
    return np.asarray(vocabulary().gram_idf[buckets], dtype=np.float64)
