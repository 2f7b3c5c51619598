"""Commitments set against the passages that may answer them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.counted_texts import count_texts
from workbench.alignment.hash_columns import carry, places_of_all, take
from workbench.alignment.hashed_counts import BUCKETS, Matrix
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.quoted_names import shared_names
from workbench.alignment.reporting import gives_thanks, reports_something, speaks_of_years
from workbench.alignment.similarity import Grid, best_of_runs, in_blocks, kinship_of, spread_over_children
from workbench.alignment.units import Indices
from workbench.alignment.vocabulary import Vectors, unit, vocabulary
from workbench.model.commitment import Commitment
from workbench.model.part import Part
from workbench.settings import AlignmentSettings
from workbench.text.sentences import split_clauses_of_all


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Queries:
    """Commitments as rows: the whole quotations first, then the pieces that are no whole quotation.

    ``piece`` names the rows of all pieces (``first[i]`` begins those of query i), ``whole`` counts the
    quotations. ``paragraph`` is the paragraph each one stands in, −1 for none.
    """

    quotes: tuple[str, ...]
    rows: Matrix
    vectors: Vectors
    whole: int
    piece: Indices
    piece_mass: Vectors
    first: Indices
    paragraph: Indices

    def best_pieces(self, told: Matrix, sentence_of: Indices, sentences: int) -> Grid:
        """Return what is ``told`` of the best piece of each quotation in each of so many sentences.

        The columns of ``told`` are rows of these queries; its entries are of the sentences named in order.
        """
        # One piece may be of several quotations, and most whole quotations are no piece.
        by_row = np.argsort(self.piece, kind="stable")
        begins = np.searchsorted(self.piece[by_row], np.arange(self.rows.shape[0] + 1))
        times = np.diff(begins)[told.indices]
        nth = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        pieces = by_row[np.repeat(begins[told.indices], times) + nth]
        quotation_of = np.repeat(np.arange(self.whole), np.diff(np.append(self.first, len(self.piece))))
        best = np.zeros((self.whole, sentences), dtype=np.float32)
        places = quotation_of[pieces] * sentences + np.repeat(sentence_of, times)
        np.maximum.at(best.reshape(-1), places, np.repeat(told.data, times))
        return best


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Answers:
    """Every query against every sentence of one part.

    ``sentences`` are indices into the newer report's sentences. ``nearness`` tells of each clause and
    query how near they are; the clauses of sentence i begin at ``starts[i]``, ``clauses`` are their indices.
    """

    sentences: Indices
    features: Mapping[str, Grid]
    nearness: Grid
    starts: Indices
    clauses: Indices

    def clause(self, row: int, column: int) -> int:
        """Return the index of the clause of a sentence that is nearest to a query, of equals the first."""
        start = int(self.starts[column])
        end = int(self.starts[column + 1]) if column + 1 < len(self.starts) else len(self.clauses)
        if end - start == 1:
            return int(self.clauses[start])
        return int(self.clauses[start + int(self.nearness[start:end, row].argmax())])

    def nearest_clauses(self, rows: Indices, columns: Indices) -> Indices:
        """Return ``clause`` of many queries and columns, which are of one shape together."""
        rows, columns = np.broadcast_arrays(rows, columns)
        first = self.starts[columns]
        lengths = np.append(self.starts[1:], len(self.clauses))[columns] - first
        nearest, highest = first.copy(), self.nearness[first, rows]
        for nth in range(1, int(lengths.max(initial=0))):
            longer = np.nonzero(lengths > nth)
            told = self.nearness[first[longer] + nth, rows[longer]]
            nearer = told > highest[longer]
            at = tuple(axis[nearer] for axis in longer)
            nearest[at], highest[at] = first[at] + nth, told[nearer]
        return self.clauses[nearest]


def make_queries(
    commitments: Sequence[Commitment], older: PreparedReport, settings: AlignmentSettings
) -> Queries:
    """Work out the features of commitments of ``older``; there must be one at least.

    ``older`` has its own columns still, not those of another report.
    """
    quotes = [commitment.quote for commitment in commitments]
    spans = split_clauses_of_all(quotes)
    pieces = [
        [span.of(quote) for span in of_one] or [quote] for quote, of_one in zip(quotes, spans, strict=True)
    ]
    lengths = np.array([len(of_one) for of_one in pieces])
    row_of: dict[str, int] = {}
    for row, quote in enumerate(quotes):
        row_of.setdefault(quote, row)
    texts = list(quotes)
    for piece in (piece for of_one in pieces for piece in of_one):
        if row_of.setdefault(piece, len(texts)) == len(texts):
            texts.append(piece)
    rows, vectors, mass = _embedded(texts, older, settings)
    at_piece = np.array([row_of[piece] for of_one in pieces for piece in of_one], dtype=np.intp)
    starts = np.array([span.start for span in older.paragraphs.spans])
    ends = np.array([span.end for span in older.paragraphs.spans])
    begins = np.array([commitment.start for commitment in commitments])
    at = np.searchsorted(starts, begins, side="right") - 1
    return Queries(
        quotes=tuple(quotes),
        rows=rows,
        vectors=vectors,
        whole=len(quotes),
        piece=at_piece,
        piece_mass=mass[at_piece],
        first=np.cumsum(lengths) - lengths,
        paragraph=np.where((at >= 0) & (begins < ends[at]), at, -1) if len(starts) else begins * 0 - 1,
    )


class Asking:
    """Queries over the columns of a newer report, to be set against its parts."""

    def __init__(
        self, queries: Queries, older: PreparedReport, newer: PreparedReport, settings: AlignmentSettings
    ) -> None:
        """Work out what is the same for all parts."""
        self.queries, self.older, self.newer, self.settings = queries, older, newer, settings
        rows = carry(queries.rows, places_of_all(queries.rows.shape[1], newer.columns), len(newer.columns))
        self.rows = rows[: queries.whole]
        self.turned = sparse.csr_matrix(rows.T)
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
        ends = np.append(starts[1:], len(clauses))
        wording = sparse.csr_matrix(take(newer.clauses.rows, clauses) @ self.turned)
        clause_of = np.repeat(np.arange(len(clauses)), np.diff(wording.indptr))
        kinship = kinship_of(newer.clauses.vectors[clauses], queries.vectors, self.settings)
        akin = best_of_runs(kinship, starts, ends)
        # In its place: memory that is new costs more than the sum. Most clauses share no wording with most.
        kinship.reshape(-1)[clause_of * kinship.shape[1] + wording.indices] += wording.data
        near = kinship[:, : queries.whole]
        sentence_of = np.repeat(np.arange(len(sentences)), ends - starts)[clause_of]
        answering = sparse.csr_matrix(take(newer.sentences.rows, sentences).T)
        likeness = (self.rows @ answering).toarray()
        contained = self._containment(answering)
        likeness += best_of_runs(near, starts, ends).T
        likeness += contained
        likeness /= np.maximum(likeness.max(axis=0), 1e-6)
        features = {
            "in_column": likeness,
            "contained": contained,
            "wording": queries.best_pieces(wording, sentence_of, len(sentences)),
            "kinship": _vote(akin.T[queries.piece], queries),
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
        return Answers(sentences=sentences, features=features, nearness=near, starts=starts, clauses=clauses)

    def _containment(self, answering: Matrix) -> Grid:
        """Return the share of each query's idf that each sentence, a column of ``answering``, has as well."""
        ones = np.ones_like(answering.data)
        present = sparse.csr_matrix((ones, answering.indices, answering.indptr), shape=answering.shape)
        shared = (self.weight @ present).toarray()
        return np.asarray(shared / np.maximum(self.total, 1e-6)[:, None], dtype=np.float32)

    def _context(self, sentences: Indices) -> Grid:
        """Return how akin the paragraphs are in which query and sentence stand, 0 where there is none."""
        held = self.newer.paragraph_of[sentences]
        every = np.arange(self.akin.shape[0]), np.arange(self.akin.shape[1])
        return spread_over_children(self.akin, *every, self.queries.paragraph, held)


