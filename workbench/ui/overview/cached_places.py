"""The counts of places, kept until anybody does anything."""

from __future__ import annotations

import streamlit as st

from workbench.pipeline.blind_sight import sight_of
from workbench.pipeline.overview import Answered, Pair, answered_pairs, counted_pairs, with_waiting
from workbench.settings import DEFAULTS
from workbench.ui import cached


def pairs_of(places: tuple[str, ...], coder: str | None = None) -> tuple[Pair, ...]:
    """Return the newest reports of some places with the verdicts that ``coder`` may see, for their counts.

    Counted again as soon as anybody did anything: this depends on decisions, so the whole state of the
    store is the key, the log's last line, which is written in the transaction of every change.
    """
    # Who has a blind sample open sees other counts than the rest, and a task is no line of the log.
    if sight_of(cached.workspace().store, coder).whole:
        return with_waiting(_answered(places, cached.store_state()), cached.proposal_counts())
    return counted_pairs(cached.workspace(), places, cached.proposal_counts(), coder=coder)


def shown_first() -> tuple[str, ...]:
    """Return the places on the first page of the table."""
    return tuple(each.name for each in cached.places()[: DEFAULTS.insight.places_shown])


@st.cache_resource(show_spinner=False, max_entries=4)
def _answered(places: tuple[str, ...], state: tuple[int, str]) -> tuple[Answered, ...]:  # noqa: ARG001 — the cache's key
    return answered_pairs(cached.workspace(), places)
