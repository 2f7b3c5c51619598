"""Matters that go by another name than before: a table of names in the order in which they came up."""

from __future__ import annotations

from collections.abc import Container, Iterator

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import successions
from workbench.insight.listed_words import listed_words


def find_successions(older: Body, newer: Body, whole: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names that gave way: one used less and the later one more, either gone or come altogether.

    ``whole`` are both reports' folded texts, review, plan and the rest: a name is gone or new in them.
    """
    told: set[tuple[str, str]] = set()
    said, now = listed_words(older.text), listed_words(newer.text)
    for names in successions():
        for at, before in enumerate(names):
            gone = _longest(before, said)
            if gone is None or any(one in gone for after in names[at + 1 :] for one in after):
                continue
            for after in names[at + 1 :]:
                come = _longest(after, now)
                if come is None or (gone, come) in told:
                    continue
                if _gave_way(gone, come, older, newer, whole) and not _known_shorter(after, come, whole[0]):
                    told.add((gone, come))
                    yield gone, come


def _gave_way(gone: str, come: str, older: Body, newer: Body, whole: tuple[str, str]) -> bool:
    if newer.count(gone) > older.count(gone) or older.count(come) >= newer.count(come):
        return False
    return come not in whole[0] and (gone not in whole[1] or 2 * newer.count(gone) <= older.count(gone))


def _known_shorter(names: tuple[str, ...], come: str, text: str) -> bool:
    """Say whether a text had a name already in a shorter spelling (乡村振兴 of 乡村振兴战略)."""
    return any(name in come and name in text for name in names)


def _longest(names: tuple[str, ...], said: Container[str]) -> str | None:
    return max((name for name in names if name in said), key=len, default=None)
