"""Anchors as W3C selectors: position first, quotation asserted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.model.decision import Anchor, AnchorState

POSITION = "TextPositionSelector"
QUOTE = "TextQuoteSelector"


def selectors(anchor: Anchor) -> list[dict[str, Any]]:
    """Return the selectors of an anchor; an orphan has its quotation only."""
    found: list[dict[str, Any]] = []
    if anchor.start is not None and anchor.end is not None:
        found.append({"type": POSITION, "start": anchor.start, "end": anchor.end})
    found.append({"type": QUOTE, "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix})
    return found


def passage(anchor: Anchor) -> dict[str, Any]:
    """Return an anchor as ``target`` (where) and ``anchor`` (how sure)."""
    sure: dict[str, Any] = {
        "state": anchor.state.value,
        "score": anchor.score,
        "confirmed_by": anchor.confirmed_by,
    }
    if anchor.was is not None:
        sure["was"] = anchor.was
    return {"target": {"source": anchor.document, "selector": selectors(anchor)}, "anchor": sure}


def anchor_of(source: str, found: Any, sure: Mapping[str, Any] | None = None) -> Anchor:
    """Return the anchor that selectors describe, an orphan where no position is given.

    ``found`` is one selector or a list. Raises ValueError where no quotation is among them.
    """
    by_type = {each.get("type"): each for each in _refined(found)}
    quote, position = by_type.get(QUOTE), by_type.get(POSITION)
    if quote is None or not isinstance(quote.get("exact"), str) or not quote["exact"]:
        raise ValueError("no TextQuoteSelector")
    start, end = (position.get("start"), position.get("end")) if position else (None, None)
    if not all(each is None or type(each) is int for each in (start, end)):
        raise ValueError("positions are not integers")
    sure = sure or {}
    default = AnchorState.ORPHAN if start is None else AnchorState.EXACT
    return Anchor(
        document=source,
        start=start,
        end=end,
        exact=quote["exact"],
        prefix=str(quote.get("prefix") or ""),
        suffix=str(quote.get("suffix") or ""),
        state=AnchorState(sure.get("state", default)),
        score=sure.get("score", 0.0 if start is None else 1.0),
        confirmed_by=sure.get("confirmed_by"),
        was=sure.get("was"),
    )


def _refined(found: Any) -> list[Mapping[str, Any]]:
    """Return a selector, those beside it and those that refine it, outermost first."""
    waiting = list(found) if isinstance(found, list) else [found]
    flat: list[Mapping[str, Any]] = []
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, Mapping):
            flat.append(each)
            if "refinedBy" in each:
                waiting.append(each["refinedBy"])
    return flat
