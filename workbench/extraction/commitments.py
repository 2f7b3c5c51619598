"""Propose the commitments of a plan: clauses with an action of the government's and a checkable object.

It is settled first which clauses are proposed; then each field is told of all of them, one field after the
other, and what few clauses have is looked for only where a scan says that it may be there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

import numpy as np

from workbench.extraction.appended_items import AppendedItems
from workbench.extraction.areas import Proposal, propose_area, propose_areas, propose_areas_of
from workbench.extraction.candidate_clauses import place_clauses
from workbench.extraction.choosing import Choice
from workbench.extraction.clauses import read_clauses
from workbench.extraction.deadlines import read_deadline
from workbench.extraction.describing import (
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
from workbench.extraction.tiers import Placing, place_in_tiers
from workbench.measuring.years_of_sentences import spanning_sentences
from workbench.model.commitment import Commitment, Period, Quantity, Tier
from workbench.model.part import Part
from workbench.model.report import Report
from workbench.model.said import Said
from workbench.settings import ExtractionSettings


class _Draft(NamedTuple):
    """A clause that is proposed, in the sentence with this id; ``around`` is the time it stands under.

    ``row`` is the row of a task table whose words it is, ``item`` says that it is of a list at the end.
    """

    sentence: str
    place: Place
    choice: Choice
    placing: Placing
    around: Period | None
    item: bool = False
    row: RowTask | None = None


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
    drafts = list(_drafts(report, quantities, parts, items, weights, settings))
    made = _commitments(report, drafts) if drafts else []
    for at, draft in enumerate(drafts):
        if draft.row is not None:
            made[at] = _of_row(report, draft.row, made[at])
        elif draft.item:
            made[at] = _of_item(report, items, made[at])
    return tuple(made)


def _drafts(
    report: Report,
    quantities: Sequence[Quantity],
    parts: tuple[Part, ...],
    items: AppendedItems,
    weights: Weights,
    settings: ExtractionSettings,
) -> Iterator[_Draft]:
    """Yield what is proposed, in reading order."""
    outline, year = Outline(report), report.year
    usual = promised_period("", "", year)
    tasks = list_tasks(report)
    rows = deque(_draft_row(report, task, outline, quantities, usual) for task in tasks)
    if rows and report.genre.rule.by_rows:  # what such a list says beside its rows orders how, not what
        yield from rows
        return
    placed = list(place_clauses(report, quantities, parts, settings))
    placings = iter(place_in_tiers([(choices, setting) for _, choices, setting in placed], weights, settings))
    spanning = spanning_sentences(report)
    for sentence, choices, setting in placed:
        while rows and tasks[-len(rows)].start < sentence.start:
            yield rows.popleft()
        spans = sentence.id in spanning
        around = promised_period("", years_around(report, sentence), year) if spans else usual
        for choice, placing in zip(choices, placings, strict=False):
            if placing.tier is None:
                continue
            if setting.listed:
                own, by_rule = items.own_words(choice.clause), placing._replace(margin=None)
                if own is not None:
                    listed = choice._replace(clause=own)
                    yield _Draft(sentence.id, setting.place, listed, by_rule, around, item=True)
            else:
                yield _Draft(sentence.id, setting.place, choice, placing, around)
    yield from rows


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
    choice = Choice(clause, counted, bool(counted), _LISTED, "", "row", "", chosen=True)
    placing = Placing("commitment", "commitment", 1.0, None)
    return _Draft(task.sentence, outline.place(task.node), choice, placing, around, row=task)


_TAUGHT: dict[Tier, Said] = {
    "commitment": Said("proposal.taught"),
    "possible": Said("proposal.set_back"),
}
_LISTED = Said("proposal.task_row")
_NO_AREA: tuple[None, tuple[str, ...]] = (None, ())


@lru_cache(maxsize=4096)
def _say_area(terms: tuple[str, ...]) -> Said:
    return Said("proposal.area", terms="、".join(terms))


@lru_cache(maxsize=32)
def _say_likelihood(percent: int) -> Said:
    return Said("proposal.likelihood", percent=percent)


def _commitments(report: Report, drafts: Sequence[_Draft]) -> list[Commitment]:
    """Return what is promised by drafts, one at least."""
    sentences, places, choices, placings, around, _, _ = zip(*drafts, strict=True)
    tiers, _, _, margins = zip(*placings, strict=True)
    clauses, inside, _, _, dates, _, _, _, may = zip(*choices, strict=True)
    starts, ends, quotes, _, _, _, _ = zip(*clauses, strict=True)
    seen = np.array(may, dtype=np.int64)
    # What the clause itself names comes first; most name no time at all.
    timed = [
        at for at, (date, bits) in enumerate(zip(dates, may, strict=True)) if date or bits & MAY_TELL_TIME
    ]
    periods = fill(
        list(around), timed, lambda at: find_period(dates[at] + quotes[at], report.year) or around[at]
    )
    items = find_items(clauses, seen)
    areas = _find_areas(report, drafts)
    made = zip(
        _identify(report, drafts),
        [report.id] * len(drafts),
        quotes,
        starts,
        ends,
        sentences,
        [place.section for place in places],
        [place.theme for place in places],
        describe_types(choices),
        find_actions(clauses),
        items,
        [period.until if period else None for period in periods],
        find_bodies(clauses, seen),
        inside,
        describe_strengths(choices, items),
        [area for area, _ in areas],
        [_say_why(draft, terms) for draft, (_, terms) in zip(drafts, areas, strict=True)],
        tiers,
        periods,
        margins,
        strict=True,
    )
    return list(map(Commitment._make, made))


def _identify(report: Report, drafts: Sequence[_Draft]) -> list[str]:
    """Return the ids; what only a lesson proposes is counted apart, so that the others stay as they were."""
    seen: dict[str, int] = {}
    taught: dict[str, int] = {}
    ids: list[str] = []
    for draft in drafts:
        quote = draft.choice.clause.text
        if draft.placing.shipped is None:
            taught[quote] = taught.get(quote, 0) + 1
            occurrence = -taught[quote]
        else:
            occurrence = seen[quote] = seen.get(quote, 0) + 1
        key = f"{report.id}\x1f{quote}\x1f{occurrence}"
        ids.append("c" + sha256(key.encode()).digest()[:8].hex())
    return ids


def _find_areas(report: Report, drafts: Sequence[_Draft]) -> list[Proposal | tuple[None, tuple[str, ...]]]:
    """Return the areas by the clauses' own words, else by the headings above, with the terms that tell so."""
    clauses = [draft.choice.clause for draft in drafts]
    named = propose_areas(report.text, [(clause.start, clause.end) for clause in clauses])
    where = [at for at, draft in enumerate(drafts) if draft.row is not None]  # whose words begin elsewhere
    named = fill(named, where, lambda at: propose_area(clauses[at].text))
    unnamed = dict.fromkeys(
        draft.place.title for own, draft in zip(named, drafts, strict=True) if own is None
    )
    by_heading = dict(zip(unnamed, propose_areas_of(list(unnamed)), strict=True))
    return [
        own or by_heading[draft.place.title] or _NO_AREA for own, draft in zip(named, drafts, strict=True)
    ]


def _say_why(draft: _Draft, terms: tuple[str, ...]) -> Said:
    """Return why a clause is proposed, and what a lesson did."""
    tier, shipped, likely, _ = draft.placing
    choice = draft.choice
    why = choice.reason
    if not choice.chosen or tier == "possible":
        why = _say_likelihood(round(likely * 20) * 5)
    if terms:
        why = why.joined(_say_area(terms[:3]))
    return why if tier is None or tier == shipped else _TAUGHT[tier].joined(why)


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
