"""The door: signing in, or why somebody may not come in."""

from __future__ import annotations

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ui import identity, page_header
from workbench.ui.events import wording_of
from workbench.ui.state import t


def show(refused: WorkbenchError) -> None:
    """Draw what to do instead of the page that was asked for."""
    page_header.style()
    with st.container(key="sign-in", border=True, width=520):
        st.subheader(t("app.name"))
        if refused.code == "sign-in.needed":
            st.markdown(t("sign_in.about"))
        else:
            st.error(page_header.plain(wording_of(refused)), icon=":material/error:")
        page_header.pick_language()
        if not identity.sign_in_configured():
            return
        if st.user.is_logged_in:
            st.button(t("sign_in.out"), on_click=st.logout)
            return
        for name in identity.providers():
            st.button(
                t("sign_in.at", name=page_header.plain(name)), on_click=st.login, args=(name,), type="primary"
            )
        if not identity.providers():
            st.button(t("sign_in.button"), on_click=st.login, type="primary")
