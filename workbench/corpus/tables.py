"""Group the rows of a text into tables, and tell from its headings what a column and a table hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.corpus.assembly import CELL_END
from workbench.text.table_columns import column_of, sets_tasks

_LABEL_LONGEST = 16
_SENTENCE = re.compile(r"[。；;！？]|^\d|\d{2,}")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Table:
    """Rows ``first`` to ``stop`` (exclusive) of a text; ``header`` names the columns of all but the first."""

    first: int
    stop: int
    header: tuple[str, ...]

    @property
    def promises(self) -> bool:
        """Say whether each row sets somebody a task."""
        return sets_tasks(self.header)


def find_tables(texts: Sequence[str]) -> list[Table]:
    """Return the tables among the lines of a text: runs of rows, begun anew where the headings come again."""
    tables: list[Table] = []
    for first, stop in _runs(texts):
        starts = [first]
        header = _header(texts[first])
        for index in range(first + 1, stop):
            again = _header(texts[index])
            if again and (again == header or _names_columns(again)):
                starts.append(index)
                header = again
        for start, end in zip(starts, [*starts[1:], stop], strict=True):
            tables.append(Table(start, end, _header(texts[start]) if end - start > 1 else ()))
    return tables


def _runs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for index, text in enumerate([*texts, ""]):
        if CELL_END in text:
            first = index if first is None else first
        elif first is not None:
            yield first, index
            first = None


def _header(text: str) -> tuple[str, ...]:
    """Return the cells of a row of headings; nothing for a row of contents."""
    cells = tuple(cell.strip() for cell in text.split(CELL_END))
    filled = [cell for cell in cells if cell]
    if len(filled) < _FEWEST or any(len(c) > _LABEL_LONGEST or _SENTENCE.search(c) for c in filled):
        return ()
    return cells if len(set(filled)) == len(filled) else ()


def _names_columns(cells: Sequence[str]) -> bool:
    """Say whether cells are column headings beyond doubt: two and more have a known meaning."""
    known = {column_of(cell) for cell in cells} - {"other"}
    return len(known) >= _FEWEST and len(known) >= len([cell for cell in cells if cell]) - 1
