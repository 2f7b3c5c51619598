"""Twenty task lists in twenty shapes, each with the truth about its rows."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from tests.quality.task_lists import grids
from tests.quality.task_lists.grids import Cell, Grid
from tests.quality.task_lists.tasks import TASKS_2024, TASKS_2025, Task

TITLE = "云海区{year}年政府工作报告重点工作任务分解表"
_SECTIONS = ("产业发展", "城乡建设", "民生改善")


class TaskList(NamedTuple):
    """One list: the file, the year it is for, and its rows in reading order."""

    name: str
    raw: bytes
    year: int
    tasks: tuple[Task, ...]


def _picked(year: int, start: int, count: int = 14) -> tuple[Task, ...]:
    tasks = TASKS_2024 if year == 2024 else TASKS_2025
    return tuple(tasks[(start + 5 * i) % len(tasks)] for i in range(min(count, len(tasks))))


_WAYS: dict[str, Callable[[int, int], str | datetime]] = {
    "full": lambda year, month: f"{year}年{month}月底前",
    "month": lambda _, month: f"{month}月底前",
    "bare": lambda _, month: f"{month}月底",
    "dots": lambda year, month: f"{year}.{month:02d}",
    "dash": lambda year, month: f"{year}-{month}",
    "day": lambda year, month: f"{year}年{month}月{calendar.monthrange(year, month)[1]}日",
    "date": lambda year, month: datetime(year, month, calendar.monthrange(year, month)[1]),
    "named": lambda _, month: {6: "上半年", 9: "三季度末", 12: "年底前"}.get(month, f"{month}月"),
}


def _cells(
    tasks: Sequence[Task], columns: Sequence[str], way: str, year: int, first: int = 0, joined: str = "、"
) -> Iterator[Cell]:
    """Yield the cells of tasks under these columns, from the row ``first`` on."""
    for number, task in enumerate(tasks):
        told: dict[str, str | int | datetime] = {
            "序号": number + 1,
            "工作任务": task.task, "重点任务": task.task, "任务内容": task.task, "实事项目": task.task,
            "建设内容": task.task,
            "项目名称": f"{_SECTIONS[number % 3]}项目",
            "牵头单位": joined.join(task.lead), "牵头部门": joined.join(task.lead),
            "责任单位": joined.join((*task.lead, *task.support)),
            "配合单位": joined.join(task.support), "协办单位": joined.join(task.support),
            "完成时限": _WAYS[way](year, task.month), "完成时间": _WAYS[way](year, task.month),
            "时限要求": _WAYS[way](year, task.month), "备注": "",
        }  # fmt: skip
        for column, name in enumerate(columns):
            yield Cell(first + number, column, told[name])


def _header(columns: Sequence[str]) -> list[Cell]:
    return [Cell(0, column, name) for column, name in enumerate(columns)]


def _plain(tasks: Sequence[Task], columns: Sequence[str], way: str, year: int, joined: str = "、") -> Grid:
    return Grid(TITLE.format(year=year), [*_header(columns), *_cells(tasks, columns, way, year, 1, joined)])


def _two_headers(tasks: Sequence[Task], year: int) -> Grid:
    """Return a table whose column of offices is parted in two below its heading."""
    cells = [
        Cell(0, 0, "序号", down=2), Cell(0, 1, "工作任务", down=2), Cell(0, 2, "责任分工", across=2),
        Cell(1, 2, "牵头单位"), Cell(1, 3, "配合单位"), Cell(0, 4, "完成时限", down=2),
    ]  # fmt: skip
    columns = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
    return Grid(TITLE.format(year=year), [*cells, *_cells(tasks, columns, "full", year, 2)])


def _grouped(tasks: Sequence[Task], year: int, *, size: int = 3) -> tuple[Grid, tuple[Task, ...]]:
    """Return a table that merges class, office and date of neighbours, and the rows as it sets them."""
    columns = ("类别", "序号", "工作任务", "牵头单位", "配合单位", "完成时限")
    cells, told = _header(columns), []
    for start in range(0, len(tasks), size):
        group, first = tasks[start : start + size], tasks[start]
        down = len(group)
        cells.append(Cell(1 + start, 0, _SECTIONS[start // size % 3], down=down))
        for column, text in (
            (3, "、".join(first.lead)),
            (4, "、".join(first.support)),
            (5, f"{first.month}月底前"),
        ):
            cells.append(Cell(1 + start, column, text, down=down))
        for number, task in enumerate(group, start=start):
            cells += [Cell(1 + number, 1, number + 1), Cell(1 + number, 2, task.task)]
            told.append(task._replace(lead=first.lead, support=first.support, month=first.month))
    return Grid(TITLE.format(year=year), cells), tuple(told)


def _banded(tasks: Sequence[Task], year: int) -> Grid:
    """Return a table whose sections stand in rows of one merged cell."""
    columns = ("序号", "重点任务", "牵头部门", "协办单位", "时限要求", "备注")
    cells, row = _header(columns), 1
    for start in range(0, len(tasks), 5):
        cells.append(
            Cell(row, 0, f"{'一二三四五六'[start // 5]}、{_SECTIONS[start // 5 % 3]}", across=len(columns))
        )
        group = tasks[start : start + 5]
        cells += _cells(group, columns, "month", year, row + 1)
        row += 1 + len(group)
    return Grid(TITLE.format(year=year), cells)


def _prose(tasks: Sequence[Task], year: int, write: Callable[[Task], str], *, headed: bool = False) -> bytes:
    lines = [
        f"云海区{year}年政府工作报告重点工作任务分工方案",
        "",
        f"为抓好{year}年区政府工作报告确定的各项任务落实，制定本方案。",
        "",
    ]
    for number, task in enumerate(tasks, start=1):
        if headed and number % 5 == 1:
            lines += [f"{'一二三四五六'[number // 5]}、{_SECTIONS[number // 5 % 3]}", ""]
        lines += [f"{number}.{write(task)}", ""]
    lines += ["各牵头单位要细化措施、倒排工期，每月25日前报送进展。"]
    return "\n".join(lines).encode()


def _every() -> Iterator[TaskList]:
    five = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
    picked = _picked(2024, 0)
    yield TaskList("plain.docx", grids.as_docx(_plain(picked, five, "full", 2024)), 2024, picked)
    yield TaskList("plain.xlsx", grids.as_xlsx(_plain(picked, five, "month", 2024)), 2024, picked)
    picked = _picked(2024, 1)
    yield TaskList("plain.html", grids.as_html(_plain(picked, five, "bare", 2024)), 2024, picked)
    yield TaskList("plain.md", grids.as_markdown(_plain(picked, five, "day", 2024)), 2024, picked)
    order = ("牵头单位", "完成时间", "配合单位", "任务内容", "序号")
    yield TaskList("order.xlsx", grids.as_xlsx(_plain(picked, order, "date", 2024)), 2024, picked)
    yield TaskList("order.docx", grids.as_docx(_plain(picked, order, "dots", 2024)), 2024, picked)
    picked = _picked(2024, 2)
    one = ("序号", "项目名称", "建设内容", "责任单位", "完成时间")
    yield TaskList("works.md", grids.as_markdown(_plain(picked, one, "named", 2024)), 2024, picked)
    yield TaskList("works.xlsx", grids.as_xlsx(_plain(picked, one, "dash", 2024, "\n")), 2024, picked)
    yield TaskList("headers.docx", grids.as_docx(_two_headers(picked, 2024)), 2024, picked)
    yield TaskList("headers.xlsx", grids.as_xlsx(_two_headers(picked, 2024)), 2024, picked)
    yield TaskList("headers.html", grids.as_html(_two_headers(picked, 2024)), 2024, picked)
    for name, write in (("docx", grids.as_docx), ("xlsx", grids.as_xlsx), ("html", grids.as_html)):
        grid, told = _grouped(_picked(2025, 0, 13), 2025)
        yield TaskList(f"merged.{name}", write(grid), 2025, told)
    picked = _picked(2025, 1)
    yield TaskList("bands.docx", grids.as_docx(_banded(picked, 2025)), 2025, picked)
    yield TaskList("bands.xlsx", grids.as_xlsx(_banded(picked, 2025)), 2025, picked)
    yield TaskList("brackets.txt", _prose(picked, 2025, _in_brackets), 2025, picked)
    picked = _picked(2025, 2)
    yield TaskList("labels.txt", _prose(picked, 2025, _labelled, headed=True), 2025, picked)
    yield TaskList("lines.md", _prose(picked, 2025, _on_lines), 2025, picked)
    yield TaskList("colons.txt", _prose(picked, 2025, _with_colons, headed=True), 2025, picked)


def _in_brackets(task: Task) -> str:
    support = f"，{'、'.join(task.support)}配合" if task.support else ""
    return f"{task.task}（{'、'.join(task.lead)}牵头{support}，{task.month}月底前完成）"


def _labelled(task: Task) -> str:
    lead, support = "、".join(task.lead), "、".join(task.support)
    return f"{task.task}。牵头单位：{lead}；配合单位：{support}；完成时限：{task.month}月底前。"


def _on_lines(task: Task) -> str:
    lead, support = "、".join(task.lead), "、".join(task.support)
    offices = f"牵头单位：{lead}\n\n配合单位：{support}"
    return f"{task.task}。\n\n{offices}\n\n完成时限：2025年{task.month}月底前"


def _with_colons(task: Task) -> str:
    lead, support = "、".join(task.lead), "、".join(task.support)
    return f"{task.task}。（牵头单位：{lead}；配合单位：{support}；完成时限：{task.month}月底）"


TASK_LISTS: tuple[TaskList, ...] = tuple(_every())
