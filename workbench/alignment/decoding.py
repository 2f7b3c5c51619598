"""From scores to links: which pairs stand, and how they group into same, split and merged."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from workbench.alignment.similarity import Grid

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Star:
    """One passage on one side with its partners on the other; indices in reading order."""

    older: tuple[int, ...]
    newer: tuple[int, ...]


def linked_pairs(score: Grid, threshold: float) -> list[Edge]:
    """Return all pairs that reach the threshold, in reading order; rivalry is part of the score."""
    return [(int(i), int(j)) for i, j in np.argwhere(score >= threshold)]


def best_pairs(score: Grid, first: float, further: float, near: float) -> list[Edge]:
    """Return mutual bests from ``first`` up, and others from ``further`` up that come near the best.

    ``near`` is the least share of the best score of the pair's row or column.
    """
    in_row = score.max(axis=1, keepdims=True, initial=0)
    in_column = score.max(axis=0, keepdims=True, initial=0)
    mutual = (score >= in_row) & (score >= in_column) & (score >= first)
    kept = mutual | ((score >= further) & (score >= near * np.minimum(in_row, in_column)))
    return [(int(i), int(j)) for i, j in np.argwhere(kept)]


def stars(edges: Iterable[Edge]) -> list[Star]:
    """Group edges into stars, so that every edge stands in exactly one star and no pair is implied.

    An edge joins the star of its end with more partners (the older end if equal).
    """
    pairs = sorted(set(edges))
    partners_of_older: dict[int, set[int]] = defaultdict(set)
    partners_of_newer: dict[int, set[int]] = defaultdict(set)
    for older, newer in pairs:
        partners_of_older[older].add(newer)
        partners_of_newer[newer].add(older)
    split: dict[int, list[int]] = defaultdict(list)
    merged: dict[int, list[int]] = defaultdict(list)
    for older, newer in pairs:
        if len(partners_of_older[older]) >= len(partners_of_newer[newer]):
            split[older].append(newer)
        else:
            merged[newer].append(older)
    found = [Star((older,), tuple(newer)) for older, newer in split.items()]
    found += [Star(tuple(older), (newer,)) for newer, older in merged.items()]
    return sorted(found, key=lambda star: (star.older, star.newer))


def either_best(score: Grid, least: float, near: float) -> list[Edge]:
    """Return the pairs that are best of their row or column, from ``least`` up, and near the other's best.

    ``near`` is the least share of the larger of the two bests: a formula that recurs all over a report is
    the best of many rows and says nothing of any.
    """
    in_row = score.max(axis=1, keepdims=True, initial=0)
    in_column = score.max(axis=0, keepdims=True, initial=0)
    best = (score >= in_row) | (score >= in_column)
    kept = best & (score >= least) & (score >= near * np.maximum(in_row, in_column))
    return [(int(i), int(j)) for i, j in np.argwhere(kept)]


def mutual_pairs(score: Grid, least: float) -> list[Edge]:
    """Return the pairs that are each other's best, from ``least`` up; quick on small grids."""
    best = score.argmax(axis=1).tolist()
    back = score.argmax(axis=0).tolist()
    return [(i, j) for i, j in enumerate(best) if back[j] == i and score[i, j] >= least]


def in_order(edges: Mapping[Edge, float]) -> set[Edge]:
    """Return the heaviest set of edges that keep their order on both sides (weights above 0).

    The rest are candidates for *moved*. Equal ends are no disorder: the parts of a split or merged
    passage stay in order. O(n log n) with n the number of edges of one level.
    """
    front: list[int] = []  # ends on the newer side of the best chains so far, rising, as are their weights
    weights: list[float] = []
    chains: list[tuple[Edge, object]] = []
    for edge in sorted(edges):
        at = bisect_right(front, edge[1])
        before = (weights[at - 1], chains[at - 1]) if at else (0.0, None)
        weight, chain = before[0] + edges[edge], (edge, before[1])
        stop = at
        while stop < len(front) and weights[stop] <= weight:
            stop += 1
        start = at - 1 if at and front[at - 1] == edge[1] else at
        front[start:stop], weights[start:stop], chains[start:stop] = [edge[1]], [weight], [chain]
    kept: set[Edge] = set()
    link: object = chains[-1] if chains else None
    while isinstance(link, tuple):
        kept.add(link[0])
        link = link[1]
    return kept
