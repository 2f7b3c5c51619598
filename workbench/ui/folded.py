"""What stands behind a button is drawn when somebody opens it: few do, and a page waits for what it draws."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


@st.fragment
def folded(label: str, draw: Callable[[], None], *, key: str, icon: str) -> None:
    """Draw a button; ``draw`` fills the window that it opens.

    A fragment, so that the page stays as it is meanwhile: what is done in there concerns no other part of it.
    """
    with st.popover(label, icon=icon, key=key, on_change="rerun") as window:
        if window.open:
            draw()
