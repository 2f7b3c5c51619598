"""What pairs of units have in common, told from both sides."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from workbench.alignment.features import on_same_pairs


def test_a_pair_that_one_side_only_speaks_of_counts_as_nothing_on_the_other() -> None:
    """Entries stay with their pair where the two sides do not speak of the same pairs."""
    one = sparse.csr_matrix(np.array([[1 + 2j, 0, 0], [0, 3j, 0]], dtype=np.complex64))
    other = sparse.csr_matrix(np.array([[5j, 0, 4], [0, 7, 0]], dtype=np.complex64))
    rows, columns, first, second = on_same_pairs(one, other)
    assert list(zip(rows, columns, strict=True)) == [(0, 0), (0, 2), (1, 1)]
    assert list(first) == [1 + 2j, 0, 3j]
    assert list(second) == [5j, 4, 7]


def test_where_both_speak_of_the_same_pairs_nothing_is_moved() -> None:
    """The usual case keeps the matrices' own order."""
    one = sparse.csr_matrix(np.array([[1, 2], [0, 3]], dtype=np.complex64))
    rows, columns, first, second = on_same_pairs(one, one * 2)
    assert (list(rows), list(columns)) == ([0, 0, 1], [0, 1, 1])
    assert np.array_equal(first * 2, second)
