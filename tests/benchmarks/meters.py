"""What benchmarks on many processes share: memory over time, and the real reports."""

from __future__ import annotations

import csv
import os
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType

import psutil

_EVERY = 0.2


class Peak:
    """The most memory that a process and its children, or several processes, hold together.

    Counts each shared page once (proportional set size) where the system tells it. To look takes some
    20 ms for each process, so that many are looked at more rarely: ``every`` so many seconds.
    """

    def __init__(self, *processes: psutil.Process, every: float = _EVERY) -> None:
        self.processes = processes
        self.every = every
        self.before = self.highest = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    @property
    def growth(self) -> int:
        """Return how far memory rose above where it began, in bytes."""
        return self.highest - self.before

    def __enter__(self) -> Peak:
        """Begin to watch."""
        self.before = self.highest = self._now()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End with a last look."""
        self._ended.set()
        self._thread.join()
        self.highest = max(self.highest, self._now())

    def _watch(self) -> None:
        while not self._ended.wait(self.every):
            self.highest = max(self.highest, self._now())

    def _now(self) -> int:
        total = 0
        for process in self.processes:
            try:
                family = [process, *process.children(recursive=True)]
            except psutil.Error:
                continue
            total += sum(map(_memory, family))
        return total


def _memory(process: psutil.Process) -> int:
    try:
        held = process.memory_full_info()
        return int(getattr(held, "pss", 0) or held.rss)
    except (psutil.Error, OSError):
        return 0


def corpus_rows() -> list[dict[str, str]]:
    """Return what the manifest says of the real reports, by place and year, with absolute paths."""
    corpora = Path(os.environ.get("WORKBENCH_SHARED", "../shared")).resolve() / "corpora"
    with (corpora / "MANIFEST.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    for row in rows:
        row["path"] = str(corpora / row["path"])
    return sorted(rows, key=lambda row: (row["jurisdiction"], int(row["year"])))


def write_reports(rows: Iterable[Mapping[str, str]], target: Path) -> Path:
    """Write a table of reports as ``workbench batch`` and ``workbench elsewhere`` read it."""
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(
            stream, ["path", "jurisdiction", "year"], extrasaction="ignore", delimiter="\t"
        )
        writer.writeheader()
        writer.writerows(rows)
    return target
