"""The library as places and years, and which reports go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.model.decision import Document
from workbench.model.directions import show_directions
from workbench.model.document_name import Titled, document_name, has_own_title
from workbench.model.genre import Genre
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.choices import told_apart
from workbench.ui.shapes.findings import MatrixContent, MatrixEntry, MatrixRow

# Years further apart than governments report are somebody's slip: no column for each between them.
_LONGEST_SPAN = 150
_GENRES = {genre: at for at, genre in enumerate(Genre)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place and its text versions, by year and version number."""

    name: str
    fictional: bool
    documents: tuple[Document, ...]

    @property
    def latest(self) -> tuple[Document, ...]:
        """Return the newest version of each report."""
        newest = {document.report: document for document in self.documents}
        return tuple(d for d in self.documents if newest[d.report].id == d.id)


def places_of(documents: Iterable[Document]) -> tuple[Place, ...]:
    """Return the places in the order of their names, real ones first."""
    by_place: dict[str, list[Document]] = {}
    for document in documents:
        by_place.setdefault(document.jurisdiction or "", []).append(document)
    places = [
        Place(
            name=name,
            fictional=any(d.fictional for d in group),
            documents=tuple(sorted(group, key=_in_cells)),
        )
        for name, group in by_place.items()
    ]
    return tuple(sorted(places, key=lambda place: (place.fictional, place.name == "", place.name)))


def _in_cells(document: Document) -> tuple[int, int, str, int]:
    """Return what orders a place's texts: year, genre (reports first), document, version."""
    return document.year or 0, _GENRES[document.genre], document.report, document.number


def complete_choice(
    chosen: Mapping[str, str], places: Sequence[Place], *, across: bool = False
) -> dict[str, str]:
    """Return place, older, newer and document such that all exist and belong together.

    A document that is asked for decides the place; what is missing becomes the place's newest pair. Reports
    whose place nobody knows are shown where one of them is asked for: no name of a place is no choice.
    ``across`` lets the newer report be one of another place.
    """
    of_document = {d.id: place for place in places for d in place.documents}
    place = of_document.get(chosen.get("document", "")) or next(
        (p for p in places if p.name and p.name == chosen.get("place")), None
    )
    place = place or of_document.get(chosen.get("older", "")) or (places[0] if places else None)
    if place is None:
        return {"place": "", "older": "", "newer": "", "document": ""}
    ids = {d.id for d in place.documents}
    document = chosen.get("document", "")
    pair = default_pair(place)
    older = chosen["older"] if chosen.get("older") in ids else pair[0]
    newer = chosen["newer"] if chosen.get("newer") in (of_document if across else ids) else pair[1]
    return {
        "place": place.name,
        "older": older,
        "newer": newer,
        "document": document if document in ids else newer,
    }


def default_pair(place: Place) -> tuple[str, str]:
    """Return the work reports of the two newest years; where there is one only, that one twice.

    Other documents answer to reports; they are not a year's report themselves.
    """
    latest = tuple(d for d in place.latest if d.genre is Genre.WORK_REPORT and not d.archived) or place.latest
    if len(latest) == 1:
        return latest[0].id, latest[0].id
    return latest[-2].id, latest[-1].id


def place_label(place: Place, language: Language) -> str:
    """Return a place's name; a made-up one says so, and one without a name too."""
    name = show_directions(place.name) or translate(language, "library.no_place")
    mark = translate(language, "library.fictional")
    return f"{name} · {mark}" if place.fictional and mark not in name else name


def document_label(document: Document, place: Place, language: Language) -> str:
    """Return the year, with the genre where it is no work report and the version where there are several."""
    if document.genre is Genre.WORK_REPORT and document.year is not None:
        return f"{document.year}{_version(document, place, language)}"
    return _kind_of_year(document, language) + _version(document, place, language)


def picked_label(document: Document, place: Place, language: Language) -> str:
    """Return what a document is called where it stands alone: report or kind of its year, version."""
    return _kind_of_year(document, language) + _version(document, place, language)


def _kind_of_year(document: Document, language: Language) -> str:
    """Return the year and what a document is; its title where the year is not known."""
    kind = genre_label(document.genre, language)
    if document.genre is Genre.WORK_REPORT:
        if document.year is not None:
            return translate(language, "pick.document_value", year=document.year)
        return show_directions(document_name(document))
    if document.year is None:
        return f"{show_directions(document_name(document))} {kind}"
    return translate(language, "judging.source_of_year", year=document.year, kind=kind)


def _version(document: Document, place: Place, language: Language) -> str:
    """Return which text of its report a document is, to follow its name; nothing where there is one."""
    if sum(each.report == document.report for each in place.documents) == 1:
        return ""
    return f" · {translate(language, f'kind.{document.version_kind}')} {document.number}"


def shown_name(document: Titled, language: Language) -> str:
    """Return what a document is called on the screen; a name that is ours and not its own says so."""
    name = show_directions(document_name(document))
    return name if has_own_title(document) else translate(language, "library.our_name", name=name)


def genre_label(genre: Genre, language: Language) -> str:
    """Return what a kind of document is called."""
    return translate(language, f"genre.{genre.value}")


def labels_across(places: Sequence[Place], first: Place, language: Language) -> dict[str, str]:
    """Return the name of every report by id: those of ``first`` by their year, then the other places'."""
    own = {d.id: document_label(d, first, language) for d in first.documents}
    others = {
        d.id: f"{place_label(place, language)} {document_label(d, place, language)}"
        for place in places
        if place.name != first.name
        for d in place.documents
    }
    return told_apart(own | others)


def years_across(years: Iterable[int]) -> list[int]:
    """Return every year from the first to the last, also without a report; far apart, only those given."""
    known = sorted(set(years))
    if not known or known[-1] - known[0] > _LONGEST_SPAN:
        return known
    return list(range(known[0], known[-1] + 1))


def present_matrix(
    places: Sequence[Place], progress: Mapping[str, Mapping[str, int]], language: Language
) -> MatrixContent:
    """Return places × years; ``progress`` gives numbers to show per document."""
    years = {d.year for place in places for d in place.documents if d.year is not None}
    span: list[int | None] = list(years_across(years))
    if any(d.year is None for place in places for d in place.documents):
        span.append(None)
    rows: list[MatrixRow] = []
    for place in places:
        cells: list[list[MatrixEntry]] = [
            [
                {
                    "id": d.id,
                    "label": document_label(d, place, language),
                    "title": shown_name(d, language),
                    "progress": dict(progress.get(d.id, {})),
                }
                for d in place.documents
                if d.year == year
            ]
            for year in span
        ]
        rows.append(
            {
                "place": place.name,
                "label": place_label(place, language),
                "fictional": place.fictional,
                "cells": cells,
            }
        )
    return {
        "years": [translate(language, "library.no_year") if y is None else str(y) for y in span],
        "rows": rows,
    }


def demonstration_line(places: Sequence[Place], language: Language) -> str:
    """Return what of a demonstration is made up, and whose reports are real where there are any."""
    mark = translate(language, "common.list_mark")
    names = {
        made_up: mark.join(show_directions(place.name) for place in places if place.fictional is made_up)
        for made_up in (True, False)
    }
    said = [translate(language, "app.demonstration", places=names[True])]
    if names[False]:
        said.append(translate(language, "app.demonstration_real", places=names[False]))
    return ("" if language == "zh" else " ").join(said)
