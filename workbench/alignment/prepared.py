"""Everything of one report that a comparison needs, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.counted_texts import CountedTexts, count_texts
from workbench.alignment.hash_columns import carry, compact, places
from workbench.alignment.hashed_counts import BUCKETS, Matrix
from workbench.alignment.units import Clauses, Counts, Indices, UnitBuilder, Units, holder_of
from workbench.alignment.vocabulary import vocabulary
from workbench.measuring.years_of_sentences import spanning_sentences
from workbench.model.report import Node, Report
from workbench.model.span import Span
from workbench.settings import AlignmentSettings
from workbench.text.sentences import split_clauses_of_all

_ABOVE = ("section", "theme")
_OPENING = 4  # characters by which the titles of a series begin …
_ALIKE = 3  # … and how many make it one
_Some = TypeVar("_Some", bound=Units)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PreparedReport:
    """One report's passages with their features; plain data that can be pickled and cached.

    ``sentence_of`` and ``paragraph_of`` lead from a clause or sentence to what holds it (-1: nothing),
    ``heading_of`` from a heading to the one above it; ``depth`` is a heading's level, ``is_part`` says
    that it is a part's, ``is_heading`` that a sentence is one, ``over_years`` that a sentence is told of
    several years together.
    ``columns`` names the hash bucket behind each column of all rows, sorted: n-grams, then words.
    ``words`` are the words behind the last columns: the rows of paragraphs and headings are over these alone.
    """

    report: Report
    clauses: Clauses
    sentences: Units
    paragraphs: Units
    headings: Units
    titles: Units
    sentence_of: Indices
    paragraph_of: Indices
    heading_of: Indices
    depth: Indices
    is_part: NDArray[np.bool_]
    is_heading: NDArray[np.bool_]
    over_years: NDArray[np.bool_]
    context: Matrix
    columns: Indices
    words: NDArray[np.str_]


def prepare(report: Report, settings: AlignmentSettings) -> PreparedReport:
    """Work out a report's features for alignment and evidence.

    The result depends on nothing but text, outline and settings.
    """
    spans = _clauses(report, settings.shortest_clause)
    sentences, paragraphs, headings = report.sentences, report.paragraphs, report.headings
    alike = _openings_alike(headings)
    above = [_headings_over(report, paragraph, alike) for paragraph in paragraphs]
    distinct = {text: at for at, text in enumerate(dict.fromkeys(above))}
    texts = [span.of(report.text) for span in spans]
    counted = count_texts([*texts, *[node.heading or "" for node in headings], *distinct])
    grams, words = _used(counted.grams), _used(counted.words)
    weights = vocabulary().weights_of(grams, words)
    of_clauses, of_titles, of_headings = _counts_over(counted, grams, words, len(texts), len(headings))
    builder = UnitBuilder(report, spans, of_clauses, weights, settings)
    levels = {
        "sentences": builder.units(sentences),
        "paragraphs": builder.outline(paragraphs),
        "headings": builder.outline(headings),
        "titles": builder.titles(headings, of_titles),
    }
    context = weights.rows(of_headings.grams, of_headings.words, settings.gram_share)[0]
    columns = np.concatenate([grams, words + BUCKETS])
    spanning = spanning_sentences(report)
    return PreparedReport(
        report=report,
        clauses=builder.clauses(sentences),
        **levels,
        sentence_of=holder_of([s.start for s in spans], sentences),
        paragraph_of=holder_of([s.start for s in sentences], paragraphs),
        heading_of=_headings_above(report),
        depth=np.array([n.level or 0 for n in headings], dtype=np.intp),
        is_part=np.array([n.kind == "part" for n in headings], dtype=np.bool_),
        is_heading=np.isin([s.start for s in sentences], [h.start for h in headings]),
        over_years=np.array([s.id in spanning for s in sentences], dtype=np.bool_),
        context=context[np.array([distinct[text] for text in above], dtype=np.intp)],
        columns=columns,
        words=_words_at(counted, words),
    )


def span_of(report: Report, unit: str) -> Span:
    """Return where a node or clause, as links name it, stands in the report."""
    if unit in report.by_id:
        return report.by_id[unit].span
    sentence, _, where = unit.rpartition("@")
    start, end = where.split("-")
    return Span(int(start), int(end)).shift(report.by_id[sentence].start)


def _used(rows: Matrix) -> Indices:
    """Return the columns in which any of the rows has something, sorted."""
    used = np.zeros(rows.shape[1], dtype=np.bool_)
    used[rows.indices] = True
    return np.flatnonzero(used)


def _counts_over(
    counted: CountedTexts, grams: Indices, words: Indices, clauses: int, titles: int
) -> tuple[Counts, Counts, Counts]:
    """Return what was counted over the used buckets only: of clauses, of titles, of the headings above."""
    over = compact(counted.grams, grams), compact(counted.words, words)
    edges = (0, clauses, clauses + titles, len(counted.vectors))
    of_clauses, of_titles, of_headings = [
        Counts(grams=over[0][a:b], words=over[1][a:b], vectors=counted.vectors[a:b])
        for a, b in pairwise(edges)
    ]
    return of_clauses, of_titles, of_headings


def _openings_alike(headings: Sequence[Node]) -> frozenset[str]:
    """Return the openings by which several headings are alike: 五年来，我们坚持 and 五年来，我们推进."""
    openings = Counter((node.heading or "")[:_OPENING] for node in headings if node.kind in _ABOVE)
    return frozenset(opening for opening, times in openings.items() if times >= _ALIKE)


def _headings_over(report: Report, paragraph: Node, alike: frozenset[str]) -> str:
    """Return the headings above a paragraph as one text, its part's heading left out.

    A paragraph's own first sentence that begins like its neighbours' says what the paragraph says, not
    where it stands.
    """
    return "，".join(
        node.heading
        for node in report.ancestors(paragraph)
        if node.heading
        and node.kind in _ABOVE
        and not (node.span.start == paragraph.span.start and node.heading[:_OPENING] in alike)
    )


def _words_at(counted: CountedTexts, buckets: Indices) -> NDArray[np.str_]:
    """Return the word that stands in each of the sorted buckets; "" where none is known."""
    words = counted.distinct
    names = np.zeros(len(buckets), dtype=f"U{max(map(len, words), default=1)}")
    column = np.searchsorted(buckets, counted.buckets)
    names[column] = words
    # Of those in one bucket the last by name stays, in whatever order they came.
    for shared in np.flatnonzero(np.bincount(column, minlength=len(buckets)) > 1).tolist():
        names[shared] = max(words[at] for at in np.flatnonzero(column == shared).tolist())
    return names


def _clauses(report: Report, shortest: int) -> list[Span]:
    """Return the clauses of all sentences; a clause never reaches over a sentence's edge."""
    texts = [report.text_of(node) for node in report.sentences]
    begins = [node.start for node in report.sentences]
    found = split_clauses_of_all(texts, shortest=shortest, begins=begins)
    return [clause for of_one in found for clause in of_one]


