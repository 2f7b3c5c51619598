"""One document of the library: what is said of it, to be corrected, put away or taken out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.model.genre import Genre
from workbench.model.version_kind import VERSION_KINDS
from workbench.pipeline import document_care
from workbench.ui import cached, identity, page_header, state
from workbench.ui.events import wording_of
from workbench.ui.library import cached_library
from workbench.ui.library.document_presenter import hanging_line, source_line
from workbench.ui.presenting.library_matrix import genre_label
from workbench.ui.state import t

_CHOSEN, _SAID, _WRONG = "care-document", "care-said", "care-wrong"


def document_card() -> None:
    """Draw the card; the last step taken here stands in it with its undo."""
    workspace, language = cached.workspace(), state.language()
    documents = {each.id: each for each in cached.documents()}
    choices = cached_library.choices(language)
    with st.container(border=True, key="care"):
        st.markdown(f"**{t('care.title')}**")
        _last_step()
        chosen = _choose(choices)
        if chosen is None:
            return
        document = documents[chosen]
        st.caption(page_header.plain(source_line(document, language)))
        _form(document)
        hanging = document_care.hanging(workspace, document.report)
        st.caption(page_header.plain(hanging_line(hanging, language)))
        with st.container(horizontal=True):
            away = "care.bring_back" if document.archived else "care.archive"
            st.button(t(away), key="care-archive", on_click=_archive, args=(document,))
            with st.popover(t("care.remove")):
                st.warning(page_header.plain(hanging_line(hanging, language)))
                st.button(
                    t("care.remove_all"),
                    type="primary",
                    key="care-remove",
                    on_click=_remove,
                    args=(document,),
                )


def _choose(choices: dict[str, str]) -> str | None:
    """Draw the picker; the choice outlives a change of names, by which Streamlit tells options apart."""
    kept, names = state.recall(_CHOSEN), list(choices)
    chosen: str | None = st.selectbox(
        t("care.document"),
        names,
        index=names.index(kept) if kept in choices else None,
        format_func=lambda name: choices.get(name, ""),
        placeholder=t("care.choose"),
        key=f"{_CHOSEN}-{hash(tuple(choices.items()))}",
    )
    if chosen is not None or kept in choices:
        state.remember(_CHOSEN, chosen)
    return chosen


def _form(document: Document) -> None:
    """Draw what is said of the document; a change of the record makes the form anew."""
    slot = f"{document.id}-{document.version}"
    language = state.language()
    with st.form(f"care-form-{slot}", border=False):
        said: dict[str, Any] = {
            "title": st.text_input(t("import.report_title"), document.title or "", key=f"care-title-{slot}")
        }
        place, year, genre = st.columns([3, 2, 3])
        said["jurisdiction"] = place.text_input(
            t("pick.place"), document.jurisdiction or "", key=f"care-place-{slot}"
        )
        said["year"] = year.number_input(
            t("import.year"),
            1949,
            2100,
            document.year,
            step=1,
            help=t("import.year_help"),
            key=f"care-year-{slot}",
        )
        genres = list(Genre)
        said["genre"] = genre.selectbox(
            t("import.genre"),
            genres,
            genres.index(document.genre),
            format_func=lambda each: genre_label(each, language),
            key=f"care-genre-{slot}",
        )
        said["version_kind"] = st.selectbox(
            t("import.kind"),
            VERSION_KINDS,
            VERSION_KINDS.index(document.version_kind),
            format_func=lambda name: t(f"kind.{name}"),
            key=f"care-kind-{slot}",
        )
        said["source"] = st.text_input(t("care.source"), document.source or "", key=f"care-source-{slot}")
        if st.form_submit_button(t("care.save"), type="primary"):
            changes = {name: value or None for name, value in said.items()}
            _act(
                "care.corrected",
                lambda: document_care.correct(
                    cached.workspace(), identity.current_actor(), document, changes
                ),
            )
            st.rerun()


def _archive(document: Document) -> None:
    said = "care.brought_back" if document.archived else "care.archived"
    _act(
        said,
        lambda: document_care.archive(
            cached.workspace(), identity.current_actor(), document.report, archived=not document.archived
        ),
    )


def _remove(document: Document) -> None:
    _act(
        "care.removed",
        lambda: document_care.remove(cached.workspace(), identity.current_actor(), document.report),
    )


def _act(said: str, step: Callable[[], object]) -> None:
    """Take a step and keep what to say of it; what went wrong is a sentence in the card."""
    workspace = cached.workspace()
    before = workspace.store.revision()
    try:
        step()
    except WorkbenchError as error:
        state.remember(_WRONG, wording_of(error))
        return
    state.remember(_WRONG, None)
    if workspace.store.revision() != before:
        state.remember(_SAID, (said, document_care.last_step(workspace, identity.current_actor())))


def _last_step() -> None:
    if wrong := state.recall(_WRONG):
        st.error(page_header.plain(wrong))
    said = state.recall(_SAID)
    if said is None:
        return
    wording, step = said
    st.success(t(wording))
    if step is not None:
        st.button(t("common.undo"), key="care-undo", on_click=_undo, args=(step,))


def _undo(step: str) -> None:
    try:
        document_care.take_back(cached.workspace(), identity.current_actor(), step)
    except WorkbenchError as error:
        state.remember(_WRONG, wording_of(error))
    else:
        state.remember(_WRONG, None)
        state.remember(_SAID, ("care.undone", None))
