"""The threads of a place's reports, kept while neither the reports nor people's words on them change."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.model.decision import Document
from workbench.model.thread import Thread, ThreadDecision
from workbench.pipeline.life_decisions import life_decisions
from workbench.pipeline.tracing import is_traced, trace
from workbench.ui import cached
from workbench.ui.i18n import Language
from workbench.ui.packed import Packed
from workbench.ui.shapes.tracing import LivesContent
from workbench.ui.tracing.presenter import present_lives


def joined(documents: Sequence[Document]) -> tuple[ThreadDecision, ...]:
    """Return what people said of the promises of a place's reports."""
    return life_decisions(cached.workspace().store, [document.id for document in documents])


def are_kept(documents: Sequence[Document], said: tuple[ThreadDecision, ...]) -> bool:
    """Say whether the threads were found before, so that they are there at once."""
    return is_traced([cached.report(document.id) for document in documents], cached.settings(), said)


def threads(documents: Sequence[Document], said: tuple[ThreadDecision, ...]) -> tuple[Thread, ...]:
    """Return the threads of a place's reports, as people joined and split them."""
    return trace([cached.report(document.id) for document in documents], cached.settings(), decisions=said)


def lives_props(
    documents: Sequence[Document], said: tuple[ThreadDecision, ...], language: Language
) -> LivesContent:
    """Return the threads of a place's reports as the view draws them."""
    content = tuple(cached.content(document) for document in documents)
    return _lives_props(content, repr(said), language, tuple(documents), said).content()


@st.cache_resource(show_spinner=False, max_entries=cached.KEPT)
def _lives_props(
    content: tuple[str, ...],  # noqa: ARG001 — the cache's key, with what people said
    words: str,  # noqa: ARG001
    language: Language,
    _documents: tuple[Document, ...],
    _said: tuple[ThreadDecision, ...],
) -> Packed[LivesContent]:
    return Packed(present_lives(threads(_documents, _said), _documents, language))
