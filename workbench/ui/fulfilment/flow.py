"""The fulfilment flow of one pair of reports, whole, narrowed to a list, or blind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import streamlit as st

from workbench.model.decision import Annotation, Document
from workbench.pipeline import team_work
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.blind_sight import hidden_items, seen_of, visible_judgements
from workbench.pipeline.desk import Desk
from workbench.pipeline.giving_verdicts import Bench, handle_judging
from workbench.pipeline.messages import Message
from workbench.ui import cached, events, i18n, identity, state
from workbench.ui.components import views
from workbench.ui.components.sending import as_sent
from workbench.ui.discussion_threads import discussions
from workbench.ui.fulfilment import cached_flow, preparing
from workbench.ui.fulfilment.decided_rows import decided_rows
from workbench.ui.fulfilment.presenter import blind_flow, present_judgements
from workbench.ui.fulfilment.sources_presenter import present_reopened
from workbench.ui.presenting.masking import masked_by_item
from workbench.ui.presenting.scheme import present_coded, type_strings
from workbench.ui.shapes.fulfilment import Judgements, JudgingItem, JudgingState, JudgingVisit

_WORDINGS = (
    "judging.", "verdict.", "verdict_hint.", "official_claim.", "schedule.",
    "discussion.",
    "status.", "type.", "common.", "anchor.", "reader.scheme", "reader.why", "reader.find", "reader.accept",
    "stance.", "source_class.", "possible.", "cite.",
)  # fmt: skip


def draw(
    first: Document,
    second: Document,
    *,
    only: Collection[str] | None = None,
    label: str = "",
    blind: bool = False,
) -> None:
    """Draw the flow; ``only`` are the items to show first, in a blind round the only ones there are.

    A blind round shows neither others' verdicts nor the machine's suggestion.
    """
    language = state.language()
    channel = f"{'blind' if blind else 'judge'}:{first.id}:{second.id}:{state.coder()}"
    with st.spinner(state.t("common.working"), show_time=False):
        if not preparing.prepared(first, second):
            return
        if blind:
            found = cached_flow.flow_props(first, second, language)
            content, rev = as_sent(blind_flow(found, only or ())), found["rev"]
        else:
            hidden = hidden_items(cached.workspace().store, first.id, state.coder())
            content, rev = cached_flow.written_flow(first, second, language, hidden)
    areas = cached.areas(language)
    visit: JudgingVisit = {
        "channel": channel,
        "rev": f"{rev}:{language}:{only}:{label}",
        "strings": {
            **i18n.section(language, *_WORDINGS),
            **type_strings(cached.workspace().store.codebook(), language),
        },
        "areaNames": areas.names,
        "majorAreas": areas.major,
        "address": state.address(focus="", span=""),
        "focus": state.selection().focus or None,
        "heading": label if blind else "",
        "only": None if blind or only is None else list(only),
        "onlyLabel": "" if blind or only is None else label,
    }
    views.judging(content, visit)
    at = bench(first, second, blind=blind, written=state.channel_of(channel).written)
    sources = cached_flow.answering(first, second)
    told = cached_flow.speaking(first, second, language) if len(sources) > 1 and not blind else {}
    events.exchange(channel, partial(_handle, at), partial(_overlay, at, sources, told))


def bench(
    first: Document, second: Document, *, blind: bool = False, written: dict[str, int] | None = None
) -> Bench:
    """Return where the person at the screen judges one report against another.

    ``written`` keeps, for as long as the window is open, the versions that it wrote.
    """
    desk = Desk(
        store=cached.workspace().store,
        actor=identity.current_actor(),
        document=first.id,
        commitments={c.id: c for c in proposals_of(cached.report(first.id), cached.settings())},
        written={} if written is None else written,
        share=state.share(),
    )
    newer, *more = [cached.report(each.id) for each in cached_flow.answering(first, second)]
    return Bench(desk, newer, blind, tuple(more))


def flow(first: Document, second: Document) -> tuple[Sequence[JudgingItem], JudgingState]:
    """Return the commitments of the flow and what was decided on them so far."""
    return cached_flow.flow_props(first, second, state.language())["items"], _overlay(bench(first, second))


def _overlay(
    bench: Bench, sources: Sequence[Document] = (), told: Mapping[str, Sequence[str]] | None = None
) -> JudgingState:
    with bench.desk.store.moment():
        return _laid_over(bench, sources, told or {})


def _laid_over(bench: Bench, sources: Sequence[Document], told: Mapping[str, Sequence[str]]) -> JudgingState:
    desk = bench.desk
    name = desk.actor.name
    seen = seen_of(desk.store, desk.document, name)
    verdicts = visible_judgements(desk.store, desk.document, bench.newer.id, name, seen.asked)
    shown = {each.id for each in seen.notes}
    found = present_judgements(seen.team, verdicts, name, state.language(), shown)
    if bench.blind:
        # Of others' decisions a blind round is told nothing.
        mine: Judgements = {**found, "others": {}, "rejected": [], "answered": []}
        return {**mine, "rows": {}, "reopened": {}, "discussions": None, **desk.steps()}
    again = present_reopened(seen.team, verdicts, name, told, sources)
    return {
        **found,
        "rows": masked_by_item(
            decided_rows(cached.report(desk.document), seen.notes, _coded(desk)), seen.hidden
        ),
        "reopened": again,
        "discussions": discussions(desk.document, name, seen.hidden),
        **desk.steps(),
    }


def _coded(desk: Desk) -> Callable[[Annotation], list[tuple[str, str]]]:
    """Return what tells of a commitment's coding."""
    book, language = desk.store.codebook(), state.language()
    return lambda each: present_coded(each.fields, book, language)


def _handle(bench: Bench, event: Message, channel: state.Channel) -> None:
    if event["kind"] == "focus":
        state.select(focus=str(event["item"] or ""))
    elif event["kind"] == "widen":
        state.select(verdict="", section="", area="")
    elif event["kind"] == "source":
        channel.destination = ("read", {"document": bench.desk.document, "focus": str(event["item"])})
    elif event["kind"] == "life":
        span = f"{event['start']}-{event['end']}"
        channel.destination = ("lives", {"document": bench.desk.document, "span": span, "focus": ""})
    elif event["kind"] == "elsewhere":
        asked = {"document": bench.desk.document, "focus": str(event["item"])}
        channel.destination = ("search", {"view": "alike", "q": "", **asked})
    elif event["kind"] == "remark":
        desk = bench.desk
        team_work.hear(cached.workspace(), desk.actor, desk.document, str(event["item"]), event)
    else:
        handle_judging(bench, event)
