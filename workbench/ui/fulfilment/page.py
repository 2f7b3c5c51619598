"""Fulfilment: commitments of one year, evidence of the next, a verdict each."""

from __future__ import annotations

from workbench.model.decision import Document
from workbench.pipeline.overview import judged_pair
from workbench.pipeline.team_work import tasks_of
from workbench.ui import cached, empty, page_header, printing, state
from workbench.ui.assignments.presenter import TASK_VIEW, task_name
from workbench.ui.fulfilment import bulk_dialog, flow
from workbench.ui.presenting.narrowing import narrowed, narrowing_label


def show() -> None:
    """Draw the page."""
    by_place = page_header.places()
    bar = page_header.bar()
    chosen = state.selection()
    if not chosen.older:
        empty.show_empty_library()
        return
    if chosen.older == chosen.newer:
        empty.show_alone(by_place, "judging.needs_two")
        return
    first, second = page_header.document(chosen.older), page_header.document(chosen.newer)
    only, label = _narrowed(first, second)
    flow.draw(first, second, only=only, label=label)
    with bar:
        bulk_dialog.offer(first, second)
        printing.offer(first, second)


def _narrowed(first: Document, second: Document) -> tuple[tuple[str, ...] | None, str]:
    """Return the items that another page asked for, and what they have in common."""
    chosen = state.selection()
    if chosen.view.startswith(TASK_VIEW):
        return _of_task(first, second, chosen.view.removeprefix(TASK_VIEW))
    asked = (chosen.verdict, chosen.section, chosen.area)
    if not any(asked):
        return None, ""
    workspace, language = cached.workspace(), state.language()
    areas = cached.areas(language)
    judged = judged_pair(workspace, first, second, coder=state.coder()).judged
    return narrowed(judged, asked, areas.major), narrowing_label(asked, areas, language)


def _of_task(first: Document, second: Document, number: str) -> tuple[tuple[str, ...] | None, str]:
    """Return the items of a task of who looks; all there are where they have no such task here."""
    workspace = cached.workspace()
    for each in tasks_of(workspace, state.coder()):
        task = each.assignment.task
        if (str(each.assignment.number), task.document, task.newer) == (number, first.id, second.id):
            documents = {one.id: one for one in workspace.documents()}
            return each.items, task_name(task, documents, state.language())
    return None, ""
