"""Propose the commitments of a plan: clauses with an action of the government's and a checkable object.

It is settled first which clauses are proposed; then each field is told of all of them, one field after the
other, and what few clauses have is looked for only where a scan says that it may be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import repeat

import numpy as np

from workbench.extraction.appended_items import AppendedItems
from workbench.extraction.areas import Proposal, propose_area, propose_areas, propose_areas_of
from workbench.extraction.deadlines import read_deadline
from workbench.extraction.describing import (
    Described,
    describe_strengths,
    describe_types,
    fill,
    find_actions,
    find_bodies,
    find_items,
)
from workbench.extraction.drafts import Drafts, draft_commitments
from workbench.extraction.likelihood import Weights, commitment_weights
from workbench.extraction.periods import MAY_TELL_TIME, find_period
from workbench.extraction.task_rows import RowTask
from workbench.model.commitment import Commitment, Grounds, Period, Quantity, Tier
from workbench.model.part import Part
from workbench.model.report import Report
from workbench.model.said import Said
from workbench.settings import ExtractionSettings
from workbench.uncollected import uncollected

# Of a row of fields; called by name, they take three times as long.
_GROUNDS = partial(tuple.__new__, Grounds)
_COMMITMENT = partial(tuple.__new__, Commitment)


@uncollected()
def propose_commitments(
    report: Report,
    quantities: Sequence[Quantity],
    settings: ExtractionSettings,
    *,
    parts: tuple[Part, ...] = ("plan", "closing"),
    weights: Weights | None = None,
) -> tuple[Commitment, ...]:
    """Return the proposed commitments of the given parts of a report, in reading order.

    Those of the tier ``possible`` are clauses that may be one. ``quantities`` are those of the whole
    report, by where they start (``find_quantities``). An id derives from report, quotation and how often
    that quotation came before. ``weights`` are the package's where None; what a library's decisions taught
    (``settings.taught``) moves clauses between the tiers and folds what it speaks against, but hides nothing.
    """
    items = AppendedItems(report)
    weights = commitment_weights() if weights is None else weights
    drafts = draft_commitments(report, quantities, parts, items, weights, settings)
    return tuple(_commitments(report, drafts, items)) if drafts.sentences else ()


_ID_DIGITS = 16
_NO_AREA: tuple[None, tuple[str, ...]] = (None, ())


def _commitments(report: Report, drafts: Drafts, items: AppendedItems) -> list[Commitment]:
    """Return what is promised by drafts, one at least."""
    sentences, clauses, quantities, counted, reasons, dates, chosen, may = drafts[:8]
    tiers, shipped, likely, margins, rows = drafts[8:]
    sentence_ids, places, around, listed = zip(*sentences, strict=True)
    sections, themes, titles, _, _, _, _, _ = zip(*places, strict=True)
    of = Described.of(clauses, quantities, counted, dates, chosen, may)
    periods = _find_periods(report, of, around)
    named = find_items(of)
    starts, ends = clauses.starts.tolist(), clauses.ends.tolist()
    areas, terms = zip(*_find_areas(report, of, starts, ends, titles, rows), strict=True)
    made = zip(
        _identify(report, of.texts, shipped),
        repeat(report.id),
        of.texts,
        starts,
        ends,
        sentence_ids,
        sections,
        themes,
        describe_types(of),
        find_actions(of),
        named,
        [period.until if period else None for period in periods],
        find_bodies(of),
        of.quantities,
        describe_strengths(of, named),
        areas,
        _ground(reasons, of.chosen, tiers, shipped, likely, terms),
        tiers,
        periods,
        margins,
        strict=False,  # the report's id goes on for ever
    )
    commitments = list(map(_COMMITMENT, made))
    if any(listed):
        commitments = [
            _of_item(report, items, each) if of_list else each
            for each, of_list in zip(commitments, listed, strict=True)
        ]
    if any(rows):
        commitments = [
            each if row is None else _of_row(report, row, each)
            for each, row in zip(commitments, rows, strict=True)
        ]
    return commitments


def _find_periods(report: Report, of: Described, around: Sequence[Period | None]) -> list[Period | None]:
    """Return until when clauses are promised: what they name, or the time they stand under, as for most."""
    timed = (of.seen & MAY_TELL_TIME != 0) | np.fromiter(map(bool, of.dates), np.bool_, len(of.dates))
    where = np.flatnonzero(timed).tolist()
    return fill(
        list(around), where, lambda at: find_period(of.dates[at] + of.texts[at], report.year) or around[at]
    )


def _identify(report: Report, quotes: Sequence[str], shipped: Sequence[Tier | None]) -> list[str]:
    """Return the ids; what only a lesson proposes is counted apart, so that the others stay as they were."""
    counts = [1] * len(quotes)  # as most are
    if len(set(quotes)) < len(quotes) or None in shipped:
        seen: dict[str, int] = {}
        taught: dict[str, int] = {}
        for at, (quote, own) in enumerate(zip(quotes, shipped, strict=True)):
            of, step = (taught, -1) if own is None else (seen, 1)
            counts[at] = of[quote] = of.get(quote, 0) + step
    begins, ends = f"{report.id}\x1f".encode(), {count: f"\x1f{count}".encode() for count in set(counts)}
    keys = [begins + quote.encode() + ends[count] for quote, count in zip(quotes, counts, strict=True)]
    return ["c" + digest.hexdigest()[:_ID_DIGITS] for digest in map(sha256, keys)]


def _find_areas(
    report: Report,
    of: Described,
    starts: Sequence[int],
    ends: Sequence[int],
    titles: Sequence[str],
    rows: Sequence[RowTask | None],
) -> list[Proposal | tuple[None, tuple[str, ...]]]:
    """Return the areas by the clauses' own words, else by the headings above, with the terms that tell so."""
    named = propose_areas(report.text, starts, ends)
    where = [at for at, row in enumerate(rows) if row is not None]  # whose words begin elsewhere
    named = fill(named, where, lambda at: propose_area(of.texts[at]))
    unnamed = list(dict.fromkeys([title for own, title in zip(named, titles, strict=True) if own is None]))
    by_heading = dict(zip(unnamed, propose_areas_of(unnamed), strict=True))
    return [own or by_heading[title] or _NO_AREA for own, title in zip(named, titles, strict=True)]


