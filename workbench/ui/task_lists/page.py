"""Task lists: a list's rows with office, date, the promises they break down, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from workbench.model.decision import Document
from workbench.model.directions import show_directions
from workbench.model.file_names import file_name
from workbench.pipeline.desk import Desk
from workbench.pipeline.filled_lists import LIST_FORMATS, ListFormat
from workbench.pipeline.listed_tasks import ListedTasks, from_library
from workbench.pipeline.messages import Message
from workbench.pipeline.task_decisions import task_decisions
from workbench.pipeline.task_linking import ListDesk, handle_tasks, visible_verdicts
from workbench.ui import cached, empty, events, i18n, identity, navigation, page_header, state
from workbench.ui.components import views
from workbench.ui.downloads import offer_in_menu
from workbench.ui.presenting.library_matrix import Place, place_label
from workbench.ui.shapes.task_lists import TaskLinks
from workbench.ui.state import t
from workbench.ui.task_lists.presenter import (
    list_names,
    lists_of,
    present_links,
    present_tasks,
    report_names,
    report_of_list,
    reports_of,
)

_WORDINGS = ("tasks.", "common.", "table.", "verdict.")


def show() -> None:
    """Draw the page."""
    opened = empty.open_place()
    if opened is None:
        return
    bar, place = opened
    lists, reports = lists_of(place, cached.report), reports_of(place)
    if not lists or not reports:
        _nothing(place, "tasks.no_list" if not lists else "tasks.no_report")
        return
    chosen = state.selection()
    own = [each for each in lists if each.genre.rule.by_rows] or lists
    task_list = next((each for each in lists if each.id == chosen.document), own[-1])
    report = report_of_list(task_list, reports, chosen.view)
    if report is None:  # there is one: `reports` is not empty
        return
    with bar:
        language = state.language()
        _pick("document", "tasks.pick_list", list_names(lists, cached.report, language), task_list)
        _pick("view", "tasks.pick_report", report_names(reports, language), report)
    _draw(task_list, report)
    with bar:
        _offer(task_list, report)


def _nothing(place: Place, key: str) -> None:
    st.info(t(key, place=page_header.plain(place_label(place, state.language()))))
    if st.button(t("empty.add"), icon=":material/add:"):
        navigation.go("library")


def _pick(slot: str, label: str, offered: Mapping[str, str], chosen: Document) -> None:
    names = {each: show_directions(name) for each, name in offered.items()}
    st.selectbox(
        t(label),
        list(names),
        key=state.widget(f"pick-tasks-{slot}", chosen.id),
        format_func=lambda document: names[document],
        on_change=_picked,
        args=(slot,),
        label_visibility="collapsed",
    )


def _picked(slot: str) -> None:
    changes = {slot: str(state.widget_value(f"pick-tasks-{slot}")), "focus": ""}
    state.select(**({"view": ""} | changes))


def _draw(task_list: Document, report: Document) -> None:
    channel = f"tasks:{task_list.id}:{report.id}:{state.coder()}"
    language = state.language()
    with st.spinner(t("common.working"), show_time=False):
        listed, said = cached.report(task_list.id), cached.report(report.id)
        props = present_tasks(listed, said, language)
        first = _overlay(task_list, report)
    views.tasks(
        {
            **props,
            "start": first,
            "channel": channel,
            "rev": f"{task_list.text_sha256}:{report.text_sha256}:{language}",
            "strings": i18n.section(language, *_WORDINGS),
            "address": state.address(focus=""),
            "focus": state.selection().focus or None,
        }
    )
    desk = Desk(
        store=cached.workspace().store,
        actor=identity.current_actor(),
        document=task_list.id,
        commitments={},
    )
    at = ListDesk(desk, listed, said, cached.settings())
    events.exchange(channel, partial(_handle, at), lambda: {**_overlay(task_list, report), **desk.steps()})


def _listed(task_list: Document, report: Document) -> ListedTasks:
    """Return the list with what the person at the screen may see of verdicts."""
    workspace, store = cached.workspace(), cached.workspace().store
    names = (report.id, task_list.id)
    given = visible_verdicts(store, names, identity.current_actor().name)
    raw = store.raw(task_list.id) if store.has_raw(task_list.id) else None
    return from_library(
        workspace,
        cached.report(task_list.id),
        cached.report(report.id),
        raw,
        state.language(),
        given=given,
    )


def _overlay(task_list: Document, report: Document) -> TaskLinks:
    listed = _listed(task_list, report)
    decided = task_decisions(cached.workspace().store, listed.task_list, listed.report, cached.settings())
    return present_links(listed.found, decided, listed.states, state.language())


def _offer(task_list: Document, report: Document) -> None:
    """Draw the downloads; a file is made when it is asked for."""
    language = state.language()

    def made(extension: ListFormat) -> bytes:
        return _listed(task_list, report).file(extension, language)

    with st.popover(t("tasks.export"), icon=":material/download:"):
        st.caption(t("tasks.export_about"))
        for extension in LIST_FORMATS:
            offer_in_menu(
                t(f"tasks.{extension}"),
                file_name("tasks", (task_list,), extension, language),
                partial(made, extension),
                key=f"tasks-{extension}",
            )


def _handle(at: ListDesk, event: Message, channel: state.Channel) -> None:
    if event["kind"] == "source":
        asked = {"document": str(event["document"]), "span": str(event["span"]), "focus": "", "view": ""}
        channel.destination = ("read", asked)
    elif event["kind"] == "judge":
        channel.destination = ("fulfilment", {"older": at.report.id, "focus": str(event["promise"])})
    elif event["kind"] == "focus":
        state.select(focus=str(event["item"] or ""))
    else:
        handle_tasks(at, event)
