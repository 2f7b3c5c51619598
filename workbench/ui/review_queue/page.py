"""Upkeep: places to confirm after a text was corrected, judgements to look at again, the codebook."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Annotation
from workbench.pipeline import review_queue
from workbench.pipeline.review_queue import Stale, WaitingQuotation
from workbench.ui import browsing, cached, events, identity, page_header, state
from workbench.ui.presenting.choices import told_apart
from workbench.ui.review_queue import cached_queue, codebook_editor
from workbench.ui.review_queue.presenter import (
    place_label,
    present_case,
    present_stale,
    present_waiting,
    stale_name,
)
from workbench.ui.state import option, t

_CHANNEL = "upkeep"
_VIEWS = ("places", "stale", "codebook")
_PROPOSED = 8


def show() -> None:
    """Draw the page."""
    store = cached.workspace().store
    coder = identity.current_actor().name
    items, old = cached_queue.queues(coder)
    chosen = state.selection().view
    view = chosen if chosen in _VIEWS else _VIEWS[0]
    counts = {"places": len(items), "stale": len(old), "codebook": store.codebook_revision()}
    st.segmented_control(
        t("agreement.view"),
        _VIEWS,
        key=state.widget("upkeep-view", view),
        format_func=lambda each: option(f"upkeep.view_{each}", n=counts[each]),
        on_change=_viewed,
        label_visibility="collapsed",
    )
    if view == "places":
        _places(items)
    elif view == "stale":
        _stale(old)
    else:
        codebook_editor.draw()
    if view != "codebook":
        browsing.follow(_CHANNEL)


def _viewed() -> None:
    state.select(view=state.widget_value("upkeep-view") or _VIEWS[0], focus="")


def _places(items: Sequence[WaitingQuotation]) -> None:
    st.caption(t("upkeep.places_about"))
    item = next((i for i in items if review_queue.name_of(i) == state.selection().focus), None)
    item = item or (items[0] if items else None)
    left, right = st.columns([3, 2], gap="small")
    with left:
        selected = review_queue.name_of(item) if item else ""
        table = present_waiting(items, state.language())
        browsing.show_table(_CHANNEL, "places", table, search=len(items) > 1, selected=selected)
    with right:
        if item is not None:
            _place(item)
    _undo("anchor.", "remove", "assessment.detach")


def _place(item: WaitingQuotation) -> None:
    store, actor = cached.workspace().store, identity.current_actor()
    text = store.text(item.anchor.document)
    turned = review_queue.what_turned(store, item)
    browsing.show_passages(_CHANNEL, "case", present_case(item, text, state.language(), turned))
    name = review_queue.name_of(item)
    with st.container(horizontal=True, gap="small"):
        if item.anchor.state.value == "fuzzy" and st.button(
            t("upkeep.confirm"), type="primary", key=f"confirm-{name}"
        ):
            _try(lambda: review_queue.confirm(store, actor, item))
        if st.button(t("upkeep.drop"), help=t("upkeep.drop_help"), key=f"drop-{name}"):
            _try(lambda: review_queue.drop_waiting(store, actor, item))
    words = st.text_input(t("upkeep.search"), value=item.anchor.was or item.anchor.exact, key=f"words-{name}")
    found = review_queue.look_for(words, text, _PROPOSED)
    if not found:
        st.info(t("upkeep.not_found"))
        return
    labels = told_apart({each: page_header.plain(place_label(each, text)) for each in found})
    span = st.radio(
        t("upkeep.found"),
        found,
        format_func=lambda each: labels.get(each, ""),
        key=f"at-{name}",
    )
    if st.button(t("upkeep.place"), key=f"place-{name}"):
        _try(lambda: review_queue.place(store, actor, item, span.start, span.end))


def _stale(items: Sequence[Stale]) -> None:
    st.caption(t("upkeep.stale_about"))
    store, language = cached.workspace().store, state.language()
    quotes = review_queue.quotes_of(store, items)
    item = next((i for i in items if stale_name(i) == state.selection().focus), None)
    item = item or (items[0] if items else None)
    table = present_stale(items, quotes, store.codebook(), language)
    browsing.show_table(
        _CHANNEL, "stale", table, search=len(items) > 1, selected=stale_name(item) if item else ""
    )
    if item is None:
        return
    record = item.record
    note = record.id if isinstance(record, Annotation) else record.annotation
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{page_header.plain(quotes.get(note, ''))}**")
        if st.button(
            t("upkeep.renew"), type="primary", help=t("upkeep.renew_help"), key=f"renew-{record.id}"
        ):
            actor = identity.current_actor()
            _try(lambda: review_queue.renew(store, actor, item))
    _undo("annotation.edit", "assessment.edit")


def _undo(*actions: str) -> None:
    store, actor = cached.workspace().store, identity.current_actor()
    last = store.undoable(actor.name)
    if last and last[0].action.startswith(actions) and st.button(t("common.undo"), shortcut="U"):
        _try(lambda: store.undo(actor.name, last[0].batch))


def _try(do: Callable[[], object]) -> None:
    """Do something and draw the page anew; say what is wrong where it fails."""
    try:
        identity.confirm()
        do()
    except WorkbenchError as error:
        st.error(page_header.plain(events.wording_of(error)), icon=":material/error:")
    else:
        state.select(focus="")
        st.rerun()
