"""The machine contract: what the command line prints as JSON, made from the model's values.

Field names are fixed; other programs rely on them. The code says older/newer, the contract a/b.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from workbench.model.change import Difference, NumberChange, PassageDiff
from workbench.model.commitment import Commitment, Quantity
from workbench.model.insight import Phrase, Series, Wording
from workbench.model.link import Alignment, Candidate, Comparison, EvidenceReport, Link
from workbench.model.report import Report

Json = dict[str, Any]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def report_json(report: Report) -> Json:
    """Return a report with its outline, what cleaning removed and what looked wrong (``show``)."""
    return {
        "id": report.id,
        "title": report.title,
        "jurisdiction": report.jurisdiction,
        "place_code": report.place_code,
        "year": report.year,
        "review_year": report.review_year,
        "delivered_on": _day(report.delivered_on),
        "published_on": _day(report.published_on),
        "speaker": report.speaker,
        "meeting": report.meeting,
        "source": report.source,
        "fictional": report.fictional,
        "sha256": report.sha256,
        "text": report.text,
        "nodes": [
            {
                "id": n.id,
                "kind": n.kind,
                "level": n.level,
                "heading": n.heading,
                "part": n.part,
                "start": n.start,
                "end": n.end,
                "text": report.text_of(n),
                "parent": n.parent,
            }
            for n in report.nodes
        ],
        "removed": [{"text": r.text, "reason": r.reason, "at": r.at} for r in report.removed],
        "issues": [
            {"code": i.code, "message": i.message, "start": i.start, "end": i.end} for i in report.issues
        ],
    }


def quantity_json(quantity: Quantity) -> Json:
    """Return one number with its unit, metric and role."""
    return {
        "raw": quantity.raw,
        "start": quantity.start,
        "end": quantity.end,
        "metric": quantity.metric,
        "value": _plain(quantity.value),
        "upper": _plain(quantity.upper),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "direction": quantity.direction,
        "role": quantity.role,
        "cumulative": quantity.cumulative,
    }


def _plain(value: float | None) -> float | int | None:
    """Return whole numbers as integers, so that 95000 does not read 95000.0."""
    return int(value) if value is not None and float(value).is_integer() else value


def commitment_json(commitment: Commitment) -> Json:
    """Return one proposed commitment."""
    return {
        "id": commitment.id,
        "quote": commitment.quote,
        "start": commitment.start,
        "end": commitment.end,
        "sentence": commitment.sentence,
        "section": commitment.section,
        "theme": commitment.theme,
        "type": commitment.type,
        "area": commitment.area,
        "action": list(commitment.action),
        "items": list(commitment.items),
        "deadline": commitment.deadline,
        "bodies": list(commitment.bodies),
        "quantities": [quantity_json(q) for q in commitment.quantities],
        "strength": commitment.strength,
        "why": commitment.why,
    }


def commitments_json(report: Report, commitments: Sequence[Commitment]) -> Json:
    """Return a report's proposed commitments (``commitments``)."""
    return {"report": report.id, "commitments": [commitment_json(c) for c in commitments]}


def _link_json(link: Link, older: Report, newer: Report) -> Json:
    return {
        "id": link.id,
        "level": link.level,
        "a": list(link.older),
        "b": list(link.newer),
        "a_texts": [older.text_of(older.by_id[n]) for n in link.older],
        "b_texts": [newer.text_of(newer.by_id[n]) for n in link.newer],
        "relation": link.relation,
        "moved": link.moved,
        "edited": link.edited,
        "score": round(link.score, 4),
        "why": {name: round(value, 4) for name, value in link.why.items()},
        "shared": list(link.shared),
        "runner_up": {"node": link.runner_up.node, "score": round(link.runner_up.score, 4)}
        if link.runner_up
        else None,
        "origin": link.origin,
    }


def alignment_json(alignment: Alignment, older: Report, newer: Report) -> Json:
    """Return the links between two reports and what has no partner (``align``)."""
    return {
        "a": alignment.older,
        "b": alignment.newer,
        "scope": alignment.scope,
        # Clause links serve evidence inside the program; the contract's levels end at the sentence.
        "pairs": [_link_json(link, older, newer) for link in alignment.links if link.level != "clause"],
        "a_only": list(alignment.older_only),
        "b_only": list(alignment.newer_only),
    }


def _number_json(number: NumberChange) -> Json:
    return {
        "metric": number.metric,
        "a_raw": number.older_raw,
        "b_raw": number.newer_raw,
        "a_value": _plain(number.older_value),
        "b_value": _plain(number.newer_value),
        "unit": number.unit,
        "change": _plain(number.change),
        "comparable": number.comparable,
        "note": number.note,
    }


