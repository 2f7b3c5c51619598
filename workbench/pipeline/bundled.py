"""The reports that come with the program, as their catalogues describe them."""

from __future__ import annotations

from workbench.corpus.catalogue import CatalogueEntry, load_catalogue
from workbench.model.hints import Hints
from workbench.pipeline.home import Home


def entry_hints(entry: CatalogueEntry) -> Hints:
    """Return what the catalogue, written by people, says of a bundled report."""
    return Hints(
        id=entry.id,
        title=entry.title or None,
        jurisdiction=entry.jurisdiction or None,
        year=entry.year,
        source=entry.source or None,
        fictional=entry.fictional,
    )


def bundled_entries(home: Home) -> tuple[CatalogueEntry, ...]:
    """Return the reports of all catalogues, the home's own before the bundled ones, each id once."""
    found: dict[str, CatalogueEntry] = {}
    for folder in home.corpora:
        if (folder / "catalogue.csv").is_file():
            for entry in load_catalogue(folder):
                found.setdefault(entry.id, entry)
    return tuple(found.values())
