"""Offer the printable report of a plan and its fulfilment."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbench.model.decision import Document
from workbench.model.file_names import file_name
from workbench.pipeline.printing import fulfilment_docx, fulfilment_page, fulfilment_sheet
from workbench.ui import cached, state
from workbench.ui.state import t

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
        _offer_sheets(older, newer)


def _offer_sheets(older: Document, newer: Document) -> None:
    """Draw the sheets to read, one line a promise."""
    workspace, language = cached.workspace(), state.language()
    unjudged = st.toggle(t("print.unjudged"), key="print-unjudged")
    for extension, mime in (("xlsx", _XLSX), ("csv", "text/csv")):
        st.download_button(
            t(f"print.{extension}"),
            data=partial(
                fulfilment_sheet, workspace, older, newer, language, extension=extension, unjudged=unjudged
            ),
            file_name=file_name("fulfilment_sheet", (older, newer), extension, language),
            mime=mime,
            key=f"print-{extension}",
            on_click="ignore",
            width="stretch",
        )
