"""Links out of a scored level: grouped, labelled and explained."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.alignment.decoding import Edge, Star, in_order, runner_up, stars
from workbench.alignment.levels import LevelGrid
from workbench.alignment.prepared import PreparedReport, Units
from workbench.model.link import Level, Link, Origin, Relation, RunnerUp
from workbench.model.span import Span

Confirmed = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two reports and what the screens want told of each link."""

    older: PreparedReport
    newer: PreparedReport
    shown_words: int


def links_of(
    grid: LevelGrid,
    edges: Collection[Edge],
    together: Callable[[int, int], bool],
    confirmed: Confirmed,
    sides: Sides,
) -> list[Link]:
    """Return the links of one level in one pair of parts.

    ``edges`` are positions in the grid; ``together`` says of two positions whether what holds them is
    linked, for then a passage off the order has not moved.
    """
    chosen = frozenset(edges)
    ordered = in_order({edge: max(float(grid.score[edge]), 1e-6) for edge in chosen})
    found = []
    for star in stars(chosen):
        pairs = [(i, j) for i in star.older for j in star.newer]
        moved = not any(pair in ordered for pair in pairs) and not any(together(*pair) for pair in pairs)
        found.append(_link(grid, star, pairs, moved, chosen, confirmed, sides))
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


def is_edited(sides: Sides, older: Sequence[Span], newer: Sequence[Span]) -> bool:
    """Say whether the wording differs; white space does not count."""
    texts = (
        "".join("".join(span.of(side.report.text) for span in spans).split())
        for side, spans in ((sides.older, older), (sides.newer, newer))
    )
    first, second = texts
    return first != second


def shared_words(sides: Sides, older: Units, newer: Units, pairs: Sequence[Edge]) -> tuple[str, ...]:
    """Return the words of both passages that weigh most in their cosine, heaviest first."""
    weight: dict[int, float] = {}
    for i, j in pairs:
        for column, value in _common(older, newer, i, j):
            weight[column] = max(weight.get(column, 0.0), value)
    words = sides.older.word_at
    named = [(-value, words[column]) for column, value in weight.items() if column in words]
    return tuple(word for _, word in sorted(named)[: sides.shown_words])


def _common(older: Units, newer: Units, i: int, j: int) -> list[tuple[int, float]]:
    first = slice(older.rows.indptr[i], older.rows.indptr[i + 1])
    second = slice(newer.rows.indptr[j], newer.rows.indptr[j + 1])
    columns, at, and_at = np.intersect1d(
        older.rows.indices[first], newer.rows.indices[second], assume_unique=True, return_indices=True
    )
    product = older.rows.data[first][at] * newer.rows.data[second][and_at]
    return list(zip(columns.tolist(), product.tolist(), strict=True))


def _link(
    grid: LevelGrid,
    star: Star,
    pairs: Sequence[Edge],
    moved: bool,
    chosen: Collection[Edge],
    confirmed: Confirmed,
    sides: Sides,
) -> Link:
    rows = [int(grid.older[i]) for i in star.older]
    columns = [int(grid.newer[j]) for j in star.newer]
    older = tuple(grid.older_units.ids[i] for i in rows)
    newer = tuple(grid.newer_units.ids[j] for j in columns)
    by_hand = any((a, b) in confirmed for a in older for b in newer)
    origin: Origin = "analyst" if by_hand else "machine"
    units = [(int(grid.older[i]), int(grid.newer[j])) for i, j in pairs]
    return Link(
        id=link_id(grid.level, older, newer),
        level=grid.level,
        older=older,
        newer=newer,
        relation=relation_of(len(older), len(newer), moved),
        score=round(float(np.mean([grid.score[pair] for pair in pairs])), 4),
        moved=moved,
        edited=is_edited(
            sides, [grid.older_units.spans[i] for i in rows], [grid.newer_units.spans[j] for j in columns]
        ),
        why=_why(grid, pairs),
        shared=shared_words(sides, grid.older_units, grid.newer_units, units),
        runner_up=_runner_up(grid, star, chosen),
        origin=origin,
    )


def _why(grid: LevelGrid, pairs: Sequence[Edge]) -> Mapping[str, float]:
    """Return each feature's contribution to the log-odds of the score, as a mean over the pairs."""
    return {
        name: round(weight * float(np.mean([grid.features[name][pair] for pair in pairs])), 3)
        for name, weight in grid.weights.items()
    }


def _runner_up(grid: LevelGrid, star: Star, chosen: Collection[Edge]) -> RunnerUp | None:
    rival = runner_up(grid.score, star, chosen)
    if rival is None:
        return None
    on_newer, index, score = rival
    unit = grid.newer_units.ids[grid.newer[index]] if on_newer else grid.older_units.ids[grid.older[index]]
    return RunnerUp(node=unit, score=round(score, 4))
