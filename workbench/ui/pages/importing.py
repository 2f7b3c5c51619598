"""The import assistant: files, pasted text and addresses, each with a card to check it."""

from __future__ import annotations

import streamlit as st

from workbench.pipeline.sources import read_bytes
from workbench.ui import frame, state
from workbench.ui.pages.arrival_card import Waiting, arrival_card
from workbench.ui.state import t

_TYPES = ["txt", "md", "html", "htm", "docx", "pdf", "csv", "xlsx"]


def assistant() -> None:
    """Draw the ways in, and a card for each source that waits."""
    inbox: dict[str, Waiting] = state.recall("inbox", {})
    state.remember("inbox", inbox)
    with st.container(border=True):
        st.markdown(f"**{t('import.title')}**")
        by_file, by_text, by_address = st.tabs([t("import.file"), t("import.paste"), t("import.url")])
        with by_file:
            _take_files(inbox)
        with by_text, st.form("paste", border=False, clear_on_submit=True):
            text = st.text_area(t("import.paste_label"), height=140)
            if st.form_submit_button(t("import.recognise")) and text.strip():
                _wait(inbox, text.encode(), "pasted.txt")
        with by_address, st.form("address", border=False):
            url = st.text_input(t("import.url_label"), placeholder="https://")
            if st.form_submit_button(t("import.fetch")) and url.strip():
                with st.spinner(t("import.fetching")):
                    frame.guarded(lambda: _wait(inbox, *read_bytes(url.strip())))
    for key in list(inbox):
        arrival_card(key, inbox)


def _take_files(inbox: dict[str, Waiting]) -> None:
    round_ = state.recall("uploads", 0)
    files = st.file_uploader(
        t("import.file_label"), type=_TYPES, accept_multiple_files=True, key=f"upload-{round_}"
    )
    if files:
        for each in files:
            _wait(inbox, each.getvalue(), each.name)
        state.remember("uploads", round_ + 1)
        st.rerun()


def _wait(inbox: dict[str, Waiting], raw: bytes, name: str) -> None:
    if not name.startswith(("http://", "https://")):
        inbox[f"{len(inbox)}-{name}-{len(raw)}"] = Waiting(raw, name)
        return
    inbox[f"{len(inbox)}-{name}"] = Waiting(raw, name, source=name)
