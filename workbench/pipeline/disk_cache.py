"""Results kept on disk between runs, by all that they were made of: safe to delete, and never needed.

A result is found again only by the same texts, settings and program: a changed line of a stage is another
program. What is damaged or not ours is made anew. A file is read with nothing but the types of ``model``,
so that whoever can write into the folder gets no code to run.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import os
import pickle
import platform
import tempfile
import time
import zlib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from typing import TypeVar

_T = TypeVar("_T")
_PACKAGE = Path(__file__).resolve().parent.parent
# Where a result may come from: the stages that find it, what lies below them, and the store's answers.
_STAGES = (
    "alignment",
    "anchoring",
    "corpus",
    "extraction",
    "measuring",
    "model",
    "pipeline",
    "settings",
    "store",
    "text",
    "tracing",
)
_LIBRARIES = ("numpy", "scipy", "scikit-learn", "rapidfuzz", "rjieba", "sparse-dot-topn", "ahocorasick-rs")
_TYPES_OF = ("workbench.model.", "workbench.words.")  # remarks hold names in both languages
_SUFFIX = ".kept"
_DIGEST = hashlib.sha256().digest_size
_FULL_TO = 0.8  # a folder that overflows is emptied down to this share of its bound
_OLD_SECONDS = 3600.0  # a file half written so long ago is nobody's any more
_MEGABYTE = 1024 * 1024
_log = logging.getLogger(__name__)


class _ModelOnly(pickle.Unpickler):
    """Reads plain values and the types of ``model`` and ``words``; anything else is refused."""

    def find_class(self, module: str, name: str) -> type:
        """Return a type that a module of these rooms defines itself."""
        if module.startswith(_TYPES_OF) and "." not in name:
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


class DiskCache:
    """A folder of results, each in a file named by its key; what is unused longest goes when it is full."""

    def __init__(self, folder: Path, megabytes: float) -> None:
        """Keep up to ``megabytes`` in ``folder``, which is made when the first result is kept."""
        self.folder, self._most = folder, int(megabytes * _MEGABYTE)
        self._used: int | None = None
        self._lock = Lock()

    def find(self, key: str) -> object | None:
        """Return a kept result, None where there is none or its file is not as it was written."""
        path = self.folder / (key + _SUFFIX)
        try:
            kept = path.read_bytes()
            packed = kept[_DIGEST:]
            if hashlib.sha256(packed).digest() != kept[:_DIGEST]:
                raise ValueError(path.name)
            found: object = _ModelOnly(io.BytesIO(zlib.decompress(packed))).load()
        except OSError:
            return None
        except Exception:  # whatever is wrong with it, it is made anew
            _log.info("could not read what was kept as %s; it is made anew", path.name)
            _remove(path)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # used just now: what was not is the first to go
        return found

    def holds(self, key: str) -> bool:
        """Say whether there is a file of that key."""
        return (self.folder / (key + _SUFFIX)).is_file()

    def keep(self, key: str, result: object) -> None:
        """Write a result, whole or not at all; a folder that cannot be written keeps nothing."""
        packed = zlib.compress(pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL), 1)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, half = tempfile.mkstemp(dir=self.folder, suffix=".half")  # readable by its owner alone
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(packed).digest() + packed)
                Path(half).replace(self.folder / (key + _SUFFIX))
            except BaseException:
                Path(half).unlink(missing_ok=True)
                raise
            self._make_room(_DIGEST + len(packed))
        except OSError:
            _log.debug("could not keep %s", key, exc_info=True)

    def _make_room(self, added: int) -> None:
        with self._lock:
            self._used = added + self._used if self._used is not None else self._sweep(self._most)
            if self._used > self._most:
                self._used = self._sweep(int(self._most * _FULL_TO))

    def _sweep(self, most: int) -> int:
        """Remove the longest unused results beyond ``most`` bytes, and halves; return what is left."""
        files = []
        with os.scandir(self.folder) as there:  # thousands of them, at every start: no path is made for each
            for entry in there:
                try:
                    told = entry.stat()
                except OSError:
                    continue  # another process was faster
                if entry.name.endswith(".half") and told.st_mtime < time.time() - _OLD_SECONDS:
                    _remove(Path(entry.path))
                elif entry.name.endswith(_SUFFIX):
                    files.append((told.st_mtime, told.st_size, entry.path))
        used = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if used <= most:
                break
            _remove(Path(path))
            used -= size
        return used


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):  # another process was faster, or reads it just now
        path.unlink()


_disk: DiskCache | None = None


def use_disk_cache(disk: DiskCache | None) -> None:
    """Keep results in ``disk`` from now on, nowhere if it is None; a library's stands beside its store."""
    global _disk  # noqa: PLW0603 — one for the process, like what is kept in memory
    _disk = disk


def kept_on_disk(kind: str, made_of: Callable[[], tuple[str, ...]], make: Callable[[], _T]) -> _T:
    """Return what ``make`` makes, from the disk where it was kept before.

    ``kind`` names the function, ``made_of`` says all that its result depends on but the program; it is
    asked for only where results are kept.
    """
    disk = _disk
    if disk is None:
        return make()
    key = result_key(kind, made_of())
    found = disk.find(key)
    if found is None:
        found = make()
        disk.keep(key, found)
    return found  # type: ignore[return-value]  # what is kept under a key is what ``make`` made


def find_kept(kind: str, made_of: tuple[str, ...]) -> object | None:
    """Return what ``keep_on_disk`` kept, None where nothing is; whoever asks checks its shape."""
    return None if _disk is None else _disk.find(result_key(kind, made_of))


def is_kept(kind: str, made_of: tuple[str, ...]) -> bool:
    """Say whether a result lies on the disk, to be had without the work of making it."""
    return _disk is not None and _disk.holds(result_key(kind, made_of))


def keep_on_disk(kind: str, made_of: tuple[str, ...], result: object) -> None:
    """Keep a result that grows, in the place of what was kept of it before; as ``kept_on_disk``."""
    if _disk is not None:
        _disk.keep(result_key(kind, made_of), result)


def result_key(kind: str, made_of: tuple[str, ...], rooms: tuple[str, ...] = _STAGES) -> str:
    """Return the name of a result: its kind, all that it was made of, and the program of some rooms."""
    content = "\0".join((kind, program_digest(rooms), *made_of))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program_digest(rooms: tuple[str, ...] = _STAGES) -> str:
    """Return a hash of all code and data of some rooms, and of the libraries' versions."""
    digest = hashlib.sha256(platform.python_version().encode())
    for name in _LIBRARIES:
        try:
            digest.update(f"{name} {version(name)}\0".encode())
        except PackageNotFoundError:
            digest.update(f"{name} -\0".encode())
    for path in sorted(_PACKAGE / stage for stage in rooms):
        for file in sorted(each for each in path.rglob("*") if each.is_file() and each.suffix != ".pyc"):
            digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
