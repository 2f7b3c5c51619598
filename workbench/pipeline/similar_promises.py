"""Where else something was promised: the most alike commitments of the whole library."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from workbench.batch.nearest import BLOCK, TextIndex, build_index
from workbench.model.decision import Document
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.workspace import Workspace

MOST_ALIKE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment that the machine found in the newest text of a report."""

    document: str
    place: str
    year: int | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A commitment like the one asked for; ``likeness`` is a cosine, 0..1."""

    promise: Promise
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Searched:
    """One state of the library: its commitments report by report, where each report's stand, the index."""

    state: tuple[tuple[str, str], ...]
    promises: tuple[Promise, ...]
    of_report: Mapping[str, tuple[int, int]]
    index: TextIndex | None


class PromiseSearch:
    """Hold the index of a library's commitments; shared by all visitors, renewed when the library changes.

    A text is read once; after a report was added only that one is read, and the index is made again.
    """

    def __init__(self) -> None:
        """Start with nothing read."""
        self._lock = Lock()
        self._read: dict[tuple[str, str], tuple[Promise, ...]] = {}
        self._searched: _Searched | None = None

    def alike(
        self,
        workspace: Workspace,
        quote: str,
        *,
        but_not: str = "",
        top: int = MOST_ALIKE,
        on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> list[Alike]:
        """Return the ``top`` commitments most like ``quote``, best first.

        ``but_not`` is the report (all its texts) that is left out. ``on_progress`` is called with done and
        total for every text that must be read first.
        """
        searched = self._of(workspace, on_progress)
        if searched.index is None or not quote.strip():
            return []
        own = np.array([searched.of_report.get(but_not, (0, 0))], dtype=np.int32)
        _, found, scores = searched.index.nearest([quote], own, top)
        return [
            Alike(promise=searched.promises[number], likeness=min(1.0, float(score)))
            for number, score in zip(found.tolist(), scores.tolist(), strict=True)
        ]

    def _of(self, workspace: Workspace, on_progress: Callable[[int, int], None]) -> _Searched:
        newest = {d.report: d for d in workspace.offered()}
        state = tuple((d.id, d.text_sha256) for d in newest.values())
        searched = self._searched
        if searched is not None and searched.state == state:
            return searched
        # Who comes while it is made waits for it rather than make it a second time.
        with self._lock:
            if self._searched is None or self._searched.state != state:
                self._searched = self._make(workspace, newest, state, on_progress)
            return self._searched

    def _make(
        self,
        workspace: Workspace,
        newest: Mapping[str, Document],
        state: tuple[tuple[str, str], ...],
        on_progress: Callable[[int, int], None],
    ) -> _Searched:
        unread = [d for d in newest.values() if (d.id, d.text_sha256) not in self._read]
        for done, document in enumerate(unread, 1):
            self._read[document.id, document.text_sha256] = _promises(workspace, document)
            on_progress(done, len(unread))
        self._read = {key: self._read[key] for key in state}
        promises: list[Promise] = []
        of_report = {}
        for report, key in zip(newest, state, strict=True):
            of_report[report] = (len(promises), len(promises) + len(self._read[key]))
            promises += self._read[key]
        quotes = [p.quote for p in promises]
        blocks: Sequence[Sequence[str]] = [quotes[at : at + BLOCK] for at in range(0, len(quotes), BLOCK)]
        index = build_index(lambda: iter(blocks), workspace.settings.batch) if quotes else None
        return _Searched(state=state, promises=tuple(promises), of_report=of_report, index=index)


def _promises(workspace: Workspace, document: Document) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            document=document.id,
            place=document.jurisdiction or "",
            year=document.year,
            quote=each.quote,
            start=each.start,
            end=each.end,
        )
        for each in commitments_of(workspace.report(document.id))
    )
