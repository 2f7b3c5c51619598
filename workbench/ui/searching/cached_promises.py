"""The index of commitments, shared by all visitors."""

from __future__ import annotations

import streamlit as st

from workbench.pipeline.similar_promises import PromiseSearch


@st.cache_resource(show_spinner=False)
def promises() -> PromiseSearch:
    """Return the index of the library's commitments; it follows the library by itself."""
    return PromiseSearch()
