"""Kinship of queries and clauses, worked out a few clauses at a time, is what it is of all at once."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from workbench.alignment.kinship import above_floor, kinship_of_best
from workbench.alignment.vocabulary import unit
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment
QUERIES, CLAUSES = 3000, 250


@pytest.mark.parametrize("longest", [1, 3, 120], ids=["clauses", "sentences", "longer than a block"])
def test_blocks_are_no_part_of_the_result(longest: int) -> None:
    """The best clause of each sentence, whether or not a block ends within it, and single pairs alike."""
    draw = np.random.default_rng(longest)
    queries, clauses = (unit(draw.normal(size=(n, 8)).astype(np.float32)) for n in (QUERIES, CLAUSES))
    begins = np.arange(0, CLAUSES, longest)
    asked = sparse.csr_matrix(draw.integers(2, size=(CLAUSES, 20)), dtype=np.float32)
    best, told = kinship_of_best(queries, clauses, begins, asked, SETTINGS)
    every = above_floor(clauses @ queries.T, SETTINGS)
    assert best.shape == (QUERIES, len(begins))
    np.testing.assert_allclose(best, np.maximum.reduceat(every, begins).T, atol=1e-6)
    of_entries = np.repeat(np.arange(CLAUSES), np.diff(asked.indptr)), asked.indices
    np.testing.assert_allclose(told, every[of_entries], atol=1e-6)
    assert 0 < (best > 0).mean() < 1
