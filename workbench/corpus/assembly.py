"""Put the kept lines together into one text, and note where what was set aside stood."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus.lines import Line
from workbench.model.report import Removed
from workbench.model.span import Span

CELL_END = "\t"
"""What parts the cells of a row in a report's text; it stands nowhere else there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report's text with what markup said of it; tabs part the cells of a table's row."""

    span: Span
    text: str
    level: int | None = None
    bold: int = 0

    @property
    def tabular(self) -> bool:
        """Say whether this is the row of a table."""
        return CELL_END in self.text


def assemble(lines: Sequence[Line]) -> tuple[str, tuple[Row, ...], tuple[Removed, ...]]:
    """Return the text, its rows and what was set aside, each with its place in the text.

    Kept characters and removed ones, merged by ``Removed.at``, are all the source had that is not
    white space, in order.
    """
    out = _Writer()
    starts: list[tuple[int, Line]] = []
    ends: list[int] = []
    removed: list[Removed] = []
    for line in lines:
        if line.text:
            if starts and line.joins:
                ends.pop()
                out.resume(line.text[0])
            else:
                out.begin()
                starts.append((out.length, line))
        for text, reason in line.pieces:
            if reason is None and line.row:
                out.add_cells(text)
            elif reason is None:
                out.add(text)
            elif stripped := text.strip():
                removed.append(Removed(text=stripped, reason=reason, at=out.length))
        if line.text:
            ends.append(out.length)
    text = "".join(out.parts)
    rows = tuple(
        Row(Span(start, end), text[start:end], line.level, line.bold)
        for (start, line), end in zip(starts, ends, strict=True)
    )
    return text, rows, tuple(removed)


class _Writer:
    """Append pieces to one NFC text; white space is folded, line breaks part the rows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self._last = ""
        self._blank = False
        self._cells = 0

    def begin(self) -> None:
        """Start a new row."""
        if self.length:
            self._put("\n")
        self._last, self._blank, self._cells = "", False, 0

    def resume(self, following: str) -> None:
        """Go on with the row; only Latin words and numbers are kept apart."""
        self._blank = self._last.isascii() and self._last.isalnum() and following.isascii()

    def add(self, text: str) -> None:
        """Append a kept piece."""
        folded = " ".join(text.split())
        if not folded:
            self._blank = self._blank or bool(text)
            return
        if self._last and (self._blank or text[0].isspace() or not _stable(self._last, folded[0])):
            self._put(" ")
        self._put(folded)
        self._last, self._blank = folded[-1], text[-1].isspace()

    def add_cells(self, text: str) -> None:
        """Append a kept piece of a table's row; an empty cell at the end leaves nothing behind."""
        for number, cell in enumerate(text.split(CELL_END)):
            if number:
                self._cells += 1
                self._last, self._blank = "", False
            if cell.strip() and self._cells:
                self._put(CELL_END * self._cells)
                self._cells = 0
            self.add(cell)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _stable(before: str, after: str) -> bool:
    """Say whether two characters may stand side by side without NFC melting them into one."""
    if before < "\u0300" and after < "\u0300":
        return True
    return not unicodedata.combining(after) and unicodedata.is_normalized("NFC", before + after)
