"""Many reports together in the contract's JSON (``indicators``, ``wording``)."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.contract.numbers import Json, plain_number
from workbench.model.insight import Phrase, Series, Wording


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
                        "value": plain_number(p.value),
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
    """Return set phrases that are new, gone or kept, reworded, and stances that changed (``wording``)."""
    return {
        "a": wording.older,
        "b": wording.newer,
        "new": [_phrase_json(p) for p in wording.new],
        "dropped": [_phrase_json(p) for p in wording.dropped],
        "kept": [_phrase_json(p) for p in wording.kept],
        "changed": [
            {
                "from": r.older_phrase,
                "to": r.newer_phrase,
                "kind": r.kind,
                "a_start": r.older_start,
                "a_end": r.older_end,
                "b_start": r.newer_start,
                "b_end": r.newer_end,
            }
            for r in wording.changed
        ],
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
