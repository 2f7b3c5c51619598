"""Exchange: take everything out, bring everything in."""

from __future__ import annotations

import streamlit as st

from workbench.ui import frame
from workbench.ui.state import t


def show() -> None:
    """Draw the page."""
    frame.header((), reports=0)
    st.subheader(t("exchange.export"))
