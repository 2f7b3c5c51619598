"""What a document sets row by row: all of a task list, or the list that a work report appends."""

from __future__ import annotations

from workbench.extraction.task_rows import promised_lists
from workbench.model.commitment import Commitment
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.settings import DEFAULTS, Settings


def rows_of(task_list: Report, settings: Settings = DEFAULTS) -> tuple[Commitment, ...]:
    """Return the rows of a list in reading order, of a work report those of its appended lists."""
    made = commitments_of(task_list, settings)
    if task_list.genre.rule.by_rows:
        return made
    lists = promised_lists(task_list)
    return tuple(each for each in made if any(span.start <= each.start < span.end for span in lists))


def promises_beside(
    report: Report, task_list: Report, settings: Settings = DEFAULTS
) -> tuple[Commitment, ...]:
    """Return what a report promises beside a list: rows that it appends itself are left out."""
    made = commitments_of(report, settings)
    if report.id != task_list.id:
        return made
    rows = {row.id for row in rows_of(task_list, settings)}
    return tuple(each for each in made if each.id not in rows)


def sets_rows(document: Report, settings: Settings = DEFAULTS) -> bool:
    """Say whether a document is a list or appends one."""
    return document.genre.rule.by_rows or bool(promised_lists(document) and rows_of(document, settings))


def list_text(task_list: Report) -> tuple[int, str]:
    """Return where the list begins in its document and its text, of a work report that of its lists alone."""
    if task_list.genre.rule.by_rows:
        return 0, task_list.text
    lists = promised_lists(task_list)
    if not lists:
        return 0, ""
    start, stop = lists[0].start, lists[-1].end
    return start, task_list.text[start:stop].rstrip("\n")


def list_heading(report: Report) -> str:
    """Return the heading of the first list that a report appends, empty where it has none."""
    lists = promised_lists(report)
    return report.heading_at(lists[0].start) if lists else ""
