"""Which clauses of two reports have anything to do with each other, as sparse pairs.

Only the pairs that may matter are compared, so that the cost grows with the length of the reports and not
with its square: clauses that share wording, wherever they stand, and clauses of kindred words within
passages that are among each other's nearest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from workbench.alignment.decoding import Values, best_of
from workbench.alignment.features import Matches, on_same_pairs
from workbench.alignment.hash_columns import no_pairs
from workbench.alignment.hashed_counts import Matrix
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.reporting import owns_to_problems
from workbench.alignment.units import Indices, Units
from workbench.alignment.vocabulary import Vectors
from workbench.model.link import Scope
from workbench.settings import AlignmentSettings

PARTNERS: Mapping[Scope, tuple[tuple[str, str], ...]] = {
    "like": tuple((part, part) for part in ("review", "plan", "closing")),
    "plan-review": (("plan", "review"),),
    "review-plan": (("review", "plan"),),
    "plan-plan": (("plan", "plan"),),
    "review-review": (("review", "review"),),
}
"""Which part of the older report may be linked with which part of the newer one."""


def same_parts(scope: Scope) -> bool:
    """Say whether like parts meet: only then has a passage off the order moved."""
    return all(older == newer for older, newer in PARTNERS[scope])


Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """Which part each older unit looks for and each newer one is of, as small numbers; −1 meets nothing."""

    older: Indices
    newer: Indices

    @staticmethod
    def of(older: Units, newer: Units, scope: Scope) -> Meeting:
        """Number the parts of units by the pairs of parts that ``scope`` allows."""
        first, second = (np.full(len(units), -1, dtype=np.intp) for units in (older, newer))
        for number, (older_part, newer_part) in enumerate(PARTNERS[scope]):
            first[older.parts == older_part] = number
            second[newer.parts == newer_part] = number
        return Meeting(first, second)


def clause_pairs(
    older: PreparedReport, newer: PreparedReport, scope: Scope, settings: AlignmentSettings
) -> Matches:
    """Return the pairs of clauses that may matter, by older clause, then by newer one.

    Their wording is told by its cosine, the kinship of their words by 0..1; either may be 0. Rows need the
    same columns.
    """
    meeting = Meeting.of(older.clauses, newer.clauses, scope)
    if not same_parts(scope):
        # What a review owns to is no measure taken: it neither answers a plan nor is answered by it.
        meeting.older[owns_to_problems(older)] = meeting.newer[owns_to_problems(newer)] = -1
    wording = _wording(older.clauses.rows, newer.clauses.rows, meeting, settings)
    blocks = _Blocks.of(older, meeting.older), _Blocks.of(newer, meeting.newer)
    near = _near(*blocks, wording, settings)
    kinship = _kinship(older.clauses.vectors, newer.clauses.vectors, *blocks, near, settings)
    rows, columns, (alike, kindred) = on_same_pairs(wording, kinship)
    return Matches(rows, columns, alike, kindred)


def _wording(older: Matrix, newer: Matrix, meeting: Meeting, settings: AlignmentSettings) -> Matrix:
    """Return the cosines of clauses of parts that meet, for each older clause its nearest."""
    rows, columns, data = [], [], []
    for part in range(meeting.older.max(initial=-1) + 1):
        ours, theirs = np.flatnonzero(meeting.older == part), np.flatnonzero(meeting.newer == part)
        if not (len(ours) and len(theirs)):
            continue
        found = sp_matmul_topn(
            older[ours],
            newer[theirs].T.tocsr(),
            top_n=settings.clause_partners,
            threshold=settings.least_wording,
        )
        rows.append(np.repeat(ours, np.diff(found.indptr)))
        columns.append(theirs[found.indices])
        data.append(found.data)
    if not rows:
        return no_pairs(older.shape[0], newer.shape[0])
    cosines, places = np.concatenate(data), (np.concatenate(rows), np.concatenate(columns))
    pairs = sparse.csr_matrix((cosines.astype(np.float32), places), shape=(older.shape[0], newer.shape[0]))
    pairs.sort_indices()
    return pairs


def _by_row(rows: Indices, columns: Indices, data: Values, shape: tuple[int, int]) -> Matrix:
    """Return a matrix of entries that are sorted by row."""
    ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=shape[0]))]).astype(np.int32)
    return sparse.csr_matrix((data, columns.astype(np.int32), ends), shape=shape)


@dataclass(frozen=True, slots=True, eq=False)
class _Blocks:
    """Passages between which clauses are compared: paragraphs, with the headings right above them.

    ``of_clause`` is the block of each clause, ``starts`` the first clause of each and one past the last.
    """

    of_clause: Indices
    starts: Indices
    meets: Indices
    vectors: Vectors

    @staticmethod
    def of(report: PreparedReport, meets: Indices) -> _Blocks:
        """Cut a report's clauses into blocks; none reaches over the edge of a part."""
        size = len(report.clauses)
        paragraph = np.searchsorted(report.paragraphs.last, np.arange(size), side="right")
        begins = np.ones(size, dtype=np.bool_)
        begins[1:] = (np.diff(paragraph) != 0) | (np.diff(meets) != 0)
        starts = np.flatnonzero(begins)
        vectors = np.add.reduceat(report.clauses.vectors, starts, axis=0) if size else report.clauses.vectors
        vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        return _Blocks(np.cumsum(begins) - 1, np.append(starts, size), meets[starts], vectors)


