"""What the start page says of all texts at once, kept until anybody does anything or more is counted."""

from __future__ import annotations

import streamlit as st

from workbench.model.decision import Document
from workbench.ui import cached
from workbench.ui.components.sending import as_sent
from workbench.ui.i18n import Language
from workbench.ui.library.document_presenter import document_choices
from workbench.ui.presenting.choices import told_apart
from workbench.ui.presenting.library_matrix import present_matrix


def uncounted() -> tuple[Document, ...]:
    """Return the texts whose proposals were not counted yet."""
    return _uncounted(cached.store_state(), cached.proposal_counts().known)


def written_matrix(language: Language) -> bytes:
    """Return places and years as they are sent, each text with the numbers that are known of it."""
    return _written_matrix(cached.store_state(), cached.proposal_counts().known, language)


def choices(language: Language) -> dict[str, str]:
    """Return the texts to choose from, archived ones too, by id."""
    return _choices(cached.store_state(), language)


@st.cache_resource(show_spinner=False, max_entries=2)
def _uncounted(state: tuple[int, str], counted: int) -> tuple[Document, ...]:  # noqa: ARG001 — the cache's key
    return cached.proposal_counts().missing(cached.offered())


@st.cache_resource(show_spinner=False, max_entries=2)
def _written_matrix(state: tuple[int, str], counted: int, language: Language) -> bytes:  # noqa: ARG001 — as above
    numbers = cached.proposal_counts().numbers(cached.offered())
    decided = cached.workspace().store.annotation_counts()
    progress = {
        name: {"found": found, "decided": decided.get(name, 0)}
        for name, found in numbers.items()
        if found is not None
    }
    return as_sent(present_matrix(cached.places(), progress, language))


@st.cache_resource(show_spinner=False, max_entries=2)
def _choices(state: tuple[int, str], language: Language) -> dict[str, str]:  # noqa: ARG001 — as above
    return told_apart(document_choices(cached.places(archived=True), language))
