"""What one task of a batch does: the rows of all its tables; runs in worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from workbench.batch.tasks import Row, Tables
from workbench.model.figures import bound_word
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.batch_tables import PAIRS_OF_A_RUN, BatchPairs, schemas
from workbench.pipeline.comparing import added_and_dropped, align_paragraphs
from workbench.pipeline.indicators_wording import counted_wording, indicators
from workbench.pipeline.judging import evidence
from workbench.pipeline.memo import forget_all
from workbench.uncollected import uncollected


def rows_of_pairs(payload: BatchPairs) -> Tables:
    """Read a task's reports and return the rows of all its tables.

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
        answers = _evidence_rows(older, newer)
        tables["evidence"] += answers
        tables["phrases"] += _phrase_rows(place, older, newer)
        tables["pairs"].append(_pair_row(place, older, newer, answers))
    for first in range(0, len(payload.pairs), PAIRS_OF_A_RUN):
        run = chain.from_iterable(payload.pairs[first : first + PAIRS_OF_A_RUN])
        neighbours = [reports[number] for number in dict.fromkeys(run)]
        place = payload.place or next((r.jurisdiction for r in neighbours if r.jurisdiction), "")
        told = {neighbours[0].id} if first or payload.continues else set()
        tables["points"] += [row for row in _point_rows(place, neighbours) if row["report"] not in told]
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
        "answered": sum(bool(each["confident"]) for each in answers),
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
            "bound": bound_word(p.comparator, "zh"),
            "start": p.start,
            "end": p.end,
        }
        for s in indicators(reports)
        for p in s.points
    ]
