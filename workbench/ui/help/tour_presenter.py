"""The steps of the tour, each with the page that it shows."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.decision import Document
from workbench.pipeline.successors import successors
from workbench.ui.i18n import Language, translate
from workbench.ui.shapes.tour import TourStep

STEPS = ("read", "fulfilment", "compare", "indicators", "overview", "library")


def present_steps(documents: Iterable[Document], language: Language) -> list[TourStep]:
    """Return the steps on the made-up pair; none where the library does not hold it."""
    pairs = [(each, after) for each, after in successors(documents) if each.fictional and after is not None]
    if not pairs:
        return []
    older, newer = pairs[0]
    query = {"place": older.jurisdiction or "", "older": older.id, "newer": newer.id, "document": older.id}
    return [
        {
            "page": "" if page == "library" else page,
            "go": {"page": page, "query": query},
            "title": translate(language, f"tour.title_{page}"),
            "text": translate(language, f"tour.text_{page}"),
        }
        for page in STEPS
    ]
