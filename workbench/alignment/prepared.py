"""Everything of one report that a comparison needs, worked out once and kept by the text's hash."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.hash_columns import carry, compact, places
from workbench.alignment.hashed_counts import BUCKETS, Matrix, bucket, count, count_grams
from workbench.alignment.units import Indices, UnitBuilder, Units, holder_of
from workbench.alignment.vocabulary import VERSION, content_words_of_all, vocabulary
from workbench.model.report import Report
from workbench.model.span import Span
from workbench.settings import AlignmentSettings
from workbench.text.sentences import split_clauses


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PreparedReport:
    """One report's passages with their features; plain data that can be pickled and cached.

    ``key`` names text, outline, settings and feature version: equal keys, equal content.
    ``sentence_of`` and ``paragraph_of`` lead from a clause or sentence to what holds it (-1: nothing),
    ``heading_of`` from a heading to the one above it; ``depth`` is a heading's level, ``is_part`` says
    that it is a part's, ``is_heading`` that a sentence is one.
    ``columns`` names the hash bucket behind each column of all rows, sorted: n-grams, then words.
    ``words`` are the words behind the last columns.
    """

    report: Report
    key: str
    clauses: Units
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
    context: Matrix
    columns: Indices
    words: NDArray[np.str_]


def prepare(report: Report, settings: AlignmentSettings) -> PreparedReport:
    """Work out a report's features for alignment and evidence.

    Takes some 150 ms for 18,000 characters; the result depends on nothing but text, outline and settings.
    """
    spans = _clauses(report, settings.shortest_clause)
    texts = [span.of(report.text) for span in spans]
    gram_counts = count_grams(texts)
    words = content_words_of_all(texts)
    builder = UnitBuilder(report, spans, gram_counts, count(words), vocabulary().embed(words), settings)
    sentences, paragraphs, headings = report.sentences, report.paragraphs, report.headings
    levels = {
        "clauses": builder.clauses(sentences),
        "sentences": builder.units(sentences),
        "paragraphs": builder.units(paragraphs),
        "headings": builder.units(headings),
        "titles": builder.titles(headings),
    }
    context = builder.context(paragraphs)
    columns = _used(context, *(level.rows for level in levels.values()))
    return PreparedReport(
        report=report,
        key=_key(report, settings),
        **{name: replace(level, rows=compact(level.rows, columns)) for name, level in levels.items()},
        sentence_of=holder_of([s.start for s in spans], sentences),
        paragraph_of=holder_of([s.start for s in sentences], paragraphs),
        heading_of=_headings_above(report),
        depth=np.array([n.level or 0 for n in headings], dtype=np.intp),
        is_part=np.array([n.kind == "part" for n in headings], dtype=np.bool_),
        is_heading=np.isin([s.start for s in sentences], [h.start for h in headings]),
        context=compact(context, columns),
        columns=columns,
        words=_words_at(words, columns),
    )


def span_of(report: Report, unit: str) -> Span:
    """Return where a node or clause, as links name it, stands in the report."""
    if unit in report.by_id:
        return report.by_id[unit].span
    sentence, _, where = unit.rpartition("@")
    start, end = where.split("-")
    return Span(int(start), int(end)).shift(report.by_id[sentence].start)


def _used(*rows: Matrix) -> Indices:
    """Return the columns in which any of the rows has something, sorted."""
    used = np.zeros(2 * BUCKETS, dtype=np.bool_)
    for each in rows:
        used[each.indices] = True
    return np.flatnonzero(used)


def _words_at(words: Sequence[list[str]], columns: Indices) -> NDArray[np.str_]:
    """Return the word that stands at each column of the rows that is a word's; "" where none is known."""
    distinct = sorted({word for clause in words for word in clause})
    of_words = columns[np.searchsorted(columns, BUCKETS) :] - BUCKETS
    names = np.zeros(len(of_words), dtype=f"U{max(map(len, distinct), default=1)}")
    names[np.searchsorted(of_words, [bucket(word) for word in distinct])] = distinct
    return names


def _key(report: Report, settings: AlignmentSettings) -> str:
    told = (report.text, [(n.id, n.part, n.start, n.end) for n in report.nodes], settings, VERSION)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _clauses(report: Report, shortest: int) -> list[Span]:
    """Return the clauses of all sentences; a clause never reaches over a sentence's edge."""
    return [
        clause.shift(node.start)
        for node in report.sentences
        for clause in split_clauses(report.text_of(node), shortest=shortest)
    ]


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
    width = len(newer.columns)

    def carried(units: Units) -> Units:
        return replace(units, rows=carry(units.rows, to, width))

    return replace(
        older,
        clauses=carried(older.clauses),
        sentences=carried(older.sentences),
        paragraphs=carried(older.paragraphs),
        headings=carried(older.headings),
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
