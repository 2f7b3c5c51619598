"""From scores to links."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment.decoding import (
    best_of,
    best_pairs,
    best_places,
    edges_at,
    either_best,
    in_order,
    mutual_pairs,
    stars,
)

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


def test_the_best_of_a_group_is_nothing_below_zero() -> None:
    """Each entry gets its group's best; a group of negative scores has none above 0."""
    found = best_of(np.array([0, 1, 0, 3]), np.array([0.25, -1.0, 0.5, 2.0], dtype=np.float32))
    assert found.tolist() == [0.5, 0.0, 0.5, 2.0]
    assert not len(best_of(np.array([], dtype=np.intp), np.array([], dtype=np.float32)))


def test_the_place_of_the_best_is_the_first_and_none_without_entries() -> None:
    """Of equals the first entry; a group that no entry is in has −1, the entry at 0 is a place."""
    groups, values = np.array([2, 0, 0, 2]), np.array([0.5, -1.0, -1.0, 0.5], dtype=np.float32)
    assert best_places(groups, values, 4).tolist() == [1, -1, 0, -1]


def test_a_pair_at_the_floor_is_kept() -> None:
    """Both floors and the share of the best are met by what just comes to them, and by nothing less."""
    grid = _listed([[0.5, 0.25], [0.0, 0.0]])
    assert best_pairs(*grid, 0.5, 0.25, 0.5) == [(0, 0), (0, 1)]
    assert best_pairs(*grid, 0.75, 0.75, 0.5) == []
    assert best_pairs(*grid, 0.5, 0.375, 0.5) == [(0, 0)]
    assert best_pairs(*grid, 0.5, 0.5, 1.0) == [(0, 0)]
    assert best_pairs(*grid, 0.75, 0.5, 1.0) == [(0, 0)]


def test_others_need_come_near_the_smaller_of_two_bests_alone() -> None:
    """A pair that is the best of its column counts beside a better one of its row, as a part of a split."""
    grid = _listed([[1.0, 0.5], [0.0, 0.0]])
    assert best_pairs(*grid, 1.0, 0.5, 1.0) == [(0, 0), (0, 1)]
    assert best_pairs(*_listed([[1.0, 0.5], [0.0, 1.0]]), 1.0, 0.5, 0.75) == [(0, 0), (1, 1)]


def test_the_best_of_one_side_needs_come_near_the_larger_best() -> None:
    """Just as near as is asked for is near enough."""
    grid = _listed([[1.0, 0.5], [0.0, 0.0]])
    assert either_best(*grid, 0.5) == [(0, 0), (0, 1)]
    assert either_best(*grid, 0.75) == [(0, 0)]
    assert either_best(*_listed([[1.0, 0.75], [0.25, 1.0]]), 0.25) == [(0, 0), (1, 1)]


def test_an_edge_between_equals_joins_the_older_end() -> None:
    """Two and two partners: the older one's star holds both, and the newer one keeps its other partner."""
    found = [(star.older, star.newer) for star in stars([(0, 0), (0, 1), (1, 1)])]
    assert found == [((0,), (0, 1)), ((1,), (1,))]
    assert [(star.older, star.newer) for star in stars([(2, 5)])] == [((2,), (5,))]
    assert stars([]) == []


def test_parts_of_a_split_or_merged_passage_stay_in_order() -> None:
    """Equal ends are no disorder, on either side; what crosses is left to the heavier."""
    assert in_order({(0, 0): 1.0, (0, 1): 1.0, (1, 1): 1.0}) == {(0, 0), (0, 1), (1, 1)}
    assert in_order({(0, 1): 1.0, (1, 0): 2.0}) == {(1, 0)}
    assert in_order({(0, 1): 2.0, (1, 0): 1.0}) == {(0, 1)}
    assert in_order({(0, 2): 3.0, (1, 0): 1.0, (2, 1): 1.0, (3, 3): 1.0}) == {(0, 2), (3, 3)}
    assert in_order({(0, 2): 2.0, (1, 0): 1.0, (2, 1): 1.5, (3, 3): 1.0}) == {(1, 0), (2, 1), (3, 3)}
    assert in_order({}) == set()


def test_edges_can_be_taken_by_their_places() -> None:
    """By a mask or by numbers, in the order of the entries."""
    rows, columns = np.array([0, 1, 2]), np.array([5, 6, 7])
    assert edges_at(rows, columns, np.array([True, False, True])) == [(0, 5), (2, 7)]
    assert edges_at(rows, columns, np.array([1])) == [(1, 6)]


def test_a_mutual_best_needs_less_than_others() -> None:
    """From its own floor up, where others would need more; who is second in its row or column needs that."""
    assert best_pairs(*_listed([[0.5]]), 0.5, 0.75, 0.5) == [(0, 0)]
    assert best_pairs(*_listed([[0.625, 0.5]]), 0.5, 0.75, 0.5) == [(0, 0)]
    assert best_pairs(*_listed([[0.625], [0.5]]), 0.5, 0.75, 0.5) == [(0, 0)]
    assert best_pairs(*_listed([[0.4]]), 0.5, 0.75, 0.5) == []
