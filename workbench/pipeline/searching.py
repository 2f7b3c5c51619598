"""Search over the library: words in context."""

from __future__ import annotations

from workbench.insight.concordance import Hit, find_in_context
from workbench.model.part import Part
from workbench.pipeline.workspace import Workspace

__all__ = ["Hit", "search_library"]


def search_library(
    workspace: Workspace, query: str, *, place: str | None = None, part: Part | None = None, limit: int = 200
) -> tuple[Hit, ...]:
    """Return sentences of the library that hold every word of ``query``, newest reports first."""
    documents = [d for d in workspace.offered() if place is None or d.jurisdiction == place]
    documents.sort(key=lambda d: (-(d.year or 0), d.jurisdiction or "", d.id))
    return find_in_context([workspace.report(d.id) for d in documents], query, part=part, limit=limit)
