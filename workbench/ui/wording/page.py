"""Wording: set phrases that are new, gone or more frequent, and stances that were reworded."""

from __future__ import annotations

import streamlit as st

from workbench.model.file_names import file_name, file_stem
from workbench.model.insight import Phrase
from workbench.pipeline.indicators_wording import phrase_contexts, phrase_trend
from workbench.pipeline.indicators_wording import wording as compare_wording
from workbench.ui import browsing, cached, charts, empty, page_header, state
from workbench.ui.downloads import offer_made_csv
from workbench.ui.presenting.charts import uses_by_year
from workbench.ui.presenting.library_matrix import Place
from workbench.ui.presenting.report_names import report_name
from workbench.ui.state import t
from workbench.ui.wording.presenter import (
    phrases_of,
    present_changes,
    present_contexts,
    present_phrases,
    wording_data,
)

_CHANNEL = "wording"


def show() -> None:
    """Draw the page."""
    by_place = page_header.places()
    bar = page_header.bar()
    place, chosen = page_header.chosen_place(by_place), state.selection()
    if place is None:
        empty.show_empty_library()
        return
    if chosen.older == chosen.newer:
        empty.show_alone(by_place, "wording.needs_two")
        return
    language = state.language()
    older, newer = cached.report(chosen.older), cached.report(chosen.newer)
    titles = (report_name(older, language), report_name(newer, language))
    with st.spinner(t("common.working"), show_time=False):
        others = [cached.report(d.id) for d in place.latest if d.id not in (older.id, newer.id)]
        found = compare_wording(older, newer, others)
    names = cached.cited_names(language)
    with bar:
        name = file_name("wording", (older, newer), "csv", language)
        offer_made_csv(t("wording.download"), name, lambda: wording_data(found, names, language))
    if found.changed:
        with st.expander(t("wording.stances", n=len(found.changed)), expanded=True):
            changes = present_changes(found, titles, language)
            browsing.show_passages(_CHANNEL, "stances", changes, paired=True)
    phrases = phrases_of(found)
    phrase = next((each for each in phrases if each.phrase == chosen.focus), phrases[0] if phrases else None)
    left, right = st.columns([2, 3], gap="small")
    with left:
        browsing.show_table(
            _CHANNEL,
            "phrases",
            present_phrases(found, titles, language),
            search=True,
            selected=phrase.phrase if phrase else "",
        )
    with right:
        if phrase is not None:
            _detail(phrase, place, titles)
    browsing.follow(_CHANNEL)


def _detail(phrase: Phrase, place: Place, titles: tuple[str, str]) -> None:
    language, chosen = state.language(), state.selection()
    st.markdown(f"**{page_header.plain(phrase.phrase)}**")
    contexts = (
        phrase_contexts(cached.report(chosen.older), phrase.phrase),
        phrase_contexts(cached.report(chosen.newer), phrase.phrase),
    )
    browsing.show_passages(_CHANNEL, "contexts", present_contexts(phrase, contexts, titles, language))
    trend = phrase_trend([cached.report(d.id) for d in place.latest], phrase.phrase)
    charts.draw(
        "phrase-by-year",
        file_stem("wording", place.latest, language, phrase.phrase),
        uses_by_year(trend.counts, phrase.phrase, charts.palette()),
        alt=t("wording.chart", phrase=phrase.phrase),
        header=[t("wording.data_phrase"), t("wording.data_year"), t("wording.data_uses")],
        rows=[[phrase.phrase, year, count] for year, count in trend.counts],
        height=240,
    )
