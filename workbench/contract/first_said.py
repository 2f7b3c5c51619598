"""Who said a phrase first in JSON and as rows (``first-said``); ``docs/commands.md`` names the fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.contract.numbers import Json
from workbench.model.adoption import LEVELS, Adoption, LevelYear, PlaceAdoption, Saying

COLUMNS = ("place", "level", "year", "state", "count", "document", "date", "start", "end", "quote")
"""The columns of the rows: one for each place and year."""


def first_said_json(found: Adoption) -> Json:
    """Return the earliest sources, each level's and place's first, the matrix and the curve."""
    return {
        "phrase": found.phrase,
        "variants": list(found.variants),
        "years": list(found.years),
        "earliest": [saying_json(each) for each in found.earliest],
        "levels": [_level(found, level) for level in LEVELS if any(p.level == level for p in found.places)],
        "places": [_place(each) for each in found.places],
        "curve": [_curve(each) for each in found.curve],
    }


def saying_json(saying: Saying | None) -> Json | None:
    """Return a saying with its place in the document's text."""
    if saying is None:
        return None
    return {
        "document": saying.document,
        "place": saying.place,
        "level": saying.level,
        "genre": saying.genre.value,
        "year": saying.year,
        "date": saying.said_on.isoformat() if saying.said_on else None,
        "count": saying.count,
        "quote": saying.quote,
        "start": saying.start,
        "end": saying.end,
    }


def first_said_rows(found: Adoption) -> Iterator[list[Any]]:
    """Yield a row for each place and year, under ``COLUMNS``."""
    for place in found.places:
        for cell in place.years:
            saying = cell.saying
            day = saying.said_on.isoformat() if saying and saying.said_on else ""
            said = [saying.document, day, saying.start, saying.end, saying.quote] if saying else [""] * 5
            yield [place.place, place.level, cell.year, cell.state, cell.count, *said]


def _level(found: Adoption, level: str) -> Json:
    own = [each for each in found.places if each.level == level]
    firsts = [each.first for each in own if each.first is not None]
    return {
        "level": level,
        "places": len(own),
        "said": len(firsts),
        "first": saying_json(firsts[0] if firsts else None),
    }


def _place(each: PlaceAdoption) -> Json:
    return {
        "place": each.place,
        "level": each.level,
        "first": saying_json(each.first),
        "missing_before": list(each.missing_before),
        "years": [{"year": cell.year, "state": cell.state, "count": cell.count} for cell in each.years],
    }


def _curve(each: LevelYear) -> Json:
    return {
        "level": each.level,
        "year": each.year,
        "reports": each.reports,
        "said": each.said,
        "new": each.new,
        "missing": each.missing,
    }
