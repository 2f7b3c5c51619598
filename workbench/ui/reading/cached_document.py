"""A report as the reader draws it, kept while nothing of it changes."""

from __future__ import annotations

import json

import streamlit as st

from workbench.model.decision import Codebook, Document
from workbench.pipeline.analysing import commitments_of, possible_of
from workbench.ui import cached
from workbench.ui.components.sending import as_sent
from workbench.ui.i18n import Language
from workbench.ui.packed import Packed
from workbench.ui.reading.presenter import present_document
from workbench.ui.shapes.reading import ReaderContent


def reading_props(document: Document, book: Codebook | None, language: Language) -> ReaderContent:
    """Return the reader's document."""
    content: ReaderContent = json.loads(written_document(document, book, language))
    return content


def written_document(document: Document, book: Codebook | None, language: Language) -> bytes:
    """Return the reader's document as it is sent."""
    return _written(cached.content(document), repr(book), language, document.id, book).content()


@st.cache_resource(show_spinner=False, max_entries=cached.KEPT)
def _written(
    content: str,  # noqa: ARG001 — the cache's key, with what the book says
    book: str,  # noqa: ARG001
    language: Language,
    _document: str,
    _book: Codebook | None,
) -> Packed[bytes]:
    opened, settings = cached.report(_document), cached.settings()
    found, possible = commitments_of(opened, settings), possible_of(opened, settings)
    return Packed(as_sent(present_document(opened, found, _book, language, possible)))
