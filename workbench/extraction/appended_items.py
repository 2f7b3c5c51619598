"""Items of a list behind the closing: who keeps each and until when, wherever its lines say so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.extraction.clauses import Clause
from workbench.extraction.task_rows import marker_length, promised_lists
from workbench.model.report import Report
from workbench.model.span import Span
from workbench.text.task_notes import bare_offices, find_notes

_BEGINS = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[件项][：:、\s]*"
)


@dataclass(slots=True)
class AppendedItem:
    """An item from ``start`` on: the places of its notes, who keeps it, and the words of its date."""

    start: int
    notes: list[Span] = field(default_factory=list)
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: str = ""

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return the leading bodies and behind them the supporting ones, each once."""
        return tuple(dict.fromkeys((*self.lead, *self.support)))


class AppendedItems:
    """The items of all lists behind a report's closing."""

    def __init__(self, report: Report) -> None:
        """Read the lines of the lists."""
        self._items = [item for span in promised_lists(report) for item in _items(report, span)]
        self._starts = [item.start for item in self._items]

    def at(self, place: int) -> AppendedItem | None:
        """Return the item in which a place of the text lies, None before the first."""
        index = bisect_right(self._starts, place) - 1
        return self._items[index] if index >= 0 else None

    def own_words(self, clause: Clause) -> Clause | None:
        """Return an item's clause without the notes that reach into it; None where nothing else is left."""
        begins = _BEGINS.match(clause.text)
        marker = begins.end() if begins else marker_length(clause.text)
        clause = clause._replace(start=clause.start + marker, text=clause.text[marker:])
        item = self.at(clause.start)
        for note in item.notes if item is not None else ():
            if note.start <= clause.start < note.end:
                return None
            if clause.start < note.start < clause.end:
                length = note.start - clause.start
                return clause._replace(end=note.start, text=clause.text[:length])
        return clause


def _items(report: Report, span: Span) -> Sequence[AppendedItem]:
    items: list[AppendedItem] = []
    at = span.start
    for line in report.text[span.start : span.end].split("\n"):
        if not items or marker_length(line) or _BEGINS.match(line):
            items.append(AppendedItem(at))
        _note(items[-1], line, at)
        at += len(line) + 1
    return items


def _note(item: AppendedItem, line: str, at: int) -> None:
    for notes in find_notes(line) or bare_offices(line):
        item.notes.append(Span(at + notes.start, at + notes.end))
        item.lead += notes.lead
        item.support += notes.support
        item.deadline = item.deadline or notes.deadline
