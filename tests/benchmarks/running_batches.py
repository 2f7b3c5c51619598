"""Run ``workbench batch`` as its users do, on processes or on a Dask cluster, and kill parts of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.benchmarks.meters import Peak

_TABLES = ("pairs", "links", "evidence", "points", "phrases")
_PATIENCE = 60.0
# As deploying.md says to start workers: Dask has glibc give back every freed page, samples each worker's
# stack a hundred times a second, and looks at its own clock and memory almost as often.
_WORKER = {
    "MALLOC_TRIM_THRESHOLD_": str(256 << 20),
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "RAYON_NUM_THREADS": "1",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__WORKER__MEMORY__MONITOR_INTERVAL": "2s",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "10s",
}
_LOOK = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the command: seconds, peak bytes of all processes, exit status, pairs done before a kill."""

    seconds: float
    peak: int
    status: int
    out: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A Dask scheduler and its workers, each an operating system process of its own."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]

    def processes(self) -> list[psutil.Process]:
        """Return the cluster's processes."""
        return [psutil.Process(each.pid) for each in (self.scheduler, *self.workers) if each.poll() is None]

    def processor_seconds(self) -> list[float]:
        """Return the processor time of the scheduler, then of each worker with what it started."""
        return [
            sum(sum(each.cpu_times()[:2]) for each in (process, *process.children(recursive=True)))
            for process in self.processes()
        ]


@contextmanager
def dask_cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """Start a scheduler and workers of one thread on loopback; all of them are ended at the end."""
    with ExitStack() as ending, (folder / "dask.log").open("ab") as log:

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
            process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=folder,
                env={**os.environ, **_WORKER},
            )
            ending.callback(end_group, process)
            return process

        told = folder / "scheduler.json"
        told.unlink(missing_ok=True)
        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        _wait(lambda: told.exists() and told.stat().st_size > 0)
        address = json.loads(told.read_text("utf-8"))["address"]
        alone = (
            "--host",
            "127.0.0.1",
            "--nworkers",
            "1",
            "--nthreads",
            "1",
            "--local-directory",
            str(folder),
        )
        started = tuple(start("worker", address, *alone) for _ in range(workers))
        _wait(lambda: (folder / "dask.log").read_bytes().count(b"Registered to") >= workers)
        yield Cluster(address=address, scheduler=scheduler, workers=started)


def _wait(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not ready():
        if time.monotonic() > deadline:
            raise RuntimeError("the Dask cluster did not start")
        time.sleep(0.1)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process we started together with its children."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run_batch(
    pairs: Path,
    out: Path,
    *,
    processes: int = 2,
    cluster: Cluster | None = None,
    attack: Callable[[subprocess.Popen[bytes]], None] | None = None,
    after: float = 0.3,
) -> Run:
    """Run the command to its end; ``attack`` is called once a share ``after`` of all tasks is done."""
    command = [sys.executable, "-m", "workbench", "batch", str(pairs), "--out", str(out)]
    command += ["--scheduler", cluster.address] if cluster else ["--processes", str(processes)]
    began, told, expected = time.perf_counter(), 0.0, attack is None
    log_path = out.with_suffix(".log")
    with log_path.open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        watched = [psutil.Process(process.pid), *(cluster.processes() if cluster else [])]
        with Peak(*watched, every=_LOOK) as peak:
            while process.poll() is None:
                time.sleep(0.1)
                done, total = pairs_done(log_path)
                if attack is not None and total and after * total <= done < total:
                    attack(process)
                    attack = None
                if time.perf_counter() - told > 20:
                    told = time.perf_counter()
                    sys.stderr.write(f"    {out.name}: {done} of {total} pairs, {told - began:.0f} s\n")
    finally:
        end_group(process)
    if expected and process.returncode:
        raise RuntimeError(f"the batch failed:\n{log_path.read_text('utf-8')}")
    return Run(seconds=time.perf_counter() - began, peak=peak.highest, status=process.returncode, out=out)


def pairs_done(log: Path) -> tuple[int, int]:
    """Return the pairs done and all pairs, as the command's last line of progress says."""
    for line in reversed(log.read_text("utf-8").splitlines()):
        words = line.split()
        if len(words) > 2 and words[1] == "/":
            return int(words[0]), int(words[2])
    return 0, 0


def kill_a_process(process: subprocess.Popen[bytes]) -> None:
    """Kill -9 one of the processes that work for a batch."""
    workers = [
        child for child in psutil.Process(process.pid).children() if "spawn_main" in " ".join(child.cmdline())
    ]
    workers[0].kill()


def differing_rows(one: Path, other: Path, only: Sequence[str] = ()) -> int:
    """Return how many rows of all tables are not in both; ``only`` are the reports of ``one`` to use."""
    import duckdb

    total = 0
    with duckdb.connect() as base:
        base.execute("create table wanted as select unnest($1) as id", [list(only)])
        for table in _TABLES:
            key = "report" if table == "points" else "older"
            chosen = f"where {key} in (select id from wanted)" if only else ""  # noqa: S608 - our own names
            left = f"(select * from '{one}/{table}/*.parquet' {chosen})"  # noqa: S608 - our own paths
            right = f"(select * from '{other}/{table}/*.parquet')"  # noqa: S608 - our own paths
            for query in (f"{left} except all {right}", f"{right} except all {left}"):
                total += len(base.execute(query).fetchall())
    return total
