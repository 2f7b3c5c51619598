"""Anchors: a quotation, where it stands, and what stands around it; code points throughout."""

from __future__ import annotations

from workbench.errors import AnchorError
from workbench.model.decision import Anchor, AnchorState
from workbench.settings import StoreSettings


def make_anchor(document_id: str, text: str, start: int, end: int, settings: StoreSettings) -> Anchor:
    """Return the anchor of ``text[start:end]`` with the settings' context, in characters, on either side.

    Raises AnchorError where the passage is empty or not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise AnchorError("anchoring.no_passage", start=start, end=end, count=len(text), document=document_id)
    return Anchor(
        document=document_id,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - settings.context) : start],
        suffix=text[end : end + settings.context],
    )


def stands(anchor: Anchor, text: str) -> bool:
    """Say whether the quotation stands where the anchor says; an orphan claims no place and may be kept."""
    start, end = anchor.start, anchor.end
    if start is None or end is None:
        return start is end and anchor.state is AnchorState.ORPHAN
    return (
        anchor.state is not AnchorState.ORPHAN
        and len(anchor.prefix) <= start < end <= len(text)
        and text[start:end] == anchor.exact
        and text.startswith(anchor.prefix, start - len(anchor.prefix))
        and text.startswith(anchor.suffix, end)
    )


def check_anchor(anchor: Anchor, text: str) -> None:
    """Raise AnchorError unless the quotation and its context stand where the anchor says."""
    if stands(anchor, text):
        return
    raise AnchorError(
        "anchoring.unplaced_quotation" if anchor.start is None else "anchoring.moved_quotation",
        quotation=anchor.exact[:30],
        document=anchor.document,
        start=anchor.start,
        end=anchor.end,
    )


def adrift(anchor: Anchor) -> Anchor:
    """Return the anchor as an orphan: the quotation is kept, its place is not claimed any more."""
    return Anchor(
        document=anchor.document,
        start=None,
        end=None,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        state=AnchorState.ORPHAN,
        score=0.0,
        was=anchor.was,
    )
