"""Agreement: blind second coding, how far coders agree, and settling what they don't."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.model.verdicts import GIVEN
from workbench.pipeline.blind_sight import sight_of, visible_judgements, visible_records
from workbench.pipeline.second_coding import (
    Disagreement,
    adjudicate_agreed,
    agreed,
    agreement_of,
    reading_sample,
    second_sample,
    settle,
)
from workbench.ui import browsing, cached, empty, events, identity, navigation, page_header, state
from workbench.ui.agreement.presenter import (
    disagreement_id,
    explanations,
    present_confusion,
    present_figures,
    present_judgements_of,
    present_queue,
    present_rulings,
)
from workbench.ui.fulfilment import flow
from workbench.ui.presenting.verdict_names import verdict_name
from workbench.ui.state import option, t

_CHANNEL = "agreement"
_VIEWS = ("figures", "blind", "queue")
_SHARES = ("10", "20", "30", "50", "100")
_USUAL = f"{state.USUAL_SHARE:.0%}".removesuffix("%")
_VERDICTS = tuple(row.verdict for row in GIVEN)


def show() -> None:
    """Draw the page."""
    by_place = page_header.places()
    chosen = state.selection()
    if not chosen.older:
        empty.show_empty_library()
        return
    if chosen.older == chosen.newer:
        empty.show_alone(by_place, "judging.needs_two")
        return
    first, second = page_header.document(chosen.older), page_header.document(chosen.newer)
    view = chosen.view if chosen.view in _VIEWS else _VIEWS[0]
    st.segmented_control(
        t("agreement.view"),
        _VIEWS,
        key=state.widget("agreement-view", view),
        format_func=lambda each: option(f"agreement.view_{each}"),
        on_change=_viewed,
        label_visibility="collapsed",
    )
    {"figures": _figures, "blind": _blind, "queue": _queue}[view](first, second)


def _viewed() -> None:
    state.select(view=state.widget_value("agreement-view") or _VIEWS[0], focus="")


def _shared() -> None:
    state.select(share=state.widget_value("agreement-share"))


def _figures(first: Document, second: Document) -> None:
    language = state.language()
    blind_only = st.toggle(t("agreement.blind_only"), help=t("agreement.blind_only_help"))
    found = agreement_of(
        cached.workspace().store,
        first.id,
        second.id,
        blind_only=blind_only,
        sentences=[each.span for each in cached.report(first.id).sentences],
        given=visible_records(cached.workspace().store, first.id, second.id, state.coder()),
    )
    browsing.show_table(_CHANNEL, "figures", present_figures(found, language, _field_names(language)))
    for line in explanations(found, language):
        st.caption(page_header.plain(line))
    st.caption(t("agreement.how_to_read"))
    for what, measured in (("confusion", found.verdicts), ("confusion_decisions", found.decisions)):
        matrix = present_confusion(measured, language)
        if matrix is not None:
            st.subheader(t(f"agreement.{what}"))
            browsing.show_table(_CHANNEL, what, matrix)
    browsing.follow(_CHANNEL)


def _field_names(language: str) -> dict[str, str]:
    book = cached.workspace().store.codebook()
    return {each.id: each.zh if language == "zh" else each.en for each in (book.fields if book else ())}


def _blind(first: Document, second: Document) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        asked = state.selection().share
        st.selectbox(
            t("agreement.share"),
            _SHARES,
            key=state.widget("agreement-share", asked if asked in _SHARES else _USUAL),
            format_func=lambda each: t("agreement.share_value", n=each),
            on_change=_shared,
            label_visibility="collapsed",
        )
        st.caption(t("agreement.blind_about"))
    share = int(state.widget_value("agreement-share")) / 100
    _read_blind(first, share)
    sample = second_sample(cached.workspace().store, first.id, second.id, state.coder(), share)
    if not sample.annotations:
        st.info(t("agreement.no_sample", coder=page_header.plain(state.coder())))
        return
    notes = {each.id: each for each in cached.workspace().store.annotations(document=first.id)}
    items = [notes[each].proposal or each for each in sample.annotations]
    flow.draw(first, second, only=items, label=t("agreement.sample", n=len(items)), blind=True)


def _read_blind(first: Document, share: float) -> None:
    """Offer the other half of a blind round: which proposals are commitments, and where they stand."""
    sample = reading_sample(cached.workspace().store, first.id, state.coder(), share)
    if sample.annotations and st.button(
        t("agreement.read_blind", n=len(sample.annotations), done=len(sample.done)),
        help=t("agreement.read_blind_help"),
        icon=":material/visibility_off:",
    ):
        navigation.go(
            "read", document=first.id, view="blind", focus="", share=f"{share:.0%}".removesuffix("%")
        )


def _queue(first: Document, second: Document) -> None:
    store, language = cached.workspace().store, state.language()
    found = agreement_of(store, first.id, second.id)
    notes = {each.id: each for each in store.annotations(document=first.id)}
    _settle_agreed(first, second)
    seen = visible_judgements(store, first.id, second.id, state.coder())
    open_to = {each.id for each in seen}
    queue = [i for i in found.queue if open_to.issuperset(one.id for one in i.judgements)]
    rulings = [each for each in found.rulings if each.id in open_to]
    item = next((i for i in queue if disagreement_id(i) == state.selection().focus), None)
    item = item or (queue[0] if queue else None)
    left, right = st.columns([2, 3], gap="small")
    with left:
        browsing.show_table(
            _CHANNEL,
            "queue",
            present_queue(queue, notes, language),
            search=len(queue) > 1,
            selected=disagreement_id(item) if item else "",
        )
    with right:
        if item is not None and item.annotation in notes:
            _case(item, notes[item.annotation].anchor.exact)
    st.subheader(t("agreement.rulings"))
    browsing.show_table(_CHANNEL, "rulings", present_rulings(rulings, notes, language))
    browsing.follow(_CHANNEL)


def _settle_agreed(first: Document, second: Document) -> None:
    store, actor = cached.workspace().store, identity.current_actor()
    # A ruling on all that agree would tell somebody of what they are still to judge blind.
    whole = sight_of(store, actor.name, {first.id}).whole
    same = agreed(store, first.id, second.id) if whole else ()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if same and st.button(
            t("agreement.settle_agreed", n=len(same)), help=t("agreement.settle_agreed_help")
        ):
            _try(lambda: adjudicate_agreed(store, actor, first.id, second.id))
        last = store.undoable(actor.name)
        if last and last[0].action == "assessment.adjudicate" and st.button(t("agreement.undo")):
            _try(lambda: store.undo(actor.name, last[0].batch))


def _case(item: Disagreement, quote: str) -> None:
    language = state.language()
    st.markdown(f"**{page_header.plain(quote)}**")
    browsing.show_passages(_CHANNEL, "judgements", present_judgements_of(item, language))
    said = list(dict.fromkeys(each.verdict for each in item.judgements))
    with st.form(f"ruling-{item.annotation}", border=True):
        verdict = st.selectbox(
            t("agreement.ruling"),
            [*said, *(each for each in _VERDICTS if each not in said)],
            format_func=lambda each: verdict_name(each.value, language),
        )
        rationale = st.text_area(t("judging.rationale"), height=90, placeholder=t("judging.rationale_hint"))
        if st.form_submit_button(t("agreement.settle"), type="primary"):
            actor = identity.current_actor()
            _try(lambda: settle(cached.workspace().store, actor, item, verdict, rationale.strip()))


def _try(do: Callable[[], object]) -> None:
    """Do something and draw the page anew; say what is wrong where it fails."""
    try:
        do()
    except WorkbenchError as error:
        st.error(page_header.plain(events.wording_of(error)), icon=":material/error:")
    else:
        state.select(focus="")
        st.rerun()
