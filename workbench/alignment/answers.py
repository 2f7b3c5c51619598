"""Commitments set against the passages of a newer report that may answer them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.decoding import Values
from workbench.alignment.hash_columns import carry, places_of_all, take
from workbench.alignment.hashed_counts import Matrix
from workbench.alignment.kinship import above_floor, kinship_of_best
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.queries import Queries, further_pieces
from workbench.alignment.quoted_names import shared_names
from workbench.alignment.reporting import gives_thanks, reports_something, speaks_of_years
from workbench.alignment.similarity import Grid, in_blocks, spread_over_children
from workbench.alignment.units import Indices
from workbench.alignment.vocabulary import Vectors, vocabulary
from workbench.model.part import Part
from workbench.settings import AlignmentSettings


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Answers:
    """Every query against every sentence of one part.

    ``sentences`` are indices into the newer report's sentences; the clauses of sentence i begin at
    ``starts[i]``, ``clauses`` are their indices. ``nearness`` tells how near clauses and queries are.
    """

    sentences: Indices
    features: Mapping[str, Grid]
    nearness: Nearness
    starts: Indices
    clauses: Indices

    def nearest_clauses(self, rows: Indices, columns: Indices) -> Indices:
        """Return the clause of each sentence that is nearest to its query, of equals the first.

        Queries (``rows``) and sentences (``columns``) are of one length; the clauses are their indices.
        """
        first = self.starts[columns]
        lengths = np.append(self.starts[1:], len(self.clauses))[columns] - first
        nearest = first.copy()
        several = np.flatnonzero(lengths > 1)
        if len(several):
            times = lengths[several]
            begins = np.cumsum(times) - times
            at = np.repeat(first[several] - begins, times) + np.arange(times.sum())
            near = self.nearness.of(at, np.repeat(rows[several], times))
            highest = np.repeat(np.maximum.reduceat(near, begins), times)
            ahead = np.flatnonzero(near == highest)
            nearest[several] = at[ahead[np.searchsorted(ahead, begins)]]
        return self.clauses[nearest]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Nearness:
    """How near clauses are to queries, told of the few pairs that are asked for.

    ``known`` is how near the clauses, its rows, are to those queries with which they share wording.
    """

    clauses: Vectors
    queries: Vectors
    known: Matrix
    settings: AlignmentSettings

    def of(self, clauses: Indices, queries: Indices) -> Values:
        """Return how near each of the clauses is to the query at its place."""
        near = np.asarray(self.known[clauses, queries]).reshape(-1)
        others = np.flatnonzero(near == 0)
        pairs = self.clauses[clauses[others]], self.queries[queries[others]]
        near[others] = above_floor(np.einsum("ij,ij->i", *pairs), self.settings)
        return near


class Asking:
    """Queries over the columns of a newer report, to be set against its parts."""

    def __init__(
        self, queries: Queries, older: PreparedReport, newer: PreparedReport, settings: AlignmentSettings
    ) -> None:
        """Work out what is the same for all parts."""
        self.queries, self.older, self.newer, self.settings = queries, older, newer, settings
        rows = carry(queries.rows, places_of_all(queries.rows.shape[1], newer.columns), len(newer.columns))
        self.rows = rows[: queries.whole]
        self.turned = [sparse.csr_matrix(some.T) for some in (self.rows, rows[queries.whole :])]
        idf = vocabulary().idf
        own = queries.rows[: queries.whole]
        self.total = np.add.reduceat(np.append(idf[own.indices], 0), own.indptr[:-1])
        self.weight = self.rows.copy()
        self.weight.data = idf[newer.columns[self.rows.indices]]
        self.akin = older.paragraphs.vectors @ newer.paragraphs.vectors.T

    def of_part(self, part: Part) -> Answers | None:
        """Compare the queries with all sentences of a part; None where it has none.

        The features are in the order of their names, each of shape (queries, sentences).
        """
        newer, queries = self.newer, self.queries
        clauses = np.flatnonzero((newer.clauses.parts == part) & (newer.sentence_of >= 0))
        if not len(clauses):
            return None
        sentences, starts = np.unique(newer.sentence_of[clauses], return_index=True)
        of_clauses = take(newer.clauses.rows, clauses)
        wording, of_pieces = [sparse.csr_matrix(of_clauses @ asked) for asked in self.turned]
        vectors = newer.clauses.vectors[clauses]
        kinship, akin = kinship_of_best(queries.vectors, vectors, starts, wording, self.settings)
        sentence_of = np.repeat(np.arange(len(sentences)), np.diff(np.append(starts, len(clauses))))
        votes = _vote(kinship, queries)
        likeness = kinship[: queries.whole]  # used up
        # Most clauses share no wording with most queries.
        near = sparse.csr_matrix((akin + wording.data, wording.indices, wording.indptr), shape=wording.shape)
        _raise(likeness, near, sentence_of)
        answering = sparse.csr_matrix(take(newer.sentences.rows, sentences).T)
        _add(likeness, self.rows @ answering)
        contained = self._containment(answering)
        likeness += contained
        likeness /= np.maximum(likeness.max(axis=0), 1e-6)
        best = np.zeros_like(kinship)
        _raise(best[: queries.whole], wording, sentence_of)
        _raise(best[queries.whole :], of_pieces, sentence_of)
        features = {
            "in_column": likeness,
            "contained": contained,
            "wording": queries.best_pieces(best),
            "kinship": votes,
            "meaning": queries.vectors[: queries.whole] @ newer.sentences.vectors[sentences].T,
            "context": self._context(sentences),
            # A heading announces what the sentences below it say; they are the better evidence.
            "statement": _for_all(~newer.is_heading[sentences], queries.whole),
            "reports": _for_all(reports_something(newer, sentences), queries.whole),
        }
        # A review's sums over years stand above what answers; in a plan they promise as others do.
        years = speaks_of_years(newer, sentences) if part == "review" else np.zeros(len(sentences))
        features["years"] = _for_all(years, queries.whole)
        # What a plan promises again it promises in the same words.
        features["thanks"] = _for_all(gives_thanks(newer, sentences), queries.whole)
        features["named"] = _for_all(np.zeros(len(sentences)), queries.whole)
        if part == "review":
            said = [newer.sentences.spans[s].of(newer.report.text) for s in sentences.tolist()]
            features["named"] = shared_names(queries.quotes, said)
        nearness = Nearness(clauses=vectors, queries=queries.vectors, known=near, settings=self.settings)
        return Answers(
            sentences=sentences, features=features, nearness=nearness, starts=starts, clauses=clauses
        )

    def _containment(self, answering: Matrix) -> Grid:
        """Return the share of each query's idf that each sentence, a column of ``answering``, has as well."""
        ones = np.ones_like(answering.data)
        present = sparse.csr_matrix((ones, answering.indices, answering.indptr), shape=answering.shape)
        shared = sparse.csr_matrix(self.weight @ present)
        shared.data /= np.repeat(np.maximum(self.total, 1e-6), np.diff(shared.indptr))
        return np.asarray(shared.toarray())

    def _context(self, sentences: Indices) -> Grid:
        """Return how akin the paragraphs are in which query and sentence stand, 0 where there is none."""
        held = self.newer.paragraph_of[sentences]
        every = np.arange(self.akin.shape[0]), np.arange(self.akin.shape[1])
        return spread_over_children(self.akin, *every, self.queries.paragraph, held)


