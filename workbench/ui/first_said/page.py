"""Who said it first: a phrase over all places and levels of the library."""

from __future__ import annotations

import streamlit as st

from workbench.model.adoption import Adoption
from workbench.model.file_names import PlaceYear, file_stem
from workbench.pipeline.first_promised import first_promised
from workbench.ui import browsing, cached, charts, empty, page_header, state
from workbench.ui.downloads import offer_csv
from workbench.ui.first_said import presenter as shown
from workbench.ui.first_said.cached_texts import first_said
from workbench.ui.searching.cached_promises import promises
from workbench.ui.state import option, t

_CHANNEL = "first-said"
_LONGEST = 60
_PROMISE = "promise"
_STOPPED = "first-stopped"


def show() -> None:
    """Draw the page."""
    if not page_header.places():
        empty.show_empty_library()
        return
    phrase, variants = _ask()
    if not phrase:
        st.info(t("first.start"), icon=":material/search:")
        return
    if state.selection().view == _PROMISE:
        followed = _follow_promise(phrase)
        if followed is None:
            return
        found = followed
    else:
        with st.spinner(t("common.working"), show_time=False):
            found = first_said().follow(cached.workspace(), phrase, variants)
    if not found.earliest:
        reports = sum(cell.state != "missing" for place in found.places for cell in place.years)
        st.info(t("first.none", phrase=page_header.plain(phrase), n=reports, places=len(found.places)))
        return
    _show(found)


def _follow_promise(quote: str) -> Adoption | None:
    """Return who promised the like; None where the visitor stopped the reading."""
    if state.recall(_STOPPED) == quote:
        st.info(t("first.stopped"))
        st.button(t("judging.go_on"), key="first-go-on", on_click=state.remember, args=(_STOPPED, None))
        return None
    bar, stop = st.empty(), st.empty()

    def progress(done: int, total: int) -> None:
        # Drawing is where a press on “stop” takes effect; what was read until then is kept.
        bar.progress(done / total, text=t("alike.reading", done=done, total=total))
        if done == 1:
            stop.button(t("import.stop"), key="first-stop", on_click=state.remember, args=(_STOPPED, quote))

    found = first_promised(cached.workspace(), promises(), quote, progress)
    bar.empty()
    stop.empty()
    return found


def _show(found: Adoption) -> None:
    language = state.language()
    names = cached.cited_names(language)
    header, rows = shown.matrix_data(found, names, language)
    covered = [PlaceYear(place.place, year) for place in found.places for year in shown.shown_years(found)]
    stem = file_stem("first_said", covered, language, found.phrase)
    st.markdown(page_header.plain(shown.summary(found, language)))
    left, right = st.columns([3, 2], gap="small")
    with left:
        charts.draw(
            "first-said",
            stem,
            shown.present_curve(found, charts.palette(), language),
            alt=t("first.chart", phrase=found.phrase),
            header=header,
            rows=rows,
            height=280,
        )
        browsing.show_table(_CHANNEL, "levels", shown.present_levels(found, language))
    with right:
        browsing.show_passages(_CHANNEL, "earliest", [shown.present_earliest(found, language)])
    browsing.show_table(_CHANNEL, "matrix", shown.present_matrix(found, language), search=True)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        offer_csv(t("first.download"), f"{stem}.csv", header, rows, key="first-said-table")
        st.caption(t("first.note"))
    browsing.follow(_CHANNEL)


def _ask() -> tuple[str, tuple[str, ...]]:
    """Draw the question; returns the phrase, and other wordings that count as the same."""
    with st.container(key="ask", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            t("first.phrase"),
            key=state.widget("first-phrase", state.selection().q),
            on_change=_asked,
            placeholder=t("first.placeholder"),
            icon=":material/search:",
        )
        st.segmented_control(
            t("first.by"),
            ("", _PROMISE),
            key=state.widget("first-by", state.selection().view),
            format_func=lambda by: option("first.by_promise" if by else "first.by_words"),
            on_change=_by_given,
        )
        st.text_input(
            t("first.also"),
            key=state.widget("first-also", state.selection().section),
            on_change=_also_given,
            placeholder=t("first.also_placeholder"),
            disabled=state.selection().view == _PROMISE,
        )
    also = state.selection().section.replace("、", " ").replace("，", " ").replace(",", " ").split()
    return state.selection().q, tuple(dict.fromkeys(also))


def _asked() -> None:
    state.select(q=str(state.widget_value("first-phrase")).strip()[:_LONGEST])


def _also_given() -> None:
    state.select(section=str(state.widget_value("first-also")).strip()[: 2 * _LONGEST])


def _by_given() -> None:
    state.select(view=str(state.widget_value("first-by") or ""))
