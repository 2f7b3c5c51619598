"""The three levels that are compared passage by passage: sections, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from workbench.alignment.prepared import Indices, PreparedReport, Units
from workbench.alignment.similarity import ClauseGrid, Grid, Runs, fuse, passage_features
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
    """Score sections and themes against each other, by what stands under them and by their headings."""
    rows, columns, features = passage_features(older.headings, newer.headings, grid, refused)
    wording = older.titles.rows[rows.units] @ newer.titles.rows[columns.units].T
    meaning = older.titles.vectors[rows.units] @ newer.titles.vectors[columns.units].T
    features["title"] = wording.toarray()
    features["title_meaning"] = np.maximum(meaning, 0)
    weights, bias = settings.section_weights, settings.section_bias
    return _level("section", older.headings, newer.headings, rows, columns, features, weights, bias)


def compare_paragraphs(
    older: PreparedReport,
    newer: PreparedReport,
    grid: ClauseGrid,
    refused: Refused,
    settings: AlignmentSettings,
) -> LevelGrid:
    """Score paragraphs against each other; the headings above them are their context."""
    rows, columns, features = passage_features(older.paragraphs, newer.paragraphs, grid, refused)
    features["context"] = (older.context[rows.units] @ newer.context[columns.units].T).toarray()
    weights, bias = settings.paragraph_weights, settings.paragraph_bias
    return _level("paragraph", older.paragraphs, newer.paragraphs, rows, columns, features, weights, bias)


def compare_sentences(
    older: PreparedReport,
    newer: PreparedReport,
    grid: ClauseGrid,
    paragraphs: LevelGrid,
    refused: Refused,
    settings: AlignmentSettings,
) -> LevelGrid:
    """Score sentences against each other; how well their paragraphs match is a bonus, not a wall."""
    rows, columns, features = passage_features(older.sentences, newer.sentences, grid, refused)
    parents = older.paragraph_of[rows.units], newer.paragraph_of[columns.units]
    features["context"] = spread_over_children(paragraphs.score, paragraphs.older, paragraphs.newer, *parents)
    weights, bias = settings.sentence_weights, settings.sentence_bias
    return _level("sentence", older.sentences, newer.sentences, rows, columns, features, weights, bias)


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
    rows: Runs,
    columns: Runs,
    features: Mapping[str, Grid],
    weights: Mapping[str, float],
    bias: float,
) -> LevelGrid:
    return LevelGrid(
        level=level,
        older_units=older,
        newer_units=newer,
        older=rows.units,
        newer=columns.units,
        features=features,
        weights=weights,
        score=fuse(features, weights, bias),
    )
