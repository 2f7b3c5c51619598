"""Which words two passages share, heaviest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.units import Units

SharedWords = tuple[tuple[float, str], ...]
"""Words with what they add to the cosine of the pair."""


def shared_words(
    older: Units,
    newer: Units,
    pairs: Sequence[tuple[int, int]],
    words: NDArray[np.str_],
    most: int,
) -> list[SharedWords]:
    """Return for each pair of units up to ``most`` shared words; ``words`` name the rows' last columns.

    Works on all pairs at once: a product of rows has what they share and nothing else.
    """
    if not pairs:
        return []
    first = older.rows.shape[1] - len(words)
    rows, columns = np.array(pairs).T
    product = sparse.csr_matrix(older.rows[:, first:][rows].multiply(newer.rows[:, first:][columns]))
    named = words[product.indices] != ""
    owner = np.repeat(np.arange(len(pairs)), np.diff(product.indptr))[named]
    column, weight = product.indices[named], product.data[named]
    order = np.lexsort((column, -weight, owner))
    # Sorted by owner first, so each pair's entries stay together.
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    heaviest = order[rank < most]
    found = list(zip(weight[heaviest].tolist(), words[column[heaviest]].tolist(), strict=True))
    ends = np.searchsorted(owner[heaviest], np.arange(len(pairs) + 1)).tolist()
    return [tuple(found[a:b]) for a, b in pairwise(ends)]
