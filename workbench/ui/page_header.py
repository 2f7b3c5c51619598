"""What stands around every page: style, place and years, who is coding, the language."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.model.directions import show_directions
from workbench.pipeline.home import is_demonstration
from workbench.ui import cached, state
from workbench.ui.events import wording_of
from workbench.ui.presenting.choices import told_apart
from workbench.ui.presenting.library_matrix import (
    Place,
    complete_choice,
    default_pair,
    demonstration_line,
    labels_across,
    picked_label,
    place_label,
)
from workbench.ui.presenting.promising import can_promise, older_to_judge
from workbench.ui.state import option, t

_BAR = "bar"


@dataclass(frozen=True, slots=True)
class _Top:
    """What is picked above a page: a place, which ``reports`` of it, the newer one ``across`` places.

    Where the older one is ``judged``, only what can promise is offered for it.
    """

    place: bool = True
    reports: tuple[str, ...] = ()
    across: bool = False
    judged: bool = False


_PLACE, _PAIR, _NOTHING = _Top(), _Top(reports=("older", "newer")), _Top(place=False)
_JUDGED = _Top(reports=("older", "newer"), judged=True)
# By the page's name in the address; who goes to any other one keeps a choice as it is.
_TOPS = {
    "": _NOTHING,
    "read": _Top(reports=("document",)),
    "compare": _Top(reports=("older", "newer"), across=True),
    "fulfilment": _JUDGED,
    "tasks": _PLACE,
    "indicators": _PLACE,
    "wording": _PAIR,
    "lives": _PLACE,
    "five-year": _PLACE,
    "first-said": _NOTHING,
    "overview": _JUDGED,
    "trends": _NOTHING,
    "agreement": _JUDGED,
    "search": _NOTHING,
    "terms": _NOTHING,
    "work": _JUDGED,
    "model": _JUDGED,
}


def icon() -> str:
    """Return the picture in the browser's tab; one of ours, so that nothing is fetched from elsewhere."""
    return str(files("workbench.ui").joinpath("assets", "icon.svg"))


def style() -> None:
    """Add our style sheet and the name of the application to Streamlit's header."""
    css = files("workbench.ui").joinpath("assets", "app.css").read_text("utf-8")
    words = {
        "name": t("app.name"),
        "upload": t("import.choose"),
        "limit": t("import.limit"),
        "again": t("common.download_again"),
        "more": t("nav.more"),
        "skip": t("nav.skip"),
    }
    properties = "".join(
        f"--wb-{key}: {json.dumps(text, ensure_ascii=False)};" for key, text in words.items()
    )
    st.html(f"<style>{css}\n:root {{ {properties} }}</style>")


def places() -> tuple[Place, ...]:
    """Return the library's places."""
    return cached.places()


def complete_selection(by_place: Sequence[Place], *, across: bool = False) -> None:
    """Make the choice one that exists; ``across`` lets the newer report be of another place."""
    chosen = state.selection()
    named = {"place": chosen.place, "older": chosen.older, "newer": chosen.newer, "document": chosen.document}
    state.select(**complete_choice(named, by_place, across=across))


def chosen_place(by_place: Sequence[Place]) -> Place | None:
    """Return the place in use."""
    return next((p for p in by_place if p.name == state.selection().place), None)


def draw(page: str) -> None:
    """Draw the pickers above a page: place and reports as it needs them, coder, language.

    Not from within the page: what a page draws is taken away when another one is gone to, and what stands
    around all of them stays.
    """
    top = _TOPS.get(page)
    by_place = places() if top else ()
    if top:
        complete_selection(by_place, across=top.across)
    if top and top.judged:
        _judge_what_promises(by_place)
    line = st.container(key="pickers", horizontal=True, vertical_alignment="center", gap="small")
    state.remember(_BAR, line)
    with line:
        # In a box of their own, be they none or three: what follows keeps its place, and a browser that finds
        # it in the same place on the next page leaves it as it is.
        with st.container(key="choices", horizontal=True, vertical_alignment="center", gap="small"):
            place = chosen_place(by_place)
            if top and top.place and place is not None:
                _pick_place(by_place, place)
                for slot in top.reports:
                    offered = by_place if top.across and slot == "newer" else (place,)
                    _pick_document(place, slot, offered, judged=top.judged and slot == "older")
        _pick_coder()
        pick_language()


def _judge_what_promises(by_place: Sequence[Place]) -> None:
    """Let the older document be one that can promise, where another page chose one that cannot."""
    place, chosen = chosen_place(by_place), state.selection()
    if place is not None:
        newer = next((each for each in place.documents if each.id == chosen.newer), None)
        state.select(older=older_to_judge(_able(place), chosen.older, newer))


