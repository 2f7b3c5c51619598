"""Long lists in pages: which one is shown, and the control that turns them."""

from __future__ import annotations

import streamlit as st

from workbench.ui import state
from workbench.ui.state import t


def page_of(name: str, what: str, count: int, size: int) -> slice:
    """Draw the control where there is more than one page; return which of ``count`` things are shown.

    ``what`` tells lists apart: another one begins at its first page.
    """
    pages = max(1, -(-count // size))
    kept = state.recall(f"page-{name}", ("", 1))
    number = min(kept[1], pages) if kept[0] == what else 1
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"pages-{name}"):
            for key, icon, to in (
                ("earlier", "chevron_left", number - 1),
                ("later", "chevron_right", number + 1),
            ):
                st.button(
                    t(f"paging.{key}"),
                    icon=f":material/{icon}:",
                    key=f"page-{name}-{key}",
                    disabled=not 1 <= to <= pages,
                    on_click=_turn,
                    args=(name, what, to),
                )
            st.number_input(
                t("paging.page"),
                min_value=1,
                max_value=pages,
                key=state.widget(f"page-{name}-number", number),
                on_change=_turn_to,
                args=(name, what),
                label_visibility="collapsed",
                width=120,
            )
            st.markdown(t("paging.of", n=pages))
    return slice((number - 1) * size, number * size)


def _turn(name: str, what: str, to: int) -> None:
    state.remember(f"page-{name}", (what, to))


def _turn_to(name: str, what: str) -> None:
    _turn(name, what, int(state.widget_value(f"page-{name}-number") or 1))
