"""The reports of a table or an archive, each as a file of its own that is read like any other."""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath

from workbench.corpus.opening import list_files, list_reports_in_table, open_source
from workbench.errors import CorpusError
from workbench.model.table_row import TableRow
from workbench.settings import CorpusSettings


def split_table(raw: bytes, *, name: str, settings: CorpusSettings) -> tuple[TableRow, ...]:
    """Return the rows of a table, or the files of an archive, that holds several reports; else nothing.

    Raise CorpusError for what cannot be read at all.
    """
    files = list_files(raw, settings=settings)
    if files:
        return tuple(_file(*each, settings) for each in enumerate(files, start=1)) if len(files) > 1 else ()
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


def _file(number: int, file: tuple[str, bytes], settings: CorpusSettings) -> TableRow:
    """Return one file of an archive; what is wrong with one that cannot be read is told when it is chosen."""
    name, raw = file
    try:
        source = open_source(raw, name=name, settings=settings)
    except CorpusError:
        return TableRow(number=number, name=name, raw=raw, title=name, place="", year="", characters=0)
    text = [block.text for block in source.blocks if block.removed_as is None]
    title = source.meta.get("title") or next(iter(text), "").strip()
    return TableRow(
        number=number,
        name=name,
        raw=raw,
        title=f"{name} · {title}",
        place=source.meta.get("place", ""),
        year=source.meta.get("year", ""),
        characters=sum(map(len, text)),
    )


def _as_file(cells: tuple[tuple[str, ...], ...]) -> bytes:
    """Write header and row such that the table's reader finds the same cells again."""
    header, row = cells
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    # The first line tells the separator: no other one may stand in it more often than ours.
    writer.writerow([" ".join(name.replace(";", " ").split()) for name in header] or [""] * len(row))
    writer.writerow(row)
    return target.getvalue().encode("utf-8")
