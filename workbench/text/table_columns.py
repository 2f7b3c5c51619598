"""Tell from its heading what the column of a task table holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from workbench.text.lexicon import read_rows

Column = Literal["number", "task", "body", "deadline", "milestone", "result", "other"]
_SUPPORT = re.compile(r"配合|协办|协同|协助|参加|参与")
_UNTIL = re.compile(r"第?[一二三四1-4]季度?|[上下]半年|1?\d月(?!.*月)")
_KNOWN: dict[str, Column] = {
    "number": "number",
    "task": "task",
    "body": "body",
    "deadline": "deadline",
    "milestone": "milestone",
    "result": "result",
    "other": "other",
}


def column_of(heading: str) -> Column:
    """Return what a column's heading announces.

    >>> column_of("牵头单位"), column_of("工作任务"), column_of("完成时限"), column_of("备注")
    ('body', 'task', 'deadline', 'other')
    >>> column_of("三季度目标")
    'milestone'
    """
    squeezed = "".join(heading.split())
    return next((column for column, pattern in _columns() if pattern.search(squeezed)), "other")


def sets_tasks(headings: Sequence[str]) -> bool:
    """Say whether columns so headed set somebody a task in each row, and tell no result.

    >>> sets_tasks(["序号", "实事项目", "牵头单位"]), sets_tasks(["项目", "责任单位", "完成情况"])
    (True, False)
    """
    columns = {column_of(heading) for heading in headings}
    return "task" in columns and bool(columns & {"body", "deadline"}) and "result" not in columns


def names_tasks(headings: Sequence[str]) -> bool:
    """Say whether one of these columns holds tasks.

    >>> names_tasks(["序号", "实事项目"]), names_tasks(["指标", "单位"])
    (True, False)
    """
    return any(column_of(heading) == "task" for heading in headings)


def tells_results(headings: Sequence[str]) -> bool:
    """Say whether columns so headed tell in each row what became of a task.

    >>> tells_results(["序号", "工作任务", "牵头单位", "进展情况"]), tells_results(["项目", "责任单位"])
    (True, False)
    """
    return {"task", "result"} <= {column_of(heading) for heading in headings}


def heads_tasks(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether one of these rows of cells, or two together, head the columns of a list of tasks.

    >>> heads_tasks([["任务分解表"], ["序号", "责任分工", "完成时限"], ["", "工作任务"]])
    True
    """
    return any(
        any(fits(each) for fits in (sets_tasks, tells_results) for each in (row, [*row, *below]))
        for row, below in zip(rows, [*rows[1:], []], strict=False)  # no rows, no pairs
    )


@cache
def _columns() -> tuple[tuple[Column, re.Pattern[str]], ...]:
    rows = read_rows("text", "table_columns.tsv")
    return tuple((_KNOWN[column], re.compile(pattern)) for column, pattern in rows)


def kind_of(headings: Sequence[str]) -> Column:
    """Return what a column under several rows of headings holds: the nearest heading that says so counts.

    >>> kind_of(("责任分工", "配合单位"))
    'body'
    """
    kinds = [column_of(heading) for heading in reversed(headings)]
    return next((kind for kind in kinds if kind != "other"), "other")


def milestone_date(headings: Sequence[str]) -> str:
    """Return the end of the months that a column of milestones is about, empty for any other column.

    >>> milestone_date(("阶段目标", "二季度")), milestone_date(("1-9月",)), milestone_date(("备注",))
    ('二季度', '9月', '')
    """
    told = next((name for name in reversed(headings) if column_of(name) == "milestone"), "")
    found = _UNTIL.search("".join(told.split()))
    return found[0] if found else ""


def is_support(headings: Sequence[str]) -> bool:
    """Say whether a column names those who support, not those who lead."""
    return any(_SUPPORT.search(heading) for heading in headings)
