"""Propose the commitments of a plan: clauses with an action of the government's and a checkable object."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from workbench.extraction.areas import propose_area
from workbench.extraction.choosing import Choice, choose
from workbench.extraction.clauses import read_clauses
from workbench.extraction.describing import (
    describe_strength,
    describe_type,
    find_actions,
    find_bodies,
    find_deadline,
    find_items,
)
from workbench.extraction.outline import Outline, Place
from workbench.extraction.task_rows import (
    RowTask,
    bodies_in_brackets,
    heads_columns,
    promised_lists,
    read_task,
    without_bodies,
)
from workbench.model.commitment import Commitment, Quantity
from workbench.model.part import Part
from workbench.model.report import Node, Report
from workbench.model.said import Said
from workbench.settings import DEFAULTS, ExtractionSettings


def propose_commitments(
    report: Report,
    quantities: Sequence[Quantity],
    settings: ExtractionSettings = DEFAULTS.extraction,
    *,
    parts: tuple[Part, ...] = ("plan", "closing"),
) -> tuple[Commitment, ...]:
    """Return the proposed commitments of the given parts of a report, in reading order.

    ``quantities`` are those of the whole report, by where they start (``find_quantities``). An id
    derives from report, quotation and how often that quotation came before.
    """
    starts = [quantity.start for quantity in quantities]
    outline = Outline(report)
    seen: dict[str, int] = {}
    found: list[Commitment] = []
    end_of_row = 0
    lists = promised_lists(report)
    for index, sentence in enumerate(report.nodes):
        if heads_columns(report.nodes, index):
            end_of_row = sentence.end
            continue
        if (task := read_task(report, sentence)) is not None:
            end_of_row = sentence.end
            within = quantities[bisect_left(starts, task.start) : bisect_left(starts, task.end)]
            place = outline.place(sentence)
            found.append(_of_row(report, task, place, within, seen))
            continue
        if sentence.start < end_of_row:
            continue
        if sentence.kind != "sentence":
            continue
        listed = any(one.start <= sentence.start < one.end for one in lists)
        if sentence.part not in parts and not listed:
            continue
        place = outline.place(sentence)
        if place.heading:
            continue
        clauses = read_clauses(report.text, sentence.start, sentence.end)
        near = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for choice in choose(
            clauses, near, goals=place.goals, preamble=place.preamble, lead=place.lead, settings=settings
        ):
            if listed:
                found.append(_of_item(report, sentence, place, choice, seen))
            else:
                found.append(_commitment(report, sentence, place, choice, seen))
    return tuple(found)


_LISTED = Said("列入任务表", "a row of a table of tasks")
_area_of_headings = lru_cache(maxsize=1024)(propose_area)
_NO_AREA: tuple[None, tuple[str, ...]] = (None, ())


@lru_cache(maxsize=4096)
def _say_area(terms: tuple[str, ...]) -> Said:
    words = "、".join(terms)
    return Said(f"领域依“{words}”", f"area by “{words}”")


def _commitment(
    report: Report, sentence: Node, place: Place, choice: Choice, seen: dict[str, int]
) -> Commitment:
    clause, inside, counted, reason, date = choice
    quote = clause.text
    occurrence = seen[quote] = seen.get(quote, 0) + 1
    items = find_items(clause)
    area, terms = propose_area(quote) or _area_of_headings(place.title) or _NO_AREA
    if terms:
        reason = reason.joined(_say_area(terms[:3]))
    return Commitment(
        id=_identify(report.id, quote, occurrence),
        report=report.id,
        quote=quote,
        start=clause.start,
        end=clause.end,
        sentence=sentence.id,
        section=place.section,
        theme=place.theme,
        type=describe_type(clause, counted),
        action=find_actions(clause),
        items=items,
        deadline=find_deadline(date + quote, report.year),
        bodies=find_bodies(quote),
        quantities=inside,
        strength=describe_strength(clause, counted, items),
        area=area,
        why=reason.zh,
        why_english=reason.en,
    )


def _of_row(
    report: Report, task: RowTask, place: Place, quantities: Sequence[Quantity], seen: dict[str, int]
) -> Commitment:
    """Return the promise of a task table's row; its columns say who and until when."""
    counted = tuple(q for q in quantities if q.role == "target")
    clause = read_clauses(report.text, task.start, task.end)[0]._replace(end=task.end, text=task.quote)
    made = _commitment(report, task.node, place, Choice(clause, counted, bool(counted), _LISTED, ""), seen)
    deadline = find_deadline(task.deadline, report.year) if task.deadline else made.deadline
    return made._replace(sentence=task.sentence, bodies=task.bodies or made.bodies, deadline=deadline)


def _of_item(
    report: Report, sentence: Node, place: Place, choice: Choice, seen: dict[str, int]
) -> Commitment:
    """Return a promise of a list behind the closing; the brackets at an item's end say who keeps it."""
    plain = choice._replace(clause=without_bodies(choice.clause))
    made = _commitment(report, sentence, place, plain, seen)
    named = bodies_in_brackets(report.text[sentence.start : sentence.end])
    return made._replace(bodies=named or made.bodies)


def _identify(report: str, quote: str, occurrence: int) -> str:
    key = f"{report}\x1f{quote}\x1f{occurrence}"
    return "c" + sha256(key.encode()).hexdigest()[:16]
