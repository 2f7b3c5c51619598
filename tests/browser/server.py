"""Start the application as its users do, on a port and in a home folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace

START = "import sys; from workbench.ui.launch import run_app; run_app(int(sys.argv[1]))"
PATIENCE = 60.0


def free_port() -> int:
    """Return a loopback port that nobody listens on, chosen by the kernel."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Server:
    """One running application; ``home`` keeps its database over restarts, ``tree`` is another checkout."""

    home: Path
    port: int = field(default_factory=free_port)
    tree: Path | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return where the application answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start and wait until the application says that it is healthy."""
        environment = os.environ | {
            "WORKBENCH_HOME": str(self.home),
            "WORKBENCH_DATABASE_URL": f"sqlite:///{self.home / 'workbench.sqlite'}",
        }
        python = sys.executable
        if self.tree is not None:
            python = str(self.tree / ".venv" / "bin" / "python")
            environment["PYTHONPATH"] = str(self.tree)
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [python, "-c", START, str(self.port)],
                cwd=self.home,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:  # noqa: S310 - our own server on this machine
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
        raise RuntimeError(f"the application did not start:\n{self.log()}")

    def log(self) -> str:
        """Return what the server wrote."""
        return (self.home / "server.log").read_text("utf-8", errors="replace")

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End the server in good order."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None


@contextmanager
def serving(home: Path, fill: Callable[[Workspace], object] | None = None) -> Iterator[Server]:
    """Run the application on a home that is empty, or whose library ``fill`` has put in order."""
    if fill is not None:
        with open_workspace(
            Home(folder=home, database_url=f"sqlite:///{home / 'workbench.sqlite'}")
        ) as workspace:
            fill(workspace)
    running = Server(home)
    running.start()
    try:
        yield running
    finally:
        running.stop()
