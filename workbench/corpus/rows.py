"""The reports of a table, each as a file of its own: small, complete, and read like any other."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import PurePosixPath

from workbench.corpus.opening import list_reports_in_table
from workbench.settings import DEFAULTS, CorpusSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row that holds a report; ``number`` counts from 1, ``raw`` is the row with the table's header.

    ``title``, ``place`` and ``year`` are what the other columns say, or the first line of the text.
    """

    number: int
    name: str
    raw: bytes
    title: str
    place: str
    year: str
    characters: int


def split_table(raw: bytes, *, name: str, settings: CorpusSettings = DEFAULTS.corpus) -> tuple[TableRow, ...]:
    """Return the rows of a csv or xlsx file that holds several reports; nothing for any other file.

    Raise CorpusError for what cannot be read at all.
    """
    sources = list_reports_in_table(raw, name=name, settings=settings)
    if len(sources) < 2:
        return ()
    stem = PurePosixPath(name.replace("\\", "/")).stem
    rows = []
    for source in sources:
        text = [block.text for block in source.blocks if block.removed_as is None]
        number = source.meta["row"]
        rows.append(
            TableRow(
                number=int(number),
                name=f"{stem}#{number}.csv",
                raw=_as_file(source.cells),
                title=source.meta.get("title") or next(iter(text), "").strip(),
                place=source.meta.get("place", ""),
                year=source.meta.get("year", ""),
                characters=sum(map(len, text)),
            )
        )
    return tuple(rows)


def _as_file(cells: tuple[tuple[str, ...], ...]) -> bytes:
    """Write header and row such that the table's reader finds the same cells again."""
    header, row = cells
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    # The first line tells the separator: no other one may stand in it more often than ours.
    writer.writerow([" ".join(name.replace(";", " ").split()) for name in header] or [""] * len(row))
    writer.writerow(row)
    return target.getvalue().encode("utf-8")
