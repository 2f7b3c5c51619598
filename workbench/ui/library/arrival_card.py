"""One source before it is kept: what was recognised and removed, to be corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from workbench.model.genre import Genre
from workbench.model.version_kind import VERSION_KINDS
from workbench.pipeline.document_records import text_digest
from workbench.pipeline.inbox import Inbox, WaitingSource
from workbench.pipeline.library import Arrival
from workbench.ui import cached, identity, page_header, state
from workbench.ui.events import wording_of
from workbench.ui.library.arrival_presenter import (
    added_line,
    issue_lines,
    opening_html,
    outline_html,
    removed_rows,
    same_line,
    unlike_line,
)
from workbench.ui.library.scan_card import check_pages, offer_recognition
from workbench.ui.presenting.library_matrix import genre_label
from workbench.ui.state import t

_HEIGHT, _FITS, _LISTED = 320, 8, 100


def arrival_card(key: str, inbox: Inbox) -> None:
    """Draw the card of one source that waits, and keep or drop it when told."""
    waiting = inbox.waiting[key]
    with st.container(border=True, key=f"arrival-{key}"):
        st.markdown(f"**{page_header.plain(waiting.name)}**")
        arrival = waiting.arrival(cached.workspace())
        if waiting.error is not None:
            st.error(page_header.plain(wording_of(waiting.error)))
        if arrival is None:
            offer_recognition(key, waiting)
            st.button(t("import.discard"), key=f"discard-{key}", on_click=_discard, args=(key, inbox))
            return
        if arrival.same is not None:
            st.info(page_header.plain(same_line(arrival.same, state.language())))
        else:
            for line in issue_lines(arrival.issues, state.language()):
                st.warning(page_header.plain(line))
        left, right = st.columns([2, 3])
        with left:
            _metadata(key, waiting, arrival)
        with right:
            _recognised(key, waiting, arrival)
        unchecked = check_pages(key, waiting)
        with st.container(horizontal=True):
            ready = (
                arrival.same is None and (waiting.replaces or not arrival.filing.doubtful) and not unchecked
            )
            if st.button(t("import.keep"), type="primary", key=f"keep-{key}", disabled=not ready):
                _keep(key, inbox)
            st.button(t("import.discard"), key=f"discard-{key}", on_click=_discard, args=(key, inbox))


def _discard(key: str, inbox: Inbox) -> None:
    inbox.waiting.pop(key, None)


def _metadata(key: str, waiting: WaitingSource, arrival: Arrival) -> None:
    report = arrival.report
    st.text_input(t("import.report_title"), **_field(key, waiting, "title", report.title or ""))
    st.selectbox(
        t("import.genre"),
        list(Genre),
        format_func=lambda genre: genre_label(genre, state.language()),
        **_field(key, waiting, "genre", report.genre),
    )
    st.text_input(t("pick.place"), **_field(key, waiting, "jurisdiction", report.jurisdiction or ""))
    st.number_input(
        t("import.year"),
        1949,
        2100,
        None,
        step=1,
        help=t("import.year_help"),
        **_field(key, waiting, "year", report.year),
    )
    st.text_input(t("import.speaker"), **_field(key, waiting, "speaker", report.speaker or ""))
    st.date_input(
        t("import.delivered_on"),
        None,
        min_value=date(1949, 1, 1),
        max_value=date(2100, 12, 31),
        **_field(key, waiting, "delivered_on", report.delivered_on),
    )
    waiting.kind = st.selectbox(
        t("import.kind"), VERSION_KINDS, format_func=lambda name: t(f"kind.{name}"), key=f"kind-{key}"
    )
    if arrival.filing.doubtful:
        st.warning(page_header.plain(unlike_line(arrival, state.language())))
        waiting.replaces = st.checkbox(t("import.replaces"), key=f"replaces-{key}")
    elif arrival.versions:
        st.caption(t("import.new_version", n=len(arrival.versions) + 1))


def _field(key: str, waiting: WaitingSource, name: str, read: object) -> dict[str, Any]:
    """Return what ties a field to a correction; it shows what the report is now read as.

    Its value is set only where it differs: setting it takes away what is being typed into it.
    """
    slot = f"{name}-{key}"
    if slot not in st.session_state or st.session_state[slot] != read:
        st.session_state[slot] = read
    return {"key": slot, "on_change": _correct, "args": (waiting, name, slot)}


def _correct(waiting: WaitingSource, name: str, slot: str) -> None:
    """Take over a field as soon as it is left; an emptied one leaves the machine's reading."""
    said = st.session_state[slot]
    if isinstance(said, str):
        said = said.strip()
    correction: dict[str, Any] = {name: said or None}
    waiting.hints = replace(waiting.hints, **correction)


def _recognised(key: str, waiting: WaitingSource, arrival: Arrival) -> None:
    report = arrival.report
    st.caption(t("import.size", n=f"{len(report.text):,}", sentences=len(report.sentences)))
    outline, text, removed = st.tabs(
        [t("reader.outline"), t("import.opening"), t("import.removed")],
        key=f"seen-{key}",
    )
    outline.html(outline_html(report))
    text.html(opening_html(report))
    with removed:
        rows = removed_rows(report.removed, state.language())
        st.caption(t("import.put_back", n=len(report.removed)))
        with st.container(height=_HEIGHT if len(rows) > _FITS else "content", border=False):
            wanted = tuple(text for text, line in rows[:_LISTED] if _back(key, text, line))
        if len(rows) > _LISTED:
            st.caption(t("import.removed_more", n=len(rows) - _LISTED))
        if waiting.hints.kept and st.button(t("import.clean_again"), key=f"clean-{key}"):
            waiting.hints = replace(waiting.hints, kept=())
            st.rerun()
        kept = tuple(dict.fromkeys((*waiting.hints.kept, *wanted)))
        if kept != waiting.hints.kept:
            waiting.hints = replace(waiting.hints, kept=kept)
            st.rerun()


def _back(key: str, text: str, line: str) -> bool:
    """Draw one removed text; say whether it was ticked to be put back."""
    return st.checkbox(page_header.plain(line), key=f"back-{key}-{text_digest(text)}")


def _keep(key: str, inbox: Inbox) -> None:
    added = inbox.add(key, cached.workspace(), identity.current_actor())
    state.remember("added", None)
    document = added.document
    state.select(place=document.jurisdiction or "", older="", newer="", document=document.id)
    st.toast(page_header.plain(added_line(document, len(added.carried), state.language())))
    st.rerun()
