"""A Dask worker that is killed costs time, not results; scheduler and workers are real processes."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from tests.benchmarks.running_batches import dask_cluster, differing_rows, end_group
from workbench.batch.cluster import DaskCluster
from workbench.batch.results import ResultFolder
from workbench.batch.running import run_batch
from workbench.batch.tasks import Task
from workbench.model.progress import Progress
from workbench.pipeline.batch_tables import schemas
from workbench.pipeline.batch_work import work_on_pairs
from workbench.pipeline.batching import listed_pairs, plan_tasks, run_pairs

ROOT = Path(__file__).resolve().parents[2]
REPORT = """{place}政府工作报告

各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。

一、{before}年工作回顾
过去一年，地区生产总值增长{done}%，新增就业{jobs}人，新建学校{schools}所。

二、{year}年工作安排
地区生产总值增长{done}%，新增就业{jobs}人以上，新建学校{schools}所。
"""
# Says which process and thread loads it: loading stands for what takes the real work so long.
WORK = """
import os, threading, time
from pathlib import Path

with (Path(__file__).parent / "loaded.txt").open("a") as log:
    log.write(f"{os.getpid()} {threading.current_thread().name}\\n")

def square(n):
    time.sleep(0.4)
    return {"squares": [{"n": n, "square": n * n}]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder whose modules this process, the scheduler and the workers can load."""
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{ROOT}")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def table(folder: Path) -> Path:
    """Return a table of six places' reports of three years: a task for each place."""
    lines = ["path\tjurisdiction\tyear"]
    for number, place in enumerate(("云海区", "青石县", "南汀县", "东陵市", "西渡区", "北麓县")):
        for year in (2021, 2022, 2023):
            numbers = {"done": number + 3, "jobs": 700 + number + year % 7, "schools": year % 5 + 2}
            name = f"{number}-{year}.txt"
            text = REPORT.format(place=place, year=year, before=year - 1, **numbers)
            (folder / name).write_text(text * 3, "utf-8")
            lines.append(f"{name}\t{place}\t{year}")
    target = folder / "reports.tsv"
    target.write_text("\n".join(lines), "utf-8")
    return target


def at_first_result(act: Callable[[], None]) -> Callable[[Progress], None]:
    """Return what calls ``act`` once, when the first result is in."""
    left = [act]

    def told(progress: Progress) -> None:
        if progress.done and left:
            left.pop()()

    return told


def test_a_killed_worker_s_tasks_are_done_by_the_other(folder: Path) -> None:
    """A worker dies with tasks on it; the tables hold what an undisturbed run's hold."""
    pairs = listed_pairs(table(folder))
    undisturbed = ResultFolder(folder=folder / "undisturbed", schemas=schemas())
    undisturbed.prepare()
    for task in plan_tasks(pairs):
        undisturbed.keep(task.key, work_on_pairs(task.load()))
    with dask_cluster(folder) as cluster:
        worker = cluster.workers[0]
        # Stopped until it is killed, so that it surely dies with tasks unfinished.
        os.killpg(worker.pid, signal.SIGSTOP)
        end = run_pairs(
            pairs,
            folder / "out",
            scheduler=cluster.address,
            on_progress=at_first_result(lambda: end_group(worker)),
        )
    assert worker.returncode == -signal.SIGKILL
    assert (end.done, end.failed, end.total) == (12, 0, 12)
    assert differing_rows(folder / "undisturbed", folder / "out") == 0


def test_results_that_die_with_their_worker_are_made_again(folder: Path) -> None:
    """Finished, not fetched yet, then lost: no failure. And only worker threads load the work."""
    (folder / "squaring.py").write_text(WORK, "utf-8")
    import squaring  # type: ignore[import-not-found]

    (folder / "loaded.txt").unlink()
    results = ResultFolder(
        folder=folder / "out", schemas={"squares": pa.schema([("n", pa.int64()), ("square", pa.int64())])}
    )
    tasks = [Task(key=f"t{n}", payload=n) for n in range(12)]
    with dask_cluster(folder) as cluster:

        def kill() -> None:
            time.sleep(2.5)  # what was sent is finished by now, some of it on this worker …
            end_group(cluster.workers[0])
            time.sleep(0.5)  # … and by now known to be lost, not made again yet

        executor = DaskCluster(address=cluster.address)
        end = run_batch(tasks, squaring.square, results, executor, on_progress=at_first_result(kill))
    sys.modules.pop("squaring")
    assert (end.done, end.failed) == (12, 0)
    squares = duckdb.read_parquet(f"{folder}/out/squares/*.parquet").order("n").fetchall()
    assert squares == [(n, n * n) for n in range(12)]
    # An event loop that loads the work answers nobody meanwhile.
    loaded = [line.split(maxsplit=1) for line in (folder / "loaded.txt").read_text("utf-8").splitlines()]
    assert loaded
    assert [thread for _, thread in loaded if thread.startswith("MainThread")] == []
    assert str(cluster.scheduler.pid) not in {process for process, _ in loaded}
