"""Library: what is there, and putting more in."""

from __future__ import annotations

import streamlit as st

from workbench.pipeline.messages import Message
from workbench.ui import cached, events, i18n, page_header, state
from workbench.ui.components import views
from workbench.ui.counting_on import count_on
from workbench.ui.library import importing
from workbench.ui.library.cached_library import uncounted, written_matrix
from workbench.ui.library.document_card import document_card
from workbench.ui.library.version_steps import version_card
from workbench.ui.state import t

_WORDINGS = ("matrix.", "common.")
_AT_ONCE = 0.4  # seconds of counting that the first visit may wait for
_FEW = 100  # texts that may be counted by then; more are not waited for


def show() -> None:
    """Draw the page."""
    by_place = page_header.places()
    st.subheader(t("library.title"))
    channel = "library"
    with st.container():
        _count()
    matrix = written_matrix(state.language())
    views.matrix(
        matrix,
        {
            "channel": channel,
            "strings": i18n.section(state.language(), *_WORDINGS),
            "rev": f"{state.language()}:{hash(matrix)}",
        },
    )
    events.exchange(channel, _handle, dict)
    version_card(by_place)
    importing.assistant()
    document_card()


def _count() -> None:
    """Count the proposals of the texts that were not counted yet.

    A large library is counted while the page stands, with progress drawn here; what was not counted
    yet has no numbers.
    """
    missing = uncounted()
    if missing and (len(missing) > _FEW or not cached.proposal_counts().count(missing, _AT_ONCE)):
        count_on(cached.offered())


def _handle(event: Message, channel: state.Channel) -> None:
    if event["kind"] == "open":
        document = str(event["document"])
        channel.destination = ("read", {"document": document, "place": "", "older": "", "newer": ""})
