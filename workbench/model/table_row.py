"""A report among several in one table or archive, before it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row, or one file of an archive, that holds a report; ``number`` counts from 1.

    ``raw`` is the row with the table's header, or the file.

    ``title``, ``place`` and ``year`` are what the other columns say, or the first line of the text.
    """

    number: int
    name: str
    raw: bytes
    title: str
    place: str
    year: str
    characters: int
