"""Which report follows which: the newest versions of a library, in the order of places and years."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from workbench.model.decision import Document
from workbench.model.genre import Genre


def newest_versions(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the newest version of each report, by place and year."""
    newest: dict[str, Document] = {}
    for each in sorted(documents, key=lambda d: (d.report, d.number)):
        newest[each.report] = each
    return tuple(sorted(newest.values(), key=lambda d: (*_place_and_year(d), d.id)))


def successors(documents: Iterable[Document]) -> tuple[tuple[Document, Document | None], ...]:
    """Return each newest work report beside the same place's for the next year the library has."""
    newest = newest_versions(each for each in documents if each.genre is Genre.WORK_REPORT)
    keys = [_place_and_year(each) for each in newest]
    found = []
    for each, key in zip(newest, keys, strict=True):
        at = bisect_right(keys, key)
        same_place = at < len(newest) and newest[at].jurisdiction == each.jurisdiction
        found.append((each, newest[at] if same_place else None))
    return tuple(found)


def _place_and_year(document: Document) -> tuple[str, int]:
    return document.jurisdiction or "", document.year or 0
