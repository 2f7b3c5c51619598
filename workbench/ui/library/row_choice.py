"""A table that holds several reports: which rows to take."""

from __future__ import annotations

import streamlit as st

from workbench.model.table_row import TableRow
from workbench.pipeline.inbox import Inbox
from workbench.ui import page_header, state
from workbench.ui.state import t

# More boxes than this make the page slow; the rows after them are offered next.
_LISTED = 200
_HEIGHT = 300


def row_choice(key: str, inbox: Inbox) -> None:
    """Draw the rows of a table, each with a box to tick, and take those chosen."""
    table = inbox.tables[key]
    shown = table.rows[:_LISTED]
    with st.container(border=True, key=f"rows-{key}"):
        st.markdown(f"**{t('import.rows_title', name=page_header.plain(table.name), n=len(table.rows))}**")
        if len(shown) < len(table.rows):
            st.caption(t("import.rows_first", n=len(shown)))
        with st.container(horizontal=True):
            st.button(t("import.rows_all"), key=f"all-{key}", on_click=_tick, args=(key, shown, True))
            st.button(t("import.rows_none"), key=f"none-{key}", on_click=_tick, args=(key, shown, False))
        with st.container(height=_HEIGHT if len(shown) > _HEIGHT // 40 else "content", border=False):
            ticked = {row.number for row in shown if _box(key, row)}
        with st.container(horizontal=True):
            st.button(
                t("import.rows_take", n=len(ticked)),
                type="primary",
                disabled=not ticked,
                key=f"take-{key}",
                on_click=inbox.choose,
                args=(key, ticked, shown[-1].number),
            )
            st.button(t("import.discard"), key=f"drop-{key}", on_click=_drop, args=(key, inbox))


def _box(key: str, row: TableRow) -> bool:
    facts = [row.place, row.year, row.title, t("import.characters", n=f"{row.characters:,}")]
    label = (
        t("import.row", n=row.number) + " · " + " · ".join(page_header.plain(each) for each in facts if each)
    )
    return st.checkbox(label, value=True, key=_key(key, row))


def _drop(key: str, inbox: Inbox) -> None:
    del inbox.tables[key]


def _tick(key: str, rows: tuple[TableRow, ...], value: bool) -> None:
    for row in rows:
        state.widget(_key(key, row), value)


def _key(key: str, row: TableRow) -> str:
    return f"row-{key}-{row.number}"
