"""What a document is called: by its title, or by what is known of it where it has none."""

from __future__ import annotations

from typing import Protocol

from workbench.model.genre import Genre
from workbench.words.catalogue import word


class Titled(Protocol):
    """What a name is made of: a report as read, or the record of a document."""

    @property
    def id(self) -> str:
        """Return the id."""

    @property
    def title(self) -> str | None:
        """Return the title that stands on it, None where it has none."""

    @property
    def jurisdiction(self) -> str | None:
        """Return the place."""

    @property
    def year(self) -> int | None:
        """Return the year it plans for or tells of."""

    @property
    def genre(self) -> Genre:
        """Return the kind of document."""


def has_own_title(document: Titled) -> bool:
    """Say whether the name is the document's own; a name of ours is marked as ours on the screen."""
    return bool(document.title)


def document_name(document: Titled) -> str:
    """Return the title, else place, year and genre in Chinese; never an id unless nothing is known."""
    if document.title:
        return document.title
    year = f"{document.year}年" if document.year else ""
    if not (document.jurisdiction or year):
        return document.id
    return f"{document.jurisdiction or ''}{year}{document.genre.rule.zh}"


def cited_name(document: Titled, language: str = "zh") -> str:
    """Return place, year and genre, as a source is named; the title where one of them is unknown."""
    place, year, rule = document.jurisdiction, document.year, document.genre.rule
    if not place or year is None:
        return document_name(document)
    genre = rule.zh if language == "zh" else rule.en
    return word("cited.document", language, place=place, year=year, genre=genre)
