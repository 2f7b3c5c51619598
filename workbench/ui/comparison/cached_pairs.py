"""Two reports compared, kept while neither they nor people's words on them change."""

from __future__ import annotations

import streamlit as st

from workbench.model.decision import Document
from workbench.model.link import LinkDecision
from workbench.pipeline.comparing import Compared, compare, compare_opening
from workbench.pipeline.linking import decisions as decisions_on
from workbench.ui import cached
from workbench.ui.comparison.presenter import present_comparison, present_opening
from workbench.ui.components.sending import as_sent
from workbench.ui.i18n import Language
from workbench.ui.packed import Packed

OPENING = 4
"""How many cards are sent before all others: as many as a window usually shows."""


def decided(older: str, newer: str) -> tuple[LinkDecision, ...]:
    """Return what people said of passages of two reports."""
    return decisions_on(cached.workspace().store, cached.report(older), cached.report(newer))


def compared(older: str, newer: str, scope: str, decisions: tuple[LinkDecision, ...]) -> Compared:
    """Return two reports with links and changes."""
    return compare(cached.report(older), cached.report(newer), scope, decisions)  # type: ignore[arg-type]


def written_opening(
    older: Document, newer: Document, scope: str, decisions: tuple[LinkDecision, ...], language: Language
) -> bytes:
    """Return the comparison's first cards as they are sent; most words are compared after that."""
    return kept_opening(
        older.id, newer.id, (cached.content(older), cached.content(newer)), scope, decisions, language
    )


@st.cache_resource(show_spinner=False, max_entries=cached.KEPT)
def kept_opening(
    older: str,
    newer: str,
    texts: tuple[str, str],  # noqa: ARG001 — part of the cache's key
    scope: str,
    decisions: tuple[LinkDecision, ...],
    language: Language,
) -> bytes:
    """Return the comparison's first cards as they are sent, kept by the texts and the decisions."""
    both = compare_opening(cached.report(older), cached.report(newer), OPENING, scope, decisions)  # type: ignore[arg-type]
    cards = present_opening(
        both.older, both.newer, both.alignment, both.difference, both.sentences, language, OPENING
    )
    return as_sent(cards)


def written_pairs(
    older: Document, newer: Document, scope: str, decisions: tuple[LinkDecision, ...], language: Language
) -> bytes:
    """Return all of the comparison's cards as they are sent."""
    return kept_pairs(
        older.id, newer.id, (cached.content(older), cached.content(newer)), scope, decisions, language
    ).content()


def keep(
    older: Document, newer: Document, scope: str, decisions: tuple[LinkDecision, ...], language: Language
) -> None:
    """Have all that a visitor will be sent of a comparison written before it is asked for."""
    written_opening(older, newer, scope, decisions, language)
    written_pairs(older, newer, scope, decisions, language)


@st.cache_resource(show_spinner=False, max_entries=cached.KEPT)
def kept_pairs(
    older: str,
    newer: str,
    texts: tuple[str, str],  # noqa: ARG001 — part of the cache's key
    scope: str,
    decisions: tuple[LinkDecision, ...],
    language: Language,
) -> Packed[bytes]:
    """Return the comparison's cards as they are sent, kept by the texts and the decisions."""
    both = compared(older, newer, scope, decisions)
    cards = present_comparison(
        both.older, both.newer, both.alignment, both.difference, both.sentences, language
    )
    return Packed(as_sent(cards))
