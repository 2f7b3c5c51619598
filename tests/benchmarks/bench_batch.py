"""All consecutive-year pairs: one process, two, a Dask cluster of two workers; and what kills do.

``WORKBENCH_BENCH_PAIRS`` limits the pairs (all, if not set), ``WORKBENCH_BENCH_MINUTES`` the time (25):
if a pilot says that it will not do, fewer places are taken, and the table says how many. The figures
are written to ``WORKBENCH_BENCH_JSON`` too.

To start takes seconds, of a run of two hundred pairs a tenth and of six thousand reports nothing: each way
is run on the pilot's pairs as well, and what the further pairs took is its pace once it is started. Beside
two processes stand two batches that know nothing of each other: what they lose the machine takes, not we.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.meters import corpus_rows, write_reports
from tests.benchmarks.running_batches import (
    Run,
    dask_cluster,
    differing_rows,
    end_group,
    kill_a_process,
    run_batch,
)

LIMIT = int(os.environ.get("WORKBENCH_BENCH_PAIRS", "0"))
MINUTES = float(os.environ.get("WORKBENCH_BENCH_MINUTES", "25"))
PILOT, KILLED = 16, 64
# What four timed runs and three runs with kills cost, in runs of one process.
_TIMED, _KILLS = 1 + 0.6 + 0.6 + 0.6, 0.6 + 0.6 + 0.8
_PLACES, _YEARS = 2_850, 20

Row = dict[str, str]


def run() -> dict[str, float | str]:
    """Time the runs, kill some, and reckon what larger corpora would take."""
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in corpus_rows():
        by_place[row["jurisdiction"]].append(row)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        few = _places(by_place, PILOT)
        pilot = run_batch(_table(folder, "pilot", few), folder / "pilot", processes=1)
        pace = pilot.seconds / _pairs(few)
        room = int(MINUTES * 60 * 0.9 / pace - KILLED * _KILLS) if MINUTES else 10**9
        everything = sum(len(rows) - 1 for rows in by_place.values())
        rows = _places(by_place, min(LIMIT or everything, int(room / _TIMED)))
        _say(f"{pace:.2f} s a pair in the pilot; {_pairs(rows)} of {everything} pairs")
        figures: dict[str, float | str] = {"pairs": _pairs(rows), "pairs of the corpus": everything}
        figures |= _timed(folder, rows, few, pilot)
        figures |= _killed(folder, _places(by_place, min(KILLED, _pairs(rows))))
        figures |= _reckoned(figures, folder / "twoall")
    target = Path(os.environ.get("WORKBENCH_BENCH_JSON", Path(tempfile.gettempdir()) / "bench-batch.json"))
    target.write_text(json.dumps(figures, ensure_ascii=False, indent=1), "utf-8")
    _say(f"written to {target}")
    return figures


def _say(text: str) -> None:
    sys.stderr.write(f"  {text}\n")


def _places(by_place: dict[str, list[Row]], pairs: int) -> list[Row]:
    """Return the reports of whole places with about so many pairs of neighbouring years."""
    chosen: list[Row] = []
    for rows in by_place.values():
        if _pairs(chosen) >= pairs:
            break
        chosen += rows
    return chosen


def _pairs(rows: list[Row]) -> int:
    return sum(one["jurisdiction"] == other["jurisdiction"] for one, other in pairwise(rows))


def _table(folder: Path, name: str, rows: list[Row]) -> Path:
    return write_reports(rows, folder / f"{name}.tsv")


def _timed(folder: Path, rows: list[Row], few: list[Row], pilot: Run) -> dict[str, float | str]:
    """Time each way on all pairs and on the pilot's few, of which one process was timed already."""
    tables = [_table(folder, name, which) for name, which in (("few", few), ("all", rows))]
    _say("two processes")
    two = [run_batch(table, folder / f"two{table.stem}", processes=2) for table in tables]
    _say(f"two processes: {two[1].seconds:.0f} s; a Dask scheduler and two workers")
    dask = []
    for table in tables:  # each on workers that have not loaded anything yet
        with dask_cluster(_made(folder / f"cluster-{table.stem}")) as cluster:
            dask.append(run_batch(table, folder / f"dask{table.stem}", cluster=cluster))
            busy = cluster.processor_seconds()
    _say(f"Dask: {dask[1].seconds:.0f} s; one process")
    one = [pilot, run_batch(tables[1], folder / "one", processes=1)]
    _say(f"one process: {one[1].seconds:.0f} s; two batches at once")
    apart = _at_once(folder, rows)
    ways = {"1 process": one, "2 processes": two, "Dask, 2 workers": dask}
    counts = _pairs(few), _pairs(rows)
    pace = {name: _once_started(counts, runs) for name, runs in ways.items()}
    figures: dict[str, float | str] = {}
    for name, (_, each) in ways.items():
        figures[f"{name}: seconds"] = each.seconds
        figures[f"{name}: pairs/s"] = counts[1] / each.seconds
        figures[f"{name}: pairs/s once started"] = pace[name]
        figures[f"{name}: peak MB, all processes"] = each.peak / 1e6
        figures[f"{name}: exit status"] = str(each.status)
    for name, (_, each) in list(ways.items())[1:]:
        figures[f"{name}: parallel efficiency"] = f"{one[1].seconds / each.seconds / 2:.0%}"
        figures[f"{name}: parallel efficiency once started"] = f"{pace[name] / pace['1 process'] / 2:.0%}"
    figures["2 batches of 1 process at once: parallel efficiency"] = f"{one[1].seconds / apart / 2:.0%}"
    figures["Dask, 2 workers: scheduler's share of processor time"] = busy[0] / sum(busy)
    figures["rows that differ, 1 and 2 processes"] = differing_rows(one[1].out, two[1].out)
    figures["rows that differ, 1 process and Dask"] = differing_rows(one[1].out, dask[1].out)
    return figures


