"""A commitment that the machine found, and the numbers in it, as the browser gets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.model.commitment import Commitment, Quantity
from workbench.model.figures import bounded
from workbench.ui.i18n import Language
from workbench.ui.shapes import items as shapes
from workbench.ui.shapes.items import Proposed


def present_proposal(commitment: Commitment, language: Language) -> Proposed:
    """Return a machine-found commitment."""
    return {
        "id": commitment.id,
        "start": commitment.start,
        "end": commitment.end,
        "quote": commitment.quote,
        "type": commitment.type,
        "strength": commitment.strength,
        "area": commitment.area,
        "items": list(commitment.items),
        "bodies": list(commitment.bodies),
        "deadline": commitment.deadline,
        "quantities": [present_quantity(q) for q in commitment.quantities],
        "tags": [],
        "note": "",
        "why": commitment.why.in_language(language),
    }


def present_quantity(quantity: Quantity | Mapping[str, Any]) -> shapes.Quantity:
    """Return what a chip says of a number: what it measures, and the figure with its bound (≥ 8%).

    ``raw`` is how the quotation has it, to be found there.
    """
    if isinstance(quantity, Quantity):
        metric, raw, value, comparator = quantity.metric, quantity.raw, quantity.value, quantity.comparator
    else:
        metric, raw = quantity.get("metric"), quantity.get("raw") or ""
        value, comparator = quantity.get("value") or 0.0, quantity.get("comparator") or "="
    return {"metric": metric, "raw": raw, "told": bounded(raw, value, comparator)}
