"""Read what a row of a task table or of a livelihood list sets: the task, who does it, until when."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.extraction.clauses import Clause
from workbench.model.report import Cell, Node, Report
from workbench.model.span import Span
from workbench.text.table_columns import column_of, sets_tasks

_SEPARATOR = re.compile(r"[、，,；;\s]+")
_ROLE = re.compile(r"(?:牵头|责任|主办|承办|主管|配合|协办|负责)(?:单位|部门)?[:：]")
_IN_BRACKETS = re.compile(
    r"[（(](?:牵头|责任|主办|承办|主管|负责)(?:单位|部门)?[:：](?P<names>[^（）()]{2,120})[）)]"
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTask:
    """The task of a row: where its words stand, its first sentence, bodies and deadline as written."""

    node: Node
    sentence: str
    start: int
    end: int
    quote: str
    bodies: tuple[str, ...]
    deadline: str


def read_task(report: Report, row: Node) -> RowTask | None:
    """Return what a row sets; None for any other node, headings, results, and a row without a task.

    Where several columns describe the task, the one with a number counts, else the longest.
    """
    if row.kind != "row" or row.part == "review":
        return None
    if not sets_tasks([name for cell in row.cells for name in cell.header]):
        return None
    tasks = [cell for cell in row.cells if cell.header and column_of(cell.header[0]) == "task"]
    if not tasks:
        return None
    cell = max(tasks, key=lambda each: (bool(_DIGIT.search(_text(report, each))), each.end - each.start))
    quote = _text(report, cell).rstrip("。；; ")
    first = next((n for n in report.sentences if n.start == cell.start), None)
    if not quote or first is None:
        return None
    return RowTask(
        node=row,
        sentence=first.id,
        start=cell.start,
        end=cell.start + len(quote),
        quote=quote,
        bodies=tuple(dict.fromkeys(name for c in _of(row, "body") for name in _names(_text(report, c)))),
        deadline=" ".join(_text(report, c) for c in _of(row, "deadline")),
    )


def table_tasks(report: Report) -> deque[RowTask]:
    """Return what the rows of a report's task tables set, in reading order."""
    if not any(node.kind == "row" for node in report.nodes):
        return deque()
    return deque(task for node in report.nodes if (task := read_task(report, node)) is not None)


def rows_read_whole(report: Report) -> tuple[Span, ...]:
    """Return the rows whose sentences promise nothing by themselves: tasks, and headings of columns."""
    return tuple(
        node.span
        for index, node in enumerate(report.nodes)
        if node.kind == "row" and (heads_columns(report.nodes, index) or read_task(report, node) is not None)
    )


def promised_lists(report: Report) -> tuple[Span, ...]:
    """Return the lists behind the closing whose items are promises: tasks, and works for the people."""
    return tuple(node.span for node in report.nodes if node.kind == "part" and node.part == "appendix")


def bodies_in_brackets(text: str) -> tuple[str, ...]:
    """Return the bodies that an item names in brackets at its end.

    >>> bodies_in_brackets("新建便民市场6个（牵头单位：区商务局、各街道）。")
    ('区商务局', '各街道')
    """
    found = [match.group("names") for match in _IN_BRACKETS.finditer(text)]
    return tuple(dict.fromkeys(name for names in found for name in _names(_ROLE.sub("、", names))))


def without_bodies(clause: Clause) -> Clause:
    """Return an item's clause without the bodies in brackets behind it."""
    found = _IN_BRACKETS.search(clause.text)
    if found is None or found.start() < clause.object:
        return clause
    return clause._replace(end=clause.start + found.start(), text=clause.text[: found.start()])


def heads_columns(nodes: Sequence[Node], index: int) -> bool:
    """Say whether a node is the row that names its table's columns."""
    row = nodes[index]
    if row.kind != "row" or any(cell.header for cell in row.cells):
        return False
    following = next((n for n in islice(nodes, index + 1, None) if n.kind == "row"), None)
    return following is not None and following.parent == row.parent and any(c.header for c in following.cells)


def _of(row: Node, column: str) -> list[Cell]:
    return [cell for cell in row.cells if cell.header and column_of(cell.header[0]) == column]


def _text(report: Report, cell: Cell) -> str:
    return report.text[cell.start : cell.end]


def _names(text: str) -> list[str]:
    return [name for name in _SEPARATOR.split(text) if name]
