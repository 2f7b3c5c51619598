"""Rows over the hash buckets that a report uses, and one report's rows over another's."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.hashed_counts import Matrix

Columns = NDArray[np.intp]


def compact(rows: Matrix, columns: Columns) -> Matrix:
    """Return rows over all buckets as rows over ``columns`` (sorted buckets); others are dropped."""
    return carry(rows, places_of_all(rows.shape[1], columns), len(columns))


def places_of_all(buckets: int, columns: Columns) -> Columns:
    """Return for each of all ``buckets`` its place among ``columns``, −1 where it has none."""
    found = np.full(buckets, -1, dtype=np.intp)
    found[columns] = np.arange(len(columns))
    return found


def places(buckets: Columns, columns: Columns) -> Columns:
    """Return for each bucket its place among ``columns``, −1 where it has none."""
    at = np.minimum(np.searchsorted(columns, buckets), max(len(columns) - 1, 0))
    return np.where(columns[at] == buckets, at, -1) if len(columns) else np.full(len(buckets), -1)


def carry(rows: Matrix, to: Columns, width: int) -> Matrix:
    """Return ``rows`` with column ``c`` carried to column ``to[c]`` of ``width``, dropped where −1.

    ``to`` must rise with ``c``, so that sorted indices stay sorted.
    """
    column = to[rows.indices]
    kept = column >= 0
    ends = np.concatenate([[0], np.cumsum(kept)])[rows.indptr]
    parts = rows.data[kept], column[kept].astype(np.int32), ends.astype(np.int32)
    return sparse.csr_matrix(parts, shape=(rows.shape[0], width))


def take(rows: Matrix, chosen: Columns) -> Matrix:
    """Return some rows, by a slice where they follow one another: that is much faster for scipy."""
    if len(chosen) and chosen[-1] - chosen[0] + 1 == len(chosen):
        return rows[int(chosen[0]) : int(chosen[-1]) + 1]
    return rows[chosen]


def no_pairs(rows: int, columns: int) -> Matrix:
    """Return a matrix without any entry."""
    nothing = np.empty(0, np.float32), np.empty(0, np.int32), np.zeros(rows + 1, np.int32)
    return sparse.csr_matrix(nothing, shape=(rows, columns))
