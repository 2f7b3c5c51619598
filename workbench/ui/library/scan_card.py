"""A scan that waits: recognised with progress and a stop, then its pages beside what is in doubt."""

from __future__ import annotations

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.pipeline.inbox import WaitingSource
from workbench.pipeline.scanned_files import answer_doubts, can_recognise, pages_and_doubts, recognise_scan
from workbench.ui import cached, page_header, state
from workbench.ui.library.scan_presenter import by_page, doubt_label, page_html, page_picture
from workbench.ui.state import t

_RUNNING = "recognising"


def offer_recognition(key: str, waiting: WaitingSource) -> None:
    """Draw the button for a source without text; recognition that is going on is done here."""
    if not can_recognise(waiting.error):
        return
    if state.recall(_RUNNING) != key:
        st.button(t("scan.recognise"), type="primary", key=f"scan-{key}", on_click=_start, args=(key,))
        return
    place = st.empty()
    place.progress(0.0, t("scan.starting"))
    st.button(t("import.stop"), key=f"scan-stop-{key}", on_click=_stop)

    def progress(page: int, of: int) -> None:
        # Drawing is where a press on “stop” ends this run, and with it the reading process.
        place.progress((page - 1) / max(of, 1), t("scan.page", page=page, of=of))

    try:
        recognise_scan(waiting.raw, progress, cached.workspace().settings)
    except WorkbenchError as error:
        waiting.error = error
    else:
        waiting.read(cached.workspace())
    _stop()
    st.rerun()


def _start(key: str) -> None:
    state.remember(_RUNNING, key)


def _stop() -> None:
    state.remember(_RUNNING, None)


def check_pages(key: str, waiting: WaitingSource) -> int:
    """Draw the pages of a recognised source beside their text; return how many numbers are in doubt."""
    pages, doubts = pages_and_doubts(waiting.raw)
    if not pages:
        return 0
    open_ = by_page(doubts)
    numbers = sum(doubt.is_number for doubt in doubts)
    st.caption(t("scan.left", numbers=numbers, others=len(doubts) - numbers))
    st.caption(t("scan.held"))
    at = st.selectbox(
        t("scan.which"),
        range(len(pages)),
        index=min(open_, default=0),
        format_func=lambda page: t("scan.page_doubts", page=page + 1, n=len(open_.get(page, ()))),
        key=f"scan-page-{key}-{len(doubts)}",
    )
    picture, beside = st.columns(2)
    here = open_.get(at, [])
    picture.image(page_picture(pages[at], here), caption=t("scan.caption", page=at + 1))
    with beside:
        if here:
            with st.form(f"scan-doubts-{key}-{at}", border=False):
                said = {
                    doubt.key: st.text_input(
                        page_header.plain(doubt_label(doubt)), doubt.text, key=f"doubt-{key}-{doubt.key}"
                    )
                    for doubt in here
                }
                if st.form_submit_button(t("scan.checked"), type="primary"):
                    answer_doubts(waiting.raw, said)
                    waiting.read(cached.workspace())
                    st.rerun()
        else:
            st.html(page_html(pages[at]))
    return numbers
