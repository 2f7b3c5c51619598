"""What is proposed of a report: clauses by their tiers, and the rows of task tables, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from heapq import merge
from typing import NamedTuple

import numpy as np

from workbench.extraction.appended_items import AppendedItems
from workbench.extraction.candidate_clauses import Candidates, place_clauses
from workbench.extraction.clauses import Clause, Clauses, read_clauses_of_all
from workbench.extraction.likelihood import Weights
from workbench.extraction.outline import Outline, Place
from workbench.extraction.periods import promised_period, years_around
from workbench.extraction.task_items import list_tasks
from workbench.extraction.task_rows import RowTask
from workbench.extraction.tiers import TIERS, place_in_tiers
from workbench.measuring.years_of_sentences import last_planned_year, spanning_sentences, years_of_parts
from workbench.model.commitment import Period, Quantity, Tier
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
    chosen: bool = True
    may: int = ANYTHING
    tier: Tier | None = "commitment"
    shipped: Tier | None = "commitment"
    likely: float = 1.0
    margin: float | None = None
    row: RowTask | None = None


class Drafts(NamedTuple):
    """What is proposed, a column for each field of a draft."""

    sentences: Sequence[_Sentence]
    clauses: Clauses
    quantities: Sequence[tuple[Quantity, ...]]
    counted: Sequence[bool]
    reasons: Sequence[Said]
    dates: Sequence[str]
    chosen: Sequence[bool]
    may: Sequence[int]
    tiers: Sequence[Tier]
    shipped: Sequence[Tier | None]
    likely: Sequence[float]
    margins: Sequence[float | None]
    rows: Sequence[RowTask | None]

    def each(self) -> list[_Draft]:
        """Return the drafts one by one."""
        return list(map(_DRAFT, zip(*self._replace(clauses=self.clauses.each()), strict=True)))  # type: ignore[arg-type]

    @classmethod
    def of(cls, drafts: Sequence[_Draft]) -> Drafts:
        """Return the columns of drafts."""
        columns = cls._make(zip(*drafts, strict=True) if drafts else [()] * len(cls._fields))
        return columns._replace(clauses=Clauses.of(columns.clauses))  # type: ignore[arg-type]


# Of a row of fields; called by name, they take three times as long.
_SENTENCE = partial(tuple.__new__, _Sentence)
_DRAFT = partial(tuple.__new__, _Draft)
_TIERS = np.array(TIERS, dtype=np.object_)
_LISTED = Said("proposal.task_row")


def draft_commitments(
    report: Report,
    quantities: Sequence[Quantity],
    parts: tuple[Part, ...],
    items: AppendedItems,
    weights: Weights,
    settings: ExtractionSettings,
) -> Drafts:
    """Return what is proposed, in reading order."""
    usual = promised_period("", "", report.year, last_planned_year(report))
    rows = _draft_rows(report, quantities, usual)
    if rows and report.genre.rule.by_rows:  # what such a list says beside its rows orders how, not what
        return Drafts.of(rows)
    candidates = place_clauses(report, quantities, parts, settings)
    placings = place_in_tiers(candidates, weights, settings)
    sentences = _sentences(report, candidates, usual)
    kept = placings.tiers > 0
    choices = candidates.choices.only(kept)
    of_sentence = np.repeat(np.arange(len(sentences)), candidates.counts)[kept].tolist()
    drafts = Drafts._make(
        (
            [sentences[at] for at in of_sentence],
            choices.clauses,
            choices.quantities,
            choices.counted.tolist(),
            choices.reasons(),
            choices.dates,
            choices.chosen.tolist(),
            choices.may.tolist(),
            _TIERS.take(placings.tiers[kept]).tolist(),
            _TIERS.take(placings.shipped[kept]).tolist(),
            placings.likely[kept].tolist(),
            placings.margins[kept].tolist(),
            [None] * len(of_sentence),
        )
    )
    if not rows and not candidates.around.listed.any():  # as in most reports
        return drafts
    own = [draft for each in drafts.each() if (draft := _in_own_words(each, items)) is not None]
    return Drafts.of(list(merge(own, rows, key=partial(_begins, report))))


def _sentences(report: Report, candidates: Candidates, usual: Period | None) -> list[_Sentence]:
    """Return the sentences of candidates, ``usual`` being the time that most stand under."""
    spanning = spanning_sentences(report)
    told: dict[str, Period | None] = {}  # a paragraph's sentences stand under the same words
    sentences: list[_Sentence] = []
    places, listed = candidates.around.places, candidates.around.listed.tolist()
    for sentence, place, of_list in zip(candidates.sentences, places, listed, strict=True):
        around = usual
        if sentence.id in spanning:
            above = years_around(report, sentence)
            if above not in told:
                part = next((node.id for node in report.ancestors(sentence) if node.kind == "part"), None)
                named = f"{above}，{years_of_parts(report).get(part, '')}"
                told[above] = promised_period("", named, report.year, last_planned_year(report))
            around = told[above]
        sentences.append(_SENTENCE((sentence.id, place, around, of_list)))
    return sentences


def _begins(report: Report, draft: _Draft) -> int:
    """Return by what a draft is in reading order: a row by its words, others by their sentence."""
    return report.by_id[draft.sentence.id].start if draft.row is None else draft.row.start


def _in_own_words(draft: _Draft, items: AppendedItems) -> _Draft | None:
    """Return an item of a list at the end without the notes beside it; None where nothing else is left."""
    if not draft.sentence.listed:
        return draft
    own = items.own_words(draft.clause)
    return own and draft._replace(clause=own, margin=None)


def _draft_rows(report: Report, quantities: Sequence[Quantity], around: Period | None) -> list[_Draft]:
    """Return the promises of the rows of task tables."""
    tasks = list_tasks(report)
    if not tasks:
        return []
    outline = Outline(report)
    read, firsts = read_clauses_of_all(report.text, [t.start for t in tasks], [t.end for t in tasks])
    clauses = read.each()
    drafts: list[_Draft] = []
    for task, first in zip(tasks, firsts[:-1], strict=True):
        counted = tuple(q for q in quantities if task.start <= q.start < task.end and q.role == "target")
        clause = clauses[first]._replace(end=task.end, text=task.quote)
        sentence = _Sentence(task.sentence, outline.place(task.node), around)
        drafts.append(_Draft(sentence, clause, counted, bool(counted), _LISTED, row=task))
    return drafts
