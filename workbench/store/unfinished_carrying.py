"""Find corrected texts whose annotations were left on the text before.

Today both are one transaction. Older versions of the program stored the text first, and a full disk, a
kill or a busy colleague in between left the annotations behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.model.decision import Assessment, Codebook, Document
from workbench.store.record_types import Record, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A corrected text, and how many records that are older than it stand on the text before."""

    older: str
    newer: str
    records: int


def find_unfinished(records: Iterable[Record]) -> tuple[Unfinished, ...]:
    """Return the texts whose annotations were not all carried over, in the order to finish them.

    What was made on the replaced text after it was replaced was meant to stand there.
    """
    every = list(records)
    documents = [each for each in every if isinstance(each, Document) and each.supersedes is not None]
    documents.sort(key=lambda each: (each.report, each.number, each.id))
    of = {each.id: each.report for each in every if isinstance(each, Document)}
    on: dict[str, list[str]] = {}
    for each in every:
        if not isinstance(each, (Document, Codebook)):
            places = {anchor.document for anchor in kind_of(each).anchors(each)}
            if isinstance(each, Assessment):
                places.add(each.against)
            for place in places:
                on.setdefault(place, []).append(each.created)
    found = []
    for each in documents:
        older = each.supersedes or ""
        left = sum(created <= each.added_at for created in on.get(older, ()))
        if left and older != each.id and of.get(older) == each.report:
            found.append(Unfinished(older=older, newer=each.id, records=left))
    return tuple(found)
