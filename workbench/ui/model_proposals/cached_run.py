"""The one run of questions to a model, shared by all visitors."""

from __future__ import annotations

import streamlit as st

from workbench.pipeline.model_runs import ModelRun


@st.cache_resource(show_spinner=False)
def model_run() -> ModelRun:
    """Return the one run of questions to a model that this server may have under way."""
    return ModelRun()
