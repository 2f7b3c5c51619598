"""Offer the printable report of a plan and its fulfilment."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbench.exchange.file_names import file_name
from workbench.model.decision import Document
from workbench.pipeline.printing import fulfilment_docx, fulfilment_page
from workbench.ui import cached, state
from workbench.ui.state import t

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def offer(older: Document, newer: Document) -> None:
    """Draw the downloads; a file is made when it is asked for."""
    workspace, language = cached.workspace(), state.language()
    named = partial(file_name, "fulfilment", (older, newer), language=language)
    with st.popover(t("print.report"), icon=":material/print:"):
        st.caption(t("print.about"))
        st.download_button(
            t("print.html"),
            data=lambda: fulfilment_page(workspace, older, newer, language),
            file_name=named("html"),
            mime="text/html",
            key="print-html",
            on_click="ignore",
            width="stretch",
        )
        st.download_button(
            t("print.docx"),
            data=lambda: fulfilment_docx(workspace, older, newer, language),
            file_name=named("docx"),
            mime=_DOCX,
            key="print-docx",
            on_click="ignore",
            width="stretch",
        )
