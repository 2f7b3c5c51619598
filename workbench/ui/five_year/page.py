"""Five-year plans: each target against every year's result, the pace that is left, what plans took over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbench.model.decision import Document
from workbench.model.file_names import file_name, file_stem
from workbench.model.genre import Genre
from workbench.model.plan_target import FiveYearProgress
from workbench.pipeline.five_year import documents_beside, five_year, plan_years
from workbench.pipeline.table_files import table_file
from workbench.ui import browsing, cached, charts, empty, page_header, state
from workbench.ui.downloads import offer_in_menu
from workbench.ui.five_year.chart import HEIGHT, drawn, present_small_chart
from workbench.ui.five_year.presenter import present_targets, summary, targets_data
from workbench.ui.presenting.library_matrix import Place, document_label, place_label
from workbench.ui.state import t

_CHANNEL = "five-year"
_WIDE = {0, 17}  # the target's name, and its quotation
_MOST_DRAWN = 24


def show() -> None:
    """Draw the page."""
    opened = empty.open_place()
    if opened is None:
        return
    bar, place = opened
    plans = plans_of(place)
    if not plans:
        _say_none(page_header.places(), place)
        return
    with bar:
        plan = _pick_plan(plans, place)
    report = cached.report(plan.id)
    beside = documents_beside(place.latest, plan.id, plan.jurisdiction or "", plan_years(report))
    with st.spinner(t("common.working"), show_time=False):
        found = five_year(report, [cached.report(each.id) for each in beside])
    language = state.language()
    names = cached.cited_names(language)
    with bar:
        _offer(found, (plan, *beside))
    years = f"{found.first}–{found.last}"
    st.markdown(t("plan.about", years=years, documents=len(beside)) + " " + summary(found, language))
    shown = drawn(found.targets)[:_MOST_DRAWN]
    if shown:
        header, rows = targets_data(found, names, language)
        palette = charts.palette()
        charts.draw_small(
            f"five-year-{plan.id}",
            file_stem("five_year", (plan,), language),
            [(each.target.metric, present_small_chart(each, palette, language)) for each in shown],
            alt=t("plan.chart", n=len(shown), years=years),
            legend=f":blue[●━] {t('plan.reached')} :orange[╌╌] {t('plan.even')}",
            header=header,
            rows=rows,
            height=HEIGHT,
        )
    else:
        st.info(t("plan.no_results"))
    browsing.show_table(_CHANNEL, "targets", present_targets(found, names, language), search=True)
    st.caption(t("plan.note"))
    browsing.follow(_CHANNEL)


def plans_of(place: Place) -> tuple[Document, ...]:
    """Return the newest text of each five-year plan of a place, the latest plan first."""
    found = [each for each in place.latest if each.genre is Genre.FIVE_YEAR_PLAN and not each.archived]
    return tuple(sorted(found, key=lambda each: (-(each.year or 0), each.id)))


def _say_none(by_place: Sequence[Place], place: Place) -> None:
    st.info(t("plan.none", place=page_header.plain(place_label(place, state.language()))))
    others = [each for each in by_place if plans_of(each)]
    if others:
        name = page_header.plain(place_label(others[0], state.language()))
        if st.button(t("empty.show", place=name)):
            state.select(place=others[0].name, older="", newer="", document="", focus="", span="")
            st.rerun()


def _pick_plan(plans: Sequence[Document], place: Place) -> Document:
    """Offer the plans where there are several; the address may name one."""
    by_id = {each.id: each for each in plans}
    present = by_id.get(state.selection().section, plans[0])
    if len(plans) > 1:
        st.selectbox(
            t("plan.pick"),
            list(by_id),
            key=state.widget("five-year-plan", present.id),
            format_func=lambda name: document_label(by_id[name], place, state.language()),
            on_change=_plan_picked,
            label_visibility="collapsed",
        )
    return present


def _plan_picked() -> None:
    state.select(section=str(state.widget_value("five-year-plan")))


def _offer(found: FiveYearProgress, documents: Sequence[Document]) -> None:
    """Draw the downloads; a file is made when it is asked for."""
    language = state.language()
    header, rows = targets_data(found, cached.cited_names(language), language)
    title = t("nav.five_year")
    named = partial(file_name, "five_year", documents[:1], language=language)
    with st.popover(t("trace.export"), icon=":material/download:"):
        offer_in_menu(
            t("print.csv"), named("csv"), lambda: table_file("csv", header, rows), key="five-year-csv"
        )
        offer_in_menu(
            t("print.xlsx"),
            named("xlsx"),
            lambda: table_file("xlsx", header, rows, title=title, wide=_WIDE),
            key="five-year-xlsx",
        )
