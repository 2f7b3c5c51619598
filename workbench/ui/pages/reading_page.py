"""Read and tag: one report, proposals, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from workbench.model.commitment import Quantity
from workbench.pipeline.analysing import commitments_of, quantities_of
from workbench.ui import cached, empty, events, frame, i18n, identity, state
from workbench.ui.components import views
from workbench.ui.handlers.acting import Desk
from workbench.ui.handlers.tagging import handle_tagging
from workbench.ui.presenters.reading import present_decisions

_WORDINGS = ("reader.", "status.", "type.", "common.", "anchor.")


def show() -> None:
    """Draw the page."""
    shelf = frame.places()
    frame.settle_selection(shelf)
    frame.header(shelf, "document")
    chosen = state.selection()
    if not chosen.document:
        empty.show_empty_library()
        return
    record = frame.document(chosen.document)
    language, store = state.language(), cached.workspace().store
    channel = f"read:{record.id}:{state.coder()}"
    props = cached.reading_props(record.id, record.text_sha256, store.codebook_revision(), language)
    views.reader(
        {
            **props,
            "channel": channel,
            "rev": f"{(record.text_sha256, store.codebook_revision(), language, chosen.focus, chosen.span)}",
            "strings": i18n.section(language, *_WORDINGS),
            "address": state.address(focus="", span=""),
            "focus": chosen.focus or None,
            "span": _span(chosen.span),
            "coder": state.coder(),
        }
    )
    report = cached.report(record.id)
    desk = Desk(
        store=store,
        actor=identity.current_actor(),
        document=record.id,
        commitments={c.id: c for c in commitments_of(report)},
        made=state.desk(channel).made,
    )
    events.exchange(channel, partial(_handle, desk, record.id), partial(_overlay, desk))


def _span(text: str) -> list[int] | None:
    start, _, end = text.partition("-")
    return [int(start), int(end)] if start.isdigit() and end.isdigit() and int(start) < int(end) else None


def _overlay(desk: Desk) -> Mapping[str, Any]:
    notes = desk.store.annotations(document=desk.document)
    return {**present_decisions(notes, desk.actor.name, state.language()), **desk.steps()}


def _handle(desk: Desk, document: str, event: Mapping[str, Any], channel: state.Desk) -> None:
    if event["kind"] == "focus":
        state.select(focus=desk.made.get(str(event["item"]), str(event["item"] or "")), span="")
    elif event["kind"] == "judge":
        item = desk.made.get(str(event["item"]), str(event["item"]))
        channel.destination = ("fulfilment", {"older": document, "focus": item})
    else:
        handle_tagging(desk, event, partial(_numbers, document))


def _numbers(document: str, start: int, end: int) -> list[Quantity]:
    return [q for q in quantities_of(cached.report(document)) if start <= q.start and q.end <= end]
