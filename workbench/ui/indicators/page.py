"""Indicators: every number series of a place across the years, planned and reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from workbench.model.file_names import file_name, file_stem
from workbench.model.insight import Series
from workbench.ui import browsing, cached, charts, empty, navigation, page_header, state
from workbench.ui.downloads import offer_made_csv
from workbench.ui.indicators.cached_table import indicators_table, place_series
from workbench.ui.indicators.presenter import (
    picked_point,
    present_series_chart,
    present_sources,
    series_data,
    series_id,
    years_of,
)
from workbench.ui.presenting.library_matrix import place_label
from workbench.ui.state import t

_CHANNEL = "indicators"
_CLICKED = "indicators-clicked"


def show() -> None:
    """Draw the page."""
    opened = empty.open_place()
    if opened is None:
        return
    bar, place = opened
    clicked: dict[str, str] | None = state.recall(_CLICKED)
    if clicked is not None:
        state.remember(_CLICKED, None)
        navigation.go("read", **clicked)
    with st.spinner(t("common.working"), show_time=False):
        series = place_series(tuple(d.id for d in place.latest))
    language = state.language()
    names = cached.cited_names(language)
    with bar:
        name = file_name("indicators", place.latest, "csv", language)
        offer_made_csv(t("indicators.download"), name, lambda: series_data(series, names, language))
    if len(place.latest) == 1:
        st.caption(t("indicators.one_report", place=page_header.plain(place_label(place, language))))
    by_id = {series_id(each): each for each in series}
    chosen = by_id.get(state.selection().focus) or (series[0] if series else None)
    wide, narrow = st.columns([3, 2], gap="small")
    with wide:
        browsing.show_table(
            _CHANNEL,
            "series",
            indicators_table(place.latest, names, language),
            search=True,
            selected=series_id(chosen) if chosen else "",
        )
    with narrow:
        if chosen is not None:
            _detail(chosen)
    browsing.follow(_CHANNEL)


def _detail(series: Series) -> None:
    language = state.language()
    st.markdown(f"**{page_header.plain(series.metric)}**")
    reports = {point.report: cached.report(point.report) for point in series.points}
    header, rows = series_data([series], cached.cited_names(language), language)
    charts.draw(
        f"indicator-{series_id(series)}",
        file_stem("indicators", reports.values(), language, series.metric),
        present_series_chart(series, charts.palette(), language),
        alt=t("indicators.chart", metric=series.metric, years=_years(series)),
        header=header,
        rows=rows,
        picked=partial(_pick, series),
    )
    browsing.show_passages(_CHANNEL, "sources", [present_sources(series, reports, language)])


def _years(series: Series) -> str:
    years = years_of((series,))
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _pick(series: Series, selected: Sequence[Mapping[str, Any]]) -> None:
    point = picked_point(series, selected)
    if point is not None:
        state.remember(
            _CLICKED, {"document": point.report, "span": f"{point.start}-{point.end}", "focus": ""}
        )
