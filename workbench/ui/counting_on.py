"""How far the counting of proposals is, on a page that stands meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.model.decision import Document
from workbench.ui import cached, counting_ahead
from workbench.ui.state import t


@st.fragment(run_every=2)
def count_on(documents: Sequence[Document]) -> None:
    """Show how far the counting is, and draw the page again when it is done."""
    left = len(cached.proposal_counts().missing(documents))
    if not left:
        st.rerun()
    counting_ahead.count_ahead(documents)
    done = len(documents) - left
    st.progress(done / len(documents), t("library.counting", done=done, all=len(documents)))
