"""Compare: two reports, or the review and plan of one, passage by passage."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbench.model.file_names import file_name
from workbench.pipeline.desk import Desk
from workbench.pipeline.linking import ComparisonDesk, handle_linking
from workbench.pipeline.messages import Message
from workbench.pipeline.printing import comparison_page, tracked_comparison
from workbench.ui import cached, empty, events, i18n, identity, page_header, state
from workbench.ui.comparison import cached_pairs
from workbench.ui.components import views
from workbench.ui.state import t

_WORDINGS = ("pairs.", "common.", "reader.link_copied")


def show() -> None:
    """Draw the page."""
    bar = page_header.bar()
    chosen = state.selection()
    if not chosen.older:
        empty.show_empty_library()
        return
    first, second = page_header.document(chosen.older), page_header.document(chosen.newer)
    scope = state.scope(same=first.id == second.id)
    with bar:
        _pick_scope(same=first.id == second.id)
    language, store = state.language(), cached.workspace().store
    older, newer = cached.report(first.id), cached.report(second.id)
    decided = cached_pairs.decided(first.id, second.id)
    channel = f"compare:{first.id}:{second.id}:{scope}:{state.coder()}"
    rev = f"{first.text_sha256}:{second.text_sha256}:{scope}:{decided}:{language}"
    with st.spinner(t("pairs.working"), show_time=False):
        opening = cached_pairs.written_opening(first, second, scope, decided, language)
    views.pairs(
        opening,
        {
            "channel": channel,
            "rev": rev,
            "strings": i18n.section(language, *_WORDINGS),
            "address": state.address(focus="", span=""),
            "focus": chosen.focus or None,
        },
    )
    # While the first cards are painted, and by another message: the view waits for no more than those.
    views.whole_pairs(
        cached_pairs.written_pairs(first, second, scope, decided, language),
        {"channel": channel, "rev": rev},
    )
    desk = Desk(store=store, actor=identity.current_actor(), document=first.id, commitments={})
    pair = ComparisonDesk(desk, older, newer)
    events.exchange(channel, partial(_handle, pair), desk.steps)
    bar.download_button(
        t("pairs.download"),
        icon=":material/download:",
        data=lambda: comparison_page(cached_pairs.compared(first.id, second.id, scope, decided), language),
        file_name=file_name("comparison", (first, second), "html", language),
        mime="text/html",
        on_click="ignore",
    )
    if first.id != second.id:
        bar.download_button(
            t("pairs.tracked"),
            help=t("pairs.tracked_help"),
            icon=":material/edit_document:",
            data=lambda: tracked_comparison(older, newer),
            file_name=file_name("comparison", (first, second), "docx", language),
            mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            on_click="ignore",
        )


def _pick_scope(*, same: bool) -> None:
    """Draw the choice of what is set against what; the address keeps it."""
    offered = state.ONE_REPORT if same else state.TWO_REPORTS
    st.selectbox(
        t("pairs.scope"),
        offered,
        key=state.widget("pick-scope", state.scope(same=same)),
        format_func=lambda scope: t(f"pairs.scope_{scope}"),
        on_change=_scope_picked,
        label_visibility="collapsed",
    )


def _scope_picked() -> None:
    state.select(scope=str(state.widget_value("pick-scope")), focus="", span="")


def _handle(pair: ComparisonDesk, event: Message, channel: state.Channel) -> None:
    if event["kind"] == "source":
        channel.destination = ("read", {"document": str(event["document"]), "span": str(event["span"])})
    elif handle_linking(pair, event):
        channel.stale = True
