"""The window in which several commitments are changed at once, after having seen what will change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.ui import identity, page_header, state
from workbench.ui.events import wording_of
from workbench.ui.fulfilment import flow
from workbench.ui.fulfilment.bulk_handlers import do_to_all
from workbench.ui.fulfilment.bulk_presenter import (
    BASES,
    DEEDS,
    Asked,
    Pick,
    pick,
    preview,
    suggested_verdicts,
    taken,
)
from workbench.ui.overview.presenter import verdict_name
from workbench.ui.state import t

_DONE = "bulk-done"
_SHORT, _ROW, _HEAD = 8, 35, 38


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
    chosen = _preview(picks)
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


def _ask(items: Sequence[Mapping[str, Any]]) -> Asked:
    deed = st.segmented_control(
        t("bulk.deed"), DEEDS, default="judge", format_func=lambda each: t(f"bulk.deed_{each}"), required=True
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


def _preview(picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """Draw the list with a tick for each; return what is ticked."""
    rows = preview(picks, state.language())
    names = ("quote", "section", "before", "after", "passage")
    edited = st.data_editor(
        rows,
        hide_index=True,
        num_rows="fixed",
        # Another list is another table: ticks must not pass from one selection to the next.
        key=f"bulk-{hash(tuple((each.item, each.after) for each in picks))}",
        disabled=names,
        height=_HEAD + _ROW * min(len(rows), _SHORT),
        column_config={
            "take": st.column_config.CheckboxColumn(t("bulk.take"), width="small"),
            **{name: st.column_config.TextColumn(t(f"bulk.column_{name}")) for name in names},
        },
    )
    left_out = {n for n, row in enumerate(edited) if not row["take"]}
    return taken(picks, left_out)
