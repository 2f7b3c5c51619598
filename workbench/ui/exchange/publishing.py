"""Publish from the exchange page: the static pages as one zip, for adjudicators and administrators."""

from __future__ import annotations

import streamlit as st

from workbench.model.roles import Role
from workbench.pipeline.publishing import publish_zip
from workbench.ui import cached, identity, page_header, state
from workbench.ui.state import t

_MADE = "publication"
_MEGABYTE = 1_000_000


def offer() -> None:
    """Draw the card that makes the pages, for whoever may publish; for others nothing."""
    if identity.current_actor().role < Role.ADJUDICATOR:
        return
    with st.container(border=True):
        st.subheader(t("exchange.publish"))
        st.caption(t("exchange.publish_about"))
        page_header.guarded(_publish)


def _publish() -> None:
    names = st.checkbox(t("exchange.publish_names"), key="publish-names")
    address = st.text_input(t("exchange.publish_address"), key="publish-address", placeholder="https://")
    if st.button(t("exchange.publish_make"), key="publish-make"):
        make_site(names, address.strip())
    count, content = state.recall(_MADE, (0, b""))
    if not content:
        return
    st.success(t("exchange.publish_done", n=count, size=f"{len(content) / _MEGABYTE:.1f}"))
    st.download_button(
        t("exchange.publish_download"),
        data=content,
        file_name="workbench-publication.zip",
        mime="application/zip",
        key="publish-download",
        on_click="ignore",
        type="primary",
    )


def make_site(names: bool, address: str) -> None:
    """Make the folder to publish, show how far it is, and keep it for the download."""
    state.remember(_MADE, (0, b""))
    bar = st.progress(0.0)

    def told(done: int, expected: int) -> None:
        if done % 50 == 0 or done == expected:
            bar.progress(done / expected, t("exchange.publish_progress", done=done, all=expected))

    try:
        actor = identity.current_actor()
        made = publish_zip(cached.workspace(), actor, names=names, address=address, told=told)
    finally:
        bar.empty()  # also where it is refused: the sentence that says why stands there alone
    state.remember(_MADE, made)
