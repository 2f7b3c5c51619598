"""Matters that go by another name than before: a table of names in the order in which they came up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import read_lines

_MARKS = re.compile("[“”]")


def find_successions(older: Body, newer: Body, whole: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names that gave way: one used less and the later one more, either gone or come altogether.

    ``whole`` are both reports' folded texts, review, plan and the rest: a name is gone or new in them.
    """
    told: set[tuple[str, str]] = set()
    for names in _chains():
        for at, before in enumerate(names):
            gone = _longest(before, older.text)
            if gone is None or any(one in gone for after in names[at + 1 :] for one in after):
                continue
            for after in names[at + 1 :]:
                come = _longest(after, newer.text)
                if come is None or (gone, come) in told:
                    continue
                if _gave_way(gone, come, older, newer, whole):
                    told.add((gone, come))
                    yield gone, come


def _gave_way(gone: str, come: str, older: Body, newer: Body, whole: tuple[str, str]) -> bool:
    if newer.count(gone) > older.count(gone) or older.count(come) >= newer.count(come):
        return False
    return come not in whole[0] and (gone not in whole[1] or 2 * newer.count(gone) <= older.count(gone))


def _longest(names: tuple[str, ...], text: str) -> str | None:
    return max((name for name in names if name in text), key=len, default=None)


@cache
def known_names() -> frozenset[str]:
    """Return every name of the table: names of policies, set phrases wherever they stand."""
    return frozenset(name for names in _chains() for spellings in names for name in spellings)


@cache
def _chains() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Read the table: one matter a row, its names in order, each with its spellings, folded as texts are."""
    rows = (line.split("\t") for line in read_lines("successions.tsv"))
    return tuple(tuple(tuple(_MARKS.sub("", cell).split("|")) for cell in row) for row in rows)
