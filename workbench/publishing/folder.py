"""Put a publication in its place all at once: the folder is the old one or the new one, never half."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.errors import ExchangeError

MARK = ".workbench-publication"
_TITLE = "workbench publish"
# What a publication consists of; an earlier version of the program left no list of it.
_OURS = re.compile(
    r"style\.css|search\.js|data/(?:data\.json|search\.js|(?:promises|plans|dictionary)\.csv)"
    r"|(?:en/)?(?:(?:index|method|search|lives)\.html|feed\.xml|(?:plan|promise|life|card)/[a-z0-9-]+\.html)"
)


def write_folder(folder: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write the files beside ``folder`` and swap them in; return how many.

    What somebody else put into an earlier publication (a ``CNAME``, a ``.git``) stays in it. Raises
    ExchangeError where the folder holds something that is no publication of ours, or where a file of
    somebody's bears the name of one of ours.
    """
    folder = folder.resolve()
    if folder.exists() and not _is_ours(folder):
        raise ExchangeError("publishing.folder_taken", name=folder.name, code="not-a-publication")
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    new, old = made / "new", made / "old"
    try:
        count = _write(new, files)
        added = list(_added(folder, new)) if folder.exists() else []
        _refuse_taken(new, added)
        if folder.exists():
            folder.rename(old)
        try:
            for path in added:
                _move(old / path, new / path)
            new.rename(folder)
        except OSError:
            if old.exists():
                for path in added:
                    _move(new / path, old / path)
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return count


def mark_of(written: Iterable[str]) -> bytes:
    """Return the mark by which a later publication knows the folder, and which files in it are ours."""
    return "\n".join((_TITLE, *written, "")).encode("utf-8")


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir()))


def _added(folder: Path, new: Path) -> Iterator[Path]:
    """Yield, relative to the folder, what somebody else put into a publication.

    A folder in which nothing of ours is or will be comes as one.
    """
    mark = folder / MARK
    listed = set(mark.read_text("utf-8").splitlines()[1:]) if mark.is_file() else set()
    files = [each.relative_to(folder) for each in folder.rglob("*") if each.is_symlink() or not each.is_dir()]
    ours = [each for each in files if _is_listed(each.as_posix(), listed)]
    ours += [each.relative_to(new) for each in new.rglob("*")]
    mixed = {parent for each in ours for parent in each.parents}
    yield from dict.fromkeys(
        next((p for p in reversed(each.parents) if p not in mixed), each)
        for each in files
        if not _is_listed(each.as_posix(), listed)
    )


def _is_listed(path: str, listed: set[str]) -> bool:
    """Say whether a file is ours: it has the name of one, and no list of ours is there that lacks it.

    The list alone is not believed: it may come with a folder that somebody handed on.
    """
    return path == MARK or (_OURS.fullmatch(path) is not None and (not listed or path in listed))


def _refuse_taken(new: Path, added: Iterable[Path]) -> None:
    taken = [each.as_posix() for each in added if (new / each).exists()]
    if taken:
        raise ExchangeError("publishing.name_taken", name=taken[0], code="not-a-publication")


def _move(source: Path, target: Path) -> None:
    if source.is_symlink() or source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)


def _write(folder: Path, files: Iterable[tuple[str, str]]) -> int:
    folder.mkdir()
    written = []
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # A lone surrogate in a text must not stop the whole publication.
        target.write_bytes(content.encode("utf-8", "replace"))
        written.append(path)
    (folder / MARK).write_bytes(mark_of(written))
    return len(written)
