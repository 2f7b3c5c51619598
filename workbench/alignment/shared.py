"""Which words two passages share, heaviest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from workbench.alignment.units import Units

SharedWords = tuple[tuple[float, str], ...]
"""Words with what they add to the cosine of the pair."""


def shared_words(
    older: Units, newer: Units, pairs: Sequence[tuple[int, int]], word_at: Mapping[int, str], most: int
) -> list[SharedWords]:
    """Return for each pair of units up to ``most`` shared words; ``word_at`` names a row's columns.

    Works on all pairs at once: a product of rows has what they share and nothing else.
    """
    if not pairs:
        return []
    rows, columns = zip(*pairs, strict=True)
    product = sparse.csr_matrix(older.rows[list(rows)].multiply(newer.rows[list(columns)]))
    owner = np.repeat(np.arange(len(pairs)), np.diff(product.indptr))
    entry = np.flatnonzero(np.isin(product.indices, np.fromiter(word_at, dtype=np.intp, count=len(word_at))))
    owner = owner[entry]
    order = np.lexsort((product.indices[entry], -product.data[entry], owner))
    # Sorted by owner first, so each pair's entries stay together.
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    heaviest = order[rank < most]
    named: list[list[tuple[float, str]]] = [[] for _ in pairs]
    chosen = entry[heaviest]
    found = owner[heaviest].tolist(), product.indices[chosen].tolist(), product.data[chosen].tolist()
    for pair, column, weight in zip(*found, strict=True):
        named[pair].append((weight, word_at[column]))
    return [tuple(words) for words in named]
