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
        raise CorpusError(
            f"“{name}”不是任务清单；请把任务分解表或民生实事放在前面，报告放在后面。",
            english=f"“{name}” is no task list; give the list first and the report second.",
            code="no-task-list",
        )
    places = task_list.jurisdiction, report.jurisdiction
    if places[0] and places[1] and not same_place(places[0], places[1]):
        raise CorpusError(
            f"清单属于{places[0]}，报告属于{places[1]}；请给出同一地区的两份文件。",
            english=f"The list is of {places[0]}, the report of {places[1]}; give two of one place.",
            code="other-place",
        )
    proposed = _proposed(Reading.of(task_list), Reading.of(report), settings)
    rows, promises = rows_of(task_list, settings), promises_beside(report, task_list, settings)
    return with_decisions(rows, promises, proposed, decisions)


@remembered(32)
def _proposed(task_list: Reading, report: Reading, settings: Settings) -> tuple[RowLink, ...]:
    rows = rows_of(task_list.report, settings)
    promises = promises_beside(report.report, task_list.report, settings)
    return propose_links(rows, promises, settings.tracing)
