"""The pages by name, and going to one of them with something chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

import streamlit as st

from workbench.ui import state


def register(pages: Mapping[str, Any]) -> None:
    """Keep the pages of this visitor's run; another's role or language must not change them."""
    state.keep_pages(pages)


def has(page: str) -> bool:
    """Say whether there is a page of this name."""
    return page in state.pages()


def go(page: str, **changes: str) -> NoReturn:
    """Change the choice and show another page."""
    state.select(**changes)
    state.arrive()
    # With its choice from the start, so that one step back leads to the page before.
    st.switch_page(state.pages()[page], query_params=state.published())


def page_link(page: str, label: str) -> None:
    """Draw a link to another page that keeps the choice."""
    st.page_link(state.pages()[page], label=label, query_params=state.address())
