"""Everything of one report that a comparison needs, worked out once and kept by the text's hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.vocabulary import (
    BUCKETS,
    VERSION,
    Matrix,
    Vectors,
    content_words,
    count,
    grams,
    vocabulary,
)
from workbench.model.report import Node, Report
from workbench.model.span import Span
from workbench.settings import AlignmentSettings
from workbench.text.sentences import split_clauses

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Units:
    """Passages of one level in reading order, each a run of clauses ``first[i]`` up to ``last[i]``.

    ``rows`` are tf-idf rows of unit length, character n-grams beside words; ``words`` is their word half;
    them; ``vectors`` are unit word-vector sums; ``mass`` says how much there is to match (sum of idf). ``place`` is 0..1 within its part.
    """

    ids: tuple[str, ...]
    spans: tuple[Span, ...]
    parts: NDArray[np.str_]
    first: Indices
    last: Indices
    rows: Matrix
    words: Matrix
    vectors: Vectors
    mass: Vectors
    place: Vectors

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PreparedReport:
    """One report's passages with their features; plain data that can be pickled and cached.

    ``key`` names text, outline, settings and feature version: equal keys, equal content.
    ``sentence_of`` and ``paragraph_of`` lead from a clause or sentence to what holds it (-1: nothing),
    ``heading_of`` from a heading to the one above it; ``depth`` is a heading's level, ``is_part`` says
    that it is a part's.
    ``word_at`` names the word behind a column of the word rows.
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
    context: Matrix
    word_at: Mapping[int, str]


def prepare(report: Report, settings: AlignmentSettings) -> PreparedReport:
    """Work out a report's features for alignment and evidence.

    Takes some 150 ms for 18,000 characters; the result depends on nothing but text, outline and settings.
    """
    spans = _clauses(report)
    texts = [span.of(report.text) for span in spans]
    gram_counts = count([grams(text) for text in texts])
    words = [content_words(text) for text in texts]
    builder = _Builder(report, spans, gram_counts, count(words), vocabulary().embed(words), settings)
    sentences, paragraphs, headings = report.sentences, report.paragraphs, report.headings
    clause_units = builder.clauses(sentences)
    return PreparedReport(
        report=report,
        key=_key(report, settings),
        clauses=clause_units,
        sentences=builder.units(sentences),
        paragraphs=builder.units(paragraphs),
        headings=builder.units(headings),
        titles=builder.titles(headings),
        sentence_of=_holder([s.start for s in spans], sentences),
        paragraph_of=_holder([s.start for s in sentences], paragraphs),
        heading_of=_headings_above(report),
        depth=np.array([n.level or 0 for n in headings], dtype=np.intp),
        is_part=np.array([n.kind == "part" for n in headings], dtype=np.bool_),
        context=builder.context(paragraphs),
        word_at=_word_at(words),
    )


def clause_id(sentence: Node, clause: Span) -> str:
    """Return the id of a clause: its sentence's id and where it stands in that sentence."""
    return f"{sentence.id}@{clause.start - sentence.start}-{clause.end - sentence.start}"


def span_of(report: Report, unit: str) -> Span:
    """Return where a node or clause, as links name it, stands in the report."""
    if unit in report.by_id:
        return report.by_id[unit].span
    sentence, _, where = unit.rpartition("@")
    start, end = where.split("-")
    return Span(int(start), int(end)).shift(report.by_id[sentence].start)


def _word_at(words: Sequence[list[str]]) -> dict[int, str]:
    """Return the word that stands at each column of the word rows."""
    distinct = sorted({word for clause in words for word in clause})
    columns = count([[word] for word in distinct]).indices
    return {int(column): word for column, word in zip(columns, distinct, strict=True)}


def _key(report: Report, settings: AlignmentSettings) -> str:
    told = (report.text, [(n.id, n.part, n.start, n.end) for n in report.nodes], settings, VERSION)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _clauses(report: Report) -> list[Span]:
    """Return the clauses of all sentences; a clause never reaches over a sentence's edge."""
    return [
        clause.shift(node.start)
        for node in report.sentences
        for clause in split_clauses(report.text_of(node))
    ]


def _holder(starts: Sequence[int], nodes: Sequence[Node]) -> Indices:
    """Return for each start the index of the node that holds it, -1 for none."""
    if not nodes:
        return np.full(len(starts), -1, dtype=np.intp)
    edges = np.array([node.start for node in nodes])
    ends = np.array([node.end for node in nodes])
    at = np.searchsorted(edges, starts, side="right") - 1
    inside = (at >= 0) & (np.asarray(starts, dtype=np.intp) < ends[at])
    return np.where(inside, at, -1)


