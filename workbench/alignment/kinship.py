"""How akin queries and clauses are by their word vectors, worked out for a few clauses at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from workbench.alignment.decoding import Values
from workbench.alignment.hashed_counts import Matrix
from workbench.alignment.similarity import Grid, best_of_runs
from workbench.alignment.units import Indices
from workbench.alignment.vocabulary import Vectors
from workbench.settings import AlignmentSettings

_AT_ONCE = 262_144  # cosines, in a megabyte
_TILE = 48  # rows of a product that are worked out together: whole tiles get the same bits in any block


def above_floor(cosines: Grid, settings: AlignmentSettings) -> Grid:
    """Return cosines of word vectors above the floor below which they say nothing, 0..1, in place."""
    floor = np.float32(settings.kinship_floor)
    cosines -= floor
    np.maximum(cosines, 0, out=cosines)
    cosines /= 1 - floor
    return cosines


def kinship_of_best(
    queries: Vectors, clauses: Vectors, begins: Indices, asked: Matrix, settings: AlignmentSettings
) -> tuple[Grid, Values]:
    """Return how akin each sentence's best clause is to each query, and how akin clauses are as ``asked``.

    The first has the shape (queries, sentences): the clauses of sentence i begin at ``begins[i]``, which is
    sorted and begins with 0. The second is of the entries of ``asked``, clauses × queries, in their order;
    its queries are the first ones.
    """
    ends, width = np.append(begins[1:], len(clauses)), len(queries)
    best = np.empty((width, len(begins)), dtype=np.float32)
    told = np.empty(asked.nnz, dtype=np.float32)
    at = np.repeat(np.arange(len(clauses)) * width, np.diff(asked.indptr)) + asked.indices
    blocks = list(_blocks(len(clauses), width))
    # All products take turns in one place: memory that is new costs several times as much as they do.
    place = np.empty((max(block.stop - block.start for block in blocks), width), dtype=np.float32)
    goes_on = np.empty(0, dtype=np.float32)
    for block in blocks:
        cosines = np.matmul(clauses[block], queries.T, out=place[: block.stop - block.start])
        entries = slice(asked.indptr[block.start], asked.indptr[block.stop])
        told[entries] = cosines.reshape(-1)[at[entries] - block.start * width]
        first, last = np.searchsorted(ends, [block.start, block.stop - 1], side="right").tolist()
        some = slice(first, last + 1)
        of_some = best_of_runs(
            cosines,
            np.maximum(begins[some] - block.start, 0),
            np.minimum(ends[some], block.stop) - block.start,
        )
        if begins[first] < block.start:  # a sentence that began in the block before
            np.maximum(of_some[0], goes_on, out=of_some[0])
        goes_on = of_some[-1].copy()
        best[:, some] = above_floor(of_some, settings).T  # turned while the block is near the processor
    return best, above_floor(told, settings)


def _blocks(clauses: int, queries: int) -> Iterator[slice]:
    """Yield runs of clauses to be worked out together, each of whole tiles but the last.

    The last is never short: a product with very few rows is worked out in another way.
    """
    size = max(1, _AT_ONCE // max(1, queries) // _TILE) * _TILE
    edges = [*range(0, max(1, clauses - size + 1), size), clauses]
    yield from map(slice, edges, edges[1:])
