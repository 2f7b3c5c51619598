"""What all visitors share, and the key of what a room keeps for itself (its own `cached_` module)."""

from __future__ import annotations

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.model.document_name import cited_name
from workbench.model.genre import Genre
from workbench.model.report import Report
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.home import find_home
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.settings import Settings
from workbench.ui.health import HEALTH
from workbench.ui.i18n import Language
from workbench.ui.presenting.area_names import Areas, present_area_names
from workbench.ui.presenting.library_matrix import Place, places_of

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


def has_plans() -> bool:
    """Say whether the library holds a five-year plan, which has a page of its own."""
    return any(each.genre is Genre.FIVE_YEAR_PLAN for each in offered())


def cited_names(language: Language) -> dict[str, str]:
    """Return how each document of the library is named as a source, by id."""
    return {document.id: cited_name(document, language) for document in documents()}


def store_state() -> tuple[int, str]:
    """Return what no two states of the store share; after a restore a mere number may come again."""
    last = workspace().store.log(limit=1)
    taught = hash(settings().extraction.taught)
    return (last[0].seq, f"{last[0].batch} {taught}") if last else (0, f"{taught}")


def areas(language: Language) -> Areas:
    """Return the policy areas of the codebook in force."""
    return present_area_names(workspace().store.codebook(), language)
