"""Which words two passages share, heaviest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.prepared import PreparedReport
from workbench.alignment.units import Units

SharedWords = tuple[tuple[float, str], ...]
"""Words with what they add to the cosine of the pair."""


@dataclass(frozen=True, slots=True, eq=False)
class NamedColumns:
    """The columns of rows that are words: which ones, and their names."""

    are_words: NDArray[np.bool_]
    names: Mapping[int, str]

    @staticmethod
    def of(report: PreparedReport) -> NamedColumns:
        """Take the names that a report knows."""
        are_words = np.zeros(len(report.columns), dtype=np.bool_)
        are_words[list(report.word_at)] = True
        return NamedColumns(are_words, report.word_at)


def shared_words(
    older: Units, newer: Units, pairs: Sequence[tuple[int, int]], named: NamedColumns, most: int
) -> list[SharedWords]:
    """Return for each pair of units up to ``most`` shared words.

    Works on all pairs at once: a product of rows has what they share and nothing else.
    """
    if not pairs:
        return []
    rows, columns = zip(*pairs, strict=True)
    product = sparse.csr_matrix(older.rows[list(rows)].multiply(newer.rows[list(columns)]))
    owner = np.repeat(np.arange(len(pairs)), np.diff(product.indptr))
    entry = np.flatnonzero(named.are_words[product.indices])
    owner = owner[entry]
    order = np.lexsort((product.indices[entry], -product.data[entry], owner))
    # Sorted by owner first, so each pair's entries stay together.
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    heaviest = order[rank < most]
    words: list[list[tuple[float, str]]] = [[] for _ in pairs]
    chosen = entry[heaviest]
    found = owner[heaviest].tolist(), product.indices[chosen].tolist(), product.data[chosen].tolist()
    for pair, column, weight in zip(*found, strict=True):
        words[pair].append((weight, named.names[column]))
    return [tuple(each) for each in words]
