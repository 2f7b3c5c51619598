"""Read and tag: one report, proposals, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from workbench.errors import StoreError
from workbench.model.commitment import Quantity
from workbench.pipeline import team_work
from workbench.pipeline.analysing import proposals_of, quantities_of
from workbench.pipeline.blind_sight import hidden_items, seen_of
from workbench.pipeline.desk import Desk
from workbench.pipeline.messages import Message
from workbench.pipeline.review_queue import waiting
from workbench.pipeline.second_coding import blind_notes, reading_sample
from workbench.pipeline.tagging import handle_tagging
from workbench.ui import cached, empty, events, i18n, identity, navigation, page_header, state
from workbench.ui.components import views
from workbench.ui.components.sending import as_sent
from workbench.ui.discussion_threads import discussions
from workbench.ui.presenting.masking import masked, written
from workbench.ui.presenting.scheme import type_strings
from workbench.ui.reading import cached_document, standard
from workbench.ui.reading.presenter import blind_document, present_decisions
from workbench.ui.shapes.reading import ReaderState
from workbench.ui.state import t

_WORDINGS = ("reader.", "discussion.", "status.", "type.", "common.", "anchor.", "possible.", "cite.")


def show() -> None:
    """Draw the page."""
    chosen = state.selection()
    if not chosen.document:
        empty.show_empty_library()
        return
    record = page_header.document(chosen.document)
    language, store = state.language(), cached.workspace().store
    blind, book = chosen.view == "blind", store.codebook()
    shown = (cached.content(record), repr(book), language, chosen.focus, chosen.span)
    channel = f"{'blind-' if blind else ''}read:{record.id}:{state.coder()}"
    with st.spinner(t("common.working"), show_time=False):
        content = cached_document.written_document(record, book, language)
    if blind:
        props = cached_document.reading_props(record, book, language)
        content = as_sent(blind_document(props, _blind_round(record.id)))
    else:
        _doubtful(record.id)
        standard.draw(record.id)
    views.reader(
        content,
        {
            "channel": channel,
            "rev": f"{hash((channel, *shown))}",
            "strings": {**i18n.section(language, *_WORDINGS), **type_strings(book, language)},
            "address": state.address(focus="", span=""),
            "focus": chosen.focus or None,
            "span": _span(chosen.span),
            "coder": state.coder(),
        },
    )
    report = cached.report(record.id)
    desk = Desk(
        store=store,
        actor=identity.current_actor(),
        document=record.id,
        commitments={c.id: c for c in proposals_of(report, cached.settings())},
        made=state.channel_of(channel).made,
        written=state.channel_of(channel).written,
        blind=blind,
        share=state.share(),
    )
    events.exchange(channel, partial(_handle, desk, record.id), partial(overlay, desk))


def _blind_round(document: str) -> tuple[str, ...]:
    """Say that this is a blind round; return the ids of its sample of the proposals."""
    sample = reading_sample(cached.workspace().store, document, state.coder(), state.share())
    with st.container(key="blind-round", horizontal=True, vertical_alignment="center", gap="small"):
        st.info(t("reader.blind", n=len(sample.annotations), coder=page_header.plain(state.coder())))
        st.button(t("reader.blind_end"), on_click=_leave)
    return sample.annotations


def _leave() -> None:
    state.select(view="", focus="")


def _doubtful(document: str) -> None:
    """Point to the quotations of this text whose place is not sure."""
    count = len(waiting(cached.workspace().store, document))
    if count and navigation.has("upkeep"):
        with st.container(key="doubtful", horizontal=True, vertical_alignment="center", gap="small"):
            st.warning(t("upkeep.waiting_here", n=count))
            navigation.page_link("upkeep", t("upkeep.places"))


def _span(text: str) -> tuple[int, int] | None:
    start, _, end = text.partition("-")
    return (int(start), int(end)) if start.isdigit() and end.isdigit() and int(start) < int(end) else None


def overlay(desk: Desk) -> ReaderState:
    """Return what was decided on the report's commitments, read at one moment."""
    with desk.store.moment():
        return _laid_over(desk)


def _laid_over(desk: Desk) -> ReaderState:
    name = desk.actor.name
    if desk.blind:
        own = blind_notes(desk.store.annotations(document=desk.document), name)
        return {
            **present_decisions(own, name, state.language()),
            "made": dict(desk.made),
            "discussions": None,
            **desk.steps(),
        }
    seen = seen_of(desk.store, desk.document, name)
    shown = present_decisions(seen.notes, name, state.language())
    records = {
        key: masked(each) if (each["proposal"] or key) in seen.hidden and each["coder"] != name else each
        for key, each in shown["records"].items()
    }
    talk = discussions(desk.document, name, seen.hidden)
    return {
        "records": records,
        "others": shown["others"],
        "made": dict(desk.made),
        "discussions": talk,
        **desk.steps(),
    }


def _handle(desk: Desk, document: str, event: Message, channel: state.Channel) -> None:
    if event["kind"] == "focus":
        state.select(focus=desk.made.get(str(event["item"]), str(event["item"] or "")), span="")
    elif event["kind"] == "judge":
        item = desk.made.get(str(event["item"]), str(event["item"]))
        channel.destination = ("fulfilment", {"older": document, "focus": item})
    elif event["kind"] == "life":
        span = f"{event['start']}-{event['end']}"
        channel.destination = ("lives", {"document": document, "span": span, "focus": ""})
    elif event["kind"] == "elsewhere":
        item = desk.made.get(str(event["item"]), str(event["item"]))
        channel.destination = ("search", {"view": "alike", "document": document, "focus": item, "q": ""})
    elif event["kind"] == "remark":
        item = desk.made.get(str(event["item"]), str(event["item"]))
        team_work.hear(cached.workspace(), desk.actor, document, item, event)
    else:
        _check_open(desk, event)
        handle_tagging(desk, event, partial(_numbers, document))


def _check_open(desk: Desk, event: Message) -> None:
    """Raise StoreError where an event would write over notes that are hidden from who sends it."""
    fields = event.get("fields")
    if desk.blind or event["kind"] != "revise" or not isinstance(fields, Mapping) or not written(fields):
        return
    hidden = hidden_items(desk.store, desk.document, desk.actor.name)
    if desk.made.get(str(event["item"]), str(event["item"])) in hidden:
        raise StoreError("judging.remark_hidden", code="store.blind")


def _numbers(document: str, start: int, end: int) -> list[Quantity]:
    return [q for q in quantities_of(cached.report(document)) if start <= q.start and q.end <= end]
