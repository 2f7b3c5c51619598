"""How alike the passages of two reports are, told from the pairs of their clauses."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from workbench.alignment.decoding import Edge, Mask, Values, best_of
from workbench.alignment.hash_columns import no_pairs
from workbench.alignment.hashed_counts import Matrix
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.units import Indices, Units
from workbench.alignment.vocabulary import Vectors
from workbench.settings import AlignmentSettings

_TINY = np.float32(1e-6)


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """How well each clause of one side is matched within units of the other side.

    One entry for each pair that has anything in common, sorted by clause, then by unit.
    """

    clause: Indices
    unit: Indices
    wording: Values
    kinship: Values

    def turned(self) -> Matches:
        """Return the same as seen from the other side, whose clauses the units must be."""
        shape = self.unit.max(initial=-1) + 1, self.clause.max(initial=-1) + 1
        pairs = np.arange(len(self.unit)), (self.unit, self.clause)
        order = sparse.coo_matrix(pairs, shape=shape).tocsr().data  # counted, not sorted: that is faster
        return Matches(self.unit[order], self.clause[order], self.wording[order], self.kinship[order])

    def within(self, unit_of: Indices) -> Matches:
        """Return the best match within each larger unit; ``unit_of`` is in reading order, −1 for none."""
        unit, own, values = unit_of[self.unit], self.clause, (self.wording, self.kinship)
        if len(unit_of) and unit_of.min() < 0:
            kept = unit >= 0
            unit, own, values = unit[kept], own[kept], (values[0][kept], values[1][kept])
        if not len(unit):
            return Matches(own, unit, *values)
        begins = np.flatnonzero((unit[1:] != unit[:-1]) | (own[1:] != own[:-1])) + 1
        starts = np.concatenate([[0], begins])
        return Matches(own[starts], unit[starts], *(np.maximum.reduceat(v, starts) for v in values))


def unit_of_clause(units: Units, clauses: int, chosen: Indices | None = None) -> Indices:
    """Return for each clause the unit that holds it, −1 for none; ``chosen`` units do not overlap."""
    found = np.full(clauses, -1, dtype=np.intp)
    chosen = np.arange(len(units)) if chosen is None else chosen
    lengths = (units.last - units.first)[chosen]
    begins = np.repeat(units.first[chosen] - (np.cumsum(lengths) - lengths), lengths)
    found[begins + np.arange(lengths.sum())] = np.repeat(chosen, lengths)
    return found


def mean_weights(units: Units, mass: Vectors, chosen: Mask | None = None) -> Matrix:
    """Return the matrix, units × clauses, that takes the mean over a unit's clauses by mass.

    Units that are not ``chosen`` have no weights.
    """
    mass = np.maximum(mass, _TINY)
    lengths = units.last - units.first if chosen is None else np.where(chosen, units.last - units.first, 0)
    ends = np.concatenate([[0], np.cumsum(lengths)])
    columns = np.arange(ends[-1]) + np.repeat(units.first - ends[:-1], lengths)
    totals = np.concatenate([[0.0], np.cumsum(mass, dtype=np.float64)])
    total = np.repeat(totals[units.last] - totals[units.first], lengths)
    data = (mass[columns] / total).astype(np.float32)
    return sparse.csr_matrix((data, columns.astype(np.int32), ends), shape=(len(units), len(mass)))


def _told(matches: Sequence[Matches], weights: Matrix, others: int) -> tuple[Matrix, Matrix]:
    """Return coverage and votes, own units × other units.

    Coverage is how much of an own unit's mass is matched, by best clause, in the other unit. Of votes each
    clause has one, to be split among the other side's units, the best most; in every one of ``matches``.
    """
    found = [no_pairs(weights.shape[0], others)] * 2
    for match in matches:
        cubes = match.kinship * match.kinship * match.kinship
        shared = np.bincount(match.clause, cubes, minlength=weights.shape[1]).astype(np.float32)
        votes = match.kinship * cubes / np.maximum(shared[match.clause], _TINY)
        ends = np.searchsorted(match.clause, np.arange(weights.shape[1] + 1)).astype(np.int32)
        places, shape = (match.unit.astype(np.int32), ends), (weights.shape[1], others)
        told = [weights @ sparse.csr_matrix((each, *places), shape=shape) for each in (match.wording, votes)]
        found = [before + more for before, more in zip(found, told, strict=True)]
    return found[0], found[1]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Alike:
    """Pairs of units that have anything in common, by row, then by column, with their features.

    ``mutual`` is the lesser of the two coverages, ``kinship`` the sum of the two votes.
    """

    rows: Indices
    columns: Indices
    mutual: Values
    kinship: Values


def compare_units(there: Sequence[Matches], back: Sequence[Matches], older: Matrix, newer: Matrix) -> Alike:
    """Compare units by how well the older side's clauses are matched (``there``) and the newer's (``back``).

    ``older`` and ``newer`` are the mean weights of the two sides' units.
    """
    coverage, votes = _told(there, older, newer.shape[0])
    back_coverage, back_votes = (sparse.csr_matrix(each.T) for each in _told(back, newer, older.shape[0]))
    sides = coverage, back_coverage, votes, back_votes
    for each in sides:
        each.sort_indices()
    rows, columns, told = on_same_pairs(*sides)
    return Alike(rows=rows, columns=columns, mutual=np.minimum(told[0], told[1]), kinship=told[2] + told[3])


def on_same_pairs(*matrices: Matrix) -> tuple[Indices, Indices, list[Values]]:
    """Return rows and columns of all entries of sorted matrices, and each matrix's values there.

    A unit without weights of its own says nothing, though the other side may speak of it.
    """
    width = matrices[0].shape[1]
    places = [
        np.repeat(np.arange(each.shape[0]) * width, np.diff(each.indptr)) + each.indices for each in matrices
    ]
    every, values = places[0], [each.data for each in matrices]
    if all(np.array_equal(every, each) for each in places[1:]):
        return every // width, every % width, values
    merged = np.sort(np.concatenate(places), kind="stable")  # much faster than np.unique: each is sorted
    every, values = merged[np.diff(merged, prepend=-1) != 0], []
    for at, matrix in zip(places, matrices, strict=True):
        told = np.zeros(len(every), dtype=matrix.dtype)
        told[np.searchsorted(every, at)] = matrix.data
        values.append(told)
    return every // width, every % width, values


def whole_likeness(alike: Alike, pairs: Matches, older: Matrix, newer: Matrix) -> Values:
    """Return the cosines of the pairs of units as wholes.

    Told from their clauses: a unit's row is the sum of theirs, and the square of its length the sum of the
    squares, as long as clauses of one unit share little.
    """
    shape = older.shape[1], newer.shape[1]
    wording = sparse.csr_matrix((pairs.wording, (pairs.clause, pairs.unit)), shape=shape)
    whole = sparse.csr_matrix(older.sqrt() @ wording @ newer.sqrt().T)
    return np.asarray(whole[alike.rows, alike.columns]).ravel()


def with_rivalry(
    alike: Alike,
    row_groups: Indices,
    column_groups: Indices,
    settings: AlignmentSettings,
    whole: Values | None = None,
) -> dict[str, Values]:
    """Return the features by name, with each pair's share of the best in its row and in its column.

    Only pairs of the same group are rivals; how alike the passages are as a ``whole`` may count as well.
    ``substance`` is 1 for pairs that have something to say to each other and fades to 0: to be the best of
    few says little without it.
    """
    shared = alike.mutual + alike.kinship
    likeness = shared if whole is None else shared + whole
    in_row = likeness / np.maximum(best_of(row_groups, likeness), _TINY)
    in_column = likeness / np.maximum(best_of(column_groups, likeness), _TINY)
    substance = np.minimum(shared / np.float32(settings.least_likeness), 1)
    return {
        "mutual": alike.mutual,
        "kinship": alike.kinship,
        "best_of_both": np.minimum(in_row, in_column) * substance,
        "best_of_either": np.maximum(in_row, in_column) * substance,
        "substance": substance,
    }


def refuse(alike: Alike, refused: Collection[tuple[int, int]]) -> None:
    """Let refused pairs have nothing in common, so that they are no rivals of other pairs either."""
    for row, column in refused:
        start, end = np.searchsorted(alike.rows, [row, row + 1])
        at = start + int(np.searchsorted(alike.columns[start:end], column))
        if at < end and alike.columns[at] == column:
            alike.mutual[at] = alike.kinship[at] = 0


def fuse(features: Mapping[str, Values], weights: Mapping[str, float], bias: float) -> Values:
    """Return the logistic score of weighted features."""
    weighed = [np.float32(weight) * features[name] for name, weight in weights.items()]
    return np.asarray(1 / (1 + np.exp(-np.float32(bias) - sum(weighed[1:], weighed[0]))), dtype=np.float32)


def shared_passages(
    there: Matches, back: Matches, older: PreparedReport, newer: PreparedReport, least: float
) -> tuple[Indices, Indices, Values]:
    """Return the pairs of sentences whose best pair of clauses shares ``least`` idf or more, and how much.

    A named project may be all that two long sentences have in common. Rows, columns, values.
    """
    forth = _heaviest(there, older, least)
    other = {(j, i): value for (i, j), value in _heaviest(back, newer, least).items()}
    both = sorted((pair, min(value, other[pair])) for pair, value in forth.items() if pair in other)
    pairs = np.array([pair for pair, _ in both], dtype=np.intp).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1], np.array([value for _, value in both], dtype=np.float32)


def _heaviest(matches: Matches, report: PreparedReport, least: float) -> dict[Edge, float]:
    """Return the idf that the best clause of a sentence shares with another sentence, where it is enough."""
    shared = matches.wording * report.clauses.mass[matches.clause]
    at = np.flatnonzero(shared >= least)
    sentences = report.sentence_of[matches.clause[at]].tolist()
    pairs = zip(sentences, matches.unit[at].tolist(), strict=True)
    found: dict[Edge, float] = {}
    for pair, value in zip(pairs, shared[at].tolist(), strict=True):
        found[pair] = max(value, found.get(pair, 0.0))
    return found
