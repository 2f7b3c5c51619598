"""Which words two passages share, heaviest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from workbench.alignment.prepared import Units

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
    product = sparse.csr_matrix(older.words[list(rows)].multiply(newer.words[list(columns)]))
    owner = np.repeat(np.arange(len(pairs)), np.diff(product.indptr))
    order = np.lexsort((product.indices, -product.data, owner))
    # Sorted by owner first, so each pair's entries stay where its row begins.
    heaviest = order[np.arange(len(owner)) - product.indptr[owner] < most]
    named: list[list[tuple[float, str]]] = [[] for _ in pairs]
    entries = owner[heaviest].tolist(), product.indices[heaviest].tolist(), product.data[heaviest].tolist()
    for pair, column, weight in zip(*entries, strict=True):
        if column in word_at:
            named[pair].append((weight, word_at[column]))
    return [tuple(words) for words in named]
