"""From scores to links: which pairs stand, and how they group into same, split and merged."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.units import Indices

Edge = tuple[int, int]
Values = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Star:
    """One passage on one side with its partners on the other; indices in reading order."""

    older: tuple[int, ...]
    newer: tuple[int, ...]


def best_of(groups: Indices, values: Values) -> Values:
    """Return for each entry the best value of its group, 0 at least."""
    best = np.zeros(_count(groups), dtype=np.float32)
    np.maximum.at(best, groups, values)
    return best[groups]


def _count(groups: Indices) -> int:
    return int(groups.max()) + 1 if len(groups) else 0


def best_places(groups: Indices, values: Values, size: int) -> Indices:
    """Return for each of ``size`` groups where its best entry stands, the first if equal, −1 for none."""
    best = np.full(size, -np.inf, dtype=np.float32)
    np.maximum.at(best, groups, values)
    hits = np.flatnonzero(values == best[groups])[::-1]
    places = np.full(size, -1, dtype=np.intp)
    places[groups[hits]] = hits
    return places


def best_pairs(
    rows: Indices, columns: Indices, score: Values, first: float, further: float, near: float
) -> list[Edge]:
    """Return mutual bests from ``first`` up, and others from ``further`` up that come near the best.

    Entry ``k`` scores the pair of ``rows[k]`` and ``columns[k]``; ``near`` is the least share of the best
    score of the pair's row or column.
    """
    in_row, in_column = best_of(rows, score), best_of(columns, score)
    mutual = (score >= in_row) & (score >= in_column) & (score >= first)
    kept = mutual | ((score >= further) & (score >= near * np.minimum(in_row, in_column)))
    return edges_at(rows, columns, kept)


def edges_at(rows: Indices, columns: Indices, kept: Mask | Indices) -> list[Edge]:
    """Return the pairs that are kept, by a mask or by their places."""
    return list(zip(rows[kept].tolist(), columns[kept].tolist(), strict=True))


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


def either_best(rows: Indices, columns: Indices, score: Values, near: float) -> list[Edge]:
    """Return the pairs that are best of their row or column, and near the other's best.

    ``near`` is the least share of the larger of the two bests: a formula that recurs all over a report is
    the best of many rows and says nothing of any.
    """
    in_row, in_column = best_of(rows, score), best_of(columns, score)
    best = (score >= in_row) | (score >= in_column)
    return edges_at(rows, columns, best & (score >= near * np.maximum(in_row, in_column)))


def mutual_pairs(rows: Indices, columns: Indices, score: Values) -> Indices:
    """Return the places of the pairs that are each other's best, the first of equals."""
    places = np.arange(len(score))
    in_row = best_places(rows, score, _count(rows))
    in_column = best_places(columns, score, _count(columns))
    return np.flatnonzero((in_row[rows] == places) & (in_column[columns] == places))


def in_order(edges: Mapping[Edge, float]) -> set[Edge]:
    """Return the heaviest set of edges that keep their order on both sides (weights above 0).

    The rest are candidates for *moved*. Equal ends are no disorder: the parts of a split or merged
    passage stay in order. O(n log n) with n the number of edges of one level.
    """
    front: list[int] = []  # ends on the newer side of the best chains so far, none falling; weights rise
    weights: list[float] = []
    chains: list[tuple[Edge, object]] = []
    for edge in sorted(edges):
        at = bisect_right(front, edge[1])
        before = (weights[at - 1], chains[at - 1]) if at else (0.0, None)
        weight, chain = before[0] + edges[edge], (edge, before[1])
        stop = at
        while stop < len(front) and weights[stop] <= weight:
            stop += 1
        front[at:stop], weights[at:stop], chains[at:stop] = [edge[1]], [weight], [chain]
    kept: set[Edge] = set()
    link: object = chains[-1] if chains else None
    while isinstance(link, tuple):
        kept.add(link[0])
        link = link[1]
    return kept
