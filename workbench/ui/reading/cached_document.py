"""A report as the reader draws it, kept while nothing of it changes."""

from __future__ import annotations

import streamlit as st

from workbench.model.decision import Codebook, Document
from workbench.pipeline.analysing import commitments_of, possible_of
from workbench.ui import cached
from workbench.ui.i18n import Language
from workbench.ui.packed import Packed
from workbench.ui.reading.presenter import present_document
from workbench.ui.shapes.reading import ReaderContent


def reading_props(document: Document, book: Codebook | None, language: Language) -> ReaderContent:
    """Return the reader's document."""
    return _reading_props(cached.content(document), repr(book), language, document.id, book).content()


@st.cache_resource(show_spinner=False, max_entries=cached.KEPT)
def _reading_props(
    content: str,  # noqa: ARG001 — the cache's key, with what the book says
    book: str,  # noqa: ARG001
    language: Language,
    _document: str,
    _book: Codebook | None,
) -> Packed[ReaderContent]:
    opened, settings = cached.report(_document), cached.settings()
    found, possible = commitments_of(opened, settings), possible_of(opened, settings)
    return Packed(present_document(opened, found, _book, language, possible))
