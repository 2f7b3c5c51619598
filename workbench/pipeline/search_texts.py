"""The library and files as they are searched, read once and kept beside the home's database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from workbench.corpus.reader import read_report
from workbench.model.decision import Document
from workbench.model.hints import Hints
from workbench.pipeline.disk_cache import DiskCache, result_key
from workbench.pipeline.document_records import text_digest
from workbench.pipeline.home import Home
from workbench.pipeline.memo import also_forgotten
from workbench.pipeline.workspace import Workspace
from workbench.searching.texts import SearchText, Unit, search_text, searched
from workbench.settings import DEFAULTS, Settings

Progress = Callable[[int, int], None]
FOLDER = "searched"
_ROOMS = ("corpus", "model", "searching", "settings", "text")  # what a text as it is searched comes from
_KEPT = 2048  # some 200 MB with the longest reports; one library


def library_texts(
    workspace: Workspace, documents: Sequence[Document], on_progress: Progress | None = None
) -> tuple[SearchText, ...]:
    """Return texts of the library as they are searched, in the order asked for."""
    found = []
    for number, document in enumerate(documents):
        found.append(_of_document(workspace, document))
        if on_progress is not None:
            on_progress(number + 1, len(documents))
    return tuple(found)


def file_texts(
    files: Iterable[tuple[str, bytes, Hints]],
    home: Home,
    on_progress: Progress | None = None,
    settings: Settings = DEFAULTS,
) -> tuple[SearchText, ...]:
    """Return files as they are searched; each is its name, its bytes and what people said of it.

    Raises CorpusError for one that is no report.
    """
    found, listed = [], list(files)
    for number, (name, raw, hints) in enumerate(listed):
        made_of = (hashlib.sha256(raw).hexdigest(), name, repr(hints))

        def made(name: str = name, raw: bytes = raw, hints: Hints = hints) -> SearchText:
            report = read_report(raw, name=Path(name).name, hints=hints, settings=settings.corpus)
            return search_text(report, text_digest(report.text))

        found.append(_kept(home, settings, made_of, made))
        if on_progress is not None:
            on_progress(number + 1, len(listed))
    return tuple(found)


def _of_document(workspace: Workspace, document: Document) -> SearchText:
    said = (document.jurisdiction, document.year, str(document.genre), str(document.source_class))
    hints = repr(sorted(document.hints.items()))
    made_of = (document.text_sha256, document.id, document.sha256, repr(said), hints)
    return _kept(
        workspace.home,
        workspace.settings,
        made_of,
        lambda: search_text(workspace.report(document.id), document.text_sha256),
    )


_memory: dict[str, SearchText] = {}
also_forgotten(_memory.clear)


def _kept(
    home: Home, settings: Settings, made_of: tuple[str, ...], make: Callable[[], SearchText]
) -> SearchText:
    """Return a text from memory, else from the disk, else made and kept; what is spoilt is made anew."""
    key = result_key("search-text", (*made_of, repr(settings.corpus)), _ROOMS)
    if key in _memory:
        return _memory[key]
    disk = DiskCache(home.folder / "cache" / FOLDER, settings.store.disk_cache_megabytes)
    text = _as_text(disk.find(key))
    if text is None:
        text = make()
        disk.keep(key, _told(text))
    while len(_memory) >= _KEPT:
        _memory.pop(next(iter(_memory)), None)
    _memory[key] = text
    return text


def _as_text(told: object) -> SearchText | None:
    if not isinstance(told, dict):
        return None
    units = [Unit(start=s, text=t, part=p, heading=h, section=c) for s, t, p, h, c in told["units"]]
    return searched(**(told | {"units": units}))


def _told(text: SearchText) -> dict[str, object]:
    """Return a text in plain values: its type is none of the model's, and the rest is made from these."""
    return {
        "report": text.report,
        "text_id": text.text_id,
        "place": text.place,
        "year": text.year,
        "units": [(u.start, u.text, u.part, u.heading, u.section) for u in text.units],
    }
