"""What takes reading all of the store, kept on disk between runs by the state of the store and its file."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

from workbench.pipeline.disk_cache import find_kept, keep_on_disk

_KIND = "store's answers"
MOST = 2_000
"""Records of an answer; more would take as long to read back as to ask for."""


class KeptAnswers:
    """The answers of one SQLite file; what another program writes into it makes all of them worth nothing."""

    def __init__(self, file: Path) -> None:
        """Keep answers of the store in ``file``."""
        self._files = (file, file.with_name(f"{file.name}-wal"))

    def state(self, moment: Hashable) -> str:
        """Return the store's own state with that of its file and of its journal."""
        return f"{moment} {[_told(each) for each in self._files]}"

    def find(self, question: str, state: str) -> object | None:
        """Return what was answered in this state, None where nothing was kept."""
        kept = find_kept(_KIND, (question,))
        if isinstance(kept, tuple) and len(kept) == 2 and kept[0] == state:
            answer: object = kept[1]
            return answer
        return None

    def keep(self, question: str, state: str, answer: object) -> None:
        """Keep an answer that is not too long."""
        if _records(answer) <= MOST:
            keep_on_disk(_KIND, (question,), (state, answer))


def _records(answer: object) -> int:
    """Return how many records an answer holds, also where it is of several kinds."""
    return sum(map(_records, answer)) if isinstance(answer, tuple) else 1


def _told(file: Path) -> tuple[int, ...]:
    """Return what tells a file from others and its earlier states; an empty journal is as good as none."""
    try:
        told = file.stat()
    except OSError:
        return ()
    return (told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns) if told.st_size else ()
