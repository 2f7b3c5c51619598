"""Many report pairs at once: which to compare, cut into tasks, run and kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from workbench.batch.cluster import DaskCluster
from workbench.batch.local import LocalProcesses
from workbench.batch.results import ResultFolder
from workbench.batch.running import run_batch
from workbench.batch.tasks import Executor, Task
from workbench.errors import CorpusError
from workbench.model.progress import Progress
from workbench.pipeline.batch_sources import ListedReport, listed_report, listed_reports, table_rows, task_key
from workbench.pipeline.batch_tables import PAIRS_OF_A_RUN, BatchPairs, schemas
from workbench.pipeline.batch_work import work_on_pairs

# Of many pairs a task has more: reports at its edges are read by two. Of few it has one run, so that several
# processes have enough to do and end together.
_MANY = 512
_RUNS_OF_MANY = 3

ListedPair = tuple[ListedReport, ListedReport]


def consecutive_pairs(reports: Iterable[ListedReport]) -> list[ListedPair]:
    """Return each place's reports, every year with the next one there is."""
    by_place: dict[str, dict[int, ListedReport]] = defaultdict(dict)
    for report in reports:
        if report.hints.jurisdiction and report.hints.year:
            by_place[report.hints.jurisdiction][report.hints.year] = report
    return [
        pair
        for of_place in by_place.values()
        for years in [sorted(of_place)]
        for pair in zip((of_place[y] for y in years), (of_place[y] for y in years[1:]), strict=False)
    ]


def listed_pairs(file: Path) -> list[ListedPair]:
    """Return the pairs a table names: two columns, older and newer, each a path (relative to the table).

    A table of reports (a column ``path`` beside ``jurisdiction`` and ``year``) stands for each place's
    consecutive years. Raises CorpusError, naming the line, when a report cannot be read.
    """
    pairs: list[ListedPair] = []
    seen: dict[str, ListedReport] = {}
    for number, row in table_rows(file):
        if number == 1 and "path" in (c.lower() for c in row):
            return consecutive_pairs(listed_reports(file))
        if number == 1 and [c.lower() for c in row[:2]] in (["older", "newer"], ["a", "b"]):
            continue
        if len(row) < 2:
            raise CorpusError("batch.pairs_line", name=file.name, number=number, code="pairs-line")
        for cell in row[:2]:
            if cell not in seen:
                seen[cell] = listed_report(file.parent, cell)
        pairs.append((seen[row[0]], seen[row[1]]))
    return pairs


def plan_tasks(pairs: Iterable[ListedPair]) -> list[Task]:
    """Return tasks of neighbouring pairs; a task's key changes when its reports or the program do."""
    tasks: list[Task] = []
    before, pairs = "", list(pairs)
    for group in _chunks(pairs, PAIRS_OF_A_RUN * (_RUNS_OF_MANY if len(pairs) >= _MANY else 1)):
        reports = {r.id: r for pair in group for r in pair}
        order = {name: index for index, name in enumerate(reports)}
        which = tuple((order[a.id], order[b.id]) for a, b in group)
        continues, before = group[0][0].id == before, group[-1][1].id
        tasks.append(
            Task(
                key=task_key(tuple(reports.values()), which, continues),
                payload=partial(_load, tuple(reports.values()), which, continues),
                weight=len(which),
            )
        )
    return tasks


def _load(
    reports: tuple[ListedReport, ...], pairs: tuple[tuple[int, int], ...], continues: bool
) -> BatchPairs:
    place = reports[0].hints.jurisdiction or ""
    loaded = tuple(r.load() for r in reports)
    return BatchPairs(place=place, reports=loaded, pairs=pairs, continues=continues)


def _chunks(pairs: Sequence[ListedPair], most: int) -> Iterator[list[ListedPair]]:
    """Yield at most so many pairs that chain: each newer report is the next older one."""
    chunk: list[ListedPair] = []
    for pair in pairs:
        if chunk and (len(chunk) >= most or chunk[-1][1].id != pair[0].id):
            yield chunk
            chunk = []
        chunk.append(pair)
    if chunk:
        yield chunk


def executor_at(scheduler: str | None, processes: int) -> Executor:
    """Return the Dask cluster at an address, else this machine's processes."""
    return DaskCluster(address=scheduler) if scheduler else LocalProcesses(processes=processes)


def run_pairs(
    pairs: Iterable[ListedPair],
    out: Path,
    *,
    scheduler: str | None = None,
    processes: int = 2,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Progress:
    """Compare many pairs into Parquet tables under ``out``, on local processes or a Dask cluster."""
    executor = executor_at(scheduler, processes)
    results = ResultFolder(folder=out, schemas=schemas())
    return run_batch(plan_tasks(pairs), work_on_pairs, results, executor, on_progress=on_progress, stop=stop)
