"""Two reports side by side in the contract's JSON (``align``, ``diff``, ``evidence``)."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.contract.numbers import Json, period_json, plain_number
from workbench.model.change import Difference, NumberChange, PassageDiff
from workbench.model.commitment import Commitment
from workbench.model.link import Alignment, Candidate, Comparison, EvidenceReport, Link
from workbench.model.report import Report


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
        "a_value": plain_number(number.older_value),
        "b_value": plain_number(number.newer_value),
        "unit": number.unit,
        "change": plain_number(number.change),
        "comparable": number.comparable,
        "note": number.note.zh,
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
        "planned_start": comparison.planned_start,
        "planned_end": comparison.planned_end,
        "actual": comparison.actual,
        "actual_start": comparison.actual_start,
        "actual_end": comparison.actual_end,
        "planned_value": plain_number(comparison.planned_value),
        "actual_value": plain_number(comparison.actual_value),
        "unit": comparison.unit,
        "comparator": comparison.comparator,
        "better": comparison.better,
        "met": comparison.met,
        "why_null": comparison.why_null,
        "attainment": comparison.attainment,
        "note": comparison.note.zh,
    }


def candidate_json(candidate: Candidate, source: str = "") -> Json:
    """Return one passage that may answer a commitment; ``source`` is its document where it names none."""
    return {
        "source": candidate.source or source,
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


def evidence_json(
    report: EvidenceReport, commitments: Sequence[Commitment], sources: Sequence[Report] = ()
) -> Json:
    """Return evidence for each commitment from ``sources``, and what was promised again (``evidence``)."""
    found = {e.commitment: e for e in report.evidence}
    uncounted = {c.id for c in commitments if c.tier == "possible"}
    return {
        "a": report.older,
        "b": report.newer,
        "sources": [
            {"id": s.id, "genre": s.genre.value, "source_class": s.source_class.value} for s in sources
        ],
        "commitments": [
            {
                "id": c.id,
                "quote": c.quote,
                "start": c.start,
                "end": c.end,
                "tier": c.tier,
                "period": period_json(c.period),
                "candidates": [candidate_json(x, report.newer) for x in found[c.id].candidates],
                "conflicts": [
                    {"sources": list(x.sources), "metric": x.metric, "values": list(x.values)}
                    for x in found[c.id].conflicts
                ],
                "suggested_status": found[c.id].suggested_status,
                "why": found[c.id].why.zh,
            }
            for c in commitments
            if c.id in found
        ],
        "carried_over": [
            {
                "a_quote": o.older_quote,
                "b_quote": o.newer_quote,
                "score": round(o.score, 4),
                "change": o.change.zh if o.change else None,
            }
            for o in report.carried_over
            if o.older not in uncounted
        ],
    }