def _headings_above(report: Report) -> Indices:
    """Return for each heading the index of the nearest heading above it, -1 for none."""
    index = {node.id: i for i, node in enumerate(report.headings)}
    above = [next((index[a.id] for a in report.ancestors(n) if a.id in index), -1) for n in report.headings]
    return np.array(above, dtype=np.intp)


class _Builder:
    """Adds up clause counts to the passages above them."""

    def __init__(
        self,
        report: Report,
        spans: list[Span],
        gram_counts: Matrix,
        word_counts: Matrix,
        vectors: Vectors,
        settings: AlignmentSettings,
    ) -> None:
        self.report = report
        self.spans = spans
        self.starts = np.array([span.start for span in spans], dtype=np.intp)
        self.grams = gram_counts
        self.words = word_counts
        self.vectors = vectors
        self.share = settings.gram_share

    def clauses(self, sentences: Sequence[Node]) -> Units:
        """Return the clauses as units of their own."""
        at = _holder(self.starts.tolist(), sentences)
        nodes = [sentences[i] for i in at]
        each = np.arange(len(self.spans), dtype=np.intp)
        ids = tuple(clause_id(n, s) for n, s in zip(nodes, self.spans, strict=True))
        return self._assemble(ids, tuple(self.spans), [n.part for n in nodes], each, each + 1)

    def units(self, nodes: Sequence[Node]) -> Units:
        """Return nodes as units: the clauses that begin within each."""
        first = np.searchsorted(self.starts, [n.start for n in nodes])
        last = np.searchsorted(self.starts, [n.end for n in nodes])
        ids = tuple(n.id for n in nodes)
        return self._assemble(ids, tuple(n.span for n in nodes), [n.part for n in nodes], first, last)

    def titles(self, headings: Sequence[Node]) -> Units:
        """Return the headings' own words as units; their clause runs are empty."""
        texts = [node.heading or "" for node in headings]
        words = [content_words(text) for text in texts]
        empty = np.zeros(len(texts), dtype=np.intp)
        return _units(
            tuple(n.id for n in headings),
            tuple(n.span for n in headings),
            [n.part for n in headings],
            empty,
            empty,
            count([grams(text) for text in texts]),
            count(words),
            vocabulary().embed(words),
            self.share,
        )

    def context(self, paragraphs: Sequence[Node]) -> Matrix:
        """Return tf-idf rows of the headings above each paragraph, its part's heading left out."""
        above = [
            [a.heading for a in self.report.ancestors(p) if a.heading and a.kind in ("section", "theme")]
            for p in paragraphs
        ]
        texts = ["，".join(headings) for headings in above]
        counts = count([grams(t) for t in texts]), count([content_words(t) for t in texts])
        return vocabulary().rows(*counts, self.share)[0]

    def _assemble(
        self, ids: tuple[str, ...], spans: tuple[Span, ...], parts: list[str], first: Indices, last: Indices
    ) -> Units:
        total = _adder(first, last, len(self.spans))
        return _units(
            ids,
            spans,
            parts,
            first,
            last,
            sparse.csr_matrix(total @ self.grams),
            sparse.csr_matrix(total @ self.words),
            np.asarray(total @ self.vectors, dtype=np.float32),
            self.share,
        )


def _adder(first: Indices, last: Indices, clauses: int) -> Matrix:
    """Return the 0/1 matrix that adds up runs of clauses."""
    lengths = last - first
    columns = np.concatenate([np.arange(a, b) for a, b in zip(first, last, strict=True)] or [np.arange(0)])
    ends = np.concatenate([[0], np.cumsum(lengths)])
    ones = np.ones(len(columns), dtype=np.float32)
    return sparse.csr_matrix((ones, columns, ends), shape=(len(first), clauses))


def _units(
    ids: tuple[str, ...],
    spans: tuple[Span, ...],
    parts: Sequence[str],
    first: Indices,
    last: Indices,
    gram_counts: Matrix,
    word_counts: Matrix,
    vectors: Vectors,
    share: float,
) -> Units:
    rows, mass = vocabulary().rows(gram_counts, word_counts, share)
    names = np.array(parts, dtype=np.str_)
    return Units(
        ids=ids,
        spans=spans,
        parts=names,
        first=first,
        last=last,
        rows=rows,
        words=rows[:, BUCKETS:],
        vectors=vocabulary().unit(vectors),
        mass=mass,
        place=_places(names),
    )


def _places(parts: NDArray[np.str_]) -> Vectors:
    """Return how far into its part each passage stands, 0..1."""
    place = np.zeros(len(parts), dtype=np.float32)
    for part in np.unique(parts):
        here = np.flatnonzero(parts == part)
        place[here] = (np.arange(len(here)) + 0.5) / len(here)
    return place
