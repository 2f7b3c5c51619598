"""The library's own standard: what its decisions teach, what that would change here, and the switch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.roles import Role
from workbench.pipeline import teaching, team_work
from workbench.pipeline.blind_sight import sight_of
from workbench.ui import cached, events, identity, page_header, state
from workbench.ui.state import t

_LESSON, _REFUSED = "standard-lesson", "standard-refused"
_SHOWN = 8
"""So many clauses, and so many words, are named."""


def draw(document: str) -> None:
    """Draw what is in force, folded; not for who is still to code a sample blind."""
    actor = identity.current_actor()
    if actor.role < Role.CODER or not sight_of(cached.workspace().store, actor.name).whole:
        return
    standard = teaching.standard_of(cached.workspace())
    with st.popover(
        t("standard.title_on" if standard.in_force else "standard.title"), icon=":material/tune:"
    ):
        st.caption(t("standard.about"))
        if standard.in_force:
            st.markdown(t("standard.in_force", n=standard.decisions))
        elif standard.shifts:
            st.markdown(t("standard.set_aside", n=standard.decisions))
        leads = actor.role >= Role.ADJUDICATOR
        with st.container(horizontal=True, gap="small"):
            st.button(t("standard.look"), on_click=partial(_look, document))
            if standard.in_force:
                off = partial(_try, partial(teaching.set_aside, cached.workspace(), actor))
                st.button(t("standard.off"), on_click=off, disabled=not leads)
        _told(document, leads=leads)
        if not leads:
            st.caption(t("standard.who"))
        if refused := state.recall(_REFUSED):
            st.error(page_header.plain(refused))
            state.remember(_REFUSED, None)


def _look(document: str) -> None:
    workspace = cached.workspace()
    lesson = teaching.lesson_of(workspace)
    moved = teaching.moved_by(lesson, workspace.report(document), workspace)
    key = (document, *team_work.moment_of(workspace))
    state.remember(_LESSON, (key, lesson, moved))


def _told(document: str, *, leads: bool) -> None:
    """Tell the lesson that was asked for, as long as nothing happened since."""
    workspace = cached.workspace()
    kept: tuple[object, teaching.Lesson, Sequence[teaching.Moved]] | None = state.recall(_LESSON)
    if kept is None or kept[0] != (document, *team_work.moment_of(workspace)):
        return
    _, lesson, moved = kept
    if not lesson.shifts:
        least = workspace.settings.extraction.fewest_taught
        st.info(t("standard.too_few", n=lesson.decisions, least=least))
        return
    told = teaching.explain(lesson, _SHOWN)
    every = "standard.stricter" if told.every < 0 else "standard.looser"
    st.markdown(t(every, n=lesson.decisions, by=f"{abs(told.every):.2f}", features=told.features))
    before, after = lesson.astray, lesson.astray_taught
    st.markdown(t("standard.foretold", n=lesson.decisions, before=before, after=after))
    if after >= before:
        st.caption(t("standard.no_better"))
    for sign, wording in ((1, "standard.words_for"), (-1, "standard.words_against")):
        words = [_named(each) for each in told.words if each.by * sign > 0]
        if words:
            st.markdown(t(wording, words=page_header.plain(t("common.list_mark").join(words))))
    st.markdown(t("standard.here", come=sum(m.firm for m in moved), gone=sum(not m.firm for m in moved)))
    for firm in (True, False):
        some = [each for each in moved if each.firm is firm]
        for each in some[:_SHOWN]:
            mark = t("standard.come" if firm else "standard.gone")
            st.markdown(f"- {mark} {page_header.plain(each.commitment.quote)}")
        if len(some) > _SHOWN:
            st.caption(t("standard.more", n=len(some) - _SHOWN))
    adopt = partial(_try, partial(teaching.adopt, workspace, identity.current_actor(), lesson))
    st.button(t("standard.adopt"), type="primary", on_click=adopt, disabled=not leads)


def _named(word: teaching.Word) -> str:
    return f"…{word.text}" if word.ends else word.text


def _try(do: Callable[[], object]) -> None:
    """Do something; keep what is wrong to say it, where it fails."""
    try:
        identity.confirm()
        do()
    except WorkbenchError as error:
        state.remember(_REFUSED, events.wording_of(error))
