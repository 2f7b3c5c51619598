"""An address that is none of ours: said in the visitor's language, with a way back."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import unquote, urlsplit

import streamlit as st

from workbench.ui import navigation, page_header
from workbench.ui.state import t

_START = "library"
_LONGEST = 40


def unknown_name(address: str, names: Collection[str]) -> str:
    """Return the page that an address asks for if it is not one of ``names``, else empty.

    >>> unknown_name("https://workbench.example/nowhere?lang=en", ("read",))
    'nowhere'
    >>> unknown_name("https://workbench.example/read/", ("read",))
    ''
    """
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    name = unquote(path.rstrip("/").rpartition("/")[2]).strip()
    return "" if name in names else name


def show() -> None:
    """Draw the page; the start page by its own name is no unknown one."""
    name = unknown_name(st.context.url or "", ())
    if name == _START:
        navigation.go(_START)
    st.warning(t("unknown.page", name=page_header.plain(name[:_LONGEST])))
    navigation.page_link(_START, t("unknown.back"))
