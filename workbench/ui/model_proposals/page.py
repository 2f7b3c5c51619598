"""A model on this machine: measured when somebody says so, asked when somebody says so, its word apart."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.model.suggestion import MODEL_TASKS, ModelEndpoint, ModelTask
from workbench.pipeline.giving_verdicts import Bench
from workbench.pipeline.model_runs import Order, Purpose
from workbench.pipeline.suggesting import (
    asked_pair,
    configured_model,
    last_score,
    open_questions,
    proposes,
    shown_suggestions,
)
from workbench.pipeline.taking_suggestions import is_taken, take_suggestion
from workbench.ui import cached, empty, identity, navigation, page_header, state
from workbench.ui.events import wording_of
from workbench.ui.fulfilment import flow
from workbench.ui.model_proposals.cached_run import model_run
from workbench.ui.model_proposals.presenter import ProposalRow, present_proposals, present_score
from workbench.ui.paging import page_of
from workbench.ui.state import option, t

_EVERY = 1.0  # seconds between looks at a run that goes on
_SEEN = "model-running"
_DONE = "model-taken"
_PER_PAGE = 20


def show() -> None:
    """Draw the page."""
    by_place = page_header.places()
    chosen = state.selection()
    endpoint = configured_model()
    if not chosen.older:
        empty.show_empty_library()
        return
    if chosen.older == chosen.newer:
        empty.show_alone(by_place, "judging.needs_two")
        return
    if endpoint is None:
        st.info(t("model.none"))
        return
    # Without its scheme: Streamlit would make a link of it, and of the sentence behind it.
    where = endpoint.url.partition("://")[2]
    st.caption(t("model.about", model=page_header.plain(endpoint.model), url=page_header.plain(where)))
    task = st.segmented_control(
        t("model.task"),
        MODEL_TASKS,
        default="evidence",
        format_func=lambda each: option(f"model.task_{each}"),
        required=True,
        key="model-task",
    )
    running = model_run().running
    first, second = page_header.document(chosen.older), page_header.document(chosen.newer)
    st.fragment(_ask, run_every=_EVERY if running else None)(endpoint, first, second, task)
    _proposals(endpoint, first, second, task)


def _ask(endpoint: ModelEndpoint, first: Document, second: Document, task: ModelTask) -> None:
    """Draw what may be asked, or while a model is asked how far that is."""
    run, workspace = model_run(), cached.workspace()
    if run.running and run.order is not None:
        state.remember(_SEEN, True)
        doing = t(f"model.doing_{run.order.purpose}", n=run.done, all=run.total)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.progress(run.done / run.total if run.total else 0.0, text=doing)
            st.button(t("import.stop"), icon=":material/stop:", key="model-stop", on_click=run.stop)
        return
    if state.recall(_SEEN):
        state.remember(_SEEN, False)
        st.rerun()
    if run.error is not None:
        st.error(page_header.plain(wording_of(run.error)), icon=":material/error:")
    told = last_score(workspace, endpoint, task)
    better = proposes(workspace, endpoint, task)
    least = workspace.settings.suggesting.least_measured
    st.markdown(page_header.plain(present_score(told, better, least, state.language())))
    with st.container(horizontal=True, gap="small"):
        _button("measure", endpoint, first, second, task, not better)
        if better:
            _button("propose", endpoint, first, second, task, True)


def _button(
    purpose: Purpose,
    endpoint: ModelEndpoint,
    first: Document,
    second: Document,
    task: ModelTask,
    primary: bool,
) -> None:
    icon = ":material/straighten:" if purpose == "measure" else ":material/forum:"
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    if not st.button(t(f"model.do_{purpose}"), icon=icon, key=f"model-{purpose}", type=kind):
        return
    try:
        identity.confirm()
        order = Order(
            actor=identity.current_actor(),
            endpoint=endpoint,
            older=first.id,
            newer=second.id,
            task=task,
            purpose=purpose,
            share=state.share(),
        )
        model_run().start(cached.workspace(), order)
    except WorkbenchError as refused:
        st.error(page_header.plain(wording_of(refused)), icon=":material/error:")
        return
    st.rerun()


def _proposals(endpoint: ModelEndpoint, first: Document, second: Document, task: ModelTask) -> None:
    workspace, actor, language = cached.workspace(), identity.current_actor(), state.language()
    if not proposes(workspace, endpoint, task):
        return
    pair = asked_pair(workspace, actor, first.id, second.id, state.share())
    shown = shown_suggestions(workspace, actor, endpoint, pair, task)
    waiting = len(open_questions(workspace, actor, pair, task))
    st.subheader(t("model.proposals", n=len(shown)))
    st.caption(t("model.waiting", n=waiting) if waiting else t("model.all_asked"))
    if state.recall(_DONE):
        st.toast(t("model.taken"), icon=":material/check:")
        state.remember(_DONE, None)
    rows = present_proposals(pair, shown, cached.areas(language).names, language)
    bench = flow.bench(first, second)
    for row in rows[page_of("model", f"{first.id}:{second.id}:{task}", len(rows), _PER_PAGE)]:
        _row(row, endpoint, bench)


def _row(row: ProposalRow, endpoint: ModelEndpoint, bench: Bench) -> None:
    """Draw one proposal, marked as the model's, with the step that takes it over."""
    item = row.suggestion.commitment
    with st.container(border=True, key=f"model-row-{item}", gap="small"):
        st.markdown(page_header.plain(row.quote))
        says = t("model.says", model=page_header.plain(endpoint.model))
        st.badge(says, icon=":material/smart_toy:", color="violet")
        if row.proposed:
            st.markdown(f"**{page_header.plain(row.proposed)}**")
        for passage in row.passages:
            st.markdown(f"> {page_header.plain(passage)}")
        if row.dropped:
            st.caption(row.dropped)
        with st.container(horizontal=True, gap="small"):
            taken = is_taken(bench, row.suggestion)
            label = t("model.is_taken") if taken else t(f"model.take_{row.suggestion.task}")
            if st.button(label, key=f"model-take-{item}", disabled=taken):
                _take(row, endpoint, bench)
            if st.button(t("model.open"), key=f"model-open-{item}"):
                navigation.go("fulfilment", focus=item)


def _take(row: ProposalRow, endpoint: ModelEndpoint, bench: Bench) -> None:
    try:
        identity.confirm()
        take_suggestion(bench, row.suggestion, endpoint.model)
    except WorkbenchError as refused:
        st.error(page_header.plain(wording_of(refused)), icon=":material/error:")
        return
    state.remember(_DONE, True)
    st.rerun()
