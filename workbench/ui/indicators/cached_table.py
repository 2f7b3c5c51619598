"""The table of a place's number series, kept while neither texts nor their names change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from workbench.model.decision import Document
from workbench.model.insight import Series
from workbench.pipeline.indicators_wording import indicators
from workbench.ui import browsing, cached
from workbench.ui.i18n import Language
from workbench.ui.indicators.presenter import present_indicators
from workbench.ui.packed import Packed

_KEPT = 8  # places; a table of a thousand series takes some megabytes


def place_series(documents: Sequence[str]) -> tuple[Series, ...]:
    """Return the number series of a place's reports."""
    return indicators([cached.report(document) for document in documents])


def indicators_table(documents: Sequence[Document], names: Mapping[str, str], language: Language) -> bytes:
    """Return the table as it is sent, with one row for each series of ``documents``.

    ``names`` are what the documents are called as sources.
    """
    texts = tuple(cached.content(each) for each in documents)
    named = tuple((each.id, names[each.id]) for each in documents if each.id in names)
    return _table(texts, named, language, tuple(each.id for each in documents)).content()


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _table(
    texts: tuple[str, ...],  # noqa: ARG001 — the cache's key
    names: tuple[tuple[str, str], ...],
    language: Language,
    _documents: tuple[str, ...],
) -> Packed[bytes]:
    return Packed(browsing.written(present_indicators(place_series(_documents), dict(names), language)))
