"""The three levels that are compared passage by passage: sections, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.alignment.decoding import Edge
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.similarity import (
    ClauseGrid,
    Grid,
    Runs,
    fuse,
    passage_features,
    shared_passage,
)
from workbench.alignment.units import Indices, Units
from workbench.model.link import Level
from workbench.settings import AlignmentSettings

Refused = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LevelGrid:
    """All pairs of one level within one pair of parts.

    ``older`` and ``newer`` are indices into the level's units; grids are (older, newer).
    """

    level: Level
    older_units: Units
    newer_units: Units
    older: Indices
    newer: Indices
    features: Mapping[str, Grid]
    weights: Mapping[str, float]
    score: Grid


def compare_sections(
    older: PreparedReport,
    newer: PreparedReport,
    grid: ClauseGrid,
    refused: Refused,
    settings: AlignmentSettings,
) -> LevelGrid:
    """Score sections and themes against each other, by what stands under them and by their headings.

    Depth is no wall: a section may have become a theme. But rivals are those of one depth, for a theme
    does not take anything from the section it stands in.
    """
    older_runs = Runs.of(older.headings, grid.older, np.where(older.is_part, -1, older.depth))
    newer_runs = Runs.of(newer.headings, grid.newer, np.where(newer.is_part, -1, newer.depth))
    features = passage_features(
        older.headings, newer.headings, older_runs, newer_runs, grid, refused, settings
    )
    rows, columns = older_runs.units, newer_runs.units
    wording = older.titles.rows[rows] @ newer.titles.rows[columns].T
    meaning = older.titles.vectors[rows] @ newer.titles.vectors[columns].T
    features["title"] = wording.toarray() + np.maximum(meaning, 0)
    depths = older.depth[rows][:, None], newer.depth[columns][None, :]
    features["same_depth"] = (depths[0] == depths[1]).astype(np.float32)
    shapes = np.zeros((len(rows), len(columns)), np.float32)
    features = {name: features.get(name, shapes) for name in settings.section_weights if name != "context"}
    features["context"] = _above(older, newer, rows, columns, features["mutual"] + features["kinship"])
    weights, bias = settings.section_weights, settings.section_bias
    return _level("section", older.headings, newer.headings, rows, columns, features, weights, bias)


def without_implied(
    edges: Sequence[Edge], older: PreparedReport, newer: PreparedReport, grid: LevelGrid
) -> list[Edge]:
    """Return the edges between sections without those that a link one level below says better.

    A section is linked with a theme of the other report only if none of its own themes is.
    """
    pairs = {(int(grid.older[i]), int(grid.newer[j])) for i, j in edges}
    said = {(int(older.heading_of[a]), b) for a, b in pairs if older.depth[a] <= newer.depth[b]}
    said |= {(a, int(newer.heading_of[b])) for a, b in pairs if newer.depth[b] <= older.depth[a]}
    return [
        (i, j)
        for i, j in edges
        if older.depth[grid.older[i]] == newer.depth[grid.newer[j]]
        or (int(grid.older[i]), int(grid.newer[j])) not in said
    ]


def _above(
    older: PreparedReport, newer: PreparedReport, rows: Indices, columns: Indices, likeness: Grid
) -> Grid:
    """Return how alike what stands above a pair is: the two parents, or the parent of one and the other."""
    up, across = older.heading_of[rows], newer.heading_of[columns]
    every_row, every_column = rows, columns
    both = spread_over_children(likeness, every_row, every_column, up, across)
    older_up = spread_over_children(likeness, every_row, every_column, up, columns)
    newer_up = spread_over_children(likeness, every_row, every_column, rows, across)
    return np.maximum(both, np.maximum(older_up, newer_up))


def compare_paragraphs(
    older: PreparedReport,
    newer: PreparedReport,
    grid: ClauseGrid,
    refused: Refused,
    settings: AlignmentSettings,
) -> LevelGrid:
    """Score paragraphs against each other; the headings above them are their context."""
    rows, columns = Runs.of(older.paragraphs, grid.older), Runs.of(newer.paragraphs, grid.newer)
    features = passage_features(older.paragraphs, newer.paragraphs, rows, columns, grid, refused, settings)
    context = (older.context[rows.units] @ newer.context[columns.units].T).toarray()
    features["context"] = context * features["substance"]
    weights, bias = settings.paragraph_weights, settings.paragraph_bias
    return _level(
        "paragraph", older.paragraphs, newer.paragraphs, rows.units, columns.units, features, weights, bias
    )


def compare_sentences(
    older: PreparedReport,
    newer: PreparedReport,
    grid: ClauseGrid,
    paragraphs: LevelGrid,
    refused: Refused,
    settings: AlignmentSettings,
) -> LevelGrid:
    """Score sentences against each other; how well their paragraphs match is a bonus, not a wall."""
    rows, columns = Runs.of(older.sentences, grid.older), Runs.of(newer.sentences, grid.newer)
    features = passage_features(older.sentences, newer.sentences, rows, columns, grid, refused, settings)
    parents = older.paragraph_of[rows.units], newer.paragraph_of[columns.units]
    features["passage"] = shared_passage(grid)
    features["context"] = spread_over_children(paragraphs.score, paragraphs.older, paragraphs.newer, *parents)
    weights, bias = settings.sentence_weights, settings.sentence_bias
    return _level(
        "sentence", older.sentences, newer.sentences, rows.units, columns.units, features, weights, bias
    )


def spread_over_children(
    score: Grid, older: Indices, newer: Indices, older_parents: Indices, newer_parents: Indices
) -> Grid:
    """Return each pair of children's parents' score; 0 where a child has no scored parent.

    ``older`` and ``newer`` name the units of the score's rows and columns, sorted.
    """
    padded = np.pad(score, ((0, 1), (0, 1)))
    spread: Grid = padded[np.ix_(_local(older, older_parents), _local(newer, newer_parents))]
    return spread


def _local(units: Indices, wanted: Indices) -> Indices:
    """Return where each wanted unit stands in sorted ``units``; −1, the padding, if it does not."""
    if not len(units):
        return np.full(len(wanted), -1, dtype=np.intp)
    at = np.minimum(np.searchsorted(units, wanted), len(units) - 1)
    return np.where(units[at] == wanted, at, -1)


def _level(
    level: Level,
    older: Units,
    newer: Units,
    rows: Indices,
    columns: Indices,
    features: Mapping[str, Grid],
    weights: Mapping[str, float],
    bias: float,
) -> LevelGrid:
    return LevelGrid(
        level=level,
        older_units=older,
        newer_units=newer,
        older=rows,
        newer=columns,
        features=features,
        weights=weights,
        score=fuse(features, weights, bias),
    )
