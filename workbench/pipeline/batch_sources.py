"""Which reports a batch works on, and how they travel to where they are read."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import CorpusError
from workbench.model.decision import Document
from workbench.model.file_names import PlaceYear, scope_name
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.pipeline.document_records import hints_from
from workbench.pipeline.sources import read_bytes
from workbench.settings import DEFAULTS, Settings
from workbench.version import __version__

if TYPE_CHECKING:
    from workbench.pipeline.workspace import Workspace

_DIGITS = 4  # of a year


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """A report as it travels to a worker: raw bytes, and what people said of it."""

    id: str
    name: str
    raw: bytes
    hints: Hints

    def read(self, settings: Settings = DEFAULTS) -> Report:
        """Return the report as read."""
        from workbench.corpus.reader import read_report  # noqa: PLC0415 - for who reads, not who plans

        return read_report(self.raw, name=self.name, hints=self.hints, settings=settings.corpus)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    """A report that a batch is going to need; its bytes are fetched when its task starts."""

    id: str
    name: str
    hints: Hints
    sha256: str
    fetch: Callable[[], bytes]

    def load(self) -> BatchReport:
        """Fetch the bytes."""
        return BatchReport(id=self.id, name=self.name, raw=self.fetch(), hints=self.hints)


def library_reports(workspace: Workspace) -> list[ListedReport]:
    """Return the newest text of every work report of the library; the workspace must stay open meanwhile."""
    reports = [each for each in workspace.across_places() if each.genre is Genre.WORK_REPORT]
    newest = {document.report: document for document in reports}
    return [
        ListedReport(
            id=document.id,
            name=str(document.hints.get("name", "report.txt")),
            hints=_placed(document),
            sha256=document.sha256,
            fetch=partial(workspace.store.raw, document.id),
        )
        for document in newest.values()
    ]


def _placed(document: Document) -> Hints:
    """Return what people said of a report, and place and year as they were read where nobody said them.

    Pairs are made by place and year before any report is read again.
    """
    hints = hints_from(document.hints, document.id)
    return replace(
        hints,
        jurisdiction=hints.jurisdiction or document.jurisdiction,
        year=hints.year if hints.year is not None else document.year,
    )


def listed_report(
    folder: Path, source: str, place: str | None = None, year: int | None = None
) -> ListedReport:
    """Return the report at a path (relative to ``folder``); its path tells it apart from others.

    Raises CorpusError when it cannot be read.
    """
    raw, name = read_bytes(str(folder / source))
    return ListedReport(
        id=source,
        name=name,
        hints=Hints(id=source, jurisdiction=place, year=year),
        sha256=hashlib.sha256(raw).hexdigest(),
        fetch=partial(_bytes, str(folder / source)),
    )


def _bytes(source: str) -> bytes:
    return read_bytes(source)[0]


def table_rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of a table's rows (tab-separated if its name says so).

    Raises CorpusError when there is no such table.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream, delimiter="\t" if file.suffix == ".tsv" else ",")
            yield from ((number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 1) if row)
    except (OSError, ValueError, csv.Error) as cause:
        raise CorpusError("import.not_found", file=file, code="source-not-found", path=str(file)) from cause


def listed_reports(file: Path) -> list[ListedReport]:
    """Return the reports that a table names in its column ``path``, else in its first column.

    Columns ``jurisdiction`` and ``year`` are taken for what people say of the report.
    """
    rows = list(table_rows(file))
    header = [cell.lower() for cell in rows[0][1]] if rows else []
    columns = {name: header.index(name) for name in ("path", "jurisdiction", "year") if name in header}
    found = []
    for _, cells in rows[1:] if "path" in columns else rows:
        said = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        year = said.get("year", "")
        place = said.get("jurisdiction") or None
        source = said.get("path") or cells[0]
        found.append(
            listed_report(
                file.parent, source, place, int(year) if year.isdecimal() and len(year) <= _DIGITS else None
            )
        )
    return found


def task_key(reports: Sequence[ListedReport], *more: object) -> str:
    """Return a key that changes when the reports, what was said of them or the program do.

    It begins with their places and years, for it becomes the name of a file.
    """
    digest = hashlib.sha256(__version__.encode())
    for report in reports:
        digest.update(
            f"{report.id}\0{report.name}\0{report.hints}\0{report.sha256}\0".encode("utf-8", "surrogatepass")
        )
    digest.update(repr(more).encode())
    scope = scope_name(PlaceYear(each.hints.jurisdiction, each.hints.year) for each in reports)
    return "-".join(part for part in (scope, digest.hexdigest()[:24]) if part)
