"""The lines of a task list in a file that is built anew: tables as they are, prose in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.exchange.filled_rows import FilledRow, filled_before, heading_rows
from workbench.text.task_notes import find_notes

_CELL_END = "\t"
_NUMBER = re.compile(
    r"(?:\d{1,3}\s*(?:[．、]|\.(?!\d))|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、)\s*"
)
_COLUMNS = ("序号", "工作任务", "责任单位", "完成时限")
"""What the columns of a list are called that came as prose: in the words of the lists themselves, which the
reader knows, whatever the language of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A line of the list: its cells, and what goes into the three columns (None: nothing)."""

    cells: tuple[str, ...]
    added: tuple[str, ...] | None = None
    heads: bool = False


def list_lines(text: str, rows: Sequence[FilledRow], headings: Sequence[str]) -> Iterator[ListLine]:
    """Yield the lines of a list; ``headings`` stand on its rows of headings, else on a line above the tasks.

    Columns that an earlier file of ours brought along are filled in anew. What is written out item by item
    becomes a table: without headings nobody could say which of its cells holds the task.
    """
    by_line: Mapping[int, FilledRow] = {row.line: row for row in rows}
    if rows and not any(_CELL_END in line for line in text.split("\n")):
        yield from _written(text.split("\n"), by_line, headings)
        return
    split = [tuple(line.split(_CELL_END)) for line in text.split("\n")]
    heads = heading_rows(split, rows, by_line)
    ours = next((at for head in heads if (at := filled_before(split[head])) is not None), None)
    first = min(by_line, default=-1)
    for at, cells in enumerate(split):
        own = cells if ours is None or len(cells) < 2 else cells[:ours]
        if at == first and not any(head < first for head in heads):
            yield ListLine(cells=("",) * len(own), added=tuple(headings), heads=True)
        row = by_line.get(at)
        if at in heads:
            yield ListLine(cells=own, added=tuple(headings), heads=True)
        else:
            yield ListLine(cells=own, added=row.added if row is not None else None)


def _written(
    lines: Sequence[str], by_line: Mapping[int, FilledRow], headings: Sequence[str]
) -> Iterator[ListLine]:
    """Yield the items of a list as rows, each with the lines of office and date below it.

    What stands between them keeps its line, in the column of numbers, so that no reader takes it for a task.
    """
    first, last = min(by_line), max(by_line)
    at = 0
    while at < len(lines):
        line, row = lines[at], by_line.get(at)
        if at == first:
            yield ListLine(cells=_COLUMNS, added=tuple(headings), heads=True)
        at += 1
        if row is None:
            between = first < at - 1 < last
            yield ListLine(cells=(line, *("" for _ in _COLUMNS[1:])) if between else (line,))
            continue
        number = _NUMBER.match(line)
        task = [line[number.end() :] if number else line]
        while at < len(lines) and at not in by_line and _notes_only(lines[at]):
            task.append(lines[at])
            at += 1
        told = (number[0].strip() if number else "", "\n".join(task), "、".join(row.bodies), row.deadline)
        yield ListLine(cells=told, added=row.added)


def _notes_only(line: str) -> bool:
    """Say whether a line names nothing but who does the task above it, and until when."""
    notes = find_notes(line)
    return bool(notes) and not _NUMBER.match(line) and not line[: notes[0].start].strip()
