"""What batches found, and the one computation that may be under way, shared by all visitors."""

from __future__ import annotations

import streamlit as st

from workbench.pipeline.home import Home
from workbench.pipeline.trend_runs import TrendRun
from workbench.pipeline.trends import Trends, batch_state, open_trends


def trends(home: Home, batch: str) -> Trends:
    """Return what a batch found, read again only after it went on."""
    return _trends(home, batch, batch_state(home, batch))


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Home: repr})
def _trends(home: Home, batch: str, state: tuple[int, float]) -> Trends:  # noqa: ARG001 — the cache's key
    return open_trends(home, batch)


@st.cache_resource(show_spinner=False)
def trend_run() -> TrendRun:
    """Return the one computation of trends that this server may have under way."""
    return TrendRun()
