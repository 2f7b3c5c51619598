"""Many report pairs at once: what to compare, and what one task of a batch does."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from workbench import __version__
from workbench.batch.cluster import DaskCluster
from workbench.batch.local import LocalProcesses
from workbench.batch.results import ResultFolder
from workbench.batch.running import Progress, run_batch
from workbench.batch.tasks import Executor, Row, Tables, Task
from workbench.corpus.hints import Hints
from workbench.corpus.reader import read_report
from workbench.errors import CorpusError
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.comparing import compare
from workbench.pipeline.fulfilling import evidence
from workbench.pipeline.sources import read_bytes
from workbench.pipeline.telling import indicators, wording
from workbench.pipeline.workspace import Workspace, hints_from

# Pairs a task: enough that starting one costs nothing, few enough that two processes end together.
PAIRS_PER_TASK = 8

_TEXT, _INT, _REAL, _BOOL = pa.string(), pa.int64(), pa.float64(), pa.bool_()
SCHEMAS: Mapping[str, pa.Schema] = {
    "pairs": pa.schema(
        [("place", _TEXT), ("older", _TEXT), ("newer", _TEXT), ("older_year", _INT), ("newer_year", _INT)]
        + [(name, _INT) for name in ("links", "moved", "added", "dropped", "commitments", "answered")]
    ),
    "links": pa.schema(
        [("older", _TEXT), ("newer", _TEXT), ("relation", _TEXT), ("moved", _BOOL), ("edited", _BOOL)]
        + [("score", _REAL), ("older_start", _INT), ("newer_start", _INT)]
    ),
    "evidence": pa.schema(
        [(name, _TEXT) for name in ("older", "newer", "commitment", "quote", "type", "area", "status")]
        + [("answer", _TEXT), ("score", _REAL), ("confident", _BOOL), ("planned", _TEXT), ("actual", _TEXT)]
        + [("met", _BOOL)]
    ),
    "points": pa.schema(
        [("place", _TEXT), ("report", _TEXT), ("metric", _TEXT), ("unit", _TEXT), ("year", _INT)]
        + [("kind", _TEXT), ("value", _REAL), ("raw", _TEXT), ("start", _INT), ("end", _INT)]
    ),
    "phrases": pa.schema(
        [("place", _TEXT), ("older", _TEXT), ("newer", _TEXT), ("phrase", _TEXT), ("trend", _TEXT)]
        + [("older_count", _INT), ("newer_count", _INT)]
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """A report as it travels to a worker: raw bytes, and what people said of it."""

    id: str
    name: str
    raw: bytes
    hints: Hints


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPairs:
    """Some pairs of one place, as indexes into ``reports``."""

    place: str
    reports: tuple[BatchReport, ...]
    pairs: tuple[tuple[int, int], ...]


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


def work_on_pairs(payload: BatchPairs) -> Tables:
    """Read a task's reports and return the rows of all its tables; runs in a worker process."""
    reports = [read_report(r.raw, name=r.name, hints=r.hints) for r in payload.reports]
    tables: Tables = {name: [] for name in SCHEMAS}
    for i, j in payload.pairs:
        older, newer = reports[i], reports[j]
        place = payload.place or newer.jurisdiction or ""
        tables["links"] += _link_rows(older, newer)
        tables["evidence"] += _evidence_rows(older, newer)
        tables["phrases"] += _phrase_rows(place, older, newer)
        tables["pairs"].append(_pair_row(place, older, newer, tables["evidence"]))
    place = payload.place or next((r.jurisdiction for r in reports if r.jurisdiction), "")
    tables["points"] = [
        {
            "place": place,
            "report": p.report,
            "metric": s.metric,
            "unit": s.unit,
            "year": p.year,
            "kind": p.kind,
            "value": p.value,
            "raw": p.raw,
            "start": p.start,
            "end": p.end,
        }
        for s in indicators(reports)
        for p in s.points
    ]
    return tables


def _pair_row(place: str, older: Report, newer: Report, answers: Sequence[Row]) -> Row:
    compared = compare(older, newer)
    links = [x for x in compared.alignment.links if x.level == "paragraph"]
    return {
        "place": place,
        "older": older.id,
        "newer": newer.id,
        "older_year": older.year,
        "newer_year": newer.year,
        "links": len(links),
        "moved": sum(x.moved for x in links),
        "added": len(compared.difference.added),
        "dropped": len(compared.difference.dropped),
        "commitments": len(commitments_of(older)),
        "answered": sum(
            bool(a["confident"]) for a in answers if (a["older"], a["newer"]) == (older.id, newer.id)
        ),
    }


def _link_rows(older: Report, newer: Report) -> list[Row]:
    return [
        {
            "older": older.id,
            "newer": newer.id,
            "relation": link.relation,
            "moved": link.moved,
            "edited": link.edited,
            "score": link.score,
            "older_start": older.by_id[link.older[0]].start,
            "newer_start": newer.by_id[link.newer[0]].start,
        }
        for link in compare(older, newer).alignment.links
        if link.level == "paragraph"
    ]


def _evidence_rows(older: Report, newer: Report) -> list[Row]:
    commitments = {c.id: c for c in commitments_of(older)}
    rows = []
    for found in evidence(older, newer).evidence:
        commitment = commitments[found.commitment]
        best = found.candidates[0] if found.candidates else None
        comparison = best.comparison if best else None
        rows.append(
            {
                "older": older.id,
                "newer": newer.id,
                "commitment": commitment.id,
                "quote": commitment.quote,
                "type": commitment.type,
                "area": commitment.area,
                "status": found.suggested_status,
                "answer": best.text if best else None,
                "score": best.score if best else None,
                "confident": best.confident if best else False,
                "planned": comparison.planned if comparison else None,
                "actual": comparison.actual if comparison else None,
                "met": comparison.met if comparison else None,
            }
        )
    return rows


def _phrase_rows(place: str, older: Report, newer: Report) -> list[Row]:
    found = wording(older, newer)
    return [
        {
            "place": place,
            "older": older.id,
            "newer": newer.id,
            "phrase": p.phrase,
            "trend": p.trend,
            "older_count": p.older_count,
            "newer_count": p.newer_count,
        }
        for p in (*found.new, *found.dropped)
    ]


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
