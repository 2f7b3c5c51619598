"""What differs in the outline of documents that are no work reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.corpus.assembly import Row
from workbench.corpus.outline.headings import Heading
from workbench.model.genre import Genre
from workbench.model.part import Part
from workbench.text.plan_years import first_year_of_plan

WITHOUT_LEADS = frozenset((Genre.BULLETIN, Genre.TASK_LIST, Genre.LIVELIHOOD_LIST, Genre.NOTICE, Genre.NEWS))
"""Genres whose lead sentences are statements, not titles."""
SPOKEN = frozenset((Genre.WORK_REPORT, Genre.PLAN_EXECUTION, Genre.BUDGET))
"""Genres that somebody delivers to a congress on a day."""
_ONE_PART: Mapping[Genre, Part] = {
    Genre.BULLETIN: "review",
    Genre.NOTICE: "review",
    Genre.NEWS: "review",
    Genre.OTHER: "review",
    Genre.TASK_LIST: "plan",
    Genre.LIVELIHOOD_LIST: "plan",
}
_FIVE_YEARS = re.compile('([一二三四五六七八九十]+)(?:个五年|五[”’"]?)')
_NOTES = re.compile(r"\W*(?:注\s*释|资料来源|数据来源)|\[1\]")
_STATES = re.compile(r"\d[^。]{4,}。\s*$")
_YEAR = re.compile(r"((?:19|20)\d\d)年")


def numbered_only(headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings that are numbered 一、 or （一） on lines of their own."""
    return [each for each in headings if each.style in ("cn", "paren") and each.own]


def first_statement(rows: Sequence[Row], first: int) -> int:
    """Return the row from which a bulletin states figures, which may stand before its first heading."""
    return next((at for at in range(first) if _STATES.search(rows[at].text)), first)


def start_of_notes(rows: Sequence[Row], first: int) -> int:
    """Return the row from which only footnotes and sources follow, the end where there are none."""
    half = first + (len(rows) - first) // 2
    return next((at for at in range(half, len(rows)) if _NOTES.match(rows[at].text)), len(rows))


def of_one_part(parts: Sequence[Part], body: range, genre: Genre) -> list[Part]:
    """Return the parts of rows: a bulletin is all report, a task list all promise, others stay as told."""
    only = _ONE_PART.get(genre)
    return [only if only and index in body else part for index, part in enumerate(parts)]


def year_of_genre(title: str | None, genre: Genre) -> int | None:
    """Return the year that a title gives a document, None for those that a session dates.

    A bulletin is of the year it tells of, a list of the year it is for, a five-year plan of its first.
    """
    if genre in SPOKEN or title is None:
        return None
    number = _FIVE_YEARS.search(title) if genre is Genre.FIVE_YEAR_PLAN else None
    if number is not None and (first := first_year_of_plan(number[1])) is not None:
        return first
    found = _YEAR.search(title)
    return int(found[1]) if found else None
