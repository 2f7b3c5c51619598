"""Computing the trends of the whole library beside the app: started by a person, told, and stopped."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from workbench.model.progress import Progress
from workbench.model.roles import Actor, Role, allow
from workbench.pipeline.batch_sources import library_reports
from workbench.pipeline.batching import consecutive_pairs, run_pairs
from workbench.pipeline.trends import batches_folder
from workbench.pipeline.workspace import Workspace

NAME = "all"
"""The batch that holds the library's trends; ``workbench batch --all`` is documented to write there too."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class TrendRun:
    """One run at a time for a server; what is finished stays finished, so that a new run goes on."""

    progress: Progress | None = None
    failed: bool = False
    _thread: Thread | None = None
    _stop: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    @property
    def running(self) -> bool:
        """Say whether reports are being compared at this moment."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, workspace: Workspace, actor: Actor) -> None:
        """Compare each place's consecutive reports, one process beside the app; nothing if that goes on.

        Raises ForbiddenError for who may only read.
        """
        allow(actor, Role.CODER)
        with self._lock:
            if self.running:
                return
            self._stop.clear()
            self.progress, self.failed = None, False
            self._thread = Thread(target=self._run, args=(workspace,), name="trends", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ask the run to end; what it finished is kept."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the run to end; say whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.running

    def _run(self, workspace: Workspace) -> None:
        try:
            pairs = consecutive_pairs(library_reports(workspace))
            folder = batches_folder(workspace.home) / NAME
            run_pairs(pairs, folder, processes=1, on_progress=self._told, stop=self._stop.is_set)
        except Exception:
            _log.exception("could not compute the trends")
            self.failed = True

    def _told(self, progress: Progress) -> None:
        self.progress = progress
