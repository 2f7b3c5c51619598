"""Passages of a report as rows of features: clauses, and what clauses add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.hashed_counts import Matrix
from workbench.alignment.vocabulary import Vectors, Weights, unit
from workbench.model.report import Node, Report
from workbench.model.span import Span
from workbench.settings import AlignmentSettings

Indices = NDArray[np.intp]
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Units:
    """Passages of one level in reading order, each a run of clauses ``first[i]`` up to ``last[i]``.

    ``rows`` are tf-idf rows of unit length, character n-grams beside words; their columns are those of
    the report (``PreparedReport.columns``), or of its words alone. ``vectors`` are unit word-vector sums.
    ``texts`` are without white space, to tell whether wording changed.
    """

    ids: tuple[str, ...]
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    parts: NDArray[np.str_]
    first: Indices
    last: Indices
    rows: Matrix
    vectors: Vectors

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Clauses(Units):
    """The clauses of a report; ``mass`` says how much there is to match in each (sum of idf)."""

    mass: Vectors


def clause_id(sentence: Node, clause: Span) -> str:
    """Return the id of a clause: its sentence's id and where it stands in that sentence."""
    begin = sentence.start
    return f"{sentence.id}@{clause.start - begin}-{clause.end - begin}"


def holder_of(starts: Sequence[int], nodes: Sequence[Node]) -> Indices:
    """Return for each start the index of the node that holds it, -1 for none."""
    if not nodes:
        return np.full(len(starts), -1, dtype=np.intp)
    edges = np.array([node.start for node in nodes])
    ends = np.array([node.end for node in nodes])
    at = np.searchsorted(edges, starts, side="right") - 1
    inside = (at >= 0) & (np.asarray(starts, dtype=np.intp) < ends[at])
    return np.where(inside, at, -1)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Counts:
    """Counts of n-grams and of words, and sums of word vectors, a row for each passage."""

    grams: Matrix
    words: Matrix
    vectors: Vectors


class _Signs:
    """A text without its white space, out of which passages are cut by their places in the text itself."""

    def __init__(self, text: str) -> None:
        self.text = "".join(text.split())
        self.blanks = np.array([blank.start() for blank in _BLANK.finditer(text)], dtype=np.intp)

    def of(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return what stands in passages."""
        edges = np.array([*[span.start for span in spans], *[span.end for span in spans]], dtype=np.intp)
        places: list[int] = (edges - np.searchsorted(self.blanks, edges)).tolist()
        both = zip(places[: len(spans)], places[len(spans) :], strict=True)
        return tuple([self.text[start:end] for start, end in both])


class UnitBuilder:
    """Adds up clause counts to the passages above them."""

    def __init__(
        self,
        report: Report,
        spans: list[Span],
        counts: Counts,
        weights: Weights,
        settings: AlignmentSettings,
    ) -> None:
        self.spans = spans
        self.signs = _Signs(report.text)
        self.starts = np.array([span.start for span in spans], dtype=np.intp)
        self.counts = counts
        self.weights = weights
        self.share = settings.gram_share

    def clauses(self, sentences: Sequence[Node]) -> Clauses:
        """Return the clauses as units of their own."""
        at = holder_of(self.starts.tolist(), sentences)
        nodes = [sentences[i] for i in at]
        each = np.arange(len(self.spans), dtype=np.intp)
        counts = Counts(
            grams=_backwards(self.counts.grams),
            words=_backwards(self.counts.words),
            vectors=self.counts.vectors,
        )
        rows, mass = self.weights.rows(counts.grams, counts.words, self.share)
        return Clauses(
            ids=tuple([clause_id(n, s) for n, s in zip(nodes, self.spans, strict=True)]),
            spans=tuple(self.spans),
            texts=self.signs.of(self.spans),
            parts=np.array([n.part for n in nodes], dtype=np.str_),
            first=each,
            last=each + 1,
            rows=rows,
            vectors=unit(counts.vectors),
            mass=mass,
        )

    def units(self, nodes: Sequence[Node]) -> Units:
        """Return nodes as units: the clauses that begin within each."""
        first, last = self._runs(nodes)
        total = _adder(first, last, len(self.spans))
        counts = Counts(
            grams=sparse.csr_matrix(total @ self.counts.grams),
            words=sparse.csr_matrix(total @ self.counts.words),
            vectors=np.asarray(total @ self.counts.vectors, dtype=np.float32),
        )
        return self._units(nodes, first, last, self._rows(counts), counts.vectors)

    def outline(self, nodes: Sequence[Node]) -> Units:
        """Return nodes as units whose rows are over words alone: nothing else is asked of theirs."""
        first, last = self._runs(nodes)
        total = _adder(first, last, len(self.spans))
        rows = self.weights.word_rows(sparse.csr_matrix(total @ self.counts.words), self.share)
        vectors = np.asarray(total @ self.counts.vectors, dtype=np.float32)
        return self._units(nodes, first, last, rows, vectors)

    def titles(self, headings: Sequence[Node], counts: Counts) -> Units:
        """Return the headings' own words, counted already, as units; their clause runs are empty."""
        empty = np.zeros(len(headings), dtype=np.intp)
        return self._units(headings, empty, empty, self._rows(counts), counts.vectors)

    def _runs(self, nodes: Sequence[Node]) -> tuple[Indices, Indices]:
        edges = [[n.start for n in nodes], [n.end for n in nodes]]
        first, last = (np.searchsorted(self.starts, each) for each in edges)
        return first, last

    def _rows(self, counts: Counts) -> Matrix:
        return self.weights.rows(counts.grams, counts.words, self.share)[0]

    def _units(
        self, nodes: Sequence[Node], first: Indices, last: Indices, rows: Matrix, vectors: Vectors
    ) -> Units:
        spans = tuple([n.span for n in nodes])
        return Units(
            ids=tuple([n.id for n in nodes]),
            spans=spans,
            texts=self.signs.of(spans),
            parts=np.array([n.part for n in nodes], dtype=np.str_),
            first=first,
            last=last,
            rows=rows,
            vectors=unit(vectors),
        )


def _backwards(rows: Matrix) -> Matrix:
    """Return rows with the entries of each in the order in which sums of rows have them: the last first.

    Wherever they are added up, the order decides about the last digits.
    """
    order = np.repeat(rows.indptr[:-1] + rows.indptr[1:] - 1, np.diff(rows.indptr)) - np.arange(rows.nnz)
    return sparse.csr_matrix((rows.data[order], rows.indices[order], rows.indptr), shape=rows.shape)


def _adder(first: Indices, last: Indices, clauses: int) -> Matrix:
    """Return the 0/1 matrix that adds up runs of clauses."""
    lengths = last - first
    ends = np.concatenate([[0], np.cumsum(lengths)])
    columns = np.arange(ends[-1]) + np.repeat(first - ends[:-1], lengths)
    ones = np.ones(len(columns), dtype=np.float32)
    return sparse.csr_matrix((ones, columns, ends), shape=(len(first), clauses))
