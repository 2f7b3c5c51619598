"""The replication package from the exchange page, made when it is asked for."""

from __future__ import annotations

import streamlit as st

from workbench.model.file_names import file_name
from workbench.pipeline.replicating import Wishes, replicate
from workbench.ui import cached, state
from workbench.ui.state import t


def offer() -> None:
    """Draw the card from which the package is taken."""
    with st.container(border=True):
        st.subheader(t("exchange.replicate"))
        st.caption(t("exchange.replicate_about"))
        texts = st.checkbox(t("exchange.replicate_texts"), value=True, key="replicate-texts")
        names = st.checkbox(t("exchange.publish_names"), key="replicate-names")
        wishes = Wishes(texts=texts, names=names, language=state.language())
        workspace = cached.workspace()
        st.download_button(
            t("exchange.replicate_download"),
            data=lambda: replicate(workspace, wishes, coder=state.coder()),
            file_name=file_name("replication", workspace.documents(), "zip", state.language()),
            mime="application/zip",
            key="replicate-download",
            on_click="ignore",
        )
