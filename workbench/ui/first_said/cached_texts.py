"""The texts that are looked through, shared by all visitors."""

from __future__ import annotations

import streamlit as st

from workbench.pipeline.first_said import FirstSaid


@st.cache_resource(show_spinner=False)
def first_said() -> FirstSaid:
    """Return the library's texts ready to be looked through; they follow the library by themselves."""
    return FirstSaid()
