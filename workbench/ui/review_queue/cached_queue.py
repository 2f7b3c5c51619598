"""What waits for a person, kept until anybody does anything: the whole state of the store is the key."""

from __future__ import annotations

import streamlit as st

from workbench.model.decision import Annotation
from workbench.pipeline import review_queue
from workbench.pipeline.blind_sight import sight_of
from workbench.pipeline.review_queue import Stale, WaitingQuotation
from workbench.ui import cached


def queues(coder: str) -> tuple[tuple[WaitingQuotation, ...], tuple[Stale, ...]]:
    """Return quotations without a sure place and judgements under an older codebook, as ``coder`` may see."""
    # Who has a blind sample open sees less than the rest, and a task is no line of the log.
    if sight_of(cached.workspace().store, coder).whole:
        return _whole_queues(cached.store_state())
    return _read(coder)


@st.cache_resource(show_spinner=False, max_entries=2)
def _whole_queues(state: tuple[int, str]) -> tuple[tuple[WaitingQuotation, ...], tuple[Stale, ...]]:  # noqa: ARG001 — the cache's key
    return _read(None)


def _read(coder: str | None) -> tuple[tuple[WaitingQuotation, ...], tuple[Stale, ...]]:
    store = cached.workspace().store
    return review_queue.waiting(store, coder=coder), review_queue.outdated(store, coder=coder)


def coded_with(code: str, most: int) -> tuple[tuple[Annotation, ...], int]:
    """Return the first ``most`` annotations that are coded so, and how many there are."""
    return _coded_with(cached.store_state(), code, most)


@st.cache_resource(show_spinner=False, max_entries=8)
def _coded_with(state: tuple[int, str], code: str, most: int) -> tuple[tuple[Annotation, ...], int]:  # noqa: ARG001 — the cache's key
    notes = [each for each in cached.workspace().store.coded_with([code]) if code in (each.area, *each.tags)]
    return tuple(notes[:most]), len(notes)
