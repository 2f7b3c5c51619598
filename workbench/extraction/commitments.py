"""Propose the commitments of a plan: clauses with an action of the government's and a checkable object."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from workbench.extraction.appended_items import AppendedItems
from workbench.extraction.areas import AreaTerms, Proposal, propose_area
from workbench.extraction.candidate_clauses import place_clauses
from workbench.extraction.choosing import Choice
from workbench.extraction.clauses import read_clauses
from workbench.extraction.deadlines import read_deadline
from workbench.extraction.describing import (
    describe_strength,
    describe_type,
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
from workbench.model.commitment import Commitment, Period, Quantity, Tier
from workbench.model.part import Part
from workbench.model.report import Node, Report
from workbench.model.said import Said
from workbench.settings import ExtractionSettings


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
    seen: dict[str, int] = {}
    added: dict[str, int] = {}  # what only a lesson proposes is counted apart: ids stay as they were
    found: list[Commitment] = []
    outline = Outline(report)
    rows = deque(list_tasks(report))
    if rows and report.genre.rule.by_rows:  # what such a list says beside its rows orders how, not what
        return tuple(_of_row(report, row, outline, quantities, seen) for row in rows)
    spanning, items, areas = spanning_sentences(report), AppendedItems(report), AreaTerms(report.text)
    placed = list(place_clauses(report, quantities, parts, settings))
    sentences = [(choices, setting) for _, choices, setting in placed]
    weights = commitment_weights() if weights is None else weights
    placings = iter(place_in_tiers(sentences, weights, settings))
    for sentence, choices, setting in placed:
        while rows and rows[0].start < sentence.start:
            found.append(_of_row(report, rows.popleft(), outline, quantities, seen))
        years = years_around(report, sentence) if sentence.id in spanning else ""
        around = promised_period("", years, report.year)
        for choice, (tier, shipped, likely, margin) in zip(choices, placings, strict=False):
            if tier is not None:
                own = items.own_words(choice.clause) if setting.listed else choice.clause
                if own is None:
                    continue
                kept = choice if own is choice.clause else choice._replace(clause=own)
                counts = added if shipped is None else seen
                made = _commitment(
                    report,
                    sentence,
                    setting.place,
                    kept,
                    tier,
                    likely,
                    counts,
                    areas.area(own.start, own.end),
                    around,
                    None if setting.listed else margin,
                )
                if tier != shipped:
                    made = _as_taught(made, added.get(made.quote, 0) if shipped is None else 0)
                found.append(_of_item(report, items, made) if setting.listed else made)
    found += [_of_row(report, row, outline, quantities, seen) for row in rows]
    return tuple(found)


_TAUGHT: dict[Tier, Said] = {
    "commitment": Said("proposal.taught"),
    "possible": Said("proposal.set_back"),
}
_LISTED = Said("proposal.task_row")
_area_of_headings = lru_cache(maxsize=1024)(propose_area)
_NO_AREA: tuple[None, tuple[str, ...]] = (None, ())


@lru_cache(maxsize=4096)
def _say_area(terms: tuple[str, ...]) -> Said:
    return Said("proposal.area", terms="、".join(terms))


@lru_cache(maxsize=32)
def _say_likelihood(percent: int) -> Said:
    return Said("proposal.likelihood", percent=percent)


def _commitment(
    report: Report,
    sentence: Node,
    place: Place,
    choice: Choice,
    tier: Tier,
    likely: float,
    seen: dict[str, int],
    named: Proposal | None,
    around: Period | None,
    margin: float | None = None,
) -> Commitment:
    clause, inside, counted, reason, date = choice[:5]
    # What the clause itself names comes first; most name no time at all.
    told = date + clause.text if date or choice.may & MAY_TELL_TIME else ""
    period = (find_period(told, report.year) if told else None) or around
    quote = clause.text
    occurrence = seen[quote] = seen.get(quote, 0) + 1
    items = find_items(clause)
    if not choice.chosen or tier == "possible":
        reason = _say_likelihood(round(likely * 20) * 5)
    area, terms = named or _area_of_headings(place.title) or _NO_AREA
    if terms:
        reason = reason.joined(_say_area(terms[:3]))
    # In the order of the fields: told by name, a call takes three times as long, and thousands are made.
    return Commitment(
        _identify(report.id, quote, occurrence),
        report.id,
        quote,
        clause.start,
        clause.end,
        sentence.id,
        place.section,
        place.theme,
        describe_type(clause, counted, listed=choice.chosen, may=choice.may),
        find_actions(clause),
        items,
        period.until if period else None,
        find_bodies(quote),
        inside,
        describe_strength(clause, counted, items, choice.may),
        area,
        reason,
        tier,
        period,
        margin,
    )


def _of_row(
    report: Report,
    task: RowTask,
    outline: Outline,
    quantities: Sequence[Quantity],
    seen: dict[str, int],
) -> Commitment:
    """Return the promise of a task table's row; its columns say who and until when."""
    counted = tuple(q for q in quantities if task.start <= q.start < task.end and q.role == "target")
    clause = read_clauses(report.text, task.start, task.end)[0]._replace(end=task.end, text=task.quote)
    choice = Choice(clause, counted, bool(counted), _LISTED, "", "row", "", chosen=True)
    place, named = outline.place(task.node), propose_area(task.quote)
    year = promised_period("", "", report.year)
    made = _commitment(report, task.node, place, choice, "commitment", 1.0, seen, named, year)
    period = (read_deadline(task.deadline, report.year) if task.deadline else None) or made.period
    return made._replace(
        sentence=task.sentence,
        bodies=task.bodies or made.bodies,
        deadline=period.until if period else made.deadline,
        period=period,
    )


def _as_taught(made: Commitment, added: int) -> Commitment:
    """Return a promise that a lesson moved, saying so; ``added`` counts those that nothing else proposes."""
    named = made._replace(why=_TAUGHT[made.tier].joined(made.why))
    return named._replace(id=_identify(made.report, made.quote, -added)) if added else named


def _of_item(report: Report, items: AppendedItems, made: Commitment) -> Commitment:
    """Return a promise of a list behind the closing; the notes of its item say who keeps it until when."""
    item = items.at(made.start)
    if item is None:
        return made
    period = (read_deadline(item.deadline, report.year) if item.deadline else None) or made.period
    return made._replace(
        bodies=item.bodies or made.bodies,
        deadline=period.until if period else made.deadline,
        period=period,
    )


def _identify(report: str, quote: str, occurrence: int) -> str:
    key = f"{report}\x1f{quote}\x1f{occurrence}"
    return "c" + sha256(key.encode()).hexdigest()[:16]
