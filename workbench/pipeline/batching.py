"""Many report pairs at once: which to compare, cut into tasks, run and kept."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from workbench import __version__
from workbench.batch.cluster import DaskCluster
from workbench.batch.local import LocalProcesses
from workbench.batch.results import ResultFolder
from workbench.batch.running import Progress, run_batch
from workbench.batch.tasks import Executor, Task
from workbench.corpus.hints import Hints
from workbench.errors import CorpusError
from workbench.pipeline.batch_tables import SCHEMAS, BatchPairs, BatchReport, work_on_pairs
from workbench.pipeline.sources import read_bytes
from workbench.pipeline.workspace import Workspace, hints_from

# Pairs a task: enough that starting one costs nothing, few enough that two processes end together.
PAIRS_PER_TASK = 8


def consecutive_pairs(workspace: Workspace) -> list[tuple[BatchReport, BatchReport]]:
    """Return each place's reports of the library, every year with the next one there is."""
    by_place: dict[str, dict[int, BatchReport]] = defaultdict(dict)
    for document in workspace.documents():
        if document.jurisdiction and document.year:
            # Later versions of a text replace earlier ones.
            by_place[document.jurisdiction][document.year] = BatchReport(
                id=document.id,
                name=str(document.hints.get("name", "report.txt")),
                raw=workspace.store.raw(document.id),
                hints=hints_from(document.hints, document.id),
            )
    return [
        pair
        for reports in by_place.values()
        for years in [sorted(reports)]
        for pair in zip((reports[y] for y in years), (reports[y] for y in years[1:]), strict=False)
    ]


def listed_pairs(file: Path) -> list[tuple[BatchReport, BatchReport]]:
    """Return the pairs a table names: two columns, older and newer, each a path (relative to the table).

    Raises CorpusError, naming the line, when a report cannot be read.
    """
    pairs, seen = [], {}
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t" if file.suffix == ".tsv" else ","))
    for number, row in enumerate(rows, 1):
        if number == 1 and [c.strip().lower() for c in row[:2]] in (["older", "newer"], ["a", "b"]):
            continue
        if len(row) < 2:
            raise CorpusError(
                f"{file.name} 第 {number} 行应有两列：较早的报告、较晚的报告。",
                english=f"Line {number} of {file.name} needs two columns: older report, newer report.",
                code="pairs-line",
            )
        for cell in row[:2]:
            if cell not in seen:
                raw, name = read_bytes(str(file.parent / cell))
                # The path tells reports apart that call themselves the same.
                seen[cell] = BatchReport(id=cell, name=name, raw=raw, hints=Hints(id=cell))
        pairs.append((seen[row[0]], seen[row[1]]))
    return pairs


def plan_tasks(pairs: Iterable[tuple[BatchReport, BatchReport]]) -> list[Task]:
    """Return tasks of neighbouring pairs; a task's key changes when its reports or the program do."""
    tasks = []
    for group in _chunks(list(pairs)):
        reports = {r.id: r for pair in group for r in pair}
        order = {name: index for index, name in enumerate(reports)}
        payload = BatchPairs(
            place=group[0][0].hints.jurisdiction or "",
            reports=tuple(reports.values()),
            pairs=tuple((order[a.id], order[b.id]) for a, b in group),
        )
        digest = hashlib.sha256(__version__.encode())
        for report in payload.reports:
            digest.update(f"{report.id}\0{report.hints}\0".encode() + report.raw)
        digest.update(repr(payload.pairs).encode())
        tasks.append(Task(key=digest.hexdigest()[:24], payload=payload, weight=len(payload.pairs)))
    return tasks


def _chunks(
    pairs: Sequence[tuple[BatchReport, BatchReport]],
) -> Iterator[list[tuple[BatchReport, BatchReport]]]:
    """Yield runs of pairs that chain (each newer report is the next older one), cut at the task size."""
    chunk: list[tuple[BatchReport, BatchReport]] = []
    for pair in pairs:
        if chunk and (len(chunk) >= PAIRS_PER_TASK or chunk[-1][1].id != pair[0].id):
            yield chunk
            chunk = []
        chunk.append(pair)
    if chunk:
        yield chunk


def run_pairs(
    pairs: Iterable[tuple[BatchReport, BatchReport]],
    out: Path,
    *,
    scheduler: str | None = None,
    processes: int = 2,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Progress:
    """Compare many pairs into Parquet tables under ``out``, on local processes or a Dask cluster."""
    executor: Executor = DaskCluster(address=scheduler) if scheduler else LocalProcesses(processes=processes)
    results = ResultFolder(folder=out, schemas=SCHEMAS)
    return run_batch(plan_tasks(pairs), work_on_pairs, results, executor, on_progress=on_progress, stop=stop)
