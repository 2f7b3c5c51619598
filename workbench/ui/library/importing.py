"""The import assistant: files, pasted text and addresses, one with a card or many in a list."""

from __future__ import annotations

import streamlit as st

from workbench.pipeline.inbox import Inbox
from workbench.pipeline.sources import read_address, readable_extensions
from workbench.pipeline.waiting_files import WaitingFiles
from workbench.ui import cached, page_header, state, uploading
from workbench.ui.components import views
from workbench.ui.library.arrival_card import arrival_card
from workbench.ui.library.arrival_list import arrival_list, last_outcome
from workbench.ui.library.row_choice import row_choice
from workbench.ui.state import t


def assistant() -> None:
    """Draw the ways in, and what waits to be checked."""
    inbox, files = _inbox()
    not_kept = files.keep_up(inbox)
    with st.container(border=True):
        st.markdown(f"**{t('import.title')}**")
        by_file, by_text, by_address = st.tabs([t("import.file"), t("import.paste"), t("import.url")])
        with by_file:
            _take_files(inbox)
        with by_text, st.form("paste", border=False, clear_on_submit=True):
            text = st.text_area(t("import.paste_label"), height=140)
            if st.form_submit_button(t("import.recognise")):
                if text.strip():
                    inbox.take(text.encode("utf-8", "replace"), "pasted.txt")
                else:
                    st.warning(t("import.paste_nothing"))
        with by_address, st.form("address", border=False):
            url = st.text_input(t("import.url_label"), placeholder="https://")
            if st.form_submit_button(t("import.fetch")):
                if url.strip():
                    with st.spinner(t("import.fetching")):
                        page_header.guarded(lambda: _fetch(inbox, url.strip()))
                else:
                    st.warning(t("import.url_nothing"))
    last_outcome()
    if not_kept:
        st.warning(t("import.not_kept", n=not_kept), icon=":material/save:")
    if inbox.waiting or inbox.tables:
        views.in_sight("arrivals", f"{inbox.made}")
    _tell_refused(inbox)
    for key in list(inbox.tables):
        row_choice(key, inbox)
    if len(inbox.waiting) == 1:
        arrival_card(next(iter(inbox.waiting)), inbox)
    elif inbox.waiting:
        arrival_list(inbox)
    files.keep_up(inbox)  # what was corrected while this was drawn


def _inbox() -> tuple[Inbox, WaitingFiles]:
    """Return what waits, and where it is kept; a new visit begins with what the last one left."""
    held: tuple[Inbox, WaitingFiles] | None = state.recall("inbox")
    if held is None:
        workspace = cached.workspace()
        files = WaitingFiles(workspace.home, state.coder(), workspace.settings)
        held = files.recall(), files
        state.remember("inbox", held)
    return held


def _take_files(inbox: Inbox) -> None:
    round_ = state.recall("uploads", 0)
    endings = readable_extensions()
    files, refused = uploading.many_files(t("import.file_label"), endings, f"upload-{round_}")
    if files or refused:
        taken = [inbox.take(each.getvalue(), each.name) for each in files]
        state.remember("uploads", round_ + 1)
        state.remember("uploads-refused", refused)
        state.remember(
            "uploads-twice", [each.name for each, new in zip(files, taken, strict=True) if not new]
        )
        st.rerun()


def _fetch(inbox: Inbox, url: str) -> None:
    inbox.take(*read_address(url))


def _tell_refused(inbox: Inbox) -> None:
    """Say what was not taken of the files handed in last, below where the page scrolls to."""
    uploading.tell_not_taken("upload-0")
    uploading.tell_refused(state.recall("uploads-refused", []), readable_extensions())
    twice = [name for name in state.recall("uploads-twice", []) if inbox.has(name)]
    if twice:
        st.info(page_header.plain(uploading.known(twice, state.language())), icon=":material/content_copy:")
