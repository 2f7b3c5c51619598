"""Set a task list beside the report it breaks down."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.corpus.places import same_place
from workbench.errors import CorpusError
from workbench.model.breakdown import Breakdown, RowDecision, RowLink
from workbench.model.document_name import document_name
from workbench.model.report import Report
from workbench.pipeline.analysing import Reading
from workbench.pipeline.list_rows import promises_beside, rows_of, sets_rows
from workbench.pipeline.memo import remembered
from workbench.settings import DEFAULTS, Settings
from workbench.tracing.breakdown import propose_links, with_decisions


def break_down(
    task_list: Report,
    report: Report,
    settings: Settings = DEFAULTS,
    decisions: Sequence[RowDecision] = (),
) -> Breakdown:
    """Return which rows of a list break down which promises of a report, and what is left on either side.

    ``decisions`` bind.
    A work report counts as the list that it appends.
    Raise CorpusError where the first document sets no tasks by rows.
    """
    if not sets_rows(task_list, settings):
        name = document_name(task_list)
        raise CorpusError("task_list.none", name=name, code="no-task-list")
    places = task_list.jurisdiction, report.jurisdiction
    if places[0] and places[1] and not same_place(places[0], places[1]):
        raise CorpusError(
            "task_list.other_place", list_place=places[0], report_place=places[1], code="other-place"
        )
    proposed = _proposed(Reading.of(task_list), Reading.of(report), settings)
    rows, promises = rows_of(task_list, settings), promises_beside(report, task_list, settings)
    return with_decisions(rows, promises, proposed, decisions)


@remembered(32)
def _proposed(task_list: Reading, report: Reading, settings: Settings) -> tuple[RowLink, ...]:
    rows = rows_of(task_list.report, settings)
    promises = promises_beside(report.report, task_list.report, settings)
    return propose_links(rows, promises, settings.tracing)
