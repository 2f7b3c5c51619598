"""The table of a place's number series, kept while neither texts nor their names change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from workbench.model.decision import Document
from workbench.ui import cached
from workbench.ui.i18n import Language
from workbench.ui.indicators.presenter import present_indicators
from workbench.ui.presenting.findings import Table

_KEPT = 8  # places; a table of a thousand series takes some megabytes


def indicators_table(documents: Sequence[Document], names: Mapping[str, str], language: Language) -> Table:
    """Return one row for each series of ``documents``; ``names`` are what they are called as sources."""
    texts = tuple(cached.content(each) for each in documents)
    named = tuple((each.id, names[each.id]) for each in documents if each.id in names)
    return _table(texts, named, language, tuple(each.id for each in documents))


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _table(
    texts: tuple[str, ...],  # noqa: ARG001 — the cache's key
    names: tuple[tuple[str, str], ...],
    language: Language,
    _documents: tuple[str, ...],
) -> Table:
    return present_indicators(cached.series(_documents), dict(names), language)
