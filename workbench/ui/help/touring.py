"""The two-minute tour on the made-up pair, offered at the first visit."""

from __future__ import annotations

import time

import streamlit as st

from workbench.ui import browsing, events, i18n, navigation, state
from workbench.ui.components import views
from workbench.ui.help.cached_steps import tour_steps
from workbench.ui.shapes.tour import TourDocument
from workbench.ui.state import t

_CHANNEL = "tour"
_ASKED = "tour-asked"


def draw(page: str) -> None:
    """Draw the invitation in the library, or the present step; the browser remembers which."""
    steps = tour_steps(state.language())
    if not steps:
        return
    asked: int = state.recall(_ASKED, 0)
    channel = state.channel_of(_CHANNEL)
    document: TourDocument = {
        "channel": _CHANNEL,
        "steps": steps,
        "invite": page == "",
        "asked": asked,
        "saved": channel.saved,
        "address": {"lang": state.language()},
        "strings": i18n.section(state.language(), "tour."),
        "rev": f"{page}:{asked}:{state.language()}",
    }
    # Where nothing is invited the card floats, and its place in the flow must take no room.
    with st.container(key="tour" if page == "" else "tour-floating"):
        views.tour(document)
    queue = state.queue_of(views.TOUR)
    if events.handle_queue(channel, queue, browsing.handle) and channel.destination is not None:
        (to, query), channel.destination = channel.destination, None
        navigation.go(to, **query)


def start_button() -> None:
    """Draw the button that starts the tour anew."""
    st.button(t("tour.again"), icon=":material/tour:", on_click=_ask)


def _ask() -> None:
    state.remember(_ASKED, int(time.time() * 1000))
