"""The steps of the tour, kept until anybody does anything."""

from __future__ import annotations

import streamlit as st

from workbench.ui import cached
from workbench.ui.help.tour_presenter import present_steps
from workbench.ui.i18n import Language
from workbench.ui.shapes.tour import TourStep


def tour_steps(language: Language) -> list[TourStep]:
    """Return the steps on the made-up pair; none where the library does not hold it."""
    return _steps(cached.store_state(), language)


@st.cache_resource(show_spinner=False, max_entries=2)
def _steps(state: tuple[int, str], language: Language) -> list[TourStep]:  # noqa: ARG001 — the cache's key
    return present_steps(cached.offered(), language)
