"""The life of a promise: all threads of a place's reports, and one of them on an axis of years."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbench.contract.tracing import trace_file
from workbench.model.decision import Document
from workbench.model.file_names import file_stem
from workbench.model.report import Report
from workbench.model.thread import Thread
from workbench.pipeline.desk import Desk
from workbench.pipeline.life_corrections import Lives, handle_lives
from workbench.pipeline.messages import Message
from workbench.pipeline.printing import lives_page
from workbench.pipeline.table_files import table_file
from workbench.pipeline.tracing import LEAST_REPORTS, read_ahead, thread_at, thread_of
from workbench.ui import cached, empty, events, i18n, identity, page_header, state
from workbench.ui.components import views
from workbench.ui.downloads import offer_in_menu
from workbench.ui.presenting.library_matrix import place_label
from workbench.ui.state import t
from workbench.ui.tracing import cached_lives
from workbench.ui.tracing.presenter import events_data, traced_documents, years_between

_WORDINGS = ("trace.", "common.", "table.", "reader.link_copied")
_SHOWN_AFTER = 0.4  # seconds of reading before the progress bar comes up


def show() -> None:
    """Draw the page."""
    opened = empty.open_place()
    if opened is None:
        return
    bar, place = opened
    documents = traced_documents(place)
    name = place_label(place, state.language())
    if len(documents) < LEAST_REPORTS:
        st.info(t("trace.too_few", place=page_header.plain(name), n=len(documents), least=LEAST_REPORTS))
        return
    said = cached_lives.joined(documents)
    if not cached_lives.are_kept(documents, said):
        _read(documents)
    with st.spinner(t("common.working"), show_time=False):
        threads = cached_lives.threads(documents, said)
        props = cached_lives.lives_props(documents, said, state.language())
    with bar:
        _offer(threads, documents, name)
    focus = _focused(threads)
    channel = f"lives:{place.name}:{state.coder()}"
    views.lives(
        {
            **props,
            "channel": channel,
            "rev": f"{hash((tuple(d.text_sha256 for d in documents), said))}:{state.language()}",
            "strings": i18n.section(state.language(), *_WORDINGS),
            "address": state.address(focus="", span="", document=""),
            "focus": focus.id if focus else None,
            "alone": focus is None and bool(state.selection().focus or state.selection().span),
        }
    )
    desk = Desk(
        store=cached.workspace().store,
        actor=identity.current_actor(),
        document=documents[-1].id,
        commitments={},
    )
    events.exchange(channel, partial(_handle, Lives(desk, threads, cached.report)), desk.steps)


def _read(documents: Sequence[Document]) -> None:
    """Read the reports one after the other and say how far it is, where it takes long."""
    began, bar, count = time.monotonic(), st.empty(), len(documents)
    before: Report | None = None
    for done, document in enumerate(documents):
        if time.monotonic() - began > _SHOWN_AFTER:
            bar.progress(done / count, text=t("trace.reading", n=done, all=count))
        report = cached.report(document.id)
        read_ahead(report, before)
        before = report
    bar.empty()


def _focused(threads: Sequence[Thread]) -> Thread | None:
    """Return the thread that the address asks for: by its name, a commitment's, or a place in a text."""
    chosen = state.selection()
    named = next((thread for thread in threads if thread.id == chosen.focus), None)
    found = named or (thread_of(threads, chosen.focus) if chosen.focus else None)
    if found is None and chosen.document and chosen.span:
        start, _, end = chosen.span.partition("-")
        if start.isdecimal() and end.isdecimal():
            found = thread_at(threads, chosen.document, int(start), int(end))
    return found


def _offer(threads: Sequence[Thread], documents: Sequence[Document], name: str) -> None:
    """Draw the downloads; a file is made when it is asked for."""
    language = state.language()
    stem = file_stem("lives", documents, language)
    with st.popover(t("trace.export"), icon=":material/download:"):
        st.caption(t("trace.export_about"))
        offer_in_menu(
            t("trace.csv"),
            f"{stem}.csv",
            lambda: table_file("csv", *events_data(threads, language)),
            key="lives-csv",
        )
        offer_in_menu(t("trace.json"), f"{stem}.json", lambda: trace_file(threads), key="lives-json")
        offer_in_menu(
            t("trace.html"),
            f"{stem}.html",
            lambda: lives_page(threads, documents, years_between(documents), name, language),
            key="lives-html",
        )


def _handle(lives: Lives, event: Message, channel: state.Channel) -> None:
    if event["kind"] == "source":
        channel.destination = (
            "read",
            {"document": str(event["document"]), "span": str(event["span"]), "focus": ""},
        )
    elif event["kind"] == "focus":
        state.select(focus=str(event["item"]), span="")
    elif handle_lives(lives, event):
        channel.stale = True
