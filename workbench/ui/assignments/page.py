"""Division of work: my open tasks, who asked me something, how far everybody is, and giving tasks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.model.roles import Role
from workbench.pipeline import team_work
from workbench.pipeline.team_work import Progress, Task
from workbench.pipeline.work_sections import section_names
from workbench.ui import cached, empty, events, identity, navigation, page_header, state
from workbench.ui.assignments.presenter import said, task_name, way_to, way_to_item
from workbench.ui.state import option, t

_SHARES = (10, 20, 30, 50, 100)
_USUAL = 1


def show() -> None:
    """Draw the page."""
    if not state.selection().older:
        empty.show_empty_library()
        return
    workspace, me = cached.workspace(), state.coder()
    documents = {each.id: each for each in workspace.documents()}
    st.caption(t("work.about"))
    tasks = team_work.tasks_of(workspace)
    mine = [each for each in tasks if each.assignment.task.coder == me]
    st.subheader(t("work.mine"))
    if not mine:
        st.info(t("work.none_mine"))
    for each in mine:
        _task(each, documents, own=True)
    asked = team_work.waiting_mentions(workspace, me)
    if asked:
        st.subheader(t("work.asked", n=len(asked)))
    for note in asked:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(page_header.plain(said(note, documents, state.language())))
            way = way_to_item(note.document, note.item)
            st.button(t("work.open"), key=f"asked-{note.number}", on_click=partial(_leave, *way))
    leads = identity.current_actor().role >= Role.ADJUDICATOR
    others = [each for each in tasks if leads or each.assignment.task.coder != me]
    if others:
        st.subheader(t("work.all"))
    for each in others:
        _task(each, documents, own=False)
    if leads:
        _give(documents)
    _go()


def _task(each: Progress, documents: Mapping[str, Document], *, own: bool) -> None:
    task, count = each.assignment.task, len(each.items)
    name = page_header.plain(task_name(task, documents, state.language()))
    with st.container(border=True):
        st.markdown(name if own else f"**{page_header.plain(task.coder)}** · {name}")
        label = t("work.progress", done=each.done, total=count)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.progress(each.done / count if count else 0.0, text=label)
            if own and each.open:
                way = way_to(each)
                key = f"go-{each.assignment.number}"
                st.button(t("work.continue"), type="primary", key=key, on_click=partial(_leave, *way))
            if not own and identity.current_actor().role >= Role.ADJUDICATOR:
                withdraw = partial(_try, partial(_withdraw, each.assignment.number))
                st.button(t("work.withdraw"), key=f"withdraw-{each.assignment.number}", on_click=withdraw)


def _withdraw(number: int) -> None:
    team_work.take_back(cached.workspace(), identity.current_actor(), number)


def _give(documents: Mapping[str, Document]) -> None:
    """Draw the form that gives somebody a task on the chosen reports."""
    workspace, chosen = cached.workspace(), state.selection()
    st.subheader(t("work.give"))
    with st.container(border=True):
        people = list(dict.fromkeys((*team_work.people_of(workspace), state.coder())))
        coder = st.selectbox(
            t("work.who"),
            people,
            index=None,
            accept_new_options=True,
            key="work-who",
            placeholder=t("work.who_placeholder"),
        )
        pair = bool(chosen.newer) and chosen.newer != chosen.older
        ways = ("read", "judge") if pair else ("read",)
        way = st.segmented_control(
            t("work.what"), ways, default="read", format_func=lambda w: option(f"work.way_{w}"), required=True
        )
        scope = st.segmented_control(
            t("work.scope"),
            ("sections", "sample"),
            default="sections",
            format_func=lambda each: option(f"work.scope_{each}"),
            help=t("work.scope_help"),
            required=True,
        )
        newer = chosen.newer if way == "judge" else ""
        sections: Sequence[str] = ()
        share = 0
        if scope == "sections":
            names = section_names(workspace, chosen.older)
            sections = st.multiselect(
                t("work.sections"), names, placeholder=t("work.whole"), select_all=False
            )
        else:
            share = st.selectbox(
                t("agreement.share"),
                _SHARES,
                index=_USUAL,
                format_func=lambda n: t("agreement.share_value", n=n),
            )
        task = Task(
            coder=str(coder or "").strip()[:60],
            document=chosen.older,
            newer=newer,
            sections=tuple(sections),
            share=share / 100,
        )
        st.caption(page_header.plain(task_name(task, documents, state.language())))
        if st.button(t("work.give_it"), type="primary", disabled=not task.coder):
            _try(partial(team_work.give_task, workspace, identity.current_actor(), task))
            st.rerun()
    refused = state.recall("work-refused")
    if refused:
        st.error(page_header.plain(refused))
        state.remember("work-refused", None)


def _try(do: Callable[[], object]) -> None:
    """Do something; keep what is wrong to say it, where it fails."""
    try:
        identity.confirm()
        do()
    except WorkbenchError as error:
        state.remember("work-refused", events.wording_of(error))


def _leave(page: str, query: dict[str, str]) -> None:
    state.remember("work-way", (page, query))


def _go() -> None:
    """Show the page that a button led to."""
    way = state.recall("work-way")
    if way is not None:
        state.remember("work-way", None)
        navigation.go(way[0], **way[1])
