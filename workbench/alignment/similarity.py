"""How alike the passages of two reports are: features that feed one logistic score."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.columns import take
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.units import Indices, Units
from workbench.alignment.vocabulary import Matrix, Vectors
from workbench.model.link import Scope
from workbench.settings import AlignmentSettings

Grid = NDArray[np.float32]
Groups = tuple[Indices, ...]
"""Positions of the units that are each other's rivals."""

PARTNERS: Mapping[Scope, tuple[tuple[str, str], ...]] = {
    "like": tuple((part, part) for part in ("review", "plan", "closing")),
    "plan-review": (("plan", "review"),),
    "review-plan": (("review", "plan"),),
}
"""Which part of the older report may be linked with which part of the newer one."""

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
    wording = (take(older.rows, rows.clauses) @ take(newer.rows, columns.clauses).T).toarray()
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
        np.maximum.reduce(rows[begin:end], axis=0, out=best[run])
    return best


def kinship_of(older: Vectors, newer: Vectors, settings: AlignmentSettings) -> Grid:
    """Return the cosines of word vectors above the floor below which they say nothing, as 0..1."""
    floor = np.float32(settings.kinship_floor)
    kinship = older @ newer.T
    kinship -= floor
    np.maximum(kinship, 0, out=kinship)
    kinship /= 1 - floor
    return np.asarray(kinship)


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Units that have clauses on one side of a grid.

    ``begins`` and ``ends`` are positions among the side's sentences; ``weights`` (units × clauses) takes
    the mean over a unit's clauses by mass. Only units of one of the ``groups`` are rivals.
    """

    units: Indices
    begins: Indices
    ends: Indices
    weights: Matrix
    groups: Groups

    @staticmethod
    def of(units: Units, side: Side, group_of: Indices | None = None) -> Runs:
        """Find the runs of ``units``; ``group_of`` numbers their groups, those below 0 are left out."""
        first = np.searchsorted(side.clauses, units.first)
        last = np.searchsorted(side.clauses, units.last)
        group_of = np.zeros(len(units), dtype=np.intp) if group_of is None else group_of
        held = (last > first) & (group_of >= 0)
        first, last, groups = first[held], last[held], group_of[held]
        return Runs(
            np.flatnonzero(held),
            np.searchsorted(side.begins, first, side="right") - 1,
            np.searchsorted(side.begins, last),
            _mean_weights(first, last, side.mass),
            tuple(np.flatnonzero(groups == group) for group in np.unique(groups)),
        )


def _mean_weights(first: Indices, last: Indices, mass: Vectors) -> Matrix:
    ends = np.concatenate([[0], np.cumsum(last - first)])
    columns = np.arange(ends[-1]) + np.repeat(first - ends[:-1], last - first)
    totals = np.concatenate([[0.0], np.cumsum(mass, dtype=np.float64)])
    total = np.repeat(np.maximum(totals[last] - totals[first], _TINY), last - first)
    data = (mass[columns] / total).astype(np.float32)
    return sparse.csr_matrix((data, columns, ends), shape=(len(first), len(mass)))


def _coverage(matched: Grid, own: Runs) -> Grid:
    """Return how much of each own unit's mass is matched, by best clause, in each unit of the other side."""
    return np.asarray(own.weights @ matched.T)


def _votes(matched: Grid, own: Runs, groups: Groups) -> Grid:
    """Return coverage in which each clause splits one vote among the other side's units, the best most.

    Each of the ``groups`` of the other side's units has a vote of its own to be split.
    """
    share = matched * matched * matched
    for group in groups:
        share[group] /= np.maximum(share[group].sum(axis=0), _TINY)
    share *= matched
    return np.asarray(own.weights @ share.T)


def _within(matched: Grid, runs: Runs) -> Grid:
    """Return each clause's best match within each unit: of rows for sentences, one row for each unit."""
    if len(runs.units) == len(matched):
        return matched
    return best_of_runs(matched, runs.begins, runs.ends)


def rivalry(score: Grid, rows: Groups, columns: Groups) -> tuple[Grid, Grid]:
    """Return each pair's share of the best score in its row and in its column, within groups."""
    in_row, in_column = np.empty_like(score), np.empty_like(score)
    for group in columns:
        best = score[:, group].max(axis=1, keepdims=True, initial=0)
        in_row[:, group] = score[:, group] / np.maximum(best, _TINY)
    for group in rows:
        best = score[group].max(axis=0, keepdims=True, initial=0)
        in_column[group] = score[group] / np.maximum(best, _TINY)
    return in_row, in_column


def passage_features(
    older: Units,
    newer: Units,
    rows: Runs,
    columns: Runs,
    grid: ClauseGrid,
    refused: Collection[tuple[str, str]],
    settings: AlignmentSettings,
) -> dict[str, Grid]:
    """Compare passages of one level by their clauses in the grid.

    Returns by name features of shape (older passages, newer passages). A pair of ids in ``refused`` has
    nothing in common, so that it is no rival of any other pair either. ``substance`` is 1 for pairs that
    have something to say to each other and fades to 0: to be the best of few says little without it.
    """
    there = {name: _within(matched, columns) for name, matched in grid.there.items()}
    back = {name: _within(matched, rows) for name, matched in grid.back.items()}
    features = {
        "cosine": (take(older.rows, rows.units) @ take(newer.rows, columns.units).T).toarray(),
        "mutual": np.minimum(_coverage(there["wording"], rows), _coverage(back["wording"], columns).T),
        "kinship": _votes(there["kinship"], rows, columns.groups)
        + _votes(back["kinship"], columns, rows.groups).T,
    }
    _refuse(features, [older.ids[i] for i in rows.units], [newer.ids[i] for i in columns.units], refused)
    likeness = features["cosine"] + features["mutual"] + features["kinship"]
    in_row, in_column = rivalry(likeness, rows.groups, columns.groups)
    substance = np.minimum((features["mutual"] + features["kinship"]) / settings.least_likeness, 1)
    features["best_of_both"] = np.minimum(in_row, in_column) * substance
    features["best_of_either"] = np.maximum(in_row, in_column) * substance
    features["substance"] = substance
    return features


def shared_passage(grid: ClauseGrid) -> Grid:
    """Return how much idf the best pair of clauses shares, for each pair of sentences of the two sides.

    A named project may be all that two long sentences have in common.
    """
    older = (grid.there["wording"] * grid.older.mass).T
    newer = (grid.back["wording"] * grid.newer.mass).T
    return np.minimum(
        best_of_runs(older, grid.older.begins, grid.older.ends),
        best_of_runs(newer, grid.newer.begins, grid.newer.ends).T,
    )


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
