"""Whole batch pairs on their first pass, stage by stage, and beside another checkout of this program.

``WORKBENCH_BENCH_BESIDE`` names the other checkout, with a ``.venv`` of its own: each task is done by both,
one after the other, so that load strikes both alike. Without it only the stages are told.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from tests.benchmarks.meters import corpus_rows, write_reports

ROOT = Path(__file__).resolve().parents[2]
WORKER = Path(__file__).with_name("pair_worker.py")
PLACES = 4 if os.environ.get("WORKBENCH_BENCH_SHORT") else 12
REPORTS = 4  # of each place, the newest: consecutive pairs, each text but the first and last in two of them
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


def run() -> dict[str, float | str]:
    """Return milliseconds of processor time a pair, each stage's share, the ratio to the other checkout."""
    other = os.environ.get("WORKBENCH_BENCH_BESIDE")
    trees = [ROOT, *([Path(other).resolve()] if other else [])]
    with tempfile.TemporaryDirectory() as temporary:
        spent = _spent(trees, write_reports(_sample(), Path(temporary) / "sample.tsv"))
    ours = spent[0]
    figures: dict[str, float | str] = {
        "pairs": ours["pairs"],
        "processor time: ms a pair": 1000 * ours["all"] / ours["pairs"],
    }
    for stage in sorted(set(ours) - {"pairs", "all"}, key=lambda name: -ours[name]):
        figures[f"share of {stage}"] = ours[stage] / ours["all"]
    if other:
        figures["a batch pair / the other checkout"] = ours["all"] / spent[1]["all"]
    else:
        figures["a batch pair / the other checkout"] = "WORKBENCH_BENCH_BESIDE names none"
    return figures


def _sample() -> list[dict[str, str]]:
    by_place: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in corpus_rows():
        by_place[row["jurisdiction"]].append(row)
    places = list(by_place.values())
    chosen = places[:: max(1, len(places) // PLACES)][:PLACES]
    return [row for rows in chosen for row in rows[-REPORTS:]]


def _spent(trees: list[Path], table: Path) -> list[dict[str, float]]:
    """Return for each checkout pairs and seconds, whole and by stage; the first task warms up, untold."""
    with _worker(trees[0], table) as first, _worker(trees[-1], table) as last:
        workers = [first, last][: len(trees)]
        count = min([_answer(worker) for worker in workers], key=lambda each: each["tasks"])["tasks"]
        spent: list[dict[str, float]] = [defaultdict(float) for _ in workers]
        for task in range(int(count)):
            turns = list(zip(workers, spent, strict=True))
            for worker, total in turns if task % 2 else turns[::-1]:
                told = _asked(worker, task)
                for name, value in told.items() if task else ():
                    total[name] += value
    return spent


@contextmanager
def _worker(tree: Path, table: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that does tasks of ``table`` with the program of ``tree``."""
    environment = {**os.environ, **dict.fromkeys(_ONE_THREAD, "1"), "PYTHONPATH": str(tree)}
    with subprocess.Popen(
        [tree / ".venv" / "bin" / "python", WORKER, table],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tree,
        env=environment,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _asked(worker: subprocess.Popen[str], task: int) -> dict[str, float]:
    assert worker.stdin
    worker.stdin.write(f"{task}\n")
    worker.stdin.flush()
    return _answer(worker)


def _answer(worker: subprocess.Popen[str]) -> dict[str, float]:
    assert worker.stdout
    lines = list(islice(worker.stdout, 1))
    if not lines:
        raise RuntimeError("a process that does batch pairs ended early")
    answer: dict[str, float] = json.loads(lines[0])
    return answer
