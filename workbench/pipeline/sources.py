"""Resolve what a user names on the command line (a path, ``-``, a URL, a library id) to a report."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.corpus.catalogue import CatalogueEntry
from workbench.corpus.reader import read_report
from workbench.corpus.readers.registry import collection_extensions, extensions
from workbench.corpus.rows import split_table
from workbench.errors import CorpusError
from workbench.model.report import Report
from workbench.pipeline.bundled import bundled_entries, entry_hints
from workbench.pipeline.home import Home
from workbench.settings import DEFAULTS, Settings


def read_bytes(source: str, settings: Settings = DEFAULTS) -> tuple[bytes, str]:
    """Return the bytes of a path, URL or standard input (``-``) and the name to recognise them by.

    Raises CorpusError when there is nothing to read or it is too large.
    """
    if source == "-":
        return _bounded(sys.stdin.buffer.read(settings.corpus.max_bytes + 1), "-", settings), "stdin.txt"
    if source.startswith(("http://", "https://")):
        return read_address(source, settings)
    path = Path(source)
    try:
        with path.open("rb") as stream:
            return _bounded(stream.read(settings.corpus.max_bytes + 1), source, settings), path.name
    except (OSError, ValueError) as cause:  # a name with NUL or half a character in it is a ValueError
        raise CorpusError("import.cannot_open", code="source-not-found", path=source) from cause


def read_address(url: str, settings: Settings = DEFAULTS) -> tuple[bytes, str]:
    """Return the bytes behind a web address and its final form; never a file of this machine.

    Raises CorpusError, one clear sentence, for anything but a public page.
    """
    from workbench.corpus.fetching import fetch_url  # noqa: PLC0415 — only URLs need the network's library

    fetched = fetch_url(url if "://" in url else f"https://{url}", settings=settings.corpus)
    return fetched.raw, fetched.final_url


def _bounded(raw: bytes, source: str, settings: Settings) -> bytes:
    if len(raw) > settings.corpus.max_bytes:
        limit = settings.corpus.max_bytes // (1024 * 1024)
        raise CorpusError("import.file_too_large", limit=limit, code="too-large", path=source)
    return raw


def read_to_add(
    source: str, rows: str | None, settings: Settings = DEFAULTS
) -> tuple[tuple[bytes, str], ...]:
    """Return bytes and name of each report to put into the library.

    ``rows`` (“2,4-6” or “all”), or ``table.csv#3``, chooses among the reports of a table. Raises
    CorpusError: ``several-reports`` lists the rows where none is chosen, ``no-such-row`` names one that
    is not there.
    """
    path, row = (source, None) if Path(source).exists() else _table_row(source)
    raw, name = read_bytes(path, settings)
    wanted = str(row) if row is not None else rows
    table = split_table(raw, name=name, settings=settings.corpus)
    if not table and wanted is None:
        return ((raw, name),)
    if wanted is None:
        lines = [" · ".join(filter(None, (str(r.number), r.place, r.year, r.title))) for r in table]
        raise CorpusError(
            "import.name_rows",
            count=len(table),
            listed="\n".join(lines),
            code="several-reports",
            rows=[r.number for r in table],
        )
    there = {r.number: (r.raw, r.name) for r in table}
    numbers = list(there) if wanted.strip() == "all" else _numbers(wanted, max(there, default=0))
    missing = [number for number in numbers if number not in there]
    if missing or not numbers:
        named = "、".join(map(str, missing[:10])) or wanted
        raise CorpusError("import.no_report_of_number", named=named, code="no-such-row")
    return tuple(there[number] for number in numbers)


def _numbers(text: str, last: int) -> list[int]:
    """Return the numbers of “2,4-6” in order, each once; none for what is no such list."""
    found: dict[int, None] = {}
    for piece in text.replace("，", ",").split(","):
        first, _, end = piece.strip().partition("-")
        if not first.isdecimal() or (end and not end.isdecimal()):
            return []
        # Far beyond the last row one number is enough to say that it is not there.
        found |= dict.fromkeys(range(int(first), min(int(end or first), max(last, int(first)) + 1) + 1))
    return list(found)


def read_entry(entry: CatalogueEntry, settings: Settings = DEFAULTS) -> Report:
    """Read a catalogued report from its file."""
    raw = entry.path.read_bytes()
    return read_report(raw, name=entry.path.name, hints=entry_hints(entry), settings=settings.corpus)


def read_source(source: str, home: Home, settings: Settings = DEFAULTS) -> Report:
    """Return the report that ``source`` names: a library id first, then a path, URL or ``-``.

    ``table.csv#3`` is the third row of a table that holds several reports.
    """
    if source != "-" and not Path(source).exists():
        for entry in bundled_entries(home):
            if entry.id == source:
                return read_entry(entry, settings)
        stored = _stored(source, home, settings)
        if stored is not None:
            return stored
    path, row = _table_row(source)
    raw, name = read_bytes(path, settings)
    return read_report(raw, name=name, row=row, settings=settings.corpus)


def _table_row(source: str) -> tuple[str, int | None]:
    """Return the path and the number that ``table.csv#3`` or ``all.zip#3`` names; else no number."""
    path, mark, row = source.rpartition("#")
    if mark and row.isdecimal() and path.lower().endswith(collection_extensions()):
        return path, int(row)
    return source, None


def _stored(document: str, home: Home, settings: Settings) -> Report | None:
    """Return a report that somebody added to the library, None when there is no such id."""
    if document.startswith(("http://", "https://")):
        return None
    from workbench.pipeline.workspace import open_workspace  # noqa: PLC0415 — only ids of added reports need the database

    with open_workspace(home, settings=settings) as workspace:
        return workspace.report(document) if workspace.has_document(document) else None


def readable_extensions() -> tuple[str, ...]:
    """Return the endings of all files that can be read, without their dot."""
    return extensions()
