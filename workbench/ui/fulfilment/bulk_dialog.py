"""The window in which several commitments are changed at once, after having seen what will change."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.pipeline.bulk_judging import DEEDS, Pick, do_to_all
from workbench.ui import identity, page_header, state
from workbench.ui.events import wording_of
from workbench.ui.fulfilment import flow
from workbench.ui.fulfilment.bulk_presenter import (
    BASES,
    PER_PAGE,
    Asked,
    PreviewRow,
    page_of,
    pick,
    preview,
    suggested_verdicts,
    taken,
)
from workbench.ui.presenting.verdict_names import verdict_name
from workbench.ui.shapes.fulfilment import JudgingItem
from workbench.ui.state import option, t

_DONE = "bulk-done"
_PAGE = "bulk-page"


def offer(first: Document, second: Document) -> None:
    """Draw the button that opens the window; B does the same."""
    done = state.recall(_DONE)
    if done:
        st.toast(t("bulk.done", n=done), icon=":material/done_all:")
        state.remember(_DONE, None)
    if st.button(t("bulk.open"), icon=":material/checklist:", help=t("bulk.open_help"), shortcut="Shift+B"):
        st.dialog(t("bulk.title"), width="large")(_draw)(first, second)


def _draw(first: Document, second: Document) -> None:
    items, found = flow.flow(first, second)
    asked = _ask(items)
    picks = pick(items, found, asked)
    if not picks:
        st.info(t("bulk.none"))
        return
    chosen = _preview(picks, items, asked)
    tag = st.text_input(t("bulk.tag"), key="bulk-tag") if asked.deed == "tag" else ""
    reason = st.text_input(t("bulk.reason"), key="bulk-reason") if asked.deed == "reject" else ""
    st.caption(t("bulk.about"))
    ready = bool(chosen) and (asked.deed != "tag" or bool(tag.strip()))
    if st.button(t(f"bulk.do_{asked.deed}", n=len(chosen)), type="primary", disabled=not ready):
        try:
            identity.confirm()
            bench = flow.bench(first, second)
            done = do_to_all(bench, asked.deed, chosen, tag=tag.strip(), reason=reason.strip())
        except WorkbenchError as error:
            st.error(page_header.plain(wording_of(error)), icon=":material/error:")
            return
        state.remember(_DONE, done)
        st.rerun()


def _ask(items: Sequence[JudgingItem]) -> Asked:
    deed = st.segmented_control(
        t("bulk.deed"),
        DEEDS,
        default="judge",
        format_func=lambda each: option(f"bulk.deed_{each}"),
        required=True,
    )
    sections = list(dict.fromkeys(each["section"] for each in items if each["section"]))
    language = state.language()
    left, middle, right = st.columns(3)
    basis = left.selectbox(t("bulk.basis"), BASES, format_func=lambda each: t(f"bulk.basis_{each}"))
    section = middle.selectbox(
        t("bulk.section"), ["", *sections], format_func=lambda each: each or t("judging.all_sections")
    )
    verdict = right.selectbox(
        t("bulk.verdict"),
        ["", *suggested_verdicts(items)],
        format_func=lambda each: verdict_name(each, language) if each else t("bulk.any_verdict"),
    )
    return Asked(deed=deed, basis=basis, section=section, verdict=verdict)


def _preview(picks: Sequence[Pick], items: Sequence[JudgingItem], asked: Asked) -> tuple[Pick, ...]:
    """Draw one page of the list with a tick for each; return what is ticked on it."""
    page = _page(len(picks), repr(asked))
    shown = page_of(picks, page)
    keys = {each.item: f"bulk-take-{asked.deed}-{each.item}" for each in shown}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(t("bulk.tick_page"), on_click=_tick, args=(tuple(keys.values()), True))
        st.button(t("bulk.untick_page"), on_click=_tick, args=(tuple(keys.values()), False))
        st.caption(t("bulk.page_of", a=page * PER_PAGE + 1, b=page * PER_PAGE + len(shown), n=len(picks)))
        if len(picks) > PER_PAGE:
            last = (len(picks) - 1) // PER_PAGE
            st.button(t("bulk.page_before"), disabled=page == 0, on_click=_turn, args=(page - 1,))
            st.button(t("bulk.page_after"), disabled=page == last, on_click=_turn, args=(page + 1,))
    ticked = {
        each.item
        for each, row in zip(shown, preview(shown, items, state.language()), strict=True)
        if _row(row, keys[each.item])
    }
    return taken(shown, ticked)


def _page(count: int, asked: str) -> int:
    """Return which page is looked at; another question begins at the first."""
    at, of = state.recall(_PAGE, (0, asked))
    page = at if of == asked and 0 <= at * PER_PAGE < count else 0
    state.remember(_PAGE, (page, asked))
    return int(page)


def _turn(page: int) -> None:
    _, asked = state.recall(_PAGE)
    state.remember(_PAGE, (page, asked))


def _tick(keys: Sequence[str], value: bool) -> None:
    for key in keys:
        state.widget(key, value)


def _row(row: PreviewRow, key: str) -> bool:
    """Draw one commitment with all that its change rests on; say whether it is ticked."""
    with st.container(border=True, key=f"row-{key}", gap=None):
        ticked = st.checkbox(page_header.plain(row["quote"]), value=row["take"], key=key)
        section = f"{page_header.plain(row['section'])} · " if row["section"] else ""
        st.caption(f"{section}{row['before']} → **{row['after']}**")
        if row["numbers"]:
            st.markdown(f"**{page_header.plain(row['numbers'])}**")
        if row["passage"]:
            st.markdown(f"{t('bulk.column_passage')}{t('common.colon')}{page_header.plain(row['passage'])}")
    return ticked
