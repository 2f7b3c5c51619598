"""Help: how to work with all of this, and the tour once more."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from workbench.ui import state
from workbench.ui.help import touring


def show() -> None:
    """Draw the page."""
    with st.container(key="help", width=820):
        touring.start_button()
        st.markdown(files("workbench.ui").joinpath("help", f"{state.language()}.md").read_text("utf-8"))
