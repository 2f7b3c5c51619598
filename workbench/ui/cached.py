"""What all visitors share; the only user of Streamlit's caches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from workbench.model.decision import Document
from workbench.model.insight import Series, Wording
from workbench.model.link import LinkDecision
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.comparing import Compared, compare
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.home import Home, find_home
from workbench.pipeline.indicators_wording import indicators
from workbench.pipeline.indicators_wording import wording as compare_wording
from workbench.pipeline.judging import evidence, made_commitments
from workbench.pipeline.overview import Pair, all_pairs
from workbench.pipeline.second_coding import team_notes
from workbench.pipeline.similar_promises import PromiseSearch
from workbench.pipeline.trends import Trends, batch_state, open_trends
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui.comparison.handlers import decisions
from workbench.ui.comparison.presenter import present_comparison
from workbench.ui.fulfilment.presenter import present_flow
from workbench.ui.i18n import Language
from workbench.ui.overview.presenter import Areas, present_area_names
from workbench.ui.reading.presenter import present_document

_KEPT = 32


@st.cache_resource(show_spinner=False)
def workspace() -> Workspace:
    """Return the one open workbench of this server."""
    return open_workspace(find_home())


def report(document: str) -> Report:
    """Return a text version as read."""
    return workspace().report(document)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def reading_props(
    document: str,
    text_sha256: str,  # noqa: ARG001 — part of the cache's key
    codebook: int,
    language: Language,
) -> Mapping[str, Any]:
    """Return the reader's document; the hash and the revision are part of the cache's key."""
    opened = report(document)
    book = workspace().store.codebook(codebook)
    return present_document(opened, commitments_of(opened), book, language)


def flow_props(older: Document, newer: Document, language: Language) -> Mapping[str, Any]:
    """Return the fulfilment flow, with a revision that changes when people make or re-cut commitments."""
    notes = team_notes(workspace().store.annotations(document=older.id))
    own = tuple(f"{each.id}@{each.version}" for each in notes if each.decision in ("created", "recut"))
    texts = (older.text_sha256, newer.text_sha256)
    return {**_flow_props(older.id, newer.id, texts, own, language), "rev": f"{texts}:{own}"}


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _flow_props(
    older: str,
    newer: str,
    texts: tuple[str, str],  # noqa: ARG001 — part of the cache's key
    own: tuple[str, ...],  # noqa: ARG001 — part of the cache's key
    language: Language,
) -> Mapping[str, Any]:
    first, second = report(older), report(newer)
    notes = team_notes(workspace().store.annotations(document=older))
    found = evidence(first, second, made=made_commitments(first, notes))
    return present_flow(first, second, commitments_of(first), notes, found, language)


def decided(older: str, newer: str) -> tuple[LinkDecision, ...]:
    """Return what people said of passages of two reports."""
    return decisions(workspace().store, report(older), report(newer))


def compared(older: str, newer: str, scope: str, decisions: tuple[LinkDecision, ...]) -> Compared:
    """Return two reports with links and changes."""
    return compare(report(older), report(newer), scope, decisions)  # type: ignore[arg-type]


def pairs_props(
    older: Document, newer: Document, scope: str, decisions: tuple[LinkDecision, ...], language: Language
) -> Mapping[str, Any]:
    """Return the comparison's cards."""
    return _pairs_props(
        older.id, newer.id, (older.text_sha256, newer.text_sha256), scope, decisions, language
    )


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _pairs_props(
    older: str,
    newer: str,
    texts: tuple[str, str],  # noqa: ARG001 — part of the cache's key
    scope: str,
    decisions: tuple[LinkDecision, ...],
    language: Language,
) -> Mapping[str, Any]:
    both = compared(older, newer, scope, decisions)
    return present_comparison(both.older, both.newer, both.alignment, both.difference, language)


@st.cache_resource(show_spinner=False)
def proposal_counts() -> ProposalCounts:
    """Return how many commitments are proposed for each text; kept for all texts."""
    return ProposalCounts(workspace())


def series(documents: tuple[str, ...]) -> tuple[Series, ...]:
    """Return the number series of a place's reports."""
    return indicators([report(document) for document in documents])


def wording(older: str, newer: str, place: tuple[str, ...]) -> Wording:
    """Return the set phrases of two reports; ``place`` are all reports of theirs."""
    background = [report(document) for document in place if document not in (older, newer)]
    return compare_wording(report(older), report(newer), background)


def trends(home: Home, batch: str) -> Trends:
    """Return what a batch found, read again only after it went on."""
    return _trends(home, batch, batch_state(home, batch))


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Home: repr})
def _trends(home: Home, batch: str, state: tuple[int, float]) -> Trends:  # noqa: ARG001 — the cache's key
    return open_trends(home, batch)


@st.cache_resource(show_spinner=False)
def promises() -> PromiseSearch:
    """Return the index of the library's commitments; it follows the library by itself."""
    return PromiseSearch()


def every_pair() -> tuple[Pair, ...]:
    """Return every newest report with people's verdicts, counted again only after somebody did something."""
    return _every_pair(_state())


@st.cache_resource(show_spinner=False, max_entries=2)
def _every_pair(state: tuple[int, str]) -> tuple[Pair, ...]:  # noqa: ARG001 — the cache's key
    return all_pairs(workspace())


def _state() -> tuple[int, str]:
    """Return what no two states of the store share; after a restore a mere number may come again."""
    last = workspace().store.log(limit=1)
    return (last[0].seq, last[0].batch) if last else (0, "")


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def areas(codebook: int, language: Language) -> Areas:
    """Return the policy areas of one revision of the codebook."""
    return present_area_names(workspace().store.codebook(codebook), language)
