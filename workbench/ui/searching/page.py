"""Search: words in context over every report of the library."""

from __future__ import annotations

import streamlit as st

from workbench.model.file_names import file_name
from workbench.pipeline.searching import search_library
from workbench.ui import browsing, cached, empty, page_header, paging, reading_texts, state
from workbench.ui.downloads import offer_made_csv
from workbench.ui.presenting.library_matrix import Place, place_label
from workbench.ui.searching import alike_list
from workbench.ui.searching.presenter import PARTS, hits_data, present_hits
from workbench.ui.state import option, t

_CHANNEL = "search"
_VIEWS = ("words", "alike")


def show() -> None:
    """Draw the page."""
    by_place = page_header.places()
    if not by_place:
        empty.show_empty_library()
        return
    alike = state.selection().view == "alike"
    query, place, part = _ask(by_place, alike=alike)
    if alike:
        alike_list.show(_CHANNEL, query)
        browsing.follow(_CHANNEL)
        return
    if not query:
        st.info(t("search.start"), icon=":material/search:")
        return
    workspace, language = cached.workspace(), state.language()
    with reading_texts.progress() as told:
        hits = search_library(workspace, query, place=place, part=part, on_progress=told)  # type: ignore[arg-type]
    if not hits:
        st.info(t("search.none", query=page_header.plain(query)))
        return
    documents = {d.id: d for d in workspace.documents()}
    reports = list(dict.fromkeys(hit.report for hit in hits))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(t("search.found", n=len(hits), reports=len(reports)))
        name = file_name("search", [documents[each] for each in reports], "csv", language, query)
        offer_made_csv(t("chart.data"), name, lambda: hits_data(hits, documents, language))
    size = workspace.settings.searching.page_hits
    shown = paging.page_of("search", repr((query, place, part)), len(hits), size)
    for number, group in enumerate(present_hits(hits[shown], documents, language)):
        browsing.show_passages(_CHANNEL, f"hits-{number}", [group])
    browsing.follow(_CHANNEL)


def _ask(by_place: tuple[Place, ...], *, alike: bool) -> tuple[str, str | None, str | None]:
    """Draw the question; returns the words, the place and the part, None for all."""
    with st.container(key="ask", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.segmented_control(
            t("search.view"),
            _VIEWS,
            key=state.widget("search-view", "alike" if alike else "words"),
            format_func=lambda view: option(f"search.view_{view}"),
            on_change=_view_picked,
        )
        st.text_input(
            t("search.words"),
            key=state.widget("search-words", state.selection().q),
            on_change=_asked,
            placeholder=t("alike.placeholder" if alike else "search.placeholder"),
            help=None if alike else t("search.language"),
            icon=":material/search:",
        )
        if alike:
            return state.selection().q, None, None
        labels = {p.name: place_label(p, state.language()) for p in by_place}
        place = st.selectbox(
            t("pick.place"),
            list(labels),
            index=None,
            key="search-place",
            format_func=lambda name: labels[name],
            placeholder=t("search.all_places"),
        )
        part = st.selectbox(
            t("search.part"),
            PARTS[:2],
            index=None,
            key="search-part",
            format_func=lambda each: t(f"part.{each}"),
            placeholder=t("search.all_parts"),
        )
    return state.selection().q, place, part


def _view_picked() -> None:
    state.select(view="alike" if state.widget_value("search-view") == "alike" else "")


def _asked() -> None:
    state.select(q=str(state.widget_value("search-words")).strip()[:200])