def _for_all(of_sentences: NDArray[Any], queries: int) -> Grid:
    """Return what is so of each sentence whatever is asked, without a copy for each query."""
    return np.broadcast_to(of_sentences.astype(np.float32), (queries, len(of_sentences)))


def _embedded(
    texts: Sequence[str], older: PreparedReport, settings: AlignmentSettings
) -> tuple[Matrix, Vectors, Vectors]:
    """Return ``embed_texts`` of texts; those that are clauses of ``older`` were counted with it."""
    clauses = older.clauses
    clause_of = {span.of(older.report.text): at for at, span in enumerate(clauses.spans)}
    at = np.array([clause_of.get(text, -1) for text in texts], dtype=np.intp)
    known, further = at[at >= 0], np.flatnonzero(at < 0)
    told = clauses.rows[known]
    counted = sparse.csr_matrix(
        (told.data, older.columns[told.indices], told.indptr), shape=(len(known), 2 * BUCKETS)
    )
    counted.sort_indices()
    if not len(further):
        return counted, clauses.vectors[known], clauses.mass[known]
    rows, vectors, mass = embed_texts([texts[each] for each in further.tolist()], settings.gram_share)
    order = np.empty(len(texts), dtype=np.intp)  # where each text stands when the known ones come first
    order[at >= 0], order[further] = np.arange(len(known)), np.arange(len(known), len(texts))
    return (
        sparse.csr_matrix(sparse.vstack([counted, rows]))[order],
        np.concatenate([clauses.vectors[known], vectors])[order],
        np.concatenate([clauses.mass[known], mass])[order],
    )


def embed_texts(texts: Sequence[str], share: float) -> tuple[Matrix, Vectors, Vectors]:
    """Return unit tf-idf rows, unit word vectors and masses of texts, as in a prepared report."""
    counted = count_texts(texts)
    rows, mass = vocabulary().weights().rows(counted.grams, counted.words, share)
    return rows, unit(counted.vectors), mass


def _further_pieces(queries: Queries) -> Iterator[tuple[int, Indices]]:
    """Yield 1, 2 … with the queries that have so many further pieces; most have one piece alone."""
    pieces = np.diff(np.append(queries.first, len(queries.piece)))
    for nth in range(1, int(pieces.max(initial=0))):
        yield nth, np.flatnonzero(pieces > nth)


def _vote(best: Grid, queries: Queries) -> Grid:
    """Return how much of each query's mass votes for each sentence, every piece splitting one vote.

    ``best``, the kinship of pieces and sentences, is used up.
    """
    for block in in_blocks(best):
        near = best[block]
        rows = near * near
        rows *= near
        rows /= np.maximum(rows.sum(axis=1, keepdims=True), 1e-6)  # its share
        near *= rows
        near *= queries.piece_mass[block, None]
    total = np.add.reduceat(queries.piece_mass, queries.first)[:, None]
    votes: Grid = best[queries.first]
    for nth, of in _further_pieces(queries):
        votes[of] += best[queries.first[of] + nth]
    votes /= np.maximum(total, 1e-6)
    return votes
