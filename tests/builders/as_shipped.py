"""Functions that take settings, with those that a new workspace has; what tests call often."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.anchoring import anchors, carry_anchors
from workbench.anchoring.carry_anchors import Carried
from workbench.model.decision import Anchor
from workbench.settings import DEFAULTS, StoreSettings
from workbench.store import store
from workbench.store.store import Clock, Store, now_utc


def make_anchor(document_id: str, text: str, start: int, end: int) -> Anchor:
    """Return the anchor of ``text[start:end]``."""
    return anchors.make_anchor(document_id, text, start, end, DEFAULTS.store)


def carry_over(
    found: Sequence[Anchor],
    old_text: str,
    new_text: str,
    *,
    document: str,
    settings: StoreSettings = DEFAULTS.store,
) -> tuple[Carried, ...]:
    """Carry anchors over to ``new_text``."""
    return carry_anchors.carry_over(found, old_text, new_text, document=document, settings=settings)


def open_store(
    url: str, *, clock: Clock = now_utc, settings: StoreSettings = DEFAULTS.store, guarded: bool = False
) -> Store:
    """Open the store at ``url``."""
    return store.open_store(url, clock=clock, settings=settings, guarded=guarded)
