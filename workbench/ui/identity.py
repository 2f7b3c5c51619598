"""Who is at the screen: the person who signed in, or whoever sits at this computer."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from workbench.errors import ForbiddenError
from workbench.model.roles import Actor
from workbench.pipeline.access import admit
from workbench.pipeline.entrance import read_entrance
from workbench.ui import cached, state

_NEEDED = "sign-in.needed"
_ACTOR = "actor"


def current_actor() -> Actor:
    """Return who acts, with the role they have at this moment.

    Without a configured sign-in it is whoever sits at this computer, who may do everything. Raises
    ForbiddenError for somebody who has not signed in or may not come in.
    """
    entrance = read_entrance()
    if not sign_in_configured():
        if entrance.required or _secrets_broken():
            raise ForbiddenError("sign_in.not_configured", code="sign-in.configuration")
        return Actor(state.coder())
    if not st.user.is_logged_in:
        raise ForbiddenError("sign_in.needed", code=_NEEDED)
    actor = admit(cached.workspace(), st.user.to_dict(), entrance)
    state.sign_in(actor.name)
    return actor


def enter() -> Actor:
    """Return who acts on the page that is drawn now; ``confirm`` holds later steps against it."""
    actor = current_actor()
    state.remember(_ACTOR, actor)
    return actor


def confirm() -> None:
    """Raise ForbiddenError unless the person still is who the page was drawn for, role and all."""
    if current_actor() != state.recall(_ACTOR):
        raise ForbiddenError("sign_in.changed", code="sign-in.changed")


def sign_in_configured() -> bool:
    """Say whether an identity provider is configured; only then Streamlit knows who is logged in."""
    return "is_logged_in" in st.user


def providers() -> tuple[str, ...]:
    """Return the names of the providers to choose from; empty where there is only the one."""
    section = st.secrets.get("auth", {})
    return () if "client_id" in section else tuple(k for k, v in section.items() if not isinstance(v, str))


def _secrets_broken() -> bool:
    """Say whether there is a secrets file that cannot be read; Streamlit would go on without sign-in."""
    files = st.get_option("secrets.files") or ()
    return any(Path(each).exists() for each in files) and not st.secrets.load_if_toml_exists()
