"""Commitments set against the passages that may answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from workbench.alignment.counted_texts import count_texts
from workbench.alignment.hashed_counts import BUCKETS, Matrix
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.similarity import Grid
from workbench.alignment.units import Indices
from workbench.alignment.vocabulary import Vectors, unit, vocabulary
from workbench.model.commitment import Commitment
from workbench.settings import AlignmentSettings
from workbench.text.sentences import split_clauses_of_all

_LONGEST_BARE = 16  # 比上年增加14.3亿元: of what stands in the clause before
_CHANGE = re.compile("(?:增速|变动)$")


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

    def best_pieces(self, told: Grid) -> Grid:
        """Return what is ``told`` of the best piece of each quotation; of all rows it is told in rows.

        The result takes the place of ``told``.
        """
        lengths = np.diff(np.append(self.first, len(self.piece)))
        # Most quotations are their own and only piece.
        others = np.flatnonzero((lengths > 1) | (self.piece[self.first] != np.arange(self.whole)))
        best = told[self.piece[self.first[others]]]
        for nth, of in further_pieces(lengths[others]):
            best[of] = np.maximum(best[of], told[self.piece[self.first[others[of]] + nth]])
        told[others] = best
        return told[: self.whole]


def further_pieces(pieces: Indices) -> Iterator[tuple[int, Indices]]:
    """Yield 1, 2 … with the places of those quotations that have so many further pieces; most have none."""
    for nth in range(1, int(pieces.max(initial=0))):
        yield nth, np.flatnonzero(pieces > nth)


def make_queries(
    commitments: Sequence[Commitment], older: PreparedReport, settings: AlignmentSettings
) -> Queries:
    """Work out the features of commitments of ``older``; there must be one at least.

    ``older`` has its own columns still, not those of another report.
    """
    quotes = [commitment.quote for commitment in commitments]
    asked = [_with_subject(commitment) for commitment in commitments]
    spans = split_clauses_of_all(asked)
    pieces = [
        [span.of(quote) for span in of_one] or [quote] for quote, of_one in zip(asked, spans, strict=True)
    ]
    lengths = np.array([len(of_one) for of_one in pieces])
    row_of: dict[str, int] = {}
    for row, quote in enumerate(asked):
        row_of.setdefault(quote, row)
    texts = list(asked)
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


def _with_subject(commitment: Commitment) -> str:
    """Return what a commitment quotes, behind its subject where that stands before a lone number."""
    quote, numbers = commitment.quote, commitment.quantities
    if len(quote) > _LONGEST_BARE or len(numbers) != 1 or not numbers[0].metric:
        return quote
    subject = _CHANGE.sub("", numbers[0].metric)
    pairs = {subject[at : at + 2] for at in range(len(subject) - 1)}
    return quote if any(pair in quote for pair in pairs) else subject + quote


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
