"""What pairs of units have in common, told from both sides."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from workbench.alignment.features import Matches, on_same_pairs


def test_a_pair_that_one_side_only_speaks_of_counts_as_nothing_on_the_other() -> None:
    """Entries stay with their pair where the two sides do not speak of the same pairs."""
    one = sparse.csr_matrix(np.array([[1, 0, 0], [0, 3, 0]], dtype=np.float32))
    other = sparse.csr_matrix(np.array([[5, 0, 4], [0, 7, 0]], dtype=np.float32))
    rows, columns, (first, second) = on_same_pairs(one, other)
    assert list(zip(rows, columns, strict=True)) == [(0, 0), (0, 2), (1, 1)]
    assert list(first) == [1, 0, 3]
    assert list(second) == [5, 4, 7]


def test_where_both_speak_of_the_same_pairs_nothing_is_moved() -> None:
    """The usual case keeps the matrices' own order."""
    one = sparse.csr_matrix(np.array([[1, 2], [0, 3]], dtype=np.float32))
    rows, columns, (first, second) = on_same_pairs(one, one * 2)
    assert (list(rows), list(columns)) == ([0, 0, 1], [0, 1, 1])
    assert np.array_equal(first * 2, second)


def test_pairs_of_clauses_are_turned_into_the_other_sides_order() -> None:
    """Both values go with their pair; of no pairs there is nothing to turn."""
    clause, unit = np.array([0, 0, 2, 2]), np.array([1, 3, 0, 1])
    wording, kinship = np.array([0.1, 0.2, 0.3, 0.4], np.float32), np.array([0, 0.6, 0.7, 0], np.float32)
    turned = Matches(clause, unit, wording, kinship).turned()
    assert list(zip(turned.clause, turned.unit, strict=True)) == [(0, 2), (1, 0), (1, 2), (3, 0)]
    assert (turned.wording.tolist(), turned.kinship.tolist()) == (
        wording[[2, 0, 3, 1]].tolist(),
        kinship[[2, 0, 3, 1]].tolist(),
    )
    nothing = Matches(clause[:0], unit[:0], wording[:0], kinship[:0]).turned()
    assert len(nothing.clause) == 0


def test_matrices_without_entries_have_no_pairs() -> None:
    """Two of three without any leave the third's; all without leave none."""
    none, one = sparse.csr_matrix(np.zeros((2, 2))), sparse.csr_matrix(np.array([[0, 5], [0, 0]]))
    rows, columns, told = on_same_pairs(none, one, none)
    assert (list(rows), list(columns), [each.tolist() for each in told]) == ([0], [1], [[0], [5], [0]])
    assert len(on_same_pairs(none, none)[0]) == 0
