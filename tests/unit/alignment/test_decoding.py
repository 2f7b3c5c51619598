"""From scores to links."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment.decoding import best_pairs, edges_at, either_best, in_order, mutual_pairs, stars

edges = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9)


@given(edges)
def test_every_edge_stands_in_exactly_one_star(pairs: set[tuple[int, int]]) -> None:
    """Stars imply the edges they were made of, each once, and no other."""
    implied = [(i, j) for star in stars(pairs) for i in star.older for j in star.newer]
    assert sorted(implied) == sorted(pairs)


def test_one_to_many_is_one_star() -> None:
    """A passage split in two is one link, and two merged into one is another."""
    found = [(star.older, star.newer) for star in stars([(0, 0), (0, 1), (1, 2), (2, 2)])]
    assert found == [((0,), (0, 1)), ((1, 2), (2,))]


@given(edges)
def test_what_keeps_the_order_is_the_heaviest_chain(pairs: set[tuple[int, int]]) -> None:
    """No set of edges that rise on both sides weighs more than the one that is kept."""
    weights = {pair: 1.0 + (pair[0] * 7 + pair[1] * 3) % 5 for pair in pairs}
    kept = in_order(weights)
    assert _rises(kept)
    heaviest = max(
        sum(weights[p] for p in some)
        for n in range(len(pairs) + 1)
        for some in combinations(sorted(pairs), n)
        if _rises(set(some))
    )
    assert np.isclose(sum(weights[p] for p in kept), heaviest)


def _rises(pairs: set[tuple[int, int]]) -> bool:
    ordered = sorted(pairs)
    return all(a[1] <= b[1] for a, b in pairwise(ordered))


def _listed(grid: list[list[float]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a full grid as rows, columns and scores."""
    score = np.array(grid, dtype=np.float32)
    rows, columns = np.indices(score.shape)
    return rows.ravel(), columns.ravel(), score.ravel()


def test_sentences_link_by_mutual_best_or_near_it() -> None:
    """Beside mutual bests, strong pairs near the best are kept; weak or distant ones are not."""
    assert best_pairs(*_listed([[0.9, 0.85, 0.1], [0.2, 0.1, 0.4]]), 0.5, 0.7, 0.85) == [(0, 0), (0, 1)]


def test_a_formula_that_recurs_links_nothing() -> None:
    """What is the best of its row only by being used all over the report is left out."""
    assert either_best(*_listed([[90.0, 20.0], [52.0, 0.0], [51.0, 0.0]]), 0.6) == [(0, 0)]


def test_mutual_bests_are_found_among_pairs() -> None:
    """A pair has to be the best of its row and of its column; of equals the first."""
    rows, columns, score = _listed([[0.9, 0.9], [0.8, 0.1]])
    assert edges_at(rows, columns, mutual_pairs(rows, columns, score)) == [(0, 0)]
    assert not len(mutual_pairs(rows[:0], columns[:0], score[:0]))