def _once_started(pairs: tuple[int, int], runs: Sequence[Run]) -> float:
    """Return the pairs a second that a run on many pairs did beyond those of a run on few."""
    more, longer = pairs[1] - pairs[0], runs[1].seconds - runs[0].seconds
    return more / longer if more and longer > 0 else pairs[1] / runs[1].seconds


def _at_once(folder: Path, rows: list[Row]) -> float:
    """Return the seconds of two batches of one process each that do half of the places at the same time."""
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_place[row["jurisdiction"]].append(row)
    halves: list[list[Row]] = [[], []]
    for of_place in sorted(by_place.values(), key=len, reverse=True):
        min(halves, key=_pairs).extend(of_place)
    tables = [_table(folder, f"half{at}", half) for at, half in enumerate(halves)]
    with ThreadPoolExecutor(len(tables)) as at_once:
        runs = at_once.map(lambda table: run_batch(table, folder / f"own-{table.stem}", processes=1), tables)
        return max(run.seconds for run in runs)


def _killed(folder: Path, rows: list[Row]) -> dict[str, float | str]:
    """Kill a local process, a Dask worker and a whole batch; compare with the undisturbed result."""
    table, figures = _table(folder, "some", rows), dict[str, float | str]()
    only = _ids(table)
    _say(f"kills, on {_pairs(rows)} pairs: a process")
    survived = run_batch(table, folder / "process-killed", attack=kill_a_process)
    figures |= _told("a process killed", survived, folder / "one", only)
    _say("a Dask worker killed")
    with dask_cluster(_made(folder / "cluster-killed")) as cluster:
        survived = run_batch(
            table, folder / "worker-killed", cluster=cluster, attack=lambda _: end_group(cluster.workers[0])
        )
    figures |= _told("a Dask worker killed", survived, folder / "one", only)
    _say("the batch killed, and resumed")
    broken = run_batch(table, folder / "batch-killed", attack=end_group)
    done = len(list((folder / "batch-killed" / "_done").glob("*.json")))
    resumed = run_batch(table, folder / "batch-killed")
    figures["the batch killed: exit status, tasks done by then"] = f"{broken.status}, {done}"
    figures |= _told("the batch killed and resumed", resumed, folder / "one", only)
    return figures


def _told(name: str, run: Run, reference: Path, only: list[str]) -> dict[str, float | str]:
    if run.status:
        words = run.out.with_suffix(".log").read_text("utf-8").splitlines()[-2:]
        failures = run.out / "_failures.jsonl"
        words += failures.read_text("utf-8").splitlines()[:2] if failures.exists() else []
        return {f"{name}: exit status": f"{run.status}: {' | '.join(words)}"}
    return {
        f"{name}: exit status": str(run.status),
        f"{name}: rows that differ": differing_rows(reference, run.out, only),
    }


def _ids(table: Path) -> list[str]:
    with table.open(encoding="utf-8", newline="") as stream:
        return [row["path"] for row in csv.DictReader(stream, delimiter="\t")]


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _reckoned(figures: dict[str, float | str], out: Path) -> dict[str, float | str]:
    """Reckon by pairs: time and disk grow with them, memory does not."""
    rate, pairs = float(figures["2 processes: pairs/s once started"]), float(figures["pairs"])
    bytes_each = sum(path.stat().st_size for path in out.rglob("*.parquet")) / pairs
    share = float(figures["pairs of the corpus"]) / len(corpus_rows())
    reckoned: dict[str, float | str] = {}
    for name, count in (
        ("6,000 reports", 6_000 * share),
        (f"{_PLACES:,} places x {_YEARS} years", _PLACES * (_YEARS - 1)),
    ):
        hours = count / rate / 3600
        reckoned[f"{name}: pairs"] = count
        reckoned[f"{name}: hours on 2 cores"] = hours
        reckoned[f"{name}: cores to be done in 8 hours"] = f"{max(1, round(hours * 2 / 8 + 0.5))}"
        reckoned[f"{name}: GB of results"] = count * bytes_each / 1e9
    return reckoned
