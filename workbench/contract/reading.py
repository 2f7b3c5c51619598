"""One report and its commitments in the contract's JSON (``show``, ``commitments``)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.contract.numbers import Json, period_json, plain_number
from workbench.model.commitment import Commitment, Quantity
from workbench.model.report import Cell, Report


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _cell_json(report: Report, cell: Cell) -> Json:
    return {
        "header": list(cell.header),
        "start": cell.start,
        "end": cell.end,
        "text": report.text[cell.start : cell.end],
    }


def report_json(report: Report) -> Json:
    """Return a report with its outline, what cleaning removed and what looked wrong (``show``)."""
    return {
        "id": report.id,
        "genre": report.genre.value,
        "source_class": report.source_class.value,
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
                **({"cells": [_cell_json(report, cell) for cell in n.cells]} if n.kind == "row" else {}),
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
        "value": plain_number(quantity.value),
        "upper": plain_number(quantity.upper),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "direction": quantity.direction,
        "role": quantity.role,
        "cumulative": quantity.cumulative,
    }


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
        "tier": commitment.tier,
        "period": period_json(commitment.period),
        "why": commitment.why.zh,
    }


def commitments_json(report: Report, commitments: Sequence[Commitment]) -> Json:
    """Return a report's proposed commitments (``commitments``)."""
    return {"report": report.id, "commitments": [commitment_json(c) for c in commitments]}
