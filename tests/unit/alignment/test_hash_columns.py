"""Rows brought onto another report's columns."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from workbench.alignment.hash_columns import carry, compact, places

cells = st.lists(st.lists(st.integers(0, 3), min_size=8, max_size=8), min_size=1, max_size=5)
chosen = st.sets(st.integers(0, 7), max_size=8).map(lambda found: np.array(sorted(found), dtype=np.intp))


@given(cells, chosen)
def test_compacting_keeps_the_chosen_columns(values: list[list[int]], columns: np.ndarray) -> None:
    """Compact rows are the columns asked for, in order."""
    rows = sparse.csr_matrix(np.array(values, dtype=np.float32))
    assert (compact(rows, columns).toarray() == rows.toarray()[:, columns]).all()


@given(cells, cells, chosen, chosen)
def test_products_are_those_of_the_shared_columns(
    first: list[list[int]], second: list[list[int]], own: np.ndarray, other: np.ndarray
) -> None:
    """Carried onto the other's columns, rows multiply as they would have over all buckets."""
    one, two = (sparse.csr_matrix(np.array(v, dtype=np.float32)) for v in (first, second))
    carried = carry(compact(one, own), places(own, other), len(other))
    shared = np.intersect1d(own, other)
    expected = one.toarray()[:, shared] @ two.toarray()[:, shared].T
    assert ((carried @ compact(two, other).T).toarray() == expected).all()
