"""Links out of a scored level: grouped, labelled and explained."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.alignment.decoding import Edge, Star, in_order, stars
from workbench.alignment.levels import LevelGrid
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.shared import SharedWords, shared_words
from workbench.alignment.similarity import Grid
from workbench.alignment.units import Units
from workbench.model.link import Level, Link, Relation, RunnerUp

Confirmed = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two reports, their rows over the same columns, and how many shared words a link names."""

    older: PreparedReport
    newer: PreparedReport
    shown_words: int


def links_of(
    grid: LevelGrid,
    edges: Sequence[Edge],
    together: Callable[[int, int], bool],
    confirmed: Confirmed,
    sides: Sides,
) -> list[Link]:
    """Return the links of one level in one pair of parts.

    ``edges`` are positions in the grid; ``together`` says of two positions whether what holds them is
    linked, for then a passage off the order has not moved.
    """
    if not edges:
        return []
    scores = _at(grid.score, edges)
    ordered = in_order(dict(zip(edges, scores, strict=True)))
    reasons = _Reasons(grid, edges, scores, sides)
    found = []
    for star in stars(edges):
        pairs = [(i, j) for i in star.older for j in star.newer]
        moved = not any(pair in ordered for pair in pairs) and not any(together(*pair) for pair in pairs)
        found.append(_link(grid, star, pairs, moved, confirmed, reasons))
    return found


def link_id(level: Level, older: Sequence[str], newer: Sequence[str]) -> str:
    """Return an id that depends on level and passages only."""
    told = "|".join((level, ",".join(older), ",".join(newer)))
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def relation_of(older: int, newer: int, moved: bool) -> Relation:
    """Return the contract's label from the numbers of passages on the two sides."""
    if newer > 1:
        return "split"
    if older > 1:
        return "merged"
    return "moved" if moved else "same"


def is_edited(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Say whether the wording differs, given both sides' passages without white space."""
    return "".join(older) != "".join(newer)


def _at(grid: Grid, edges: Sequence[Edge]) -> list[float]:
    rows, columns = zip(*edges, strict=True)
    values: list[float] = grid[list(rows), list(columns)].astype(float).tolist()
    return values


class _Reasons:
    """What the links of one level are explained by, worked out for all edges at once."""

    def __init__(self, grid: LevelGrid, edges: Sequence[Edge], scores: Sequence[float], sides: Sides) -> None:
        self.scores = dict(zip(edges, scores, strict=True))
        rows, columns = (list(side) for side in zip(*edges, strict=True))
        parts = [
            np.round(grid.features[name][rows, columns].astype(float) * w, 3).tolist()
            for name, w in grid.weights.items()
        ]
        self.parts = dict(zip(edges, zip(*parts, strict=True), strict=True))
        self.names = tuple(grid.weights)
        units = [(int(grid.older[i]), int(grid.newer[j])) for i, j in edges]
        words = shared_words(grid.older_units, grid.newer_units, units, sides.older.words, sides.shown_words)
        self.words: dict[Edge, SharedWords] = dict(zip(edges, words, strict=True))
        self.shown = sides.shown_words
        left = grid.score.copy()
        left[rows, columns] = -1
        self.row_rival = list(zip(left.max(axis=1).tolist(), left.argmax(axis=1).tolist(), strict=True))
        self.column_rival = list(zip(left.max(axis=0).tolist(), left.argmax(axis=0).tolist(), strict=True))

    def score(self, pairs: Sequence[Edge]) -> float:
        """Return the mean score of a link's pairs."""
        return round(sum(self.scores[pair] for pair in pairs) / len(pairs), 4)

    def why(self, pairs: Sequence[Edge]) -> Mapping[str, float]:
        """Return each feature's contribution to the log-odds of the score, as a mean over the pairs."""
        if len(pairs) == 1:
            return dict(zip(self.names, self.parts[pairs[0]], strict=True))
        sums = [sum(values) / len(pairs) for values in zip(*(self.parts[p] for p in pairs), strict=True)]
        return {name: round(value, 3) for name, value in zip(self.names, sums, strict=True)}

    def shared(self, pairs: Sequence[Edge]) -> tuple[str, ...]:
        """Return the words that weigh most in any of the pairs, heaviest first."""
        if len(pairs) == 1:
            return tuple(word for _, word in self.words[pairs[0]])
        ranked = sorted({pair for p in pairs for pair in self.words[p]}, key=lambda pair: (-pair[0], pair[1]))
        return tuple(dict.fromkeys(word for _, word in ranked))[: self.shown]

    def runner_up(self, star: Star) -> tuple[bool, int, float] | None:
        """Return the best rejected rival: whether it is on the newer side, its position, its score."""
        rivals = [(*self.row_rival[i], True) for i in star.older]
        rivals += [(*self.column_rival[j], False) for j in star.newer]
        score, position, on_newer = max(rivals)
        return (on_newer, position, score) if score >= 0 else None


def _link(
    grid: LevelGrid,
    star: Star,
    pairs: Sequence[Edge],
    moved: bool,
    confirmed: Confirmed,
    reasons: _Reasons,
) -> Link:
    rows = [int(grid.older[i]) for i in star.older]
    columns = [int(grid.newer[j]) for j in star.newer]
    older = tuple(grid.older_units.ids[i] for i in rows)
    newer = tuple(grid.newer_units.ids[j] for j in columns)
    texts = [grid.older_units.texts[i] for i in rows], [grid.newer_units.texts[j] for j in columns]
    by_hand = bool(confirmed) and any((a, b) in confirmed for a in older for b in newer)
    return Link(
        id=link_id(grid.level, older, newer),
        level=grid.level,
        older=older,
        newer=newer,
        relation=relation_of(len(older), len(newer), moved),
        score=reasons.score(pairs),
        moved=moved,
        edited=is_edited(*texts),
        why=reasons.why(pairs),
        shared=reasons.shared(pairs),
        runner_up=_runner_up(grid, reasons.runner_up(star)),
        origin="analyst" if by_hand else "machine",
    )


def _runner_up(grid: LevelGrid, rival: tuple[bool, int, float] | None) -> RunnerUp | None:
    if rival is None:
        return None
    on_newer, position, score = rival
    units: Units = grid.newer_units if on_newer else grid.older_units
    index = grid.newer[position] if on_newer else grid.older[position]
    return RunnerUp(node=units.ids[index], score=round(score, 4))
