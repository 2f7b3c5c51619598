"""Who said a phrase first, who followed when, and where nobody can tell because a report is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbench.model.genre import Genre

Level = Literal["national", "province", "city", "county", "other"]
"""The state, a province, a city, a county or district, or a place whose level is not known."""
LEVELS: tuple[Level, ...] = ("national", "province", "city", "county", "other")
CellState = Literal["said", "silent", "missing"]
"""A document of the year says it; the year's report is there and does not; there is no report to look in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedText:
    """A document's text with when and where it was written; ``year`` is when it was said, not told of."""

    document: str
    place: str
    level: Level
    year: int
    genre: Genre
    text: str
    said_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A document that says a phrase: how often, and its first place with the sentence around it."""

    document: str
    place: str
    level: Level
    year: int
    genre: Genre
    said_on: date | None
    count: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceYear:
    """One place in one year; ``saying`` is the year's first document that says it."""

    year: int
    state: CellState
    count: int = 0
    saying: Saying | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAdoption:
    """When a place took a phrase up, as far as its reports are there.

    ``missing_before`` are the years without a report before it did (or of all, where it never did): it may
    have said it then.
    """

    place: str
    level: Level
    first: Saying | None
    years: tuple[PlaceYear, ...]
    missing_before: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelYear:
    """What the places of one level did in a year: reports there are, those that say it, newcomers."""

    level: Level
    year: int
    reports: int
    said: int
    new: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """A phrase (with its variants) over places and years.

    ``earliest`` are all sayings of the first year, by date where it is known: with several, no order between
    those without a date is claimed. ``curve`` has an entry for each level and year.
    """

    phrase: str
    variants: tuple[str, ...]
    earliest: tuple[Saying, ...]
    places: tuple[PlaceAdoption, ...]
    curve: tuple[LevelYear, ...]
    years: tuple[int, ...]
