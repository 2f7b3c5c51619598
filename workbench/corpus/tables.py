"""Group the rows of a text into tables, and tell from its headings what a column and a table hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from workbench.corpus.assembly import CELL_END
from workbench.text.table_columns import column_of, sets_tasks

_LABEL_LONGEST = 16
_SENTENCE = re.compile(r"[。；;！？]|^\d|\d{2,}")
_YEAR = re.compile(r"^(?:“?十[一二三四五]五”?)?20\d{2}年?(?![\d.])\D{0,8}$")  # 2025年目标 heads a column
_FEWEST = 2
_BANDS, _BAND_LONGEST = 2, 40  # headings across a table between its rows


@dataclass(frozen=True, slots=True)
class Table:
    """Rows ``first`` to ``stop`` (exclusive) of a text; the first ``head`` of them name the columns.

    ``columns`` are the headings of each column, from the top. A table that goes on behind a heading across
    all columns has the columns of the one before and no row of headings of its own.
    """

    first: int
    stop: int
    columns: tuple[tuple[str, ...], ...]
    head: int = 1

    @property
    def header(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        return tuple(name for names in self.columns for name in names)

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
            if again and (again == header or _names_columns(again)) and not _goes_below(header, again):
                starts.append(index)
                header = again
        for start, end in zip(starts, [*starts[1:], stop], strict=True):
            tables.append(_goes_on(tables, texts, start, end) or _table(texts, start, end))
    return tables


def _table(texts: Sequence[str], first: int, stop: int) -> Table:
    header = _header(texts[first])
    if stop - first == 1 and not sets_tasks(header):  # such a row alone heads what follows a band
        header = ()
    below = _header(texts[first + 1]) if stop - first > 2 else ()
    if not _goes_below(header, below):
        return Table(first, stop, tuple((name,) if name else () for name in header))
    columns = zip_longest(_spread(header), below, fillvalue="")
    return Table(first, stop, tuple(tuple(name for name in names if name) for names in columns), 2)


def _goes_on(tables: Sequence[Table], texts: Sequence[str], first: int, stop: int) -> Table | None:
    """Return rows as the continuation of a table of tasks that only short headings part them from."""
    if not tables or not tables[-1].promises or first - tables[-1].stop > _BANDS:
        return None
    between = texts[tables[-1].stop : first]
    if any(len(text) > _BAND_LONGEST or "。" in text for text in between) or _names_columns(
        _header(texts[first])
    ):
        return None
    return Table(first, stop, tables[-1].columns, 0) if between else None


def _goes_below(header: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether a row parts columns of the headings above it: it stands under them, and fills no other."""
    if not header or not below or below[0] or column_of(next(filter(None, below))) == "number":
        return False
    filled = [at for at, name in enumerate(below) if name]
    spread = _spread(header)
    gaps = [at for at in filled if at >= len(header) or not header[at]]
    return bool(gaps) and all(column_of(below[at]) != "other" and at < len(spread) + 1 for at in filled)


def _spread(header: Sequence[str]) -> list[str]:
    """Return headings with those that reach over several columns named above each."""
    spread: list[str] = []
    for name in header:
        spread.append(name or (spread[-1] if spread else ""))
    return spread


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
    named = [cell for cell in filled if not _YEAR.match(cell)]
    if len(filled) < _FEWEST or not named or filled[0] not in named:
        return ()
    if any(len(c) > _LABEL_LONGEST or _SENTENCE.search(c) for c in named):
        return ()
    return cells if len(set(filled)) == len(filled) else ()


def _names_columns(cells: Sequence[str]) -> bool:
    """Say whether cells are column headings beyond doubt: two and more have a known meaning."""
    known = {column_of(cell) for cell in cells} - {"other", "milestone"}
    return len(known) >= _FEWEST and len(known) >= len([cell for cell in cells if cell]) - 1
