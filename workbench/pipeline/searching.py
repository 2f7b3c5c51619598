"""Search over the library: sentences that answer a query."""

from __future__ import annotations

from workbench.model.decision import Document
from workbench.model.part import Part
from workbench.pipeline.memo import remembered
from workbench.pipeline.search_texts import Progress, library_texts
from workbench.pipeline.workspace import Workspace
from workbench.searching.concordance import Hit, find_in_context
from workbench.searching.query import QueryError, parse_query
from workbench.searching.texts import SearchText
from workbench.settings import SearchSettings

__all__ = ["Hit", "QueryError", "parse_query", "search_library"]


def search_library(
    workspace: Workspace,
    query: str,
    *,
    place: str | None = None,
    part: Part | None = None,
    on_progress: Progress | None = None,
) -> tuple[Hit, ...]:
    """Return every sentence of the library that answers ``query``, newest reports first.

    ``on_progress`` is told of the reading. Raises QueryError for what is no query.
    """
    settings = workspace.settings.searching
    if parse_query(query, settings) is None:
        return ()
    texts = library_texts(workspace, searched_documents(workspace, place), on_progress)
    return _found(query, part, texts, settings)


def searched_documents(workspace: Workspace, place: str | None = None) -> list[Document]:
    """Return the documents that are searched, newest first."""
    documents = [d for d in workspace.offered() if place is None or d.jurisdiction == place]
    return sorted(documents, key=lambda d: (-(d.year or 0), d.jurisdiction or "", d.id))


@remembered(8)
def _found(
    query: str, part: Part | None, texts: tuple[SearchText, ...], settings: SearchSettings
) -> tuple[Hit, ...]:
    """Search texts once for all the pages of what is found; a text is told apart by being itself."""
    asked = parse_query(query, settings)
    return () if asked is None else find_in_context(texts, asked, part=part)