def _near(older: _Blocks, newer: _Blocks, wording: Matrix, settings: AlignmentSettings) -> Mask:
    """Return which blocks are among each other's nearest, or have a clause much like one of the other's."""
    shape = len(older.meets), len(newer.meets)
    clauses = np.repeat(np.arange(wording.shape[0]), np.diff(wording.indptr))
    places = older.of_clause[clauses] * shape[1] + newer.of_clause[wording.indices]
    shared = np.bincount(places, wording.data, minlength=shape[0] * shape[1]).reshape(shape)
    sizes = np.diff(older.starts)[:, None] * np.diff(newer.starts)[None, :]
    likeness = shared / np.sqrt(np.maximum(sizes, 1)) + np.maximum(older.vectors @ newer.vectors.T, 0)
    meet = (older.meets[:, None] == newer.meets[None, :]) & (older.meets[:, None] >= 0)
    likeness[~meet] = -1
    near = _greatest(likeness, settings.near_passages) | _greatest(likeness.T, settings.near_passages).T
    alike = wording.data
    best = (alike >= best_of(clauses, alike)) | (alike >= best_of(wording.indices.astype(np.intp), alike))
    near.ravel()[places[best & (alike >= settings.clause_wording)]] = True
    near &= meet
    return near


def _greatest(values: NDArray[np.float64], count: int) -> Mask:
    """Return which values are among the ``count`` greatest of their row."""
    if values.shape[1] <= count:
        return np.ones(values.shape, dtype=np.bool_)
    chosen = np.argpartition(-values, count - 1, axis=1)[:, :count]
    mask = np.zeros(values.shape, dtype=np.bool_)
    np.put_along_axis(mask, chosen, True, axis=1)
    return mask


def _kinship(
    older: Vectors, newer: Vectors, before: _Blocks, after: _Blocks, near: Mask, settings: AlignmentSettings
) -> Matrix:
    """Return the cosines of word vectors above the floor below which they say nothing, as 0..1."""
    floor = np.float32(settings.kinship_floor)
    least = floor + np.float32(settings.least_kinship) * (1 - floor)
    rows, columns, data = [], [], []
    for block, (start, end) in enumerate(zip(before.starts[:-1], before.starts[1:], strict=True)):
        chosen = np.flatnonzero(near[block][after.of_clause])
        cosines = older[start:end] @ newer[chosen].T
        at = np.flatnonzero(cosines > least)
        rows.append(at // max(len(chosen), 1) + start)
        columns.append(chosen[at % max(len(chosen), 1)])
        data.append(cosines.ravel()[at])
    if not rows:
        return no_pairs(len(older), len(newer))
    kinship = ((np.concatenate(data) - floor) / (1 - floor)).astype(np.float32)
    return _by_row(np.concatenate(rows), np.concatenate(columns), kinship, (len(older), len(newer)))
