"""What the overview tells of a pair, kept until anybody does anything."""

from __future__ import annotations

import streamlit as st

from workbench.model.decision import Document
from workbench.pipeline.blind_sight import sight_of
from workbench.pipeline.overview import Flow, Pair, judged_pair, plan_to_review
from workbench.ui import browsing, cached
from workbench.ui.i18n import Language
from workbench.ui.overview.presenter import present_again
from workbench.ui.packed import Packed

_KEPT = 8  # pairs; after each decision another one

Again = tuple[tuple[Flow, ...], int, bytes]
"""The flow from plan to review, how much is promised again, and the table of it as it is sent."""


def judged(older: Document, newer: Document, coder: str) -> Pair:
    """Return a pair with the verdicts that ``coder`` may see."""
    if not _sees_all(older, coder):
        return judged_pair(cached.workspace(), older, newer, coder=coder)
    return _judged(cached.store_state(), _texts(older, newer), older, newer).content()


def again(older: Document, newer: Document, coder: str, language: Language) -> Again:
    """Return what of a plan became what, and what the next one promises once more."""
    if not _sees_all(older, coder):
        return _told(judged(older, newer, coder), language)
    return _again(cached.store_state(), _texts(older, newer), language, older, newer).content()


def _sees_all(older: Document, coder: str) -> bool:
    """Say whether nothing is hidden: who has a sample to code blind sees other counts than the rest."""
    return sight_of(cached.workspace().store, coder, {older.id}).whole


def _texts(older: Document, newer: Document) -> tuple[str, str]:
    return cached.content(older), cached.content(newer)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _judged(
    state: tuple[int, str],  # noqa: ARG001 — the cache's key, with the texts
    texts: tuple[str, str],  # noqa: ARG001
    _older: Document,
    _newer: Document,
) -> Packed[Pair]:
    return Packed(judged_pair(cached.workspace(), _older, _newer))


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _again(
    state: tuple[int, str],
    texts: tuple[str, str],
    language: Language,
    _older: Document,
    _newer: Document,
) -> Packed[Again]:
    return Packed(_told(_judged(state, texts, _older, _newer).content(), language))


def _told(pair: Pair, language: Language) -> Again:
    flows, promised = plan_to_review(cached.workspace(), pair)
    return flows, len(promised), browsing.written(present_again(promised, pair, language))
