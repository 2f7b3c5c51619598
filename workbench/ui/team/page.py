"""Team: who may do what, and everything that was done."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.member import Member
from workbench.model.roles import Role
from workbench.pipeline.access import audit, foreign_audit, grant, member_events, members
from workbench.pipeline.suggesting import model_audit
from workbench.ui import cached, identity, page_header, state
from workbench.ui.events import wording_of
from workbench.ui.state import t
from workbench.ui.team.audit_presenter import (
    audit_rows,
    event_rows,
    foreign_rows,
    model_rows,
    role_name,
)

_REFUSED = "team-refused"
# The log grows to so many rows before it scrolls in a box of so many pixels.
_SHORT, _TALLEST = 10, 560


def show() -> None:
    """Draw the page."""
    people, log = st.tabs([t("team.members"), t("team.log")])
    with people:
        page_header.guarded(_people)
    with log:
        page_header.guarded(_log)


def _people() -> None:
    workspace, actor, language = cached.workspace(), identity.current_actor(), state.language()
    refused = state.recall(_REFUSED)
    if refused:
        st.error(page_header.plain(refused))
        state.remember(_REFUSED, None)
    if not identity.sign_in_configured():
        st.info(t("team.alone"))
    for number, member in enumerate(members(workspace, actor)):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f"**{page_header.plain(member.name or member.subject)}**")
            st.caption(
                page_header.plain(f"{member.email} · {member.subject} · {member.issuer}".removeprefix(" · "))
            )
            key = f"role-{number}"
            st.selectbox(
                t("team.role_of", name=page_header.plain(member.name or member.subject)),
                list(Role),
                key=state.widget(key, member.role),
                format_func=lambda role: role_name(role, language),
                on_change=partial(_change, member, key),
                label_visibility="collapsed",
                width=160,
            )
    events = event_rows(member_events(workspace, actor), language)
    if events:
        st.caption(t("team.events"))
        st.dataframe(events, hide_index=True)


def _change(member: Member, key: str) -> None:
    try:
        role = Role(state.widget_value(key))
        grant(cached.workspace(), identity.current_actor(), member.subject, role, member.issuer)
    except WorkbenchError as error:
        state.remember(_REFUSED, wording_of(error))


def _log() -> None:
    with st.container(horizontal=True):
        by = st.text_input(t("audit.by"), key="audit-by")
        about = st.text_input(t("audit.about"), key="audit-about", placeholder="annotation:…")
    workspace, actor, language = cached.workspace(), identity.current_actor(), state.language()
    lines = audit(workspace, actor, by=by.strip(), object=about.strip())
    if not lines:
        st.info(t("audit.empty"))
    else:
        st.dataframe(audit_rows(lines, language), hide_index=True, height=_height(len(lines)))
        st.caption(t("audit.shown", n=len(lines)))
    _model_log()
    foreign = foreign_audit(workspace, actor, by=by.strip(), object=about.strip())
    if foreign:
        with st.expander(t("audit.foreign", n=len(foreign))):
            st.caption(t("audit.foreign_about"))
            st.dataframe(foreign_rows(foreign, language), hide_index=True, height=_height(len(foreign)))


def _model_log() -> None:
    """Draw what a model was asked and answered, whole, where one ever was."""
    calls = model_rows(model_audit(cached.workspace(), identity.current_actor()), state.language())
    if calls:
        with st.expander(t("audit.model", n=len(calls))):
            st.caption(t("audit.model_about"))
            st.dataframe(calls, hide_index=True, height=_height(len(calls)))


def _height(rows: int) -> Literal["auto"] | int:
    return _TALLEST if rows > _SHORT else "auto"
