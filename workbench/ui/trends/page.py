"""Trends: one indicator or phrase over all places of a batch."""

from __future__ import annotations

import streamlit as st

from workbench.model.file_names import PlaceYear, file_stem
from workbench.pipeline.trends import (
    Counted,
    Trends,
    batch_names,
    list_indicators,
    list_phrases,
    phrase_uses,
    place_series,
    places_by_year,
)
from workbench.ui import browsing, cached, charts, page_header, state
from workbench.ui.downloads import offer_csv
from workbench.ui.presenting.charts import uses_by_year
from workbench.ui.state import option, t
from workbench.ui.trends import cached_trends, computing
from workbench.ui.trends import presenter as shown

_CHANNEL = "trends"


def show() -> None:
    """Draw the page."""
    bar = page_header.bar()
    home = cached.workspace().home
    names = batch_names(home)
    st.caption(t("trends.about"))
    if not names:
        st.info(t("trends.none"))
        computing.offer(again=False)
        return
    with bar:
        batch = _pick_batch(names)
    computing.offer(again=True)
    view = _ask()
    with st.spinner(t("common.working"), show_time=False):
        trends = cached_trends.trends(home, batch)
    found = (list_phrases if view == "phrases" else list_indicators)(trends, state.selection().q)
    chosen = next((each for each in found if shown.counted_id(each) == state.selection().focus), None)
    chosen = chosen or (found[0] if found else None)
    left, right = st.columns([2, 3], gap="small")
    with left:
        table = shown.present_counted(found, view, state.language())
        selected = shown.counted_id(chosen) if chosen else ""
        browsing.show_table(_CHANNEL, f"names-{view}", table, selected=selected)
        if len(found) > shown.MOST_NAMES:
            st.caption(t("trends.first_names", n=shown.MOST_NAMES, all=len(found)))
    with right:
        if chosen is not None:
            st.markdown(f"**{page_header.plain(chosen.name)}**")
            (_phrase if view == "phrases" else _indicator)(trends, chosen)
    browsing.follow(_CHANNEL)


def _pick_batch(names: tuple[str, ...]) -> str:
    """Offer the batches where there are several; the address may name one, the latest is the usual."""
    asked = state.selection().section
    present = asked if asked in names else names[0]
    if len(names) > 1:
        st.selectbox(
            t("trends.batch"),
            names,
            key=state.widget("trends-batch", present),
            on_change=_batch_picked,
            label_visibility="collapsed",
        )
    return present


def _ask() -> str:
    """Draw the question; returns whether indicators or phrases are asked for."""
    present = state.selection().view if state.selection().view in shown.VIEWS else shown.VIEWS[0]
    with st.container(key="ask", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.segmented_control(
            t("trends.view"),
            shown.VIEWS,
            key=state.widget("trends-view", present),
            format_func=lambda view: option(f"trends.view_{view}"),
            on_change=_view_picked,
            label_visibility="collapsed",
        )
        st.text_input(
            t("trends.words"),
            key=state.widget("trends-words", state.selection().q),
            on_change=_words_given,
            placeholder=t("trends.words"),
            icon=":material/search:",
            label_visibility="collapsed",
        )
    return present


def _batch_picked() -> None:
    state.select(section=state.widget_value("trends-batch"), focus="")


def _view_picked() -> None:
    state.select(view=state.widget_value("trends-view") or shown.VIEWS[0], focus="", q="")


def _words_given() -> None:
    state.select(q=str(state.widget_value("trends-words")).strip()[:60], focus="")


def _indicator(trends: Trends, chosen: Counted) -> None:
    language = state.language()
    series = place_series(trends, chosen.name, chosen.unit)
    lines = st.multiselect(
        t("trends.lines"),
        list(series),
        key=f"trends-lines-{shown.counted_id(chosen)}",
        max_selections=shown.MOST_LINES,
        placeholder=t("trends.lines"),
        select_all=False,
        label_visibility="collapsed",
    )
    header, rows = shown.spread_data(series, language)
    stem = file_stem("trends", _covered(trends), language, chosen.name)
    charts.draw(
        "spread",
        stem,
        shown.present_spread(series, lines, charts.palette(), language),
        alt=t("trends.chart", name=chosen.name, n=len(series)),
        header=header,
        rows=rows,
    )
    names = cached.cited_names(language)
    browsing.show_table(_CHANNEL, "places", shown.present_place_years(series, names, language), search=True)
    _under_the_table(len(series), stem, *shown.numbers_data(series, names, language))


def _phrase(trends: Trends, chosen: Counted) -> None:
    language, reports = state.language(), places_by_year(trends)
    uses = phrase_uses(trends, chosen.name)
    header, rows = shown.users_data(uses, reports, chosen.name, language)
    stem = file_stem("trends", _covered(trends), language, chosen.name)
    charts.draw(
        "users",
        stem,
        uses_by_year(shown.users_by_year(uses, reports), t("trends.places"), charts.palette()),
        alt=t("trends.users", name=chosen.name),
        header=header,
        rows=rows,
        height=260,
    )
    browsing.show_table(_CHANNEL, "uses", shown.present_uses(uses, reports, language), search=True)
    places = len({use.place for use in uses})
    _under_the_table(places, stem, *shown.uses_data(uses, chosen.name, language))


def _covered(trends: Trends) -> list[PlaceYear]:
    """Return the places and years whose reports were read."""
    read = trends.reports[["place", "year"]].itertuples(index=False)
    return [PlaceYear(str(place), int(year)) for place, year in read]


def _under_the_table(places: int, stem: str, header: list[str], rows: list[list[object]]) -> None:
    if places > shown.MOST_PLACES:
        st.caption(t("trends.first_places", n=shown.MOST_PLACES, all=places))
    offer_csv(t("trends.download"), f"{stem}.csv", header, rows, key="trends-table")
