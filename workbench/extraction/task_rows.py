"""Read what a row of a task table or of a livelihood list sets: the task, who does it, until when."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from workbench.model.report import Cell, Node, Report
from workbench.model.span import Span
from workbench.text.table_columns import is_support, kind_of, milestone_date, names_tasks, sets_tasks
from workbench.text.task_notes import Notes, find_notes, names_of

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_NUMERAL = re.compile("[一二三四五六七八九十]+")
_BRACKETS = str.maketrans("（）．", "().")
_NUMBERED = re.compile(r"(?:\d{1,3}\s*(?:[．、]|\.(?!\d))|[（(]\d{1,3}[）)]|[①-⑳])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTask:
    """The task of a row: where its words stand, its first sentence, who leads, who supports, and the date.

    ``node`` is the row, or the sentence of an item that is written out.
    """

    node: Node
    sentence: str
    start: int
    end: int
    quote: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return the leading bodies and behind them the supporting ones, each once."""
        return tuple(dict.fromkeys((*self.lead, *self.support)))


def read_task(report: Report, row: Node, beside: Sequence[str] = ()) -> RowTask | None:
    """Return what a row sets; None for any other node, headings, results, and a row without a task.

    ``beside`` are headings of the table over cells that are empty in this row.

    Where several columns describe the task, the one with a number counts, else the longest.
    """
    if row.kind != "row" or row.part == "review":
        return None
    headings = [*beside, *(name for cell in row.cells for name in cell.header)]
    # A list sets its tasks without columns of offices, and when somebody writes in what became of them.
    if not sets_tasks(headings) and not (report.genre.rule.by_rows and names_tasks(headings)):
        return None
    tasks = [cell for cell in row.cells if kind_of(cell.header) == "task"]
    if not tasks:
        return None
    cell = max(tasks, key=lambda each: (bool(_DIGIT.search(_text(report, each))), each.end - each.start))
    words, notes = _without_notes(_text(report, cell))
    start = cell.start + marker_length(words)
    quote = words[marker_length(words) :].rstrip("。；; ")
    first = next((n for n in report.sentences if n.start <= start < n.end), None)
    if not quote or first is None:
        return None
    lead, support = _bodies(report, row)
    if notes is not None and not lead:
        lead, support = notes.lead, notes.support
    deadline = " ".join(_text(report, c) for c in _of(row, "deadline"))
    if not deadline:  # 一季度 …, 二季度 …: done by the end of the last that has something to do
        deadline = milestone_date(next((c.header for c in reversed(_of(row, "milestone"))), ()))
    return RowTask(
        node=row,
        sentence=first.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        lead=lead,
        support=support,
        deadline=deadline or (notes.deadline if notes else ""),
    )


def _without_notes(text: str) -> tuple[str, Notes | None]:
    """Return a task without the office and the date that stand behind it in the same cell, and these."""
    notes = next(iter(find_notes(text)[-1:]), None)
    if notes is None or not text[: notes.start].strip() or text[notes.end :].strip("。；; "):
        return text, None
    return text[: notes.start], notes


def table_tasks(report: Report) -> deque[RowTask]:
    """Return what the rows of a report's task tables set, in reading order.

    A row without an office is covered by the merged cell of the row above it, and one that names but
    offices goes on with the task above. Rows below another kind of number than its own (1.1 below 一)
    are due when that is, where they say nothing of it.
    """
    return deque(_with_merged(report))


def _with_merged(report: Report) -> Iterator[RowTask]:
    above: RowTask | None = None
    over: list[tuple[str, str]] = []
    headings: set[str] = set()
    for node in report.rows:
        goes_on = above is not None and above.node.parent == node.parent
        names = {name for cell in node.cells for name in cell.header}
        headings, over = (headings | names, over) if goes_on else (names, [])
        task = read_task(report, node, tuple(headings))
        if task is None:
            if goes_on and above is not None and _names_offices_only(node):
                above = _supported(above, *_bodies(report, node))
            continue
        offices = any(kind_of((name,)) == "body" for name in headings)
        if offices and goes_on and above is not None and not task.lead:
            task = replace(
                task,
                lead=above.lead,
                support=task.support or above.support,
                deadline=task.deadline or above.deadline,
            )
        task = replace(task, deadline=_due(over, _numbered_how(report, node), task.deadline))
        if above is not None:
            yield above
        above = task
    if above is not None:
        yield above