def _headings_above(report: Report) -> Indices:
    """Return for each heading the index of the nearest heading above it, -1 for none."""
    index = {node.id: i for i, node in enumerate(report.headings)}
    above = [next((index[a.id] for a in report.ancestors(n) if a.id in index), -1) for n in report.headings]
    return np.array(above, dtype=np.intp)


def in_columns_of(older: PreparedReport, newer: PreparedReport) -> PreparedReport:
    """Return ``older`` with its rows over the columns of ``newer``: only then can rows be multiplied."""
    if older is newer:
        return older
    to = places(older.columns, newer.columns)
    width, words = len(newer.columns), len(newer.words)
    to_words = np.maximum(to[len(to) - len(older.words) :] - (width - words), -1)

    def carried(units: _Some) -> _Some:
        return replace(units, rows=carry(units.rows, to, width))

    def carried_words(units: Units) -> Units:
        return replace(units, rows=carry(units.rows, to_words, words))

    return replace(
        older,
        clauses=carried(older.clauses),
        sentences=carried(older.sentences),
        paragraphs=carried_words(older.paragraphs),
        headings=carried_words(older.headings),
        titles=carried(older.titles),
        context=carry(older.context, to, width),
        columns=newer.columns,
        words=_words_of_both(older, newer),
    )


def _words_of_both(older: PreparedReport, newer: PreparedReport) -> NDArray[np.str_]:
    """Return the newer report's words, "" for those the older one lacks: two may share a bucket."""
    own = newer.columns[len(newer.columns) - len(newer.words) :]
    at = places(own, older.columns[len(older.columns) - len(older.words) :])
    known = np.append(older.words, "")[at]
    return np.where(known == newer.words, newer.words, "")