def _able(place: Place) -> tuple[Document, ...]:
    """Return what of a place can promise; who marked what is asked only where kinds leave it open."""
    kinds = all(each.genre.rule.promises for each in place.documents)
    return can_promise(place, {} if kinds else cached.workspace().store.annotation_counts())


def bar() -> DeltaGenerator:
    """Return the container of the pickers, for what a page wants to add."""
    line: DeltaGenerator = state.recall(_BAR)
    return line


def _pick_place(by_place: Sequence[Place], place: Place) -> None:
    names = [p.name for p in by_place]
    labels = {p.name: place_label(p, state.language()) for p in by_place}
    st.selectbox(
        t("pick.place"),
        names,
        key=state.widget("pick-place", place.name),
        format_func=lambda name: labels[name],
        on_change=_place_picked,
        args=(by_place,),
        label_visibility="collapsed",
    )


def _place_picked(by_place: Sequence[Place]) -> None:
    name = state.widget_value("pick-place")
    # Without a name only one of its reports can say which place is meant.
    document = next((default_pair(place)[1] for place in by_place if not name and not place.name), "")
    state.select(place=name, older="", newer="", document=document, focus="", span="", scope="")


def _pick_document(place: Place, slot: str, offered: Sequence[Place], *, judged: bool) -> None:
    labels = _document_labels(place, slot, offered)
    if judged:
        able = {each.id for each in _able(place)} | {state.selection().older}
        labels = {document: label for document, label in labels.items() if document in able}
    st.selectbox(
        t(f"pick.{slot}"),
        list(labels),
        key=state.widget(f"pick-{slot}", getattr(state.selection(), slot)),
        format_func=lambda document: labels[document],
        on_change=_document_picked,
        args=(slot,),
        label_visibility="collapsed",
    )


def _document_labels(place: Place, slot: str, offered: Sequence[Place]) -> dict[str, str]:
    """Return what each report is called in a picker of one, or of the older and newer of two."""
    language = state.language()
    if slot == "document":
        return told_apart({each.id: picked_label(each, place, language) for each in place.documents})
    chosen, own = state.selection(), {each.id for each in place.documents}
    half = "half" if chosen.older == chosen.newer else "value"
    return {
        document: t(f"pick.{slot}_{half if document in own else 'across'}", year=label)
        for document, label in labels_across(offered, place, language).items()
    }


def _document_picked(slot: str) -> None:
    state.select(**{slot: state.widget_value(f"pick-{slot}"), "focus": "", "span": ""})


def _coder_picked() -> None:
    state.select(coder=state.widget_value("pick-coder").strip()[:60])


def _language_picked() -> None:
    state.select(lang=state.widget_value("pick-language") or state.language())


def _pick_coder() -> None:
    with st.popover(t("pick.coder_value", coder=_plain(state.coder()))):
        if state.signed_in():
            st.button(t("sign_in.out"), on_click=st.logout)
            return
        st.text_input(
            t("pick.coder"),
            key=state.widget("pick-coder", state.coder()),
            on_change=_coder_picked,
            help=t("pick.coder_help"),
        )


def pick_language() -> None:
    """Draw the switch between Chinese and English."""
    st.segmented_control(
        t("pick.language"),
        ["zh", "en"],
        key=state.widget("pick-language", state.language()),
        format_func=lambda code: option(f"language.{code}"),
        on_change=_language_picked,
        label_visibility="collapsed",
    )


def _plain(text: str) -> str:
    text = show_directions(text)
    return "".join("\\" + c if c in "\\`*_{}[]()#+-.!|<>$~:&" else c for c in text)


def plain(text: str) -> str:
    """Return foreign text such that Streamlit's Markdown shows it as it is."""
    return _plain(text.replace("\n", " "))


def guarded(draw: Callable[[], None]) -> None:
    """Draw a page; an error the user can mend becomes a sentence instead of a trace."""
    try:
        draw()
    except WorkbenchError as error:
        st.error(plain(wording_of(error)), icon=":material/error:")


def tell_damage() -> None:
    """Say above the page that the store is damaged and can only be read; nothing while it is sound."""
    try:
        database = cached.workspace().store.database
    except WorkbenchError:
        return  # the page itself says so
    if database.damage:
        damaged = t("error.damaged", count=len(database.damage))
        acting = t("error.acting", names=plain(database.added))
        st.error(acting if database.added else damaged, icon=":material/lock:")


def tell_demonstration() -> None:
    """Say above the page that this is a demonstration; nothing in a home where people work."""
    try:
        home = cached.workspace().home
    except WorkbenchError:
        return  # the page itself says so
    if is_demonstration(home):
        st.info(plain(demonstration_line(places(), state.language())), icon=":material/info:")


def document(document_id: str) -> Document:
    """Return a text version's record."""
    return cached.workspace().store.document(document_id)