def _due(over: list[tuple[str, str]], kind: str, deadline: str) -> str:
    """Return until when a row is due: by its own date, else by that of the row it stands under.

    ``over`` are the kinds of numbers of the rows it stands under, with their dates; it joins them.
    """
    if not kind:
        return deadline
    kinds = [each for each, _ in over]
    if kind in kinds:
        del over[kinds.index(kind) :]
    due = deadline or (over[-1][1] if over else "")
    over.append((kind, due))
    return due


def _names_offices_only(row: Node) -> bool:
    """Say whether a row names who does something, and no more: what they do stands in the row above."""
    return bool(row.cells) and all(cell.header and kind_of(cell.header) == "body" for cell in row.cells)


def _supported(task: RowTask, lead: tuple[str, ...], support: tuple[str, ...]) -> RowTask:
    return replace(
        task,
        lead=tuple(dict.fromkeys((*task.lead, *lead))),
        support=tuple(dict.fromkeys((*task.support, *support))),
    )


def _numbered_how(report: Report, row: Node) -> str:
    """Return the kind of number that a row bears (一, 1, 1.1, （1）); empty where it has none."""
    told = next((_text(report, cell) for cell in _of(row, "number")), "")
    shape = _NUMERAL.sub("一", _DIGITS.sub("1", "".join(told.split()))).rstrip(".．、")
    return shape.translate(_BRACKETS)


def _bodies(report: Report, row: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who leads and who supports by a row's columns."""
    lead: list[str] = []
    support: list[str] = []
    for cell in _of(row, "body"):
        leading, supporting = names_of(_text(report, cell))
        (support if is_support(cell.header) else lead).extend(leading)
        support.extend(supporting)
    return tuple(dict.fromkeys(lead)), tuple(dict.fromkeys(support))


def rows_read_whole(report: Report) -> tuple[Span, ...]:
    """Return the rows whose sentences promise nothing by themselves: tasks, and headings of columns."""
    if not report.rows:  # as in most reports
        return ()
    tasks = {task.node.id for task in table_tasks(report)}
    return tuple(
        node.span
        for index, node in enumerate(report.nodes)
        if node.kind == "row" and (heads_columns(report.nodes, index) or node.id in tasks)
    )


def promised_lists(report: Report) -> tuple[Span, ...]:
    """Return the lists behind the closing whose items are promises: tasks, and works for the people."""
    return tuple(node.span for node in report.headings if node.kind == "part" and node.part == "appendix")


def marker_length(text: str) -> int:
    """Return how long the number before an item is, 0 where it has none.

    >>> marker_length("12.改造老旧小区"), marker_length("1.2万人就业")
    (3, 0)
    """
    found = _NUMBERED.match(text)
    return found.end() if found else 0


def heads_columns(nodes: Sequence[Node], index: int) -> bool:
    """Say whether a node is a row that names its table's columns: no cell of it stands under a heading."""
    row = nodes[index]
    if row.kind != "row" or any(cell.header for cell in row.cells):
        return False
    following = (n for n in islice(nodes, index + 1, None) if n.kind == "row")
    for _, node in zip(range(2), following, strict=False):
        if node.parent == row.parent and any(cell.header for cell in node.cells):
            return True
    return False


def _of(row: Node, column: str) -> list[Cell]:
    return [cell for cell in row.cells if cell.header and kind_of(cell.header) == column]


def _text(report: Report, cell: Cell) -> str:
    return report.text[cell.start : cell.end]
