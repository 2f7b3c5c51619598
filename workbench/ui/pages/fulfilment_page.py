"""Fulfilment: commitments of one year, evidence of the next, a verdict each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from workbench.annotation.actions import Actor
from workbench.pipeline.analysing import commitments_of
from workbench.ui import cached, events, frame, i18n, state
from workbench.ui.components import views
from workbench.ui.handlers.acting import Desk
from workbench.ui.handlers.judging import Bench, handle_judging
from workbench.ui.presenters.judging import present_judgements
from workbench.ui.state import t

_WORDINGS = (
    "judging.", "verdict.", "verdict_hint.", "official_claim.", "schedule.",
    "status.", "type.", "common.", "anchor.", "reader.why",
)  # fmt: skip


def show() -> None:
    """Draw the page."""
    shelf = frame.places()
    frame.settle_selection(shelf)
    frame.header(shelf, "older", "newer")
    chosen = state.selection()
    if not chosen.older:
        st.info(t("library.empty"))
        return
    if chosen.older == chosen.newer:
        st.info(t("judging.needs_two"))
        return
    first, second = frame.document(chosen.older), frame.document(chosen.newer)
    language, store = state.language(), cached.workspace().store
    notes = store.annotations(document=first.id)
    own = tuple(f"{a.id}@{a.version}" for a in notes if a.decision in ("created", "recut"))
    texts = (first.text_sha256, second.text_sha256)
    channel = f"judge:{first.id}:{second.id}:{state.coder()}"
    views.judging(
        {
            **cached.flow_props(first.id, second.id, texts, own, language),
            "channel": channel,
            "rev": f"{texts}:{own}:{language}",
            "strings": i18n.section(language, *_WORDINGS),
            "address": state.address(focus="", span=""),
            "focus": chosen.focus or None,
        }
    )
    desk = Desk(
        store=store,
        actor=Actor(state.coder()),
        document=first.id,
        commitments={c.id: c for c in commitments_of(cached.report(first.id))},
    )
    bench = Bench(desk, cached.report(second.id))
    events.exchange(channel, partial(_handle, bench), partial(_overlay, bench))


def _overlay(bench: Bench) -> Mapping[str, Any]:
    desk = bench.desk
    notes = desk.store.annotations(document=desk.document)
    verdicts = desk.store.assessments(document=desk.document, against=bench.newer.id)
    return {**present_judgements(notes, verdicts, desk.actor.name, state.language()), **desk.steps()}


def _handle(bench: Bench, event: Mapping[str, Any], channel: state.Desk) -> None:
    if event["kind"] == "focus":
        state.select(focus=str(event["item"] or ""))
    elif event["kind"] == "source":
        channel.destination = ("read", {"document": bench.desk.document, "focus": str(event["item"])})
    else:
        handle_judging(bench, event)
