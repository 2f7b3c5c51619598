"""What one visitor has chosen; the only user of the session and of the address bar."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import streamlit as st

from workbench.ui.i18n import Language, as_language, translate
from workbench.ui.shapes.channel import Refusal
from workbench.ui.state_delta import Feed

USUAL_SHARE = 0.2
ONE_REPORT = ("review-plan", "plan-review")
"""What of one report can be set against what, the usual first; then of two."""
TWO_REPORTS = ("like", "plan-review", "plan-plan", "review-review")
_SELECTION = "selection"
_WRITTEN = "written"
_CHANNELS = "desks"
_SIGNED_IN = "signed-in"
_PAGES = "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Place and reports chosen once for all pages, and what the present page is at.

    ``older``, ``newer`` and ``document`` are document ids; ``document`` is the one being read.
    ``focus`` is a commitment, ``span`` a passage ``start-end``, ``verdict``, ``section`` and ``area``
    narrow a list, ``view`` is a page's part and ``share`` a sample's size; all of it stands in the address.
    """

    place: str = ""
    older: str = ""
    newer: str = ""
    document: str = ""
    focus: str = ""
    span: str = ""
    scope: str = ""
    q: str = ""
    verdict: str = ""
    section: str = ""
    area: str = ""
    view: str = ""
    share: str = ""
    coder: str = ""
    lang: str = ""


@dataclass(slots=True)
class Channel:
    """What passed through one channel: numbers saved by client, errors, ids of things made, what it wrote."""

    saved: dict[str, int] = field(default_factory=dict)
    errors: list[Refusal] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    destination: tuple[str, dict[str, str]] | None = None
    posts: int = 0
    stale: bool = False
    feed: Feed = field(default_factory=Feed)


# What belongs to one page and is forgotten on the next.
_OF_PAGE = ("focus", "span", "q", "verdict", "section", "area", "view")
_NAMES = tuple(each.name for each in fields(Selection))
# What people write themselves, as fields take it: an address may hold anything.
_LONGEST = {"q": 500, "coder": 60}


def load() -> Selection:
    """Return the choice, taking over what the address says and the session does not know yet."""
    present: Selection = st.session_state.get(_SELECTION, Selection())
    written: Mapping[str, str] = st.session_state.get(_WRITTEN, {})
    given = {
        name: _bounded(name, st.query_params[name])
        for name in _NAMES
        if name in st.query_params and st.query_params[name] != written.get(name)
    }
    if given:
        present = replace(present, **given)
    st.session_state[_SELECTION] = present
    return present


def _bounded(name: str, value: str) -> str:
    return value.strip()[: _LONGEST[name]] if name in _LONGEST else value


def selection() -> Selection:
    """Return the present choice."""
    present: Selection = st.session_state.get(_SELECTION, Selection())
    return present


def select(**changes: str) -> Selection:
    """Change the choice; the address follows."""
    present = replace(selection(), **changes)
    st.session_state[_SELECTION] = present
    return present


def publish() -> None:
    """Write the choice into the address bar, without what is empty or the default."""
    values = published()
    if dict(st.query_params) != values:
        st.query_params.from_dict(values)
    st.session_state[_WRITTEN] = values


def published() -> dict[str, str]:
    """Return what of the choice stands in the address bar."""
    values = {name: value for name in _NAMES if (value := getattr(selection(), name))}
    if values.get("lang") == "zh":
        del values["lang"]
    if signed_in() or values.get("coder") == default_coder():
        values.pop("coder", None)
    return values


def address(**more: str) -> dict[str, str]:
    """Return the choice as a link to send: without the person who made it."""
    chosen = replace(selection(), **more)
    return {name: value for name in _NAMES if name not in ("coder",) and (value := getattr(chosen, name))}


def language() -> Language:
    """Return the language the visitor reads in."""
    return as_language(selection().lang)


def t(key: str, **values: object) -> str:
    """Return a wording in the visitor's language."""
    return translate(language(), key, **values)


def option(key: str, **values: object) -> str:
    """Return a wording as an option of a row of choices; the blank before it is not shown.

    In an option's first word Streamlit looks for a picture, and takes a fifth of a second to load all there
    are, unless that word is empty.
    """
    return f" {t(key, **values)}"


def default_coder() -> str:
    """Return the name of the person at this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "analyst"


def sign_in(name: str) -> None:
    """Keep under which name the visitor signed in; from then on no address says another."""
    st.session_state[_SIGNED_IN] = name


def signed_in() -> str:
    """Return the name of the person who signed in, empty where nobody needs to."""
    name: str = st.session_state.get(_SIGNED_IN, "")
    return name


def share() -> float:
    """Return the size (0..1) of the sample that is coded blind."""
    asked = selection().share
    return min(int(asked), 100) / 100 if asked.isdecimal() else USUAL_SHARE


def scope(*, same: bool) -> str:
    """Return which halves are compared: the first that fits unless another was asked for."""
    offered, asked = ONE_REPORT if same else TWO_REPORTS, selection().scope
    return asked if asked in offered else offered[0]


def coder() -> str:
    """Return in whose name decisions are made."""
    return signed_in() or selection().coder or default_coder()


def channel_of(name: str) -> Channel:
    """Return what passed through a channel in this session."""
    channels: dict[str, Channel] = st.session_state.setdefault(_CHANNELS, {})
    return channels.setdefault(name, Channel())


def queue_of(key: str) -> Mapping[str, Any] | None:
    """Return the queue a channel's component last sent."""
    held = st.session_state.get(key)
    return held.get("queue") if held is not None else None


def widget(key: str, value: object) -> str:
    """Give a widget its value before it is drawn; returns the widget's key.

    In every run, also when the session holds this value already: a widget that is new on a page (or whose
    labels changed with the language) has no memory, and the value held belongs to the one before it.
    """
    st.session_state[key] = value
    return key


def widget_value(key: str) -> Any:
    """Return what a widget holds."""
    return st.session_state.get(key)


def remember(key: str, value: object) -> None:
    """Keep something for this session that belongs in no address."""
    st.session_state[f"kept-{key}"] = value


def recall(key: str, default: Any = None) -> Any:
    """Return what ``remember`` kept."""
    return st.session_state.get(f"kept-{key}", default)


def keep_pages(pages: Mapping[str, Any]) -> None:
    """Keep the pages that this visitor may open, by name; a role decides which there are."""
    st.session_state[_PAGES] = dict(pages)


def pages() -> Mapping[str, Any]:
    """Return the pages that this visitor may open."""
    held: Mapping[str, Any] = st.session_state.get(_PAGES, {})
    return held


def enter(page: str) -> None:
    """Forget what the page before was at, unless the address asks for it here."""
    before = st.session_state.get("page")
    if before is not None and before != page:
        cleared = {name: "" for name in _OF_PAGE if name not in st.query_params}
        if st.session_state.pop("arriving", False):
            cleared = {}
        select(**cleared)
    st.session_state["page"] = page


def arrive() -> None:
    """Keep what is chosen when the next page is entered."""
    st.session_state["arriving"] = True