def passage_json(passage: PassageDiff) -> Json:
    """Return one aligned pair's word-level difference; op offsets are into ``a_text`` and ``b_text``."""
    return {
        "a": list(passage.older),
        "b": list(passage.newer),
        "a_text": passage.older_text,
        "b_text": passage.newer_text,
        "ops": [
            {
                "op": op.op,
                "a_start": op.older_start,
                "a_end": op.older_end,
                "b_start": op.newer_start,
                "b_end": op.newer_end,
            }
            for op in passage.ops
        ],
        "numbers": [_number_json(n) for n in passage.numbers],
        "similarity": round(passage.similarity, 4),
        "readable": passage.readable,
    }


def difference_json(difference: Difference, older: Report, newer: Report) -> Json:
    """Return all changes between two reports (``diff``)."""

    def passages(report: Report, ids: Sequence[str]) -> list[Json]:
        return [
            {"id": i, "text": report.text_of(report.by_id[i]), "start": report.by_id[i].start} for i in ids
        ]

    return {
        "a": difference.older,
        "b": difference.newer,
        "pairs": [passage_json(p) for p in difference.passages],
        "moved": [{"a": list(p.older), "b": list(p.newer)} for p in difference.passages if p.moved],
        "added": passages(newer, difference.added),
        "dropped": passages(older, difference.dropped),
    }


def _comparison_json(comparison: Comparison | None) -> Json | None:
    if comparison is None:
        return None
    return {
        "metric": comparison.metric,
        "planned": comparison.planned,
        "actual": comparison.actual,
        "planned_value": _plain(comparison.planned_value),
        "actual_value": _plain(comparison.actual_value),
        "unit": comparison.unit,
        "comparator": comparison.comparator,
        "met": comparison.met,
        "attainment": comparison.attainment,
        "note": comparison.note,
    }


def candidate_json(candidate: Candidate) -> Json:
    """Return one passage that may answer a commitment."""
    return {
        "b_text": candidate.text,
        "b_start": candidate.start,
        "b_end": candidate.end,
        "score": round(candidate.score, 4),
        "why": {
            name: round(value, 4) if isinstance(value, float) else value
            for name, value in candidate.why.items()
        },
        "confident": candidate.confident,
        "comparison": _comparison_json(candidate.comparison),
    }


def evidence_json(report: EvidenceReport, commitments: Sequence[Commitment]) -> Json:
    """Return evidence for each commitment and what was promised again (``evidence``)."""
    found = {e.commitment: e for e in report.evidence}
    return {
        "a": report.older,
        "b": report.newer,
        "commitments": [
            {
                "id": c.id,
                "quote": c.quote,
                "start": c.start,
                "end": c.end,
                "candidates": [candidate_json(x) for x in found[c.id].candidates],
                "suggested_status": found[c.id].suggested_status,
                "why": found[c.id].why,
            }
            for c in commitments
            if c.id in found
        ],
        "carried_over": [
            {
                "a_quote": o.older_quote,
                "b_quote": o.newer_quote,
                "score": round(o.score, 4),
                "change": o.change,
            }
            for o in report.carried_over
        ],
    }


def indicators_json(series: Sequence[Series]) -> Json:
    """Return number series across reports (``indicators``)."""
    return {
        "series": [
            {
                "metric": s.metric,
                "unit": s.unit,
                "points": [
                    {
                        "report": p.report,
                        "year": p.year,
                        "kind": p.kind,
                        "raw": p.raw,
                        "value": _plain(p.value),
                        "comparator": p.comparator,
                        "start": p.start,
                        "end": p.end,
                    }
                    for p in s.points
                ],
            }
            for s in series
        ]
    }


def _phrase_json(phrase: Phrase) -> Json:
    return {
        "phrase": phrase.phrase,
        "count": phrase.newer_count or phrase.older_count,
        "a_count": phrase.older_count,
        "b_count": phrase.newer_count,
        "trend": phrase.trend,
        "contexts": [
            {"report": c.report, "start": c.start, "end": c.end, "text": c.text} for c in phrase.contexts
        ],
    }


def wording_json(wording: Wording) -> Json:
    """Return set phrases that are new, gone or kept, and stances that changed (``wording``)."""
    return {
        "a": wording.older,
        "b": wording.newer,
        "new": [_phrase_json(p) for p in wording.new],
        "dropped": [_phrase_json(p) for p in wording.dropped],
        "kept": [_phrase_json(p) for p in wording.kept],
        "stances": [
            {
                "topic": s.topic,
                "a_phrase": s.older_phrase,
                "b_phrase": s.newer_phrase,
                "a_text": s.older.text,
                "b_text": s.newer.text,
            }
            for s in wording.stances
        ],
    }
