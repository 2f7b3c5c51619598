"""A report as the reader draws it, kept while nothing of it changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from workbench.model.decision import Codebook, Document
from workbench.pipeline.analysing import commitments_of, possible_of
from workbench.ui import cached
from workbench.ui.i18n import Language
from workbench.ui.reading.presenter import present_document


def reading_props(document: Document, book: Codebook | None, language: Language) -> Mapping[str, Any]:
    """Return the reader's document."""
    return _reading_props(cached.content(document), repr(book), language, document.id, book)


@st.cache_resource(show_spinner=False, max_entries=cached.KEPT)
def _reading_props(
    content: str,  # noqa: ARG001 — the cache's key, with what the book says
    book: str,  # noqa: ARG001
    language: Language,
    _document: str,
    _book: Codebook | None,
) -> Mapping[str, Any]:
    opened, settings = cached.report(_document), cached.settings()
    found, possible = commitments_of(opened, settings), possible_of(opened, settings)
    return present_document(opened, found, _book, language, possible)
