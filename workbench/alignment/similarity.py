"""Dense comparisons of vectors, for a report's sentences against a list of commitments."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from workbench.alignment.units import Indices

Grid = NDArray[np.float32]
_NEAR_BY = 65_536  # numbers of four bytes


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let products of vectors use one thread while it lasts.

    They are small: to wake another thread, and to wait for it where others want the processor, takes
    several times as long as the work.
    """
    with _threads().limit(limits=1, user_api="blas"):
        yield


def best_of_runs(grid: Grid, begins: Indices, ends: Indices) -> Grid:
    """Return the best value of each run of rows, runs × columns.

    A loop over runs: on contiguous rows it takes a quarter of the time of ``ufunc.reduceat``.
    """
    best = np.empty((len(begins), grid.shape[1]), dtype=np.float32)
    for run, (begin, end) in enumerate(zip(begins.tolist(), ends.tolist(), strict=True)):
        np.maximum.reduce(grid[begin:end], axis=0, out=best[run])
    return best


def in_blocks(grid: Grid) -> Iterator[slice]:
    """Yield runs of a grid's rows that stay near the processor while several things are done to them."""
    count = max(1, _NEAR_BY // max(1, grid.shape[1]))
    for begin in range(0, len(grid), count):
        yield slice(begin, begin + count)


def best_first(scores: Grid, most: int) -> list[list[int]]:
    """Return the columns of each row's ``most`` highest scores, the best first, of equals the leftmost."""
    behind = -scores
    if behind.shape[1] <= most:
        ranked: list[list[int]] = np.argsort(behind, axis=1, kind="stable").tolist()
        return ranked
    limits = np.partition(behind, most - 1, axis=1)[:, most - 1 : most]
    rows, columns = np.nonzero(behind <= limits)
    order = np.lexsort((behind[rows, columns], rows))  # stable: of equals the leftmost stays in front
    nth = np.arange(len(rows)) - np.searchsorted(rows, rows)
    best: list[list[int]] = columns[order][nth < most].reshape(-1, most).tolist()
    return best


def spread_over_children(
    score: Grid, older: Indices, newer: Indices, older_parents: Indices, newer_parents: Indices
) -> Grid:
    """Return each pair of children's parents' score; 0 where a child has no scored parent.

    ``older`` and ``newer`` name the units of the score's rows and columns, sorted.
    """
    padded = np.pad(score, ((0, 1), (0, 1)))
    # One side after the other: a tenth of the time of both at once.
    beside = padded.take(_local(newer, newer_parents), axis=1)
    return beside.take(_local(older, older_parents), axis=0)


def _local(units: Indices, wanted: Indices) -> Indices:
    """Return where each wanted unit stands in sorted ``units``; −1, the padding, if it does not."""
    if not len(units):
        return np.full(len(wanted), -1, dtype=np.intp)
    at = np.minimum(np.searchsorted(units, wanted), len(units) - 1)
    return np.where(units[at] == wanted, at, -1)
