"""Propose the commitments of a plan: clauses with an action of the government's and a checkable object.

It is settled first which clauses are proposed; then each field is told of all of them, one field after the
other, and what few clauses have is looked for only where a scan says that it may be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from heapq import merge
from itertools import compress, repeat
from typing import Any, NamedTuple

from workbench.extraction.appended_items import AppendedItems
from workbench.extraction.areas import Proposal, propose_area, propose_areas, propose_areas_of
from workbench.extraction.candidate_clauses import place_clauses
from workbench.extraction.choosing import Choices
from workbench.extraction.clauses import Clause, read_clauses
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
from workbench.extraction.likelihood import Weights, commitment_weights
from workbench.extraction.outline import Outline, Place
from workbench.extraction.periods import MAY_TELL_TIME, find_period, promised_period, years_around
from workbench.extraction.task_items import list_tasks
from workbench.extraction.task_rows import RowTask
from workbench.extraction.tiers import place_in_tiers
from workbench.measuring.years_of_sentences import spanning_sentences
from workbench.model.commitment import Commitment, Grounds, Period, Quantity, Tier
from workbench.model.part import Part
from workbench.model.report import Report
from workbench.model.said import Said
from workbench.settings import ExtractionSettings
from workbench.text.prefilter import ANYTHING


class _Sentence(NamedTuple):
    """The sentence in which a clause is proposed; ``around`` is the time it stands under.

    ``listed`` says that it is of a list at the end.
    """

    id: str
    place: Place
    around: Period | None
    listed: bool = False


class _Draft(NamedTuple):
    """A clause that is proposed, as ``Choices`` and ``Placings`` tell it.

    ``row`` is the row of a task table that it is; what is told of such a row stands here.
    """

    sentence: _Sentence
    clause: Clause
    quantities: tuple[Quantity, ...]
    counted: bool
    reason: Said
    date: str = ""
    ruling: str = "row"
    bar: str = ""
    chosen: bool = True
    may: int = ANYTHING
    tier: Tier | None = "commitment"
    shipped: Tier | None = "commitment"
    likely: float = 1.0
    margin: float | None = None
    row: RowTask | None = None


_Columns = Sequence[Sequence[Any]]
"""A column for each field of a draft, in the order of the fields."""
# Of a row of fields; called by name, they take three times as long.
_SENTENCE = partial(tuple.__new__, _Sentence)
_DRAFT = partial(tuple.__new__, _Draft)
_GROUNDS = partial(tuple.__new__, Grounds)
_COMMITMENT = partial(tuple.__new__, Commitment)


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
    columns = _drafts(report, quantities, parts, items, weights, settings)
    return tuple(_commitments(report, columns, items)) if columns and columns[0] else ()


def _drafts(
    report: Report,
    quantities: Sequence[Quantity],
    parts: tuple[Part, ...],
    items: AppendedItems,
    weights: Weights,
    settings: ExtractionSettings,
) -> _Columns:
    """Return what is proposed, in reading order, as the columns of drafts."""
    usual = promised_period("", "", report.year)
    tasks = list_tasks(report)
    outline = Outline(report)
    rows = [_draft_row(report, task, outline, quantities, usual) for task in tasks]
    if rows and report.genre.rule.by_rows:  # what such a list says beside its rows orders how, not what
        return list(zip(*rows, strict=True))
    candidates = place_clauses(report, quantities, parts, settings)
    placings = place_in_tiers(candidates, weights, settings)
    spanning = spanning_sentences(report)
    sentences: list[_Sentence] = []
    told: dict[str, Period | None] = {}  # a paragraph's sentences stand under the same words
    places, listed = candidates.around.places, candidates.around.listed.tolist()
    for sentence, place, of_list in zip(candidates.sentences, places, listed, strict=True):
        around = usual
        if sentence.id in spanning:
            above = years_around(report, sentence)
            if above not in told:
                told[above] = promised_period("", above, report.year)
            around = told[above]
        sentences.append(_SENTENCE((sentence.id, place, around, of_list)))
    every = (candidates.of_each(sentences), *candidates.choices, *placings, repeat(None))
    columns = [list(compress(column, placings.tiers)) for column in every]
    if not rows and True not in listed:  # as in most reports
        return columns
    drafts = [_in_own_words(_DRAFT(draft), items) for draft in zip(*columns, strict=True)]
    kept = [draft for draft in drafts if draft is not None]
    return list(zip(*merge(kept, rows, key=partial(_begins, report)), strict=True))


def _begins(report: Report, draft: _Draft) -> int:
    """Return by what a draft is in reading order: a row by its words, others by their sentence."""
    return report.by_id[draft.sentence.id].start if draft.row is None else draft.row.start


def _in_own_words(draft: _Draft, items: AppendedItems) -> _Draft | None:
    """Return an item of a list at the end without the notes beside it; None where nothing else is left."""
    if not draft.sentence.listed:
        return draft
    own = items.own_words(draft.clause)
    return own and draft._replace(clause=own, margin=None)


def _draft_row(
    report: Report,
    task: RowTask,
    outline: Outline,
    quantities: Sequence[Quantity],
    around: Period | None,
) -> _Draft:
    """Return the promise of a task table's row."""
    counted = tuple(q for q in quantities if task.start <= q.start < task.end and q.role == "target")
    clause = read_clauses(report.text, task.start, task.end)[0]._replace(end=task.end, text=task.quote)
    sentence = _Sentence(task.sentence, outline.place(task.node), around)
    return _Draft(sentence, clause, counted, bool(counted), _LISTED, row=task)


