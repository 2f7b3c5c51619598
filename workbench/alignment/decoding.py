"""From scores to links: which pairs stand, and how they group into same, split and merged."""

from __future__ import annotations

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


def in_order(edges: Mapping[Edge, float]) -> set[Edge]:
    """Return the heaviest set of edges that keep their order on both sides (weights above 0).

    The rest are candidates for *moved*. O(n²) in the worst case, with n the number of edges of one level.
    """
    pairs = sorted(edges)
    if not pairs:
        return set()
    newer = np.array([j for _, j in pairs])
    older = np.array([i for i, _ in pairs])
    best = np.zeros(len(pairs))
    back = np.full(len(pairs), -1)
    for at, pair in enumerate(pairs):
        # Equal ends are no disorder: the parts of a split or merged passage stay in order.
        before = np.flatnonzero((newer[:at] <= newer[at]) & (older[:at] <= older[at]))
        if len(before):
            back[at] = before[best[before].argmax()]
            best[at] = best[back[at]]
        best[at] += edges[pair]
    kept, at = set(), int(best.argmax())
    while at >= 0:
        kept.add(pairs[at])
        at = int(back[at])
    return kept
