"""What was handed in and is not in the library yet: sources with what they were recognised as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workbench.corpus.rows import split_table
from workbench.errors import WorkbenchError
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.model.roles import Actor
from workbench.model.table_row import TableRow
from workbench.model.version_kind import VersionKind
from workbench.pipeline.library import Added, Arrival, add_report, assess, recognise
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS, Settings


@dataclass(slots=True)
class WaitingSource:
    """A source with the corrections made to it; read again only when those change."""

    raw: bytes
    name: str
    hints: Hints = field(default_factory=Hints)
    kind: VersionKind = "delivered"
    replaces: bool = False
    report: Report | None = None
    error: WorkbenchError | None = None
    _read_with: Hints | None = None

    @property
    def unread(self) -> bool:
        """Say whether it must be read, for the first time or after a correction."""
        return self._read_with != self.hints

    def read(self, workspace: Workspace) -> None:
        """Read the source; what cannot be read has an ``error`` instead of a report."""
        hints = self.hints  # a correction may come in while this reads
        self.report, self.error = None, None
        try:
            self.report = recognise(workspace, self.raw, self.name, hints)
        except WorkbenchError as error:
            self.error = error
        self._read_with = hints

    def arrival(self, workspace: Workspace) -> Arrival | None:
        """Return the report as the library sees it now; None for what could not be read."""
        if self.unread:
            self.read(workspace)
        return None if self.report is None else assess(workspace, self.report)


@dataclass(slots=True)
class Table:
    """A table of several reports, of which a person takes some; ``raw`` is the file it came in."""

    name: str
    rows: tuple[TableRow, ...]
    raw: bytes


@dataclass(slots=True)
class Inbox:
    """All that waits, by keys that no two sources of a session share."""

    waiting: dict[str, WaitingSource] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    made: int = 0

    def take(self, raw: bytes, name: str, settings: Settings = DEFAULTS) -> bool:
        """Let a source wait; a table of several reports waits for a choice of its rows.

        The same file handed in again does not wait twice: then this is False.
        """
        if any(each.name == name and each.raw == raw for each in self._all()):
            return False
        try:
            rows = split_table(raw, name=name, settings=settings.corpus)
        except WorkbenchError:
            rows = ()  # it waits like any other, and reading it will say what is wrong
        self.made += 1
        if rows:
            self.tables[f"{self.made}"] = Table(name, rows, raw)
            return True
        source = name if name.startswith(("http://", "https://")) else None
        self.waiting[f"{self.made}"] = WaitingSource(raw, name, Hints(source=source))
        return True

    def has(self, name: str) -> bool:
        """Say whether something of this name waits."""
        return any(each.name == name for each in self._all())

    def _all(self) -> Iterator[WaitingSource | Table]:
        yield from self.waiting.values()
        yield from self.tables.values()

    def add(self, key: str, workspace: Workspace, actor: Actor) -> Added:
        """Put what waits into the library as it was corrected; it waits on where that cannot be done."""
        waiting = self.waiting[key]
        added = add_report(
            workspace,
            waiting.raw,
            waiting.name,
            hints=waiting.hints,
            kind=waiting.kind,
            replaces=waiting.replaces,
            actor=actor,
        )
        del self.waiting[key]
        return added

    def choose(self, key: str, numbers: set[int], last: int) -> None:
        """Take the rows of these numbers; those up to ``last`` that were not chosen are left out."""
        table = self.tables[key]
        for row in table.rows:
            if row.number in numbers:
                self.made += 1
                self.waiting[f"{self.made}"] = WaitingSource(row.raw, row.name)
        rest = tuple(row for row in table.rows if row.number > last)
        if rest:
            self.tables[key] = replace(table, rows=rest)
        else:
            del self.tables[key]
