"""What a reader found in a source, to a Report: clean text, outline, metadata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.corpus.assembly import CELL_END, assemble
from workbench.corpus.cleaning import clean
from workbench.corpus.doubtful import doubtful_places
from workbench.corpus.genres import recognise_genre
from workbench.corpus.lines import Line
from workbench.corpus.metadata import Metadata, read_metadata
from workbench.corpus.observations import is_chinese, observe
from workbench.corpus.outline.appendix import appended_lists
from workbench.corpus.outline.extent import end_of_front, start_of_closing
from workbench.corpus.outline.genre_outline import (
    SPOKEN,
    WITHOUT_LEADS,
    first_statement,
    numbered_only,
    of_one_part,
    start_of_notes,
    year_of_genre,
)
from workbench.corpus.outline.headings import find_headings
from workbench.corpus.outline.levels import assign_levels
from workbench.corpus.outline.parts import assign_parts
from workbench.corpus.outline.plan_parts import assign_plan_parts
from workbench.corpus.outline.series import keep_sound
from workbench.corpus.outline.themes import with_themes
from workbench.corpus.outline.tree import build_nodes
from workbench.corpus.places import Place, find_place
from workbench.corpus.source import Source
from workbench.model.genre import Genre
from workbench.model.hints import NO_HINTS, Hints
from workbench.model.report import Issue, Report
from workbench.model.said import Said
from workbench.settings import CorpusSettings
from workbench.text.scripts import fold

_OPENING = 16


def parse_source(source: Source, *, sha256: str, hints: Hints = NO_HINTS, settings: CorpusSettings) -> Report:
    """Return the report that ``source`` holds; ``hints`` win over what is recognised."""
    genre = hints.genre or _recognised(source)
    return _outline(
        clean(source.blocks, hints, footnotes=genre is Genre.BULLETIN), source, sha256, hints, settings, genre
    )


def _recognised(source: Source) -> Genre:
    texts = [block.text.strip("　 *#") for block in source.blocks if block.text.strip()]
    opening = [text for text in texts[:_OPENING] if text]
    return recognise_genre(opening, source.meta.get("title", ""), "\n".join(texts))


def parse_kept(text: str, *, sha256: str, hints: Hints = NO_HINTS, settings: CorpusSettings) -> Report:
    """Return the report whose clean text was kept earlier, to the character; nothing is cleaned again.

    ``sha256`` is that of the raw bytes it came from.
    """
    lines = [Line(pieces=((line, None),), row=CELL_END in line) for line in text.split("\n")]
    genre = hints.genre or Genre.WORK_REPORT
    return _outline(lines, Source(blocks=(), media="text"), sha256, hints, settings, genre)


def _outline(
    lines: Sequence[Line],
    source: Source,
    sha256: str,
    hints: Hints,
    settings: CorpusSettings,
    genre: Genre,
) -> Report:
    text, rows, removed = assemble(lines)
    folded = fold(text)
    if folded is not text:
        rows = tuple(replace(row, text=row.span.of(folded)) for row in rows)
    first = end_of_front(rows)
    found = read_metadata(rows, first, removed, source.meta).as_written(text, folded)
    year = hints.year or year_of_genre(found.title, genre) or found.year
    if genre is Genre.BULLETIN:
        first = first_statement(rows, first)
    closing, appendix = start_of_closing(rows, first)
    if genre in WITHOUT_LEADS:
        closing = appendix = start_of_notes(rows, first)
    body = range(first, max(first, closing))
    headings = keep_sound(rows, with_themes(rows, body, find_headings(rows, body)))
    if genre in WITHOUT_LEADS:
        headings = numbered_only(headings)
    levelled = assign_levels(rows, headings, body)
    if genre is Genre.FIVE_YEAR_PLAN and year is not None:
        parts = assign_plan_parts(rows, levelled, body, appendix, year)
    else:
        parts = of_one_part(assign_parts(rows, levelled, body, appendix, year), body, genre)
    nodes = build_nodes(text, rows, [*levelled, *appended_lists(rows, appendix)], parts)
    place = (
        (find_place(hints.jurisdiction) or Place(hints.jurisdiction, None))
        if hints.jurisdiction
        else found.place
    )
    return Report(
        id=hints.id or sha256[:12],
        title=hints.title or found.title,
        jurisdiction=place.name if place else None,
        place_code=place.code if place else None,
        year=year,
        review_year=(year if genre is Genre.BULLETIN else year - 1) if year else None,
        delivered_on=hints.delivered_on or found.delivered_on,
        published_on=found.published_on,
        speaker=hints.speaker or found.speaker,
        meeting=found.meeting,
        source=hints.source or source.meta.get("url"),
        sha256=sha256,
        text=text,
        nodes=nodes,
        removed=removed,
        issues=source.issues
        + _script(text, folded)
        + (_open_questions(found, hints, genre) if is_chinese(text, settings) else ())
        + observe(text, nodes, found, hints, settings, genre=genre)
        + tuple(doubtful_places(text, source.in_doubt, [each.text for each in removed])),
        fictional=hints.fictional,
        genre=genre,
        source_class=hints.source_class or genre.rule.source_class,
    )


def _script(text: str, folded: str) -> tuple[Issue, ...]:
    """Say that a text is in traditional characters."""
    if folded is text:
        return ()
    return (
        Issue(
            code="traditional",
            told=Said("issue.traditional"),
        ),
    )


def _open_questions(found: Metadata, hints: Hints, genre: Genre) -> tuple[Issue, ...]:
    """Return what could not be told and was not answered by a person either."""
    answered = {
        "no-title": hints.title,
        "no-jurisdiction": hints.jurisdiction,
        "jurisdiction-inferred": hints.jurisdiction,
        "no-year": hints.year,
        "no-delivered-on": hints.delivered_on,
        "no-speaker": hints.speaker,
    }
    if genre not in SPOKEN:
        answered |= {"no-speaker": "nobody", "no-delivered-on": None if found.delivered_on else "in writing"}
    return tuple(issue for issue in found.issues if not answered.get(issue.code))
