"""One open workbench: its home, its store and the reports in its library."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache
from types import TracebackType
from typing import Any, Self

from workbench.corpus.arrival import Fingerprint, fingerprint
from workbench.corpus.catalogue import CatalogueEntry
from workbench.corpus.hints import Hints
from workbench.corpus.parser import parse_kept
from workbench.corpus.reader import read_report
from workbench.extraction.areas import load_codebook
from workbench.model.decision import Document, VersionKind
from workbench.model.genre import Genre, SourceClass
from workbench.model.report import Report
from workbench.pipeline.home import Home, find_home
from workbench.pipeline.sources import bundled_entries, entry_hints
from workbench.settings import DEFAULTS, Settings
from workbench.store.store import Store, open_store

# Who is named in the log for what the program itself puts into an empty store.
PROGRAM = "workbench"


class Workspace:
    """Hold the store and read its reports; every page and command works through one of these."""

    def __init__(self, home: Home, store: Store, settings: Settings) -> None:
        """Keep the parts; use ``open_workspace`` to make one."""
        self.home = home
        self.store = store
        self.settings = settings
        self._fingerprints: dict[tuple[str, str], Fingerprint] = {}

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
        return _read(self.store, record.id, record.text_sha256, _Frozen(record), self.settings)


class _Frozen:
    """A document with a hash, so that reading it can be cached (its hints are a dictionary)."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._key = (document.id, document.text_sha256, repr(sorted(document.hints.items())))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self._key == other._key


@lru_cache(maxsize=128)
def _read(store: Store, document: str, text_sha256: str, frozen: _Frozen, settings: Settings) -> Report:
    record = frozen.document
    hints = hints_from(record.hints, document)
    name = str(record.hints.get("name", "report.txt"))
    if store.has_raw(document):
        report = read_report(store.raw(document), name=name, hints=hints, settings=settings.corpus)
        if text_digest(report.text) == text_sha256:
            return report
    # A newer program may clean the same bytes differently; annotations stand on the text that was kept.
    return parse_kept(store.text(document), sha256=record.sha256, hints=hints, settings=settings.corpus)


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def hints_from(values: dict[str, Any], report: str | None = None) -> Hints:
    """Return the corrections kept with a document."""
    day = values.get("delivered_on")
    return Hints(
        id=report,
        title=values.get("title"),
        jurisdiction=values.get("jurisdiction"),
        year=values.get("year"),
        speaker=values.get("speaker"),
        delivered_on=date.fromisoformat(day) if day else None,
        source=values.get("source"),
        fictional=bool(values.get("fictional", False)),
        genre=Genre(values["genre"]) if values.get("genre") else None,
        source_class=SourceClass(values["source_class"]) if values.get("source_class") else None,
        kept=tuple(values.get("kept", ())),
    )


def hints_values(hints: Hints, name: str) -> dict[str, Any]:
    """Return corrections as plain values to keep with a document; ``name`` tells the format."""
    values: dict[str, Any] = {
        "name": name,
        "title": hints.title,
        "jurisdiction": hints.jurisdiction,
        "year": hints.year,
        "speaker": hints.speaker,
        "delivered_on": hints.delivered_on.isoformat() if hints.delivered_on else None,
        "source": hints.source,
        "fictional": hints.fictional or None,
        "genre": hints.genre and hints.genre.value,
        "source_class": hints.source_class and hints.source_class.value,
        "kept": list(hints.kept) or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def open_workspace(home: Home | None = None, *, settings: Settings = DEFAULTS) -> Workspace:
    """Open the store at ``home``, and put the bundled reports and the codebook into it where missing.

    Raises StoreError when the database cannot be opened.
    """
    home = home or find_home()
    store = open_store(home.database_url)
    workspace = Workspace(home, store, settings)
    known = {d.report for d in store.documents()}
    for entry in bundled_entries(home):
        if entry.id not in known:
            _register(workspace, entry)
    if store.codebook() is None:
        store.save([load_codebook()], actor=PROGRAM, action="codebook.seed")
    return workspace


def _register(workspace: Workspace, entry: CatalogueEntry) -> None:
    """Put a catalogued report into the store as the first version of its text."""
    raw, hints = entry.path.read_bytes(), entry_hints(entry)
    report = read_report(raw, name=entry.path.name, hints=hints, settings=workspace.settings.corpus)
    document = new_document(report, entry.path.name, hints, kind="delivered", added_by=PROGRAM)
    workspace.store.add_document(document, raw, report.text, actor=PROGRAM)


def new_document(
    report: Report,
    name: str,
    hints: Hints,
    *,
    kind: VersionKind,
    added_by: str,
    earlier: tuple[Document, ...] = (),
) -> Document:
    """Return the record of a report's text as the next version after ``earlier``."""
    number = len(earlier) + 1
    # A place's code and the year are what people call a report by; without them its hash must do.
    known = f"{report.place_code}-{report.year}" if report.place_code and report.year else report.id
    base = earlier[0].report if earlier else hints.id or known
    return Document(
        id=base if number == 1 else f"{base}@{number}",
        report=base,
        number=number,
        version_kind=kind,
        genre=report.genre,
        source_class=report.source_class,
        jurisdiction=report.jurisdiction,
        year=report.year,
        title=report.title,
        source=report.source,
        sha256=report.sha256,
        text_sha256=text_digest(report.text),
        added_by=added_by,
        added_at="",
        fictional=report.fictional,
        supersedes=earlier[-1].id if earlier else None,
        hints=hints_values(hints, name),
    )
