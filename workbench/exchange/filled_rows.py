"""Rows of a task list with what became of them, and finding them again in the list's own file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from workbench.words.catalogue import LANGUAGES, word

_NOT_WORDS = re.compile(r"\W")
_NUMBER = re.compile(r"\s*(?:\d{1,3}\s*(?:[．、]|\.(?!\d))|[（(]\d{1,3}[）)]|[①-⑳])\s*")
_FEWEST_HEADINGS = 2
_MOST_SCANS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledRow:
    """A row of a list: the line of the text it stands on, its task and cells, and what is filled in.

    ``header`` are the headings of its columns; ``bodies`` and ``deadline`` are who does it until when;
    ``added`` are status, evidence and date in words.
    """

    line: int
    task: str
    cells: tuple[str, ...]
    header: tuple[str, ...]
    added: tuple[str, str, str]
    bodies: tuple[str, ...] = ()
    deadline: str = ""


def key(text: str) -> str:
    """Return what is compared of a cell: letters and digits, without marks, blanks and width.

    >>> key("１．改造 老旧小区（12个）")
    '1改造老旧小区12个'
    """
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text))


def task_key(text: str) -> str:
    """Return what is compared of a task: as ``key``, without the number before it."""
    return key(_NUMBER.sub("", text, count=1))


def locate(rows: Sequence[FilledRow], found: Sequence[Sequence[str]]) -> list[int] | None:
    """Return for each row of the list the index of the file's row it came from; None where one is missing.

    ``found`` are the texts of the file's cells by row. A row of the file is taken once; of several with the
    same task the one with most of the other cells is taken, the next in order among equals.
    """
    keys = [[key(cell) for cell in cells] for cells in found]
    by_task: dict[str, list[int]] = {}
    for at, cells in enumerate(found):
        for cell in cells:
            by_task.setdefault(task_key(cell), []).append(at)
    taken: list[int] = []
    used: set[int] = set()
    scans = 0
    for row in rows:
        wanted = task_key(row.task)
        options = [at for at in by_task.get(wanted, ()) if at not in used] if wanted else []
        if not options and wanted:
            scans += 1
            if scans > _MOST_SCANS:
                return None
            holding = (at for at, cells in enumerate(keys) if any(wanted in cell for cell in cells))
            options = [at for at in holding if at not in used]
        if not options:
            return None
        others = {key(cell) for cell in row.cells} - {""}
        last = taken[-1] if taken else -1
        best = max(options, key=lambda at: (len(others.intersection(keys[at])), at > last, -at))
        taken.append(best)
        used.add(best)
    return taken


def heading_rows(
    found: Sequence[Sequence[str]], rows: Iterable[FilledRow], taken: Collection[int]
) -> list[int]:
    """Return which of a file's rows name columns of the list; of two below each other the upper one."""
    names = {key(name) for row in rows for name in row.header} - {""}
    heads: list[int] = []
    below = -2
    for at, cells in enumerate(found):
        own = {key(cell) for cell in cells} - {""}
        if at in taken or len(own & names) < min(_FEWEST_HEADINGS, len(names)) or not names:
            continue
        if at != below + 1:
            heads.append(at)
        below = at
    return heads


def filled_headings(language: str) -> tuple[str, str, str]:
    """Return what the three columns are called that are filled in."""
    status, evidence, judged = (
        word(f"tables.filled.{name}", language) for name in ("status", "evidence", "judged")
    )
    return status, evidence, judged


def filled_before(cells: Sequence[str]) -> int | None:
    """Return at which cell of a row of headings our own three begin; None where it has none of them."""
    ours = {filled_headings(language) for language in LANGUAGES}
    for at in range(len(cells) - 2):
        if tuple(cells[at : at + 3]) in ours:
            return at
    return None
