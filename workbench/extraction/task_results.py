"""Read what the rows of a table say became of their tasks (完成情况, 进展情况)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.genre import Genre
from workbench.model.report import Cell, Node, Report
from workbench.model.span import Span
from workbench.text.table_columns import column_of, kind_of, tells_results

_DIGIT = re.compile(r"\d")
# Work reports, bulletins and plans have tables of numbers, which are read by what they measure.
_WITH_ROWS = frozenset(
    {
        Genre.TASK_LIST,
        Genre.LIVELIHOOD_LIST,
        Genre.NOTICE,
        Genre.PLAN_EXECUTION,
        Genre.NEWS,
        Genre.OTHER,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """A row that tells what became of its task: where both stand, and the headings of the result."""

    node: Node
    task: Span
    result: Span
    heading: str


def task_results(report: Report) -> Iterator[TaskResult]:
    """Yield the rows of a document that tell what became of a task; one with an empty result tells nothing.

    Outside lists of tasks a table must name offices or dates too, or it is one of figures.
    """
    if report.genre not in _WITH_ROWS:
        return
    for node in report.nodes:
        if node.kind != "row" or not node.cells:
            continue
        headings = [name for cell in node.cells for name in cell.header]
        if not tells_results(headings):
            continue
        kinds = {column_of(name) for name in headings}
        if not report.genre.rule.by_rows and not kinds & {"body", "deadline"}:
            continue
        tasks = [cell for cell in node.cells if kind_of(cell.header) == "task"]
        results = [cell for cell in node.cells if kind_of(cell.header) == "result"]
        if tasks and results:
            told = max(results, key=_length)
            task = max(tasks, key=lambda cell: (bool(_DIGIT.search(_text(report, cell))), _length(cell)))
            yield TaskResult(
                node=node,
                task=Span(task.start, task.end),
                result=Span(told.start, told.end),
                heading=told.header[-1],
            )


def _length(cell: Cell) -> int:
    return cell.end - cell.start


def _text(report: Report, cell: Cell) -> str:
    return report.text[cell.start : cell.end]
