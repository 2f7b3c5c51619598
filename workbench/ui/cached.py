"""What all visitors share, and the key of what a room keeps for itself (its own `cached_` module)."""

from __future__ import annotations

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.model.document_name import cited_name
from workbench.model.genre import Genre
from workbench.model.insight import Series, Wording
from workbench.model.report import Report
from workbench.pipeline.blind_sight import sight_of
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.first_said import FirstSaid
from workbench.pipeline.home import Home, find_home
from workbench.pipeline.indicators_wording import indicators
from workbench.pipeline.indicators_wording import wording as compare_wording
from workbench.pipeline.model_runs import ModelRun
from workbench.pipeline.overview import Pair, counted_pairs
from workbench.pipeline.similar_promises import PromiseSearch
from workbench.pipeline.trend_runs import TrendRun
from workbench.pipeline.trends import Trends, batch_state, open_trends
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.settings import Settings
from workbench.ui.health import HEALTH
from workbench.ui.i18n import Language
from workbench.ui.presenting.library_matrix import Place, places_of
from workbench.ui.presenting.narrowing import Areas, present_area_names

KEPT = 32
"""How many documents, or pairs of them, stay ready for the screen."""


@st.cache_resource(show_spinner=False)
def workspace() -> Workspace:
    """Return the one open workbench of this server."""
    try:
        opened = open_workspace(find_home())
    except WorkbenchError as error:
        HEALTH.failed(error)
        raise
    HEALTH.opened(opened.store.database)
    return opened


def report(document: str) -> Report:
    """Return a text version as read."""
    return workspace().report(document)


def documents() -> tuple[Document, ...]:
    """Return every text version in the library, read again only after anybody did anything."""
    return _documents(store_state())


def offered() -> tuple[Document, ...]:
    """Return the text versions that are offered for work: all but the archived ones."""
    return tuple(each for each in documents() if not each.archived)


def places(*, archived: bool = False) -> tuple[Place, ...]:
    """Return the library's places with the texts that are offered, or with the ``archived`` ones too."""
    return _places(store_state(), archived)


@st.cache_resource(show_spinner=False, max_entries=2)
def _documents(state: tuple[int, str]) -> tuple[Document, ...]:  # noqa: ARG001 — the cache's key
    return workspace().documents()


@st.cache_resource(show_spinner=False, max_entries=4)
def _places(state: tuple[int, str], archived: bool) -> tuple[Place, ...]:
    return places_of(each for each in _documents(state) if archived or not each.archived)


def content(document: Document) -> str:
    """Return the key of what is made of a text: all that its record says, and the standard in force."""
    return f"{document!r} {hash(settings().extraction.taught)}"


def settings() -> Settings:
    """Return the settings in force: with what the library's decisions taught, where it follows them."""
    return workspace().settings


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


def has_plans() -> bool:
    """Say whether the library holds a five-year plan, which has a page of its own."""
    return any(each.genre is Genre.FIVE_YEAR_PLAN for each in offered())


def cited_names(language: Language) -> dict[str, str]:
    """Return how each document of the library is named as a source, by id."""
    return {document.id: cited_name(document, language) for document in documents()}


def trends(home: Home, batch: str) -> Trends:
    """Return what a batch found, read again only after it went on."""
    return _trends(home, batch, batch_state(home, batch))


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Home: repr})
def _trends(home: Home, batch: str, state: tuple[int, float]) -> Trends:  # noqa: ARG001 — the cache's key
    return open_trends(home, batch)


@st.cache_resource(show_spinner=False)
def trend_run() -> TrendRun:
    """Return the one computation of trends that this server may have under way."""
    return TrendRun()


@st.cache_resource(show_spinner=False)
def model_run() -> ModelRun:
    """Return the one run of questions to a model that this server may have under way."""
    return ModelRun()


@st.cache_resource(show_spinner=False)
def promises() -> PromiseSearch:
    """Return the index of the library's commitments; it follows the library by itself."""
    return PromiseSearch()


@st.cache_resource(show_spinner=False)
def first_said() -> FirstSaid:
    """Return the library's texts ready to be looked through; they follow the library by themselves."""
    return FirstSaid()


def pairs_of(places: tuple[str, ...], coder: str | None = None) -> tuple[Pair, ...]:
    """Return the newest reports of some places with the verdicts that ``coder`` may see, for their counts.

    Counted again as soon as anybody did anything: this depends on decisions, so the whole state of the
    store is the key, the log's last line, which is written in the transaction of every change.
    """
    # Who has a blind sample open sees other counts than the rest, and a task is no line of the log.
    if sight_of(workspace().store, coder).whole:
        return _pairs_of(places, store_state(), proposal_counts().known)
    return counted_pairs(workspace(), places, proposal_counts(), coder=coder)


@st.cache_resource(show_spinner=False, max_entries=4)
def _pairs_of(places: tuple[str, ...], state: tuple[int, str], counted: int) -> tuple[Pair, ...]:  # noqa: ARG001 — the cache's key
    return counted_pairs(workspace(), places, proposal_counts())


def store_state() -> tuple[int, str]:
    """Return what no two states of the store share; after a restore a mere number may come again."""
    last = workspace().store.log(limit=1)
    taught = hash(settings().extraction.taught)
    return (last[0].seq, f"{last[0].batch} {taught}") if last else (0, f"{taught}")


def areas(language: Language) -> Areas:
    """Return the policy areas of the codebook in force."""
    return present_area_names(workspace().store.codebook(), language)
