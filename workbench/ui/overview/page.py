"""Overview: how much was kept, by section, area, place and year, and what was promised again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from math import inf
from typing import Any

import streamlit as st

from workbench.model.decision import Document
from workbench.model.file_names import file_stem
from workbench.model.verdicts import DISPUTED, TALLIED
from workbench.pipeline.overview import Flow, Pair, Tally, by_facet
from workbench.settings import DEFAULTS
from workbench.ui import browsing, cached, charts, empty, navigation, page_header, paging, printing, state
from workbench.ui.assignments import digest
from workbench.ui.counting_on import count_on
from workbench.ui.overview import cached_pair
from workbench.ui.overview.cached_places import pairs_of
from workbench.ui.overview.presenter import (
    FACETS,
    only_verdict,
    present_flow_chart,
    present_places,
    present_tallies,
    tally_data,
    to_list,
    with_major_areas,
)
from workbench.ui.overview.rates import headline
from workbench.ui.presenting.area_names import Areas
from workbench.ui.presenting.charts import stacked_bars
from workbench.ui.presenting.library_matrix import Place
from workbench.ui.presenting.narrowing import facet_name
from workbench.ui.presenting.report_names import report_name
from workbench.ui.presenting.verdict_names import verdict_name, verdict_names
from workbench.ui.state import option, t

_CHANNEL = "overview"
_CLICKED = "overview-clicked"
_BAR, _MARGIN = 34, 70


def show() -> None:
    """Draw the page."""
    by_place = page_header.places()
    bar = page_header.bar()
    chosen = state.selection()
    if not chosen.older:
        empty.show_empty_library()
        return
    clicked: dict[str, Any] | None = state.recall(_CLICKED)
    if clicked is not None:
        state.remember(_CLICKED, None)
        navigation.go(clicked["page"], **clicked["query"])
    st.caption(t("overview.about"))
    page_header.guarded(digest.draw)
    if chosen.older == chosen.newer:
        empty.show_alone(by_place, "judging.needs_two")
    else:
        first, second = page_header.document(chosen.older), page_header.document(chosen.newer)
        with bar:
            printing.offer(first, second)
        _pair(first, second)
    with st.container(key="all-places", horizontal=True, vertical_alignment="center"):
        st.subheader(t("overview.places"))
        navigation.page_link("trends", t("trends.open"))
    _places(by_place)
    browsing.follow(_CHANNEL)


def _places(by_place: Sequence[Place]) -> None:
    """Draw the places, a page of them at a time: only what is shown is counted."""
    names = [each.name for each in by_place]
    names = names[paging.page_of("places", "", len(names), DEFAULTS.insight.places_shown)]
    documents = [each for place in by_place if place.name in names for each in place.latest]
    begun = cached.workspace().store.annotation_counts()
    documents = [each for each in documents if each.id in begun]
    few = len(documents) <= DEFAULTS.insight.counted_at_once
    with st.spinner(t("common.working"), show_time=False):
        if not cached.proposal_counts().count(documents, inf if few else 0.0):
            count_on(documents)
        places = present_places(pairs_of(tuple(names), state.coder()), state.language())
    browsing.show_table(_CHANNEL, "places", places)


def _pair(first: Document, second: Document) -> None:
    pair = cached_pair.judged(first, second, state.coder())
    _figures(pair)
    if not pair.judged:
        st.info(t("overview.nothing_accepted"))
        navigation.page_link("fulfilment", t("overview.start"))
        return
    language = state.language()
    areas = cached.areas(language)
    facet = st.segmented_control(
        t("overview.facet"),
        FACETS,
        key=state.widget("overview-facet", state.selection().view or FACETS[0]),
        format_func=lambda each: option(f"overview.by_{each}"),
        on_change=_faceted,
        label_visibility="collapsed",
    )
    facet = facet or FACETS[0]
    tallies = by_facet(with_major_areas(pair.judged, areas), facet)  # type: ignore[arg-type]
    left, right = st.columns(2, gap="small")
    with left:
        _bars(pair, tallies, facet, areas)
    with right:
        browsing.show_table(_CHANNEL, "tallies", present_tallies(tallies, facet, pair, areas, language))
    _flow_and_again(pair, first, second)


def _figures(pair: Pair) -> None:
    total = pair.total
    counts = total.counts if total else {}
    large = headline(pair, state.language(), DEFAULTS.insight)
    with st.container(key="figures", horizontal=True, gap="small"):
        st.metric(
            large.label,
            large.value,
            delta=large.beside,
            delta_color="off",
            delta_arrow="off",
            border=True,
            help=large.help,
        )
        st.metric(t("overview.accepted"), total.total if total else 0, border=True)
        st.metric(t("overview.judged"), total.judged if total else 0, border=True)
        st.metric(verdict_name("not_assessed", state.language()), counts.get("not_assessed", 0), border=True)
        st.metric(t("overview.disputed"), counts.get(DISPUTED, 0), border=True)
        st.metric(t("overview.waiting"), pair.waiting, border=True, help=t("overview.waiting_help"))


def _bars(pair: Pair, tallies: Sequence[Tally], facet: str, areas: Areas) -> None:
    language = state.language()
    header, rows = tally_data(tallies, facet, areas, language)
    documents = (pair.older, pair.newer) if pair.newer else (pair.older,)
    charts.draw(
        f"kept-by-{facet}",
        file_stem("overview", documents, language, t(f"overview.by_{facet}")),
        stacked_bars(
            [facet_name(each.key, facet, areas, language) for each in tallies],
            [each.counts for each in tallies],
            verdict_names(language),
            charts.palette(),
        ),
        alt=t("overview.chart", facet=t(f"overview.by_{facet}")),
        header=header,
        rows=rows,
        height=_MARGIN + _BAR * len(tallies),
        picked=partial(_pick, pair, tallies, facet),
    )


def _pick(pair: Pair, tallies: Sequence[Tally], facet: str, selected: Sequence[Mapping[str, Any]]) -> None:
    met = [verdict for verdict in TALLIED if any(each.counts.get(verdict) for each in tallies)]
    for each in selected:
        for index in each.get("data_indices") or ():
            verdict = met[int(each.get("series_index") or 0)]
            state.remember(_CLICKED, to_list(pair, verdict, **{facet: tallies[int(index)].key}))


def _flow_and_again(pair: Pair, first: Document, second: Document) -> None:
    language = state.language()
    with st.spinner(t("common.working"), show_time=False):
        flows, promised, again = cached_pair.again(first, second, state.coder(), language)
    st.subheader(t("overview.flow"))
    if alone := only_verdict(flows, language):
        st.caption(alone)
    else:
        _draw_flow(pair, flows)
    st.subheader(t("overview.again_n", n=promised))
    browsing.show_table(_CHANNEL, "again", again)


def _draw_flow(pair: Pair, flows: Sequence[Flow]) -> None:
    language = state.language()
    names = (t("overview.plan_side"), t("overview.review_side"))
    older, newer = cached.report(pair.older.id), cached.report(pair.newer.id if pair.newer else pair.older.id)
    sections = len({each.source for each in flows if each.stage == "plan-verdict"})
    charts.draw(
        "plan-to-review",
        file_stem("overview", (older, newer), language, t("overview.flow")),
        present_flow_chart(flows, names, charts.palette(), language),
        alt=t("overview.flow_alt", older=report_name(older, language), newer=report_name(newer, language)),
        header=[t("overview.data_from"), t("overview.data_to"), t("overview.data_count")],
        rows=[[each.source, each.target, each.count] for each in flows],
        height=max(340, 30 * sections),
    )


def _faceted() -> None:
    state.select(view=state.widget_value("overview-facet") or FACETS[0])
