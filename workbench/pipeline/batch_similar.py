"""Where else something was promised: every commitment of many reports against all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from workbench.batch.nearest import BLOCK, Indices, TextIndex, Texts, build_index
from workbench.batch.results import ResultFolder
from workbench.batch.running import run_batch
from workbench.batch.tasks import Tables, Task
from workbench.model.progress import Progress
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.batch_sources import BatchReport, ListedReport, task_key
from workbench.pipeline.batching import executor_at
from workbench.settings import DEFAULTS, Settings

# Reports a task: reading one and finding its commitments takes a fraction of a second.
_REPORTS_PER_TASK = 12
# Rows written together: what Parquet says of each group it keeps in memory until the end.
_ROWS_PER_GROUP = 100_000
TOP = 20
COMMITMENTS = pa.schema(
    [
        *((name, pa.string()) for name in ("place", "report")),
        ("year", pa.int32()),
        *((name, pa.string()) for name in ("commitment", "quote", "type")),
        *((name, pa.int32()) for name in ("start", "end")),
    ]
)
NUMBERED = pa.schema([("number", pa.int32()), *COMMITMENTS])
FOUND = pa.schema(
    [("number", pa.int32()), ("rank", pa.int16()), ("score", pa.float32()), ("other", pa.int32())]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """How large a search was: commitments, pairs found, bytes of the sparse matrix."""

    commitments: int
    found: int
    matrix_bytes: int


def gather_commitments(
    reports: Sequence[ListedReport],
    out: Path,
    *,
    scheduler: str | None = None,
    processes: int = 2,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Progress:
    """Find the commitments of many reports' plans into ``out/commitments``; what is done is not repeated."""
    tasks = []
    for first in range(0, len(reports), _REPORTS_PER_TASK):
        group = tuple(reports[first : first + _REPORTS_PER_TASK])
        tasks.append(Task(key=task_key(group), payload=partial(_load, group), weight=len(group)))
    results = ResultFolder(folder=out, schemas={"commitments": COMMITMENTS})
    executor = executor_at(scheduler, processes)
    return run_batch(tasks, work_on_reports, results, executor, on_progress=on_progress, stop=stop)


def _load(reports: Sequence[ListedReport]) -> tuple[BatchReport, ...]:
    return tuple(report.load() for report in reports)


def work_on_reports(payload: Sequence[BatchReport]) -> Tables:
    """Return the commitments of a task's reports; runs in a worker process."""
    return {
        "commitments": [
            {
                "place": report.jurisdiction or "",
                "report": report.id,
                "year": report.year,
                "commitment": each.id,
                "quote": each.quote,
                "type": each.type,
                "start": each.start,
                "end": each.end,
            }
            for report in (listed.read() for listed in payload)
            for each in commitments_of(report)
        ]
    }


def number_commitments(folder: Path) -> Indices:
    """Write all commitments under ``folder/commitments`` with a number into ``numbered.parquet``.

    Returns, for each commitment, the first and the end of its report's numbers.
    """
    return _number(folder / "commitments", folder / "numbered.parquet")


def search_all(
    folder: Path,
    own: Indices,
    *,
    top: int = TOP,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    settings: Settings = DEFAULTS,
) -> Searched:
    """Find for each numbered commitment the ``top`` most alike ones of other reports.

    ``own`` is what ``number_commitments`` returned. Writes ``elsewhere.parquet``: number, rank, cosine,
    number of the other, block by block, replaced whole.
    """
    texts = texts_of(folder / "numbered.parquet")
    index = build_index(texts, settings.batch)
    found = _write(index, texts, own, top, folder / "elsewhere.parquet", on_progress)
    return Searched(commitments=len(own), found=found, matrix_bytes=index.nbytes)


def texts_of(numbered: Path) -> Texts:
    """Return a way to read the commitments' quotations in blocks, in the order of their numbers."""

    def read() -> Iterator[Sequence[str]]:
        with pq.ParquetFile(numbered) as file:
            for block in file.iter_batches(BLOCK, columns=["quote"], use_threads=False):
                yield block.column(0).to_pylist()

    return read


def _number(commitments: Path, target: Path) -> Indices:
    """Number all commitments; returns, for each, the first and the end of its report's numbers."""
    sizes: list[int] = []
    partial_file, first = target.with_suffix(".partial"), 0
    with pq.ParquetWriter(partial_file, NUMBERED, compression="zstd") as writer:
        for path in sorted(commitments.glob("*.parquet")):
            with pq.ParquetFile(path) as file:
                rows = file.read(use_threads=False).cast(COMMITMENTS)
            # A task holds whole reports, one after the other.
            _, at = np.unique(rows["report"].to_numpy(), return_index=True)
            sizes += np.diff([*sorted(at.tolist()), rows.num_rows]).tolist()
            numbers = pa.array(np.arange(first, first + rows.num_rows, dtype=np.int32))
            writer.write_table(rows.add_column(0, NUMBERED.field(0), numbers))
            first += rows.num_rows
    partial_file.replace(target)
    ends = np.cumsum(sizes, dtype=np.int32)
    ranges = np.stack([ends - np.array(sizes, dtype=np.int32), ends], axis=1) if sizes else np.empty((0, 2))
    return np.repeat(ranges.astype(np.int32), sizes, axis=0)


def _write(
    index: TextIndex,
    texts: Texts,
    own: Indices,
    top: int,
    target: Path,
    on_progress: Callable[[int, int], None],
) -> int:
    partial_file, first, found = target.with_suffix(".partial"), 0, 0
    waiting: list[pa.Table] = []
    with pq.ParquetWriter(partial_file, FOUND, compression="zstd") as writer:

        def write() -> None:
            if waiting:
                writer.write_table(pa.concat_tables(waiting))
                waiting.clear()

        for block in texts():
            query, other, score = index.nearest(block, own[first : first + len(block)], top)
            rank = np.arange(len(query)) - np.searchsorted(query, query) + 1
            columns = (query + first, rank.astype(np.int16), score, other)
            waiting.append(pa.table([pa.array(each) for each in columns], schema=FOUND))
            if sum(map(len, waiting)) >= _ROWS_PER_GROUP:
                write()
            found += len(query)
            first += len(block)
            on_progress(first, len(own))
        write()
    partial_file.replace(target)
    return found
