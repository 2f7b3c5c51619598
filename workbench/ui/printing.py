"""Offer the printable report of a plan and its fulfilment."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbench.model.decision import Document
from workbench.model.file_names import file_name
from workbench.ui import cached, state
from workbench.ui.downloads import offer_in_menu
from workbench.ui.folded import folded
from workbench.ui.state import t


def offer(older: Document, newer: Document) -> None:
    """Draw the button under which the downloads stand."""
    folded(t("print.report"), partial(_offer, older, newer), key="print", icon=":material/print:")


def _offer(older: Document, newer: Document) -> None:
    """Draw the downloads; a file is made when it is asked for, and what makes it loaded with the menu."""
    from workbench.pipeline.printing import fulfilment_docx, fulfilment_page  # noqa: PLC0415

    workspace, language, coder = cached.workspace(), state.language(), state.coder()
    named = partial(file_name, "fulfilment", (older, newer), language=language)
    st.caption(t("print.about"))
    offer_in_menu(
        t("print.html"),
        named("html"),
        lambda: fulfilment_page(workspace, older, newer, language, coder=coder),
        key="print-html",
    )
    offer_in_menu(
        t("print.docx"),
        named("docx"),
        lambda: fulfilment_docx(workspace, older, newer, language, coder=coder),
        key="print-docx",
    )
    _offer_sheets(older, newer)


def _offer_sheets(older: Document, newer: Document) -> None:
    """Draw the sheets to read, one line a promise."""
    from workbench.pipeline.printing import fulfilment_sheet  # noqa: PLC0415

    workspace, language, coder = cached.workspace(), state.language(), state.coder()
    unjudged = st.toggle(t("print.unjudged"), key="print-unjudged")
    for extension in ("xlsx", "csv"):
        offer_in_menu(
            t(f"print.{extension}"),
            file_name("fulfilment_sheet", (older, newer), extension, language),
            partial(
                fulfilment_sheet,
                workspace,
                older,
                newer,
                language,
                extension=extension,
                unjudged=unjudged,
                coder=coder,
            ),
            key=f"print-{extension}",
        )