def _ground(
    reasons: Sequence[Said],
    chosen: Sequence[bool],
    tiers: Sequence[Tier],
    shipped: Sequence[Tier | None],
    likely: Sequence[float],
    terms: Sequence[tuple[str, ...]],
) -> Iterator[Grounds]:
    """Return why clauses are proposed: by the rule, or by how likely they are, and what a lesson did."""
    told = [
        None if by_rule and tier != "possible" else share
        for by_rule, tier, share in zip(chosen, tiers, likely, strict=True)
    ]
    lessons: list[Tier | None] = [None] * len(tiers)
    if tiers != shipped:
        lessons = [None if tier == own else tier for tier, own in zip(tiers, shipped, strict=True)]
    return map(_GROUNDS, zip(reasons, told, terms, lessons, strict=True))


def _of_row(report: Report, task: RowTask, made: Commitment) -> Commitment:
    """Return the promise of a task table's row; its columns say who and until when."""
    return _noted(report, made, task.bodies, task.deadline)


def _of_item(report: Report, items: AppendedItems, made: Commitment) -> Commitment:
    """Return a promise of a list behind the closing; the notes of its item say who keeps it until when."""
    item = items.at(made.start)
    return made if item is None else _noted(report, made, item.bodies, item.deadline)


def _noted(report: Report, made: Commitment, bodies: tuple[str, ...], deadline: str) -> Commitment:
    """Return a promise with the bodies and the date that are noted beside it."""
    period = (read_deadline(deadline, report.year) if deadline else None) or made.period
    return made._replace(
        bodies=bodies or made.bodies,
        deadline=period.until if period else made.deadline,
        period=period,
    )
