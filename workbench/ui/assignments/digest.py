"""What others did since one was here, for the overview."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbench.pipeline import team_work
from workbench.pipeline.team_work import Digest, Mark
from workbench.ui import cached, identity, navigation, page_header, state
from workbench.ui.assignments.presenter import said, told, way_to_item
from workbench.ui.state import t

_SINCE, _WAY, _MADE = "digest-since", "digest-way", "digest-made"


def draw() -> None:
    """Draw the digest, folded; nothing where nothing changed. It stays until it is marked as seen."""
    way = state.recall(_WAY)
    if way is not None:
        state.remember(_WAY, None)
        navigation.go(way[0], **way[1])
    workspace, me = cached.workspace(), state.coder()
    kept: tuple[str, Mark] | None = state.recall(_SINCE)
    if kept is None or kept[0] != me:
        kept = (me, team_work.here_last(workspace, me))
        state.remember(_SINCE, kept)
    digest = _digest(me, kept[1])
    count = len(digest.news) + len(digest.remarks) + digest.more
    if count:
        with st.expander(t("digest.title", n=count), icon=":material/update:"):
            _lines(digest)
            st.button(t("digest.seen"), on_click=partial(_seen, digest.mark))


def _digest(me: str, mark: Mark) -> Digest:
    """Return the digest, made anew only when something happened: every click draws the page."""
    workspace = cached.workspace()
    key = (me, mark, *team_work.moment_of(workspace))
    made: tuple[object, Digest] | None = state.recall(_MADE)
    if made is None or made[0] != key:
        made = (key, team_work.since(workspace, me, mark))
        state.remember(_MADE, made)
    return made[1]


def _lines(digest: Digest) -> None:
    documents = {each.id: each for each in cached.workspace().documents()}
    language = state.language()
    lines = [(said(each, documents, language), each.document, each.item) for each in reversed(digest.remarks)]
    lines += [(told(each, documents, language), each.document, each.item) for each in digest.news]
    for number, (line, document, item) in enumerate(lines):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(page_header.plain(line))
            way = way_to_item(document, item)
            st.button(
                t("work.open"),
                key=f"news-{number}",
                type="tertiary",
                on_click=partial(state.remember, _WAY, way),
            )
    if digest.more:
        st.caption(t("digest.more", n=digest.more))


def _seen(mark: Mark) -> None:
    team_work.seen_all(cached.workspace(), identity.current_actor(), mark)
    state.remember(_SINCE, (state.coder(), mark))
