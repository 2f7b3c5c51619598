"""What one task of a batch does, and the tables it fills; runs in worker processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workbench.alignment.uncollected import uncollected
from workbench.batch.tasks import Row, Tables
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.batch_sources import BatchReport
from workbench.pipeline.comparing import added_and_dropped, align_paragraphs
from workbench.pipeline.indicators_wording import counted_wording, indicators
from workbench.pipeline.judging import evidence
from workbench.pipeline.memo import forget_all

if TYPE_CHECKING:
    import pyarrow as pa


@cache
def schemas() -> Mapping[str, pa.Schema]:
    """Return the tables of a batch over pairs, by name."""
    import pyarrow as pa  # noqa: PLC0415 - sixty megabytes, for who computes or opens a batch only

    text, integer, real, truth = pa.string(), pa.int64(), pa.float64(), pa.bool_()

    def columns(kind: pa.DataType, names: str) -> list[tuple[str, pa.DataType]]:
        return [(name, kind) for name in names.split()]

    return {
        "pairs": pa.schema(
            [
                *columns(text, "place older newer"),
                *columns(integer, "older_year newer_year links moved added dropped commitments answered"),
            ]
        ),
        "links": pa.schema(
            [
                *columns(text, "older newer relation"),
                *columns(truth, "moved edited"),
                *columns(real, "score"),
                *columns(integer, "older_start newer_start"),
            ]
        ),
        "evidence": pa.schema(
            [
                *columns(text, "older newer commitment quote type area status answer planned actual"),
                *columns(real, "score"),
                *columns(truth, "confident met"),
            ]
        ),
        "points": pa.schema(
            [
                *columns(text, "place report metric unit kind raw comparator"),
                *columns(integer, "year start end"),
                *columns(real, "value"),
            ]
        ),
        "phrases": pa.schema(
            [*columns(text, "place older newer phrase trend"), *columns(integer, "older_count newer_count")]
        ),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPairs:
    """Some pairs of one place, as indexes into ``reports``.

    Where they continue another task's pairs, that task tells the first report's numbers.
    """

    place: str
    reports: tuple[BatchReport, ...]
    pairs: tuple[tuple[int, int], ...]
    continues: bool = False


def work_on_pairs(payload: BatchPairs) -> Tables:
    """Read a task's reports and return the rows of all its tables; runs in a worker process.

    What was computed on the way is forgotten at the end, so that a worker's memory does not grow.
    """
    with uncollected():
        try:
            return _fill(payload)
        finally:
            forget_all()


def _fill(payload: BatchPairs) -> Tables:
    reports = [r.read() for r in payload.reports]
    tables: Tables = {name: [] for name in schemas()}
    for i, j in payload.pairs:
        older, newer = reports[i], reports[j]
        place = payload.place or newer.jurisdiction or ""
        tables["links"] += _link_rows(older, newer)
        tables["evidence"] += _evidence_rows(older, newer)
        tables["phrases"] += _phrase_rows(place, older, newer)
        tables["pairs"].append(_pair_row(place, older, newer, tables["evidence"]))
    place = payload.place or next((r.jurisdiction for r in reports if r.jurisdiction), "")
    told = {reports[0].id} if payload.continues else set()
    tables["points"] = [row for row in _point_rows(place, reports) if row["report"] not in told]
    return tables


def _pair_row(place: str, older: Report, newer: Report, answers: Sequence[Row]) -> Row:
    added, dropped = added_and_dropped(older, newer)
    links = [x for x in align_paragraphs(older, newer).links if x.level == "paragraph"]
    return {
        "place": place,
        "older": older.id,
        "newer": newer.id,
        "older_year": older.year,
        "newer_year": newer.year,
        "links": len(links),
        "moved": sum(x.moved for x in links),
        "added": len(added),
        "dropped": len(dropped),
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
        for link in align_paragraphs(older, newer).links
        if link.level == "paragraph"
    ]


def _evidence_rows(older: Report, newer: Report) -> list[Row]:
    commitments = {c.id: c for c in commitments_of(older)}
    rows = []
    for found in evidence(older, newer, again=False, brief=True).evidence:
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
    found = counted_wording(older, newer)
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
        for p in (*found.new, *found.dropped, *found.kept)
    ]


def _point_rows(place: str, reports: Sequence[Report]) -> list[Row]:
    return [
        {
            "place": place,
            "report": p.report,
            "metric": s.metric,
            "unit": s.unit,
            "year": p.year,
            "kind": p.kind,
            "value": p.value,
            "raw": p.raw,
            "comparator": p.comparator,
            "start": p.start,
            "end": p.end,
        }
        for s in indicators(reports)
        for p in s.points
    ]