_LISTED = Said("proposal.task_row")
_ID_DIGITS = 16
_NO_AREA: tuple[None, tuple[str, ...]] = (None, ())


def _commitments(report: Report, columns: _Columns, items: AppendedItems) -> list[Commitment]:
    """Return what is promised by drafts, one at least."""
    sentences, *told, tiers, shipped, likely, margins, rows = columns
    sentence_ids, places, around, listed = zip(*sentences, strict=True)
    sections, themes, titles, _, _, _, _, _ = zip(*places, strict=True)
    of = Described.of(Choices(*told))
    periods = _find_periods(report, of, around)
    named = find_items(of)
    areas, terms = zip(*_find_areas(report, of, titles, rows), strict=True)
    made = zip(
        _identify(report, of.texts, shipped),
        repeat(report.id),
        of.texts,
        of.starts,
        of.ends,
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
        _ground(of, tiers, shipped, likely, terms),
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
    timed = [
        at for at, (date, may) in enumerate(zip(of.dates, of.may, strict=True)) if date or may & MAY_TELL_TIME
    ]
    return fill(
        list(around), timed, lambda at: find_period(of.dates[at] + of.texts[at], report.year) or around[at]
    )


def _identify(report: Report, quotes: Sequence[str], shipped: Sequence[Tier | None]) -> list[str]:
    """Return the ids; what only a lesson proposes is counted apart, so that the others stay as they were."""
    seen: dict[str, int] = {}
    taught: dict[str, int] = {}
    ids: list[str] = []
    for quote, own in zip(quotes, shipped, strict=True):
        if own is None:
            occurrence = taught[quote] = taught.get(quote, 0) - 1
        else:
            occurrence = seen[quote] = seen.get(quote, 0) + 1
        key = f"{report.id}\x1f{quote}\x1f{occurrence}"
        ids.append("c" + sha256(key.encode()).hexdigest()[:_ID_DIGITS])
    return ids


def _find_areas(
    report: Report, of: Described, titles: Sequence[str], rows: Sequence[RowTask | None]
) -> list[Proposal | tuple[None, tuple[str, ...]]]:
    """Return the areas by the clauses' own words, else by the headings above, with the terms that tell so."""
    named = propose_areas(report.text, of.starts, of.ends)
    where = [at for at, row in enumerate(rows) if row is not None]  # whose words begin elsewhere
    named = fill(named, where, lambda at: propose_area(of.texts[at]))
    unnamed = list(dict.fromkeys([title for own, title in zip(named, titles, strict=True) if own is None]))
    by_heading = dict(zip(unnamed, propose_areas_of(unnamed), strict=True))
    return [own or by_heading[title] or _NO_AREA for own, title in zip(named, titles, strict=True)]


def _ground(
    of: Described,
    tiers: Sequence[Tier],
    shipped: Sequence[Tier | None],
    likely: Sequence[float],
    terms: Sequence[tuple[str, ...]],
) -> Iterator[Grounds]:
    """Return why clauses are proposed: by the rule, or by how likely they are, and what a lesson did."""
    told = [
        None if by_rule and tier != "possible" else share
        for by_rule, tier, share in zip(of.chosen, tiers, likely, strict=True)
    ]
    lessons = [None if tier == own else tier for tier, own in zip(tiers, shipped, strict=True)]
    return map(_GROUNDS, zip(of.reasons, told, terms, lessons, strict=True))


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
