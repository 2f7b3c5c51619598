"""Library: what is there, and putting more in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import streamlit as st

from workbench.pipeline.analysing import commitments_of
from workbench.ui import cached, events, frame, i18n, state
from workbench.ui.components import views
from workbench.ui.pages import importing
from workbench.ui.pages.version_steps import version_card
from workbench.ui.presenters.shelf import present_matrix
from workbench.ui.state import t

_WORDINGS = ("matrix.", "common.")


def show() -> None:
    """Draw the page."""
    shelf = frame.places()
    frame.settle_selection(shelf)
    frame.header(())
    st.subheader(t("library.title"))
    channel = "library"
    matrix = present_matrix(shelf, _progress(), state.language())
    views.matrix(
        {
            **matrix,
            "channel": channel,
            "strings": i18n.section(state.language(), *_WORDINGS),
            "rev": str(matrix),
        }
    )
    events.exchange(channel, _handle, dict)
    version_card(shelf)
    importing.assistant()


def _progress() -> dict[str, dict[str, int]]:
    """Return, per document, how many proposals there are and how many of them somebody answered."""
    workspace = cached.workspace()
    decided = Counter(a.anchor.document for a in workspace.store.annotations())
    return {
        d.id: {"found": len(commitments_of(cached.report(d.id))), "decided": decided[d.id]}
        for d in workspace.documents()
    }


def _handle(event: Mapping[str, Any], channel: state.Desk) -> None:
    if event["kind"] == "open":
        document = str(event["document"])
        channel.destination = ("read", {"document": document, "place": "", "older": "", "newer": ""})
