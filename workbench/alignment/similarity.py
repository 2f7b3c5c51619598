"""How alike the passages of two reports are: features that feed one logistic score."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.prepared import PreparedReport
from workbench.alignment.units import Indices, Units
from workbench.alignment.vocabulary import Matrix, Vectors
from workbench.model.link import Scope
from workbench.settings import AlignmentSettings

Grid = NDArray[np.float32]

PARTNERS: Mapping[Scope, tuple[tuple[str, str], ...]] = {
    "like": tuple((part, part) for part in ("front", "review", "plan", "closing")),
    "plan-review": (("plan", "review"),),
    "review-plan": (("review", "plan"),),
}
"""Which part of the older report may be linked with which part of the newer one."""

PASSAGE_FEATURES = ("cosine", "mutual", "kinship", "best_of_both", "best_of_either")
"""What ``passage_features`` returns."""

_TINY = np.float32(1e-6)


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The clauses of one report that take part, what each weighs, and the sentences they make up.

    ``clauses`` are indices into the report's clauses; ``begins`` and ``ends`` are the runs of positions
    among them that the sentences hold.
    """

    clauses: Indices
    mass: Vectors
    begins: Indices
    ends: Indices

    @staticmethod
    def of(report: PreparedReport, part: str) -> Side:
        """Take the clauses of one part."""
        clauses = np.flatnonzero(report.clauses.parts == part)
        begins = np.unique(report.sentence_of[clauses], return_index=True)[1]
        return Side(clauses, report.clauses.mass[clauses], begins, np.append(begins[1:], len(clauses)))


@dataclass(frozen=True, slots=True, eq=False)
class ClauseGrid:
    """Clause against clause for one pair of parts: by shared wording and by kindred words.

    ``there`` and ``back`` hold, by measure, how well each clause is matched in each sentence of the other
    side, shape (other side's sentences, own clauses): older clauses in ``there``, newer in ``back``.
    """

    older: Side
    newer: Side
    wording: Grid
    there: Mapping[str, Grid]
    back: Mapping[str, Grid]


def clause_grids(
    older: PreparedReport, newer: PreparedReport, scope: Scope, settings: AlignmentSettings
) -> Iterator[ClauseGrid]:
    """Yield one grid for each pair of parts that the scope allows, where both have clauses."""
    for older_part, newer_part in PARTNERS[scope]:
        rows, columns = Side.of(older, older_part), Side.of(newer, newer_part)
        if len(rows.clauses) and len(columns.clauses):
            yield clause_grid(older.clauses, newer.clauses, rows, columns, settings)


def clause_grid(
    older: Units, newer: Units, rows: Side, columns: Side, settings: AlignmentSettings
) -> ClauseGrid:
    """Compare the clauses of one side with those of the other."""
    wording = (older.rows[rows.clauses] @ newer.rows[columns.clauses].T).toarray()
    kinship = kinship_of(older.vectors[rows.clauses], newer.vectors[columns.clauses], settings)
    grids = {"wording": wording, "kinship": kinship}
    return ClauseGrid(
        rows,
        columns,
        wording,
        {name: best_of_runs(grid.T, columns.begins, columns.ends) for name, grid in grids.items()},
        {name: best_of_runs(grid, rows.begins, rows.ends) for name, grid in grids.items()},
    )


def best_of_runs(grid: Grid, begins: Indices, ends: Indices) -> Grid:
    """Return the best value of each run of rows, runs × columns.

    A loop over runs: on contiguous rows it takes a quarter of the time of ``ufunc.reduceat``.
    """
    rows = np.ascontiguousarray(grid)
    best = np.empty((len(begins), rows.shape[1]), dtype=np.float32)
    for run, (begin, end) in enumerate(zip(begins.tolist(), ends.tolist(), strict=True)):
        rows[begin:end].max(axis=0, out=best[run])
    return best


def kinship_of(older: Vectors, newer: Vectors, settings: AlignmentSettings) -> Grid:
    """Return the cosines of word vectors above the floor below which they say nothing, as 0..1."""
    floor = np.float32(settings.kinship_floor)
    return np.asarray(np.maximum(older @ newer.T - floor, 0) / (1 - floor))


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Units that have clauses on one side of a grid, in order and without overlap.

    ``begins`` and ``ends`` are positions among the side's sentences; ``weights`` (units × clauses) takes
    the mean over a unit's clauses by mass.
    """

    units: Indices
    begins: Indices
    ends: Indices
    weights: Matrix

    @staticmethod
    def of(units: Units, side: Side, among: Indices | None = None) -> Runs:
        """Find the runs of ``units``, or of those ``among`` them."""
        chosen = np.arange(len(units)) if among is None else among
        first = np.searchsorted(side.clauses, units.first[chosen])
        last = np.searchsorted(side.clauses, units.last[chosen])
        held = last > first
        first, last = first[held], last[held]
        return Runs(
            chosen[held],
            np.searchsorted(side.begins, first, side="right") - 1,
            np.searchsorted(side.begins, last),
            _mean_weights(first, last, side.mass),
        )


def _mean_weights(first: Indices, last: Indices, mass: Vectors) -> Matrix:
    ends = np.concatenate([[0], np.cumsum(last - first)])
    columns = np.arange(ends[-1]) + np.repeat(first - ends[:-1], last - first)
    totals = np.concatenate([[0.0], np.cumsum(mass, dtype=np.float64)])
    total = np.repeat(np.maximum(totals[last] - totals[first], _TINY), last - first)
    data = (mass[columns] / total).astype(np.float32)
    return sparse.csr_matrix((data, columns, ends), shape=(len(first), len(mass)))


def _coverage(matched: Grid, own: Runs, other: Runs) -> Grid:
    """Return how much of each own unit's mass is matched, by best clause, in each unit of the other side."""
    return np.asarray(own.weights @ _within(matched, other).T)


def _votes(matched: Grid, own: Runs, other: Runs) -> Grid:
    """Return coverage in which each clause splits one vote among the other side's units, the best most."""
    best = _within(matched, other)
    share = best * best * best
    share /= np.maximum(share.sum(axis=0), _TINY)
    share *= best
    return np.asarray(own.weights @ share.T)


def _within(matched: Grid, runs: Runs) -> Grid:
    """Return each clause's best match within each unit: of rows for sentences, one row for each unit."""
    if len(runs.units) == len(matched):
        return matched
    return best_of_runs(matched, runs.begins, runs.ends)


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
    wording = _coverage(grid.there["wording"], rows, columns)
    wording_back = _coverage(grid.back["wording"], columns, rows).T
    kinship = _votes(grid.there["kinship"], rows, columns)
    kinship_back = _votes(grid.back["kinship"], columns, rows).T
    features = {
        "cosine": (older.rows[rows.units] @ newer.rows[columns.units].T).toarray(),
        "mutual": np.minimum(wording, wording_back),
        "kinship": kinship + kinship_back,
    }
    _refuse(features, [older.ids[i] for i in rows.units], [newer.ids[i] for i in columns.units], refused)
    in_row, in_column = rivalry(features["cosine"] + features["mutual"] + features["kinship"])
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
    return np.asarray(1 / (1 + np.exp(-np.float32(bias) - sum(weighed[1:], weighed[0]))), dtype=np.float32)
