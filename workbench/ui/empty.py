"""What a page shows when it has nothing to show: why, and the step that helps."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.ui import navigation, page_header, state
from workbench.ui.presenting.library_matrix import Place, place_label
from workbench.ui.state import t


def show_empty_library() -> None:
    """Say that there is no report yet, with the way to add one."""
    st.info(t("library.empty"))
    with _steps():
        _to_library()


def open_place() -> tuple[st.delta_generator.DeltaGenerator, Place] | None:
    """Return the bar above a page about one place, and the place that is chosen.

    None where there is no report yet: the page then says so already.
    """
    place = page_header.chosen_place(page_header.places())
    if place is None:
        show_empty_library()
        return None
    return page_header.bar(), place


def show_alone(by_place: Sequence[Place], reason: str) -> None:
    """Say that the chosen place has one report only; ``reason`` is the wording that says what for.

    Offers the library, and a place that has two reports: the made-up one where it is there.
    """
    st.info(t(reason))
    pairs = sorted((place for place in by_place if len(place.latest) > 1), key=lambda p: not p.fictional)
    with _steps():
        _to_library()
        name = page_header.plain(place_label(pairs[0], state.language())) if pairs else ""
        if pairs and st.button(t("empty.show", place=name)):
            state.select(place=pairs[0].name, older="", newer="", document="", focus="", span="")
            st.rerun()


def _steps() -> st.delta_generator.DeltaGenerator:
    return st.container(key="empty-steps", horizontal=True, gap="small")


def _to_library() -> None:
    if st.button(t("empty.add"), icon=":material/add:"):
        navigation.go("library")
