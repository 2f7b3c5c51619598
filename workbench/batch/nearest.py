"""For each of very many short texts, those most like it, in little more memory than one sparse matrix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sparse_dot_topn
from numpy.typing import NDArray
from scipy import sparse

from workbench.settings import BatchSettings
from workbench.text.hashing import code_points, hashes_of_runs, places_of_characters, words_at

Matrix = Any  # scipy's CSR matrix; sparse_dot_topn takes no arrays
Indices = NDArray[np.int32]
Texts = Callable[[], Iterator[Sequence[str]]]
"""Texts in blocks, always the same ones; read several times, so that nobody needs to hold them all."""
# Texts in a block: more are hardly faster, and what is made for them on the way takes more memory.
BLOCK = 512
_BLANKS = re.compile(r"\s\s+")


@dataclass(frozen=True, slots=True, eq=False)
class TextIndex:
    """An inverted index of texts: for each character n-gram, the texts that hold it and what it weighs there.

    ``grams`` (n-grams × texts) is the only thing as large as the corpus; rows of texts are made when needed.
    ``idf`` is 0 for n-grams that no text or too many texts hold.
    """

    grams: Matrix
    idf: NDArray[np.float32]
    settings: BatchSettings

    @property
    def nbytes(self) -> int:
        """Return the size of the sparse matrix in bytes."""
        return int(self.grams.data.nbytes + self.grams.indices.nbytes + self.grams.indptr.nbytes)

    def nearest(
        self, texts: Sequence[str], own: Indices, top: int
    ) -> tuple[Indices, Indices, NDArray[np.float32]]:
        """Return query, text and cosine (0..1) of the ``top`` most alike of each query, best first.

        ``own`` (queries × 2) are first and end of the texts that each must not find: its own report's.
        """
        rows = _rows(texts, self.idf, self.settings)
        firsts, ends = own.T
        spare = 0
        found: list[tuple[Indices, Indices, NDArray[np.float32]]] = []
        left: Indices = np.arange(len(texts), dtype=np.int32)
        while len(left):
            # Most queries resemble few of their own report's texts; those that crowd out others ask again.
            spare = 4 if not spare else int((ends - firsts).max())
            query, text, score = self._best(rows[left], top + spare)
            query = left[query]
            foreign = (text < firsts[query]) | (text >= ends[query])
            asked = np.bincount(query, minlength=len(texts))
            kept = np.bincount(query[foreign], minlength=len(texts))
            short = (kept < top) & (asked >= top + spare) & (spare < ends - firsts)
            settled = foreign & ~short[query]
            found.append((query[settled], text[settled], score[settled]))
            left = np.flatnonzero(short).astype(np.int32)
        query, text, score = (np.concatenate(parts) for parts in zip(*found, strict=True))
        order = np.lexsort((text, -score, query))
        query, text, score = query[order], text[order], score[order]
        begins = np.searchsorted(query, np.arange(len(texts)))
        within = np.arange(len(query)) - begins[query] < top
        return query[within], text[within], score[within]

    def _best(self, rows: Matrix, count: int) -> tuple[Indices, Indices, NDArray[np.float32]]:
        data, indices, ends = _product(rows, self.grams, count, self.settings.least_alike)
        query = np.repeat(np.arange(rows.shape[0], dtype=np.int32), np.diff(ends))
        return query, indices[: len(query)], data[: len(query)]


def build_index(texts: Texts, settings: BatchSettings) -> TextIndex:
    """Index texts: count their n-grams, then put every text where the counts left room for it.

    The matrix is filled in place, block by block, so that it is never there twice.
    """
    held = np.zeros(settings.features, dtype=np.int64)
    total = 0
    for block in texts():
        held += np.bincount(count_features(block, settings).indices, minlength=settings.features)
        total += len(block)
    idf = np.log((1 + total) / (1 + held)).astype(np.float32) + np.float32(1)
    # What half of all promises say tells nothing and would cost most of the time.
    idf[(held == 0) | (held > max(settings.widest_share * total, settings.always_kept))] = 0
    held[idf == 0] = 0
    starts = np.concatenate([[0], np.cumsum(held)])
    column = np.empty(starts[-1], dtype=np.int32)
    weight = np.empty(starts[-1], dtype=np.float32)
    free, first = starts[:-1].copy(), 0
    for block in texts():
        rows = _rows(block, idf, settings).tocsc()
        size = np.diff(rows.indptr)
        at = np.repeat(free - rows.indptr[:-1], size) + np.arange(rows.nnz)
        column[at] = rows.indices + first
        weight[at] = rows.data
        free += size
        first += len(block)
    shape = (settings.features, total)
    grams = sparse.csr_matrix((weight, column, starts.astype(np.int32)), shape=shape)
    return TextIndex(grams, idf, settings)


def _product(
    left: Matrix, right: Matrix, count: int, least: float
) -> tuple[NDArray[np.float32], Indices, Indices]:
    """Return data, indices and ends of the product's ``count`` greatest entries of each row.

    By the library's core where it is as we know it: ``sp_matmul_topn`` itself copies the indices of both
    matrices at each call, half of what a whole corpus takes.
    """
    count = min(count, right.shape[1])
    core = getattr(getattr(sparse_dot_topn, "_core", None), "sp_matmul_topn", None)
    if core is not None:
        entries = left.data, left.indptr, left.indices, right.data, right.indptr, right.indices
        try:
            found: tuple[NDArray[np.float32], Indices, Indices] = core(
                count, left.shape[0], right.shape[1], least, 1.0, *entries
            )
        except TypeError:  # what is private may take other arguments in another version
            pass
        else:
            return found
    product = sparse_dot_topn.sp_matmul_topn(left, right, top_n=count, threshold=least, sort=True)
    return product.data, product.indices, product.indptr


def count_features(texts: Sequence[str], settings: BatchSettings) -> Matrix:
    """Return texts × hash buckets: 1 where a text holds a character n-gram, whatever its case and blanks."""
    folded = [_BLANKS.sub(" ", text.lower()) for text in texts]
    joined = "".join(folded)
    begins, words = places_of_characters(code_points(joined)), words_at(joined.encode())
    row_of = np.repeat(np.arange(len(folded)), [len(text) for text in folded])
    places = [np.empty(0, dtype=np.int64)]
    for size in range(settings.shortest_gram, settings.longest_gram + 1):
        at = np.arange(max(len(row_of) - size + 1, 0))
        at = at[row_of[at] == row_of[at + size - 1]]
        buckets = hashes_of_runs(words, begins[at], begins[at + size] - begins[at]) % settings.features
        places.append(row_of[at] * settings.features + buckets)
    rows, columns = np.divmod(np.unique(np.concatenate(places)), settings.features)
    ends = np.searchsorted(rows, np.arange(len(folded) + 1)).astype(np.int32)
    held = np.ones(len(columns), dtype=np.float32), columns.astype(np.int32), ends
    return sparse.csr_matrix(held, shape=(len(folded), settings.features))


def _rows(texts: Sequence[str], idf: NDArray[np.float32], settings: BatchSettings) -> Matrix:
    """Return texts × n-grams, weighted, each row of length 1."""
    rows = count_features(texts, settings)
    rows.data *= idf[rows.indices]
    rows.eliminate_zeros()
    row_of = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    squares = np.bincount(row_of, weights=rows.data * rows.data, minlength=rows.shape[0])
    rows.data /= np.sqrt(squares).astype(np.float32)[row_of]
    return rows
