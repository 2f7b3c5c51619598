"""Many sources at once: read and added with progress, stopped at any time, one opened to correct it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.pipeline.inbox import Inbox, WaitingSource
from workbench.ui import cached, identity, page_header, state
from workbench.ui.library.arrival_card import arrival_card
from workbench.ui.library.arrival_presenter import corrections, genre_options, is_ready, waiting_rows
from workbench.ui.presenting.choices import told_apart
from workbench.ui.state import t

_ROW, _MOST = 35, 420
_YEAR = r"^(?:1949|19[5-9][0-9]|20[0-9]{2})$"


@dataclass(slots=True)
class Work:
    """What a press of a button set going: the keys still to do, and what came of those done.

    ``turn`` is held while one source is added: Streamlit begins the next run of a page while the one
    before is still busy, and what is drawn after a stop must not lack what is being added.
    """

    keys: list[str]
    added: int = 0
    known: int = 0
    failed: int = 0
    stopped: bool = False
    turn: Lock = field(default_factory=Lock)


def arrival_list(inbox: Inbox) -> None:
    """Draw the list; work that is going on is done here, a source at a time."""
    with st.container(border=True, key="arrivals"):
        st.markdown(f"**{t('import.waiting', n=len(inbox.waiting))}**")
        work: Work | None = state.recall("adding")
        if work is not None:
            _add(inbox, work)
        if not state.recall("reading-stopped", False):
            _read(inbox)
        ready = _listed(inbox)
        with st.container(horizontal=True):
            st.button(
                t("import.add_all", n=len(ready)),
                type="primary",
                key="add-all",
                disabled=not ready,
                on_click=_start,
                args=(ready,),
            )
            if any(each.unread for each in inbox.waiting.values()):
                st.button(t("import.resume"), key="resume", on_click=_resume)
            st.button(t("import.discard_all"), key="discard-all", on_click=inbox.waiting.clear)
        names = told_apart({key: each.name for key, each in inbox.waiting.items()})
        chosen = st.selectbox(
            t("import.detail"),
            list(names),
            index=None,
            format_func=lambda key: names.get(key, ""),
            placeholder=t("import.detail_none"),
            key="arrival-chosen",
        )
    if chosen in inbox.waiting:
        arrival_card(chosen, inbox)


def last_outcome() -> None:
    """Say what came of the last time many sources were added."""
    work: Work | None = state.recall("added")
    if work is None:
        return
    said = t("import.stopped" if work.stopped else "import.done", n=work.added)
    said += t("import.known", n=work.known) if work.known else ""
    said += t("import.failed", n=work.failed) if work.failed else ""
    (st.warning if work.failed else st.success)(said)


def _start(keys: list[str]) -> None:
    state.remember("adding", Work(keys))
    state.remember("added", None)


def _stop_adding() -> None:
    work: Work | None = state.recall("adding")
    if work is not None:
        with work.turn:
            work.stopped = True
    state.remember("added", work)
    state.remember("adding", None)


def _stop_reading() -> None:
    state.remember("reading-stopped", True)


def _resume() -> None:
    state.remember("reading-stopped", False)


def _add(inbox: Inbox, work: Work) -> None:
    """Add what is left to add; a press on “stop” ends this run between two sources, never within one."""
    for key in _with_progress(list(work.keys), inbox, "import.adding", _stop_adding):
        with work.turn:
            if work.stopped:
                st.stop()
            _add_one(inbox, work, key)
    state.remember("added", work)
    state.remember("adding", None)
    st.rerun()


def _add_one(inbox: Inbox, work: Work, key: str) -> None:
    try:
        added = inbox.add(key, cached.workspace(), identity.current_actor())
    except WorkbenchError as error:
        inbox.waiting[key].error = error
        work.failed += 1
    else:
        if not (work.added or work.known):  # what was just added is what one looks at next
            place = added.document.jurisdiction or ""
            state.select(place=place, older="", newer="", document="", focus="", span="", scope="")
        known = any(issue.code == "same-text" for issue in added.issues)
        work.known += known
        work.added += not known
    work.keys.remove(key)


def _read(inbox: Inbox) -> None:
    """Read what was not read yet."""
    workspace = cached.workspace()
    unread = [key for key, waiting in inbox.waiting.items() if waiting.unread]
    if not unread:
        return
    for key in _with_progress(unread, inbox, "import.reading", _stop_reading):
        inbox.waiting[key].read(workspace)
    st.rerun()


def _with_progress(keys: list[str], inbox: Inbox, wording: str, stop: Any) -> Iterator[str]:
    """Yield each key after its progress was drawn: drawing is where a press on “stop” takes effect."""
    place = st.empty()
    st.button(t("import.stop"), key=f"stop-{wording}", on_click=stop)
    for done, key in enumerate(keys):
        said = t(wording, done=done + 1, all=len(keys), name=page_header.plain(inbox.waiting[key].name))
        place.progress(done / len(keys), said)
        yield key


def _listed(inbox: Inbox) -> list[str]:
    """Draw one line a source, with what can be corrected at once; return the keys that can be added."""
    workspace, language = cached.workspace(), state.language()
    arrivals = {
        key: None if waiting.unread else waiting.arrival(workspace) for key, waiting in inbox.waiting.items()
    }
    rows = waiting_rows(inbox.waiting, arrivals, language)
    edited = st.data_editor(
        rows,
        key=f"arrivals-{'-'.join(inbox.waiting)}",
        hide_index=True,
        placeholder="",
        height=min(_MOST, _ROW * (len(rows) + 1) + 3),
        row_height=_ROW,
        disabled=["file", "status"],
        column_config={
            "file": st.column_config.TextColumn(t("import.column_file")),
            "title": st.column_config.TextColumn(t("import.report_title")),
            "place": st.column_config.TextColumn(t("pick.place")),
            "year": st.column_config.TextColumn(t("import.year"), width="small", validate=_YEAR),
            "genre": st.column_config.SelectboxColumn(
                t("import.genre"), options=list(genre_options(language)), width="small"
            ),
            "status": st.column_config.TextColumn(t("import.column_status"), width="large"),
        },
    )
    changed = [
        _correct(waiting, before, after)
        for waiting, before, after in zip(inbox.waiting.values(), rows, edited, strict=True)
    ]
    if any(changed):
        st.rerun()
    return [key for key, arrival in arrivals.items() if is_ready(arrival)]


def _correct(waiting: WaitingSource, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Take over what was typed into a line; say whether it was anything new."""
    hints = replace(waiting.hints, **corrections(before, after, state.language()))
    if hints == waiting.hints:
        return False
    waiting.hints = hints
    return True
