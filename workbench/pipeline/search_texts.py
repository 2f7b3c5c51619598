"""The library and files as they are searched, read once and kept beside the home's database."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from workbench.corpus.reader import read_report
from workbench.model.decision import Document
from workbench.model.hints import Hints
from workbench.pipeline.document_records import text_digest
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace
from workbench.searching.texts import SearchText, Unit, search_text, searched
from workbench.settings import DEFAULTS, Settings
from workbench.version import __version__

Progress = Callable[[int, int], None]
FOLDER = "search-texts"
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
        key = _key(hashlib.sha256(raw).hexdigest(), name, repr(hints))

        def made(name: str = name, raw: bytes = raw, hints: Hints = hints) -> SearchText:
            report = read_report(raw, name=Path(name).name, hints=hints, settings=settings.corpus)
            return search_text(report, text_digest(report.text))

        found.append(_kept(home, key, made))
        if on_progress is not None:
            on_progress(number + 1, len(listed))
    return tuple(found)


def forget() -> None:
    """Let go of what is held in memory; what lies on disk stays."""
    _memory.clear()


def _of_document(workspace: Workspace, document: Document) -> SearchText:
    said = (document.jurisdiction, document.year, str(document.genre), str(document.source_class))
    hints = repr(sorted(document.hints.items()))
    key = _key(document.text_sha256, document.id, document.sha256, repr(said), hints)
    return _kept(
        workspace.home, key, lambda: search_text(workspace.report(document.id), document.text_sha256)
    )


_memory: dict[str, SearchText] = {}


def _kept(home: Home, key: str, make: Callable[[], SearchText]) -> SearchText:
    """Return a text from memory, else from its file, else made and kept; a file spoilt is made anew."""
    if key in _memory:
        return _memory[key]
    file = _folder(home.folder) / f"{key}.json"
    text = _read(file)
    if text is None:
        text = make()
        _write(file, text)
    while len(_memory) >= _KEPT:
        _memory.pop(next(iter(_memory)), None)
    _memory[key] = text
    return text


def _read(file: Path) -> SearchText | None:
    try:
        told: Any = json.loads(file.read_text("utf-8", "surrogatepass"))
        units = [Unit(start=s, text=t, part=p, heading=h, section=c) for s, t, p, h, c in told.pop("units")]
        return searched(units=units, **told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _write(file: Path, text: SearchText) -> None:
    told = {
        "report": text.report,
        "text_id": text.text_id,
        "place": text.place,
        "year": text.year,
        "units": [[u.start, u.text, u.part, u.heading, u.section] for u in text.units],
    }
    # What cannot be kept is read again the next time.
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f"{file.name}.{uuid4().hex}.partial")
        partial.write_text(json.dumps(told, ensure_ascii=False), "utf-8", "surrogatepass")
        partial.replace(file)


@lru_cache(maxsize=8)
def _folder(home: Path) -> Path:
    """Return where this program's readings are kept; those of another program are let go."""
    folder = home / "cache" / FOLDER
    own = folder / _program()
    with suppress(OSError):
        for other in folder.iterdir():
            if other != own:
                shutil.rmtree(other, ignore_errors=True)
    return own


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a key that changes with whatever decides how a report is read."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256(__version__.encode())
    for room in ("corpus", "searching", "text", "model"):
        for file in sorted((package / room).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                state = file.stat()
                digest.update(f"{file.relative_to(package)}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:24]


def _key(*said: str) -> str:
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:40]
