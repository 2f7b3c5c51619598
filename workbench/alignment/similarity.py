"""How alike the passages of two reports are: features that feed one logistic score."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.prepared import Indices, PreparedReport, Units
from workbench.alignment.vocabulary import Vectors
from workbench.model.link import Scope
from workbench.settings import AlignmentSettings

Grid = NDArray[np.float32]

PARTNERS: Mapping[Scope, tuple[tuple[str, str], ...]] = {
    "like": tuple((part, part) for part in ("front", "review", "plan", "closing")),
    "plan-review": (("plan", "review"),),
    "review-plan": (("review", "plan"),),
}
"""Which part of the older report may be linked with which part of the newer one."""

_TINY = np.float32(1e-6)


@dataclass(frozen=True, slots=True, eq=False)
class ClauseGrid:
    """Clause against clause for one pair of parts: by shared wording and by kindred words.

    ``older`` and ``newer`` are the clauses' indices in their reports, in order.
    """

    older: Indices
    newer: Indices
    older_mass: Vectors
    newer_mass: Vectors
    wording: Grid
    kinship: Grid


def clause_grids(
    older: PreparedReport, newer: PreparedReport, scope: Scope, settings: AlignmentSettings
) -> Iterator[ClauseGrid]:
    """Yield one grid for each pair of parts that the scope allows, where both have clauses."""
    for older_part, newer_part in PARTNERS[scope]:
        rows = np.flatnonzero(older.clauses.parts == older_part)
        columns = np.flatnonzero(newer.clauses.parts == newer_part)
        if len(rows) and len(columns):
            yield clause_grid(older.clauses, newer.clauses, rows, columns, settings)


def clause_grid(
    older: Units, newer: Units, rows: Indices, columns: Indices, settings: AlignmentSettings
) -> ClauseGrid:
    """Compare the chosen clauses of one report with those of the other."""
    wording = (older.rows[rows] @ newer.rows[columns].T).toarray()
    kinship = kinship_of(older.vectors[rows], newer.vectors[columns], settings)
    return ClauseGrid(rows, columns, older.mass[rows], newer.mass[columns], wording, kinship)


def kinship_of(older: Vectors, newer: Vectors, settings: AlignmentSettings) -> Grid:
    """Return the cosines of word vectors above the floor below which they say nothing, as 0..1."""
    floor = np.float32(settings.kinship_floor)
    return np.asarray(np.maximum(older @ newer.T - floor, 0) / (1 - floor))


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Units that have clauses in a grid, and the run of grid clauses that each one holds."""

    units: Indices
    starts: Indices
    stops: Indices

    @staticmethod
    def of(units: Units, clauses: Indices, among: Indices | None = None) -> Runs:
        """Find the runs of ``units`` (of those ``among`` them) in ``clauses`` (sorted clause indices)."""
        chosen = np.arange(len(units)) if among is None else among
        first = np.searchsorted(clauses, units.first[chosen])
        last = np.searchsorted(clauses, units.last[chosen])
        held = last > first
        return Runs(chosen[held], first[held], last[held])

    def some(self, at: Indices) -> Runs:
        """Return the runs at these positions."""
        return Runs(self.units[at], self.starts[at], self.stops[at])


def _best_in(grid: Grid, columns: Runs) -> Grid:
    """Return each row's best value within each run of columns; the runs do not overlap."""
    if not len(columns.units):
        return np.zeros((len(grid), 0), dtype=np.float32)
    inside = np.concatenate([np.arange(a, b) for a, b in zip(columns.starts, columns.stops, strict=True)])
    kept = grid if len(inside) == grid.shape[1] else grid[:, inside]
    return np.asarray(np.maximum.reduceat(kept, np.searchsorted(inside, columns.starts), axis=1))


def _weighted(values: Grid, mass: Vectors, rows: Runs) -> Grid:
    """Return the mean of each run of rows, weighted by mass."""
    sums = np.zeros((len(values) + 1, values.shape[1]), dtype=np.float64)
    np.cumsum(values * mass[:, None], axis=0, out=sums[1:])
    total = np.concatenate([[0.0], np.cumsum(mass, dtype=np.float64)])
    weight = np.maximum(total[rows.stops] - total[rows.starts], _TINY)
    return np.asarray((sums[rows.stops] - sums[rows.starts]) / weight[:, None], dtype=np.float32)


def coverage(grid: Grid, mass: Vectors, rows: Runs, columns: Runs) -> Grid:
    """Return for each pair how much of the row unit's mass is matched, by best clause, in the column unit."""
    return _weighted(_best_in(grid, columns), mass, rows)


def votes(grid: Grid, mass: Vectors, rows: Runs, columns: Runs) -> Grid:
    """Return coverage in which each clause splits one vote among the column units, the best taking most."""
    best = _best_in(grid, columns)
    share = best * best * best
    share /= np.maximum(share.sum(axis=1, keepdims=True), _TINY)
    return _weighted(share * best, mass, rows)


def rivalry(score: Grid) -> tuple[Grid, Grid]:
    """Return each pair's share of the best score in its row and in its column."""
    in_row = score / np.maximum(score.max(axis=1, keepdims=True, initial=0), _TINY)
    in_column = score / np.maximum(score.max(axis=0, keepdims=True, initial=0), _TINY)
    return in_row, in_column


def passage_features(
    older: Units,
    newer: Units,
    rows: Runs,
    columns: Runs,
    grid: ClauseGrid,
    refused: Collection[tuple[str, str]],
) -> dict[str, Grid]:
    """Compare passages of one level by their clauses in the grid.

    Returns by name features of shape (older passages, newer passages). A pair of ids in ``refused`` has
    nothing in common, so that it is no rival of any other pair either.
    """
    there = coverage(grid.wording, grid.older_mass, rows, columns)
    back = coverage(grid.wording.T, grid.newer_mass, columns, rows).T
    kin = votes(grid.kinship, grid.older_mass, rows, columns)
    kin_back = votes(grid.kinship.T, grid.newer_mass, columns, rows).T
    features = {
        "cosine": (older.rows[rows.units] @ newer.rows[columns.units].T).toarray(),
        "mutual": np.minimum(there, back),
        "kinship": kin + kin_back,
    }
    _refuse(features, [older.ids[i] for i in rows.units], [newer.ids[i] for i in columns.units], refused)
    in_row, in_column = rivalry(np.sum(list(features.values()), axis=0))
    features["best_of_both"] = np.minimum(in_row, in_column)
    features["best_of_either"] = np.maximum(in_row, in_column)
    return features


def _refuse(
    features: Mapping[str, Grid],
    older: Sequence[str],
    newer: Sequence[str],
    refused: Collection[tuple[str, str]],
) -> None:
    if not refused:
        return
    row = {unit: i for i, unit in enumerate(older)}
    column = {unit: i for i, unit in enumerate(newer)}
    for first, second in refused:
        if first in row and second in column:
            for grid in features.values():
                grid[row[first], column[second]] = 0


def fuse(features: Mapping[str, Grid], weights: Mapping[str, float], bias: float) -> Grid:
    """Return the logistic score of weighted features."""
    weighed = [np.float32(weight) * features[name] for name, weight in weights.items()]
    return np.asarray(1 / (1 + np.exp(-np.float32(bias) - np.sum(weighed, axis=0))), dtype=np.float32)
