"""Commitments set against the passages that may answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.alignment.hash_columns import carry, places_of_all
from workbench.alignment.hashed_counts import Matrix, count, count_grams
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.reporting import reports_something, speaks_of_years
from workbench.alignment.similarity import Grid, best_of_runs, kinship_of, spread_over_children
from workbench.alignment.units import Indices
from workbench.alignment.vocabulary import Vectors, content_words_of_all, vocabulary
from workbench.model.commitment import Commitment
from workbench.model.part import Part
from workbench.settings import AlignmentSettings
from workbench.text.sentences import split_clauses


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Queries:
    """Commitments as rows: the whole quotation, and its pieces (``first[i]`` begins those of query i).

    ``paragraph`` is the paragraph each one stands in, −1 for none.
    """

    rows: Matrix
    vectors: Vectors
    piece_rows: Matrix
    piece_vectors: Vectors
    piece_mass: Vectors
    first: Indices
    paragraph: Indices


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Answers:
    """Every query against every sentence of one part; ``clause`` is the best clause of each sentence.

    ``sentences`` are indices into the newer report's sentences, ``clause`` into its clauses.
    """

    sentences: Indices
    features: Mapping[str, Grid]
    clause: Indices


def make_queries(
    commitments: Sequence[Commitment], older: PreparedReport, settings: AlignmentSettings
) -> Queries:
    """Work out the features of commitments of ``older``; there must be one at least."""
    quotes = [commitment.quote for commitment in commitments]
    pieces = [[span.of(quote) for span in split_clauses(quote)] or [quote] for quote in quotes]
    flat = [piece for of_one in pieces for piece in of_one]
    lengths = np.array([len(of_one) for of_one in pieces])
    rows, vectors, _ = embed_texts(quotes, settings.gram_share)
    piece_rows, piece_vectors, piece_mass = embed_texts(flat, settings.gram_share)
    starts = np.array([span.start for span in older.paragraphs.spans])
    ends = np.array([span.end for span in older.paragraphs.spans])
    begins = np.array([commitment.start for commitment in commitments])
    at = np.searchsorted(starts, begins, side="right") - 1
    return Queries(
        rows=rows,
        vectors=vectors,
        piece_rows=piece_rows,
        piece_vectors=piece_vectors,
        piece_mass=piece_mass,
        first=np.cumsum(lengths) - lengths,
        paragraph=np.where((at >= 0) & (begins < ends[at]), at, -1) if len(starts) else begins * 0 - 1,
    )


def answer_queries(
    queries: Queries, older: PreparedReport, newer: PreparedReport, part: Part, settings: AlignmentSettings
) -> Answers | None:
    """Compare queries with all sentences of a part of ``newer``; None where it has none.

    The features are in the order of their names, each of shape (queries, sentences).
    """
    clauses = np.flatnonzero((newer.clauses.parts == part) & (newer.sentence_of >= 0))
    if not len(clauses):
        return None
    holder = newer.sentence_of[clauses]
    sentences, starts = np.unique(holder, return_index=True)
    to = places_of_all(queries.rows.shape[1], newer.columns)
    rows = carry(queries.rows, to, len(newer.columns))
    piece_rows = carry(queries.piece_rows, to, len(newer.columns))
    wording = (newer.clauses.rows[clauses] @ rows.T).toarray()
    kinship = kinship_of(newer.clauses.vectors[clauses], queries.vectors, settings)
    ends = np.append(starts[1:], len(clauses))
    piece_wording = best_of_runs((newer.clauses.rows[clauses] @ piece_rows.T).toarray(), starts, ends).T
    piece_kinship = best_of_runs(
        kinship_of(newer.clauses.vectors[clauses], queries.piece_vectors, settings), starts, ends
    ).T
    contained = _containment(queries.rows, rows, newer, sentences)
    nearness = best_of_runs(wording + kinship, starts, ends).T
    cosine = (rows @ newer.sentences.rows[sentences].T).toarray()
    likeness = nearness + cosine + contained
    in_column = likeness / np.maximum(likeness.max(axis=0), 1e-6)
    features = {
        "in_column": in_column,
        "contained": contained,
        "wording": best_of_runs(
            piece_wording, queries.first, np.append(queries.first[1:], len(piece_wording))
        ),
        "kinship": _vote(piece_kinship, queries),
        "meaning": queries.vectors @ newer.sentences.vectors[sentences].T,
        "context": _context(queries, older, newer, sentences),
        # A heading announces what the sentences below it say; they are the better evidence.
        "statement": np.broadcast_to(~newer.is_heading[sentences], likeness.shape).astype(np.float32),
        "reports": np.broadcast_to(reports_something(newer, sentences), likeness.shape).astype(np.float32),
    }
    # A review's sums over years stand above what answers; in a plan they promise as others do.
    years = speaks_of_years(newer, sentences) if part == "review" else np.zeros(len(sentences))
    features["years"] = np.broadcast_to(years, likeness.shape).astype(np.float32)
    return Answers(
        sentences=sentences, features=features, clause=_best_clause(wording + kinship, starts, ends, clauses)
    )


def embed_texts(texts: Sequence[str], share: float) -> tuple[Matrix, Vectors, Vectors]:
    """Return unit tf-idf rows, unit word vectors and masses of texts, as in a prepared report."""
    words = content_words_of_all(texts)
    tables = vocabulary()
    rows, mass = tables.rows(count_grams(texts), count(words), share)
    return rows, tables.unit(tables.embed(words)), mass


def _containment(queries: Matrix, rows: Matrix, newer: PreparedReport, sentences: Indices) -> Grid:
    """Return the share of each query's idf that each sentence has as well.

    ``rows`` are the queries over the newer report's columns.
    """
    idf = vocabulary().idf
    total = np.add.reduceat(np.append(idf[queries.indices], 0), queries.indptr[:-1])
    weight = rows.copy()
    weight.data = idf[newer.columns[rows.indices]]
    present = newer.sentences.rows[sentences]
    present.data = np.ones_like(present.data)
    return np.asarray((weight @ present.T).toarray() / np.maximum(total, 1e-6)[:, None], dtype=np.float32)


def _vote(best: Grid, queries: Queries) -> Grid:
    """Return how much of each query's mass votes for each sentence, every piece splitting one vote."""
    share = best * best * best
    share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-6)
    weighed = share * best * queries.piece_mass[:, None]
    total = np.add.reduceat(queries.piece_mass, queries.first)[:, None]
    return np.asarray(np.add.reduceat(weighed, queries.first, axis=0) / np.maximum(total, 1e-6))


def _context(queries: Queries, older: PreparedReport, newer: PreparedReport, sentences: Indices) -> Grid:
    """Return how akin the paragraphs are in which query and sentence stand, 0 where there is none."""
    akin = older.paragraphs.vectors @ newer.paragraphs.vectors.T
    every_older, every_newer = np.arange(len(older.paragraphs)), np.arange(len(newer.paragraphs))
    return spread_over_children(
        akin, every_older, every_newer, queries.paragraph, newer.paragraph_of[sentences]
    )


def _best_clause(grid: Grid, starts: Indices, ends: Indices, clauses: Indices) -> Indices:
    """Return for each query (a column) and sentence (a run of rows) the index of its nearest clause."""
    runs = zip(starts.tolist(), ends.tolist(), strict=True)
    return np.stack([clauses[a + grid[a:b].argmax(axis=0)] for a, b in runs], axis=1)
