"""SQLite's look at its own pages, begun before the program is loaded: it takes the other processor."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread
from typing import TypeAlias

_State: TypeAlias = tuple[int, ...]

_begun: _EarlyLook | None = None


def is_small(file: Path, look_bytes: int) -> bool:
    """Say whether a file's indexes are compared with its tables before anybody waits for it."""
    return file.exists() and file.stat().st_size <= look_bytes


def pragma(*, thorough: bool) -> str:
    """Return what asks SQLite to look at its pages; not ``thorough`` skips the indexes."""
    return "integrity_check" if thorough else "quick_check"


def begin(file: Path, look_bytes: int) -> None:
    """Begin to look at a file that is about to be opened; of any trouble nothing is told here."""
    global _begun  # noqa: PLW0603 - one for the process, which opens one store as it starts
    with suppress(OSError):
        _begun = _EarlyLook(file.resolve(), pragma(thorough=is_small(file, look_bytes)))


def found_whole(file: Path, *, thorough: bool) -> bool:
    """Say whether the look that was begun found this file whole, and it is still the same; asked once.

    Otherwise the file must be looked at: what is wrong with it is found by whoever opens it.
    """
    global _begun
    begun, _begun = _begun, None
    return begun is not None and begun.found_whole(file.resolve(), pragma(thorough=thorough))


class _EarlyLook:
    """One look in a thread of its own, by a connection that can write nothing."""

    def __init__(self, file: Path, asked: str) -> None:
        self._of = (file, asked, _state(file))
        self._whole = False
        self._thread = Thread(target=self._look, name="early look", daemon=True)
        self._thread.start()

    def found_whole(self, file: Path, asked: str) -> bool:
        self._thread.join()
        try:
            return self._whole and self._of == (file, asked, _state(file))
        except OSError:
            return False

    def _look(self) -> None:
        file, asked, _ = self._of
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=0)) as connection,
        ):
            self._whole = connection.execute(f"PRAGMA {asked}(1)").fetchall() == [("ok",)]


def _state(file: Path) -> _State:
    """Return what tells a file from another one in its place, and from itself before it was written to."""
    told = file.stat()
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