def _for_all(of_sentences: NDArray[Any], queries: int) -> Grid:
    """Return what is so of each sentence whatever is asked, without a copy for each query."""
    return np.broadcast_to(of_sentences.astype(np.float32), (queries, len(of_sentences)))


def _raise(grid: Grid, told: Matrix, sentence_of: Indices) -> None:
    """Let each query and sentence of a grid have what is told of the clauses, rows, where that is more."""
    places = told.indices.astype(np.intp) * grid.shape[1] + np.repeat(sentence_of, np.diff(told.indptr))
    np.maximum.at(grid.reshape(-1), places, told.data)


def _add(grid: Grid, told: Matrix) -> None:
    """Add the entries of a matrix to a grid, in its place."""
    rows = np.repeat(np.arange(told.shape[0]) * told.shape[1], np.diff(told.indptr))
    grid.reshape(-1)[rows + told.indices] += told.data


def _vote(kinship: Grid, queries: Queries) -> Grid:
    """Return how much of each query's mass votes for each sentence, every piece splitting one vote.

    ``kinship`` is that of all rows of ``queries``, its own, and the sentences.
    """
    total = np.maximum(np.add.reduceat(queries.piece_mass, queries.first), 1e-6)
    ends = np.append(queries.first[1:], len(queries.piece))
    votes = np.empty((queries.whole, kinship.shape[1]), dtype=np.float32)
    for block in in_blocks(votes):
        first = queries.first[block]
        pieces = slice(int(first[0]), int(ends[block][-1]))
        near = kinship.take(queries.piece[pieces], axis=0)
        share = near * near
        share *= near
        share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-6)
        near *= share
        near *= queries.piece_mass[pieces, None]
        of_block = near[first - pieces.start]
        for nth, of in further_pieces(ends[block] - first):
            of_block[of] += near[first[of] - pieces.start + nth]
        of_block /= total[block, None]
        votes[block] = of_block
    return votes
