"""Choose a list of terms, bring one, take the form to fill in, take one away."""

from __future__ import annotations

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.roles import Role
from workbench.pipeline.panels import TermList
from workbench.pipeline.term_lists import (
    EXAMPLE,
    drop_term_list,
    example_text,
    keep_term_list,
    open_term_list,
    term_list_names,
)
from workbench.ui import cached, identity, page_header, state, uploading
from workbench.ui.events import wording_of
from workbench.ui.state import t

_ENDINGS = ("csv", "tsv", "txt", "xlsx", "xls")
_SAID = "terms-said"


def choose() -> TermList:
    """Draw the choice among the lists, and return the one in use."""
    workspace = cached.workspace()
    names = term_list_names(workspace)
    present = state.selection().q if state.selection().q in names else names[0]
    st.selectbox(
        t("terms.list"),
        names,
        key=state.widget("terms-list", present),
        format_func=lambda name: t("terms.example") if name == EXAMPLE else name,
        on_change=_picked,
    )
    return open_term_list(workspace, present)


def offer(terms: TermList) -> None:
    """Draw what can be done with lists."""
    with st.popover(t("terms.lists"), icon=":material/list_alt:"):
        st.markdown(t("terms.columns"))
        st.download_button(
            t("terms.form"),
            data=lambda: b"\xef\xbb\xbf" + example_text().encode(),
            file_name=f"{t('terms.example')}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="terms-form",
        )
        if identity.current_actor().role < Role.CODER:
            st.caption(t("terms.coders_only"))
            return
        done = state.recall("terms-brought", 0)
        brought = uploading.one_file(t("terms.bring"), _ENDINGS, f"terms-file-{done}")
        if brought is not None:
            _bring(brought, done)
        if terms.name != EXAMPLE:
            st.button(
                t("terms.drop", name=page_header.plain(terms.name)),
                icon=":material/delete:",
                on_click=_dropped,
                args=(terms.name,),
            )
    said = state.recall(_SAID)
    if said is not None:
        (st.error if said[0] else st.success)(said[1])
        state.remember(_SAID, None)


def _picked() -> None:
    state.select(q=state.widget_value("terms-list") or "", focus="", section="")


def _bring(brought: uploading.HandedIn, done: int) -> None:
    try:
        identity.confirm()
        terms = keep_term_list(cached.workspace(), identity.current_actor(), brought.getvalue(), brought.name)
    except WorkbenchError as error:
        state.remember(_SAID, (True, page_header.plain(wording_of(error))))
    else:
        state.remember(
            _SAID, (False, t("terms.brought", name=page_header.plain(terms.name), n=len(terms.terms)))
        )
        state.select(q=terms.name, focus="", section="")
    state.remember("terms-brought", done + 1)
    st.rerun()


def _dropped(name: str) -> None:
    try:
        identity.confirm()
        drop_term_list(cached.workspace(), identity.current_actor(), name)
    except WorkbenchError as error:
        state.remember(_SAID, (True, page_header.plain(wording_of(error))))
        return
    state.select(q="", focus="", section="")
