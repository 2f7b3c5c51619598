"""One open workbench: its home, its store and the reports in its library."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Self

from workbench.corpus.arrival import Fingerprint, fingerprint
from workbench.corpus.catalogue import CatalogueEntry
from workbench.corpus.reader import read_kept, read_report
from workbench.corpus.recognition.recognising import keep_recognised_in
from workbench.errors import CorpusError
from workbench.model.decision import Document
from workbench.model.report import Report
from workbench.pipeline.bundled import bundled_entries, entry_hints
from workbench.pipeline.disk_cache import DiskCache, use_disk_cache
from workbench.pipeline.document_records import hints_from, new_document, text_digest
from workbench.pipeline.home import Home, find_home
from workbench.pipeline.kept_answers import KeptAnswers
from workbench.pipeline.memo import remembered
from workbench.settings import DEFAULTS, Settings
from workbench.settings.extraction import Shifts
from workbench.store.store import Store, open_store
from workbench.store.team_store import standard_of

# Who is named in the log for what the program itself puts into an empty store.
PROGRAM = "workbench"


class Workspace:
    """Hold the store and read its reports; every page and command works through one of these."""

    def __init__(self, home: Home, store: Store, settings: Settings) -> None:
        """Keep the parts; use ``open_workspace`` to make one."""
        self.home = home
        self.store = store
        self.settings = settings
        self._as_opened = settings
        self._fingerprints: dict[tuple[str, str], Fingerprint] = {}
        self._bundled = frozenset(entry.id for entry in bundled_entries(home))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def documents(self) -> tuple[Document, ...]:
        """Return every text version in the library."""
        return self.store.documents()

    def offered(self) -> tuple[Document, ...]:
        """Return the text versions that are offered for work: all but the archived ones."""
        return tuple(each for each in self.documents() if not each.archived)

    def across_places(self) -> tuple[Document, ...]:
        """Return the offered texts by which places are told apart: first users, medians, counts.

        Made-up places count only until somebody adds a report of a real one to what comes with the program.
        """
        offered = self.offered()
        if all(each.fictional or each.report in self._bundled for each in offered):
            return offered
        return tuple(each for each in offered if not each.fictional)

    def has_document(self, document: str) -> bool:
        """Say whether the library holds a text version of this id."""
        return any(d.id == document for d in self.documents())

    def fingerprint(self, document: Document) -> Fingerprint:
        """Return what is needed of a text version to recognise it; a few kilobytes, kept by its hash."""
        key = (document.id, document.text_sha256)
        if key not in self._fingerprints:
            self._fingerprints[key] = fingerprint(self.report(document.id))
        return self._fingerprints[key]

    def report(self, document: str) -> Report:
        """Return a text version as read; the stored text is what every anchor stands on."""
        record = self.store.document(document)
        return read_stored(self.store, record.id, record.text_sha256, _Frozen(record), self._as_opened)

    def follow_standard(self) -> None:
        """Take what the library's decisions taught into the settings, or out, as it stands in the store.

        Another process may have changed it; one line is read.
        """
        if self.store.database.damage:
            return
        standard = standard_of(self.store.database)
        taught = tuple(sorted(standard.shifts.items())) if standard.in_force else ()
        if taught != self.settings.extraction.taught:
            self.settings = taught_settings(self.settings, taught)


def taught_settings(settings: Settings, taught: Iterable[tuple[str, float]]) -> Settings:
    """Return settings by which proposals follow a lesson, the shipped weights where it is empty."""
    return replace(settings, extraction=replace(settings.extraction, taught=Shifts(taught)))


class _Frozen:
    """A document with a hash, so that reading it can be cached (its hints are a dictionary)."""

    def __init__(self, document: Document) -> None:
        self.document = document
        said = (document.jurisdiction, document.year, document.genre, document.source_class)
        self._key = (document.id, document.text_sha256, repr(sorted(document.hints.items())), said)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self._key == other._key


@remembered(128)
def read_stored(store: Store, document: str, text_sha256: str, frozen: _Frozen, settings: Settings) -> Report:
    """Return a stored document read again, kept by what it depends on."""
    record = frozen.document
    # Genre and class are part of what the document is; a newer program may recognise others.
    hints = replace(hints_from(record.hints, document), genre=record.genre, source_class=record.source_class)
    name = str(record.hints.get("name", "report.txt"))
    if store.has_raw(document):
        # A scan is not recognised again, and a newer program may refuse what an older one read.
        with suppress(CorpusError):
            report = read_report(store.raw(document), name=name, hints=hints, settings=settings.corpus)
            if text_digest(report.text) == text_sha256:
                return report
    # A newer program may clean the same bytes differently; annotations stand on the text that was kept.
    return read_kept(store.text(document), sha256=record.sha256, hints=hints, settings=settings.corpus)


def open_workspace(home: Home | None = None, *, settings: Settings = DEFAULTS) -> Workspace:
    """Open the store at ``home``, and put the bundled reports and the codebook into it where missing.

    A damaged store is left as it is and can only be read. Raises StoreError when it cannot be opened.
    """
    home = home or find_home()
    keep_recognised_in(home.folder / "cache" / "scans")
    store = open_store(home.database_url, settings=settings.store, guarded=True)
    use_disk_cache(DiskCache(home.disk_cache, settings.store.disk_cache_megabytes))
    workspace = Workspace(home, store, settings)
    if store.database.damage:
        return workspace
    if store.database.file is not None:
        store.answers.between_runs = KeptAnswers(store.database.file)
    known = {d.report for d in store.documents()}
    for entry in bundled_entries(home):
        # One that somebody took out of the library does not come back by itself.
        if entry.id not in known and not store.log(f"document:{entry.id}", limit=1):
            _register(workspace, entry)
    if store.codebook() is None:
        from workbench.extraction.areas import load_codebook  # noqa: PLC0415 - brings numpy, for an empty store

        store.save([load_codebook()], actor=PROGRAM, action="codebook.seed")
    workspace.follow_standard()
    return workspace


def _register(workspace: Workspace, entry: CatalogueEntry) -> None:
    """Put a catalogued report into the store as the first version of its text."""
    raw, hints = entry.path.read_bytes(), entry_hints(entry)
    report = read_report(raw, name=entry.path.name, hints=hints, settings=workspace.settings.corpus)
    document = new_document(report, entry.path.name, hints, kind="delivered", added_by=PROGRAM)
    workspace.store.add_document(document, raw, report.text, actor=PROGRAM)
