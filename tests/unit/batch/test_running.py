"""A batch keeps what is done, lists what failed and finishes the rest."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from workbench.batch.cluster import DaskCluster
from workbench.batch.local import LocalProcesses
from workbench.batch.results import ResultFolder
from workbench.batch.running import run_batch
from workbench.batch.tasks import Result, Task, Work
from workbench.errors import WorkbenchError
from workbench.model.progress import Progress

SCHEMAS = {"squares": pa.schema([("n", pa.int64()), ("square", pa.int64())])}


def square(payload: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return a row; fail or kill the process where the payload says so."""
    if payload.get("fail"):
        raise ValueError("not today")
    if payload.get("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if once := payload.get("kill_once"):
        marker = Path(once)
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    n = payload["n"]
    return {"squares": [{"n": n, "square": n * n}]}


class Here:
    """Runs tasks in this process and counts them."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def run(self, tasks: Sequence[Task], work: Work, stop: Callable[[], bool]) -> Iterator[Result]:
        """Yield results one by one."""
        for task in tasks:
            if stop():
                return
            self.ran.append(task.key)
            try:
                yield Result(task=task, tables=work(task.payload))
            except ValueError as error:
                yield Result(task=task, error=str(error))


def tasks(count: int, **more: dict[str, Any]) -> list[Task]:
    """Return tasks 0…count; ``more`` adds to the payload of the task it names (t3={"fail": True})."""
    return [Task(key=f"t{n}", payload={"n": n, **more.get(f"t{n}", {})}) for n in range(count)]


def rows(folder: Path) -> list[tuple[int, int]]:
    """Return the table as DuckDB reads it."""
    found = duckdb.read_parquet(f"{folder}/squares/*.parquet").order("n").fetchall()
    return [(int(n), int(s)) for n, s in found]


def test_results_can_be_read_by_duckdb(tmp_path: Path) -> None:
    """Each task's rows are in the Parquet table."""
    end = run_batch(tasks(4), square, ResultFolder(folder=tmp_path, schemas=SCHEMAS), Here())
    assert (end.done, end.failed, end.total) == (4, 0, 4)
    assert rows(tmp_path) == [(0, 0), (1, 1), (2, 4), (3, 9)]


def test_a_stopped_batch_goes_on_without_repeating(tmp_path: Path) -> None:
    """What was finished before the stop is not run again; the end result is complete."""
    folder, seen = ResultFolder(folder=tmp_path, schemas=SCHEMAS), []

    def note(progress: Progress) -> None:
        seen.append(progress.done)

    run_batch(tasks(6), square, folder, Here(), on_progress=note, stop=lambda: len(seen) > 2)
    again = Here()
    end = run_batch(tasks(6), square, folder, again)
    assert 0 < len(again.ran) < 6
    assert end.done == 6
    assert len(rows(tmp_path)) == 6


def test_failures_are_listed_and_the_rest_is_finished(tmp_path: Path) -> None:
    """One bad task costs itself only, and is tried again by the next run."""
    folder = ResultFolder(folder=tmp_path, schemas=SCHEMAS)
    end = run_batch(tasks(3, t1={"fail": True}), square, folder, Here())
    assert (end.done, end.failed) == (2, 1)
    listed = [json.loads(x) for x in (tmp_path / "_failures.jsonl").read_text().splitlines()]
    assert listed == [{"task": "t1", "error": "not today"}]
    assert run_batch(tasks(3), square, folder, Here()).done == 3
    assert not (tmp_path / "_failures.jsonl").exists()


def test_a_file_left_half_written_is_not_taken_for_finished(tmp_path: Path) -> None:
    """Only the mark, written last, says that a task is done."""
    folder = ResultFolder(folder=tmp_path, schemas=SCHEMAS)
    folder.prepare()
    (tmp_path / "squares" / "t0.partial").write_bytes(b"half")
    assert run_batch(tasks(1), square, folder, Here()).done == 1
    assert rows(tmp_path) == [(0, 0)]


def test_a_killed_process_takes_no_other_task_with_it(tmp_path: Path) -> None:
    """A task whose process is killed once is run again; the result is complete."""
    marker = tmp_path / "killed"
    folder = ResultFolder(folder=tmp_path / "out", schemas=SCHEMAS)
    work = tasks(5, t2={"kill_once": str(marker)})
    end = run_batch(work, square, folder, LocalProcesses(processes=2))
    assert marker.exists()
    assert (end.done, end.failed) == (5, 0)
    assert len(rows(tmp_path / "out")) == 5


def test_a_task_that_always_kills_its_process_fails_alone(tmp_path: Path) -> None:
    """It is given up after a few attempts; the others are finished."""
    folder = ResultFolder(folder=tmp_path, schemas=SCHEMAS)
    end = run_batch(tasks(3, t1={"kill": True}), square, folder, LocalProcesses(processes=1))
    assert (end.done, end.failed) == (2, 1)


def test_progress_tells_rate_and_remaining_time(tmp_path: Path) -> None:
    """Rate counts this run only; nothing is promised before something is done."""
    clock = iter(float(n) for n in range(20))
    seen: list[Progress] = []
    folder = ResultFolder(folder=tmp_path, schemas=SCHEMAS)
    run_batch(tasks(2), square, folder, Here(), on_progress=seen.append, clock=lambda: next(clock))
    assert seen[0].remaining is None
    assert (seen[1].rate, seen[1].remaining) == (1.0, 1.0)
    assert seen[-1].remaining == 0


def test_no_scheduler_at_the_address_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong address ends with what to do, not with a stack trace."""
    monkeypatch.setattr("workbench.batch.cluster._CONNECT", 1)
    with pytest.raises(WorkbenchError) as failed:
        list(DaskCluster(address="tcp://127.0.0.1:9").run(tasks(1), square, lambda: False))
    assert failed.value.code == "cluster-not-reachable"
