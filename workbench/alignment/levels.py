"""The three levels that are compared passage by passage: sections, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.alignment.clausepairs import Meeting, clause_pairs
from workbench.alignment.decoding import Edge, Mask, Values
from workbench.alignment.features import (
    Alike,
    Matches,
    compare_units,
    fuse,
    mean_weights,
    refuse,
    unit_of_clause,
    whole_likeness,
    with_rivalry,
)
from workbench.alignment.hashed_counts import Matrix
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.units import Indices, Units
from workbench.model.link import Level, Scope
from workbench.settings import AlignmentSettings

Refused = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LevelPairs:
    """The pairs of one level that may be linked, sorted by ``rows``, then by ``columns``.

    ``rows`` and ``columns`` are indices into the level's units; features and score have one value a pair.
    """

    level: Level
    older: Units
    newer: Units
    rows: Indices
    columns: Indices
    features: Mapping[str, Values]
    weights: Mapping[str, float]
    bias: float
    score: Values

    def places(self, edges: Sequence[Edge]) -> Indices:
        """Return where each edge stands among the pairs, −1 where it does not."""
        width = len(self.newer)
        keys = self.rows * width + self.columns
        wanted = np.array([i * width + j for i, j in edges], dtype=np.intp)
        at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        return np.where(keys[at] == wanted, at, -1) if len(keys) else np.full(len(wanted), -1)

    def including(self, edges: Sequence[Edge]) -> LevelPairs:
        """Return the pairs with these among them; what was not compared has nothing in common."""
        missing = [edge for edge, at in zip(edges, self.places(edges).tolist(), strict=True) if at < 0]
        if not missing:
            return self
        rows, columns = np.array(missing, dtype=np.intp).T
        order = np.lexsort((np.append(self.columns, columns), np.append(self.rows, rows)))
        nothing = np.zeros(len(missing), dtype=np.float32)
        features = {name: np.append(values, nothing)[order] for name, values in self.features.items()}
        return replace(
            self,
            rows=np.append(self.rows, rows)[order],
            columns=np.append(self.columns, columns)[order],
            features=features,
            score=fuse(features, self.weights, self.bias),
        )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Likeness:
    """What clauses of two reports have in common, from each side, by sentence and by paragraph."""

    pairs: Matches
    there: Matches
    back: Matches
    there_by_paragraph: Matches
    back_by_paragraph: Matches

    @staticmethod
    def of(
        older: PreparedReport, newer: PreparedReport, scope: Scope, settings: AlignmentSettings
    ) -> Likeness:
        """Compare the clauses of the parts in scope."""
        pairs = clause_pairs(older, newer, scope, settings)
        there = pairs.within(newer.sentence_of)
        back = pairs.turned().within(older.sentence_of)
        return Likeness(
            pairs=pairs,
            there=there,
            back=back,
            there_by_paragraph=there.within(newer.paragraph_of),
            back_by_paragraph=back.within(older.paragraph_of),
        )


def compare_sections(
    older: PreparedReport,
    newer: PreparedReport,
    likeness: Likeness,
    scope: Scope,
    refused: Refused,
    settings: AlignmentSettings,
) -> LevelPairs:
    """Score sections and themes against each other, by what stands under them and by their headings.

    Depth is no wall: a section may have become a theme. But rivals are those of one depth, for a theme
    does not take anything from the section it stands in.
    """
    before, after = _Outline.of(older), _Outline.of(newer)
    alike = compare_units(
        [likeness.there.within(holder) for holder in after.holders],
        [likeness.back.within(holder) for holder in before.holders],
        before.weights,
        after.weights,
    )
    refuse(alike, indices_of(older.headings, newer.headings, refused))
    parts = Meeting.of(older.headings, newer.headings, scope)
    meet = (parts.older[:, None] == parts.newer[None, :]) & (parts.older[:, None] >= 0)
    shape = len(older.headings), len(newer.headings)
    mutual, kinship = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    mutual[alike.rows, alike.columns] = alike.mutual
    kinship[alike.rows, alike.columns] = alike.kinship
    rows, columns = np.nonzero(meet & before.told[:, None] & after.told[None, :])
    at = rows, columns
    every = Alike(rows=rows, columns=columns, mutual=mutual[at], kinship=kinship[at])
    depths = older.depth[rows], newer.depth[columns]
    groups = rows * (newer.depth.max(initial=0) + 1) + depths[1], columns * (older.depth.max(initial=0) + 1)
    features = with_rivalry(every, groups[0], groups[1] + depths[0], settings)
    meaning = np.maximum(older.titles.vectors @ newer.titles.vectors.T, 0)
    features["title"] = ((older.titles.rows @ newer.titles.rows.T).toarray() + meaning)[at]
    features["same_depth"] = (depths[0] == depths[1]).astype(np.float32)
    features["context"] = _above(older, newer, mutual + kinship)[at]
    weights, bias = settings.section_weights, settings.section_bias
    return _level("section", older.headings, newer.headings, every, features, weights, bias)


@dataclass(frozen=True, slots=True, eq=False)
class _Outline:
    """The headings of a report that are compared: which they are, their weights, what each sentence is under.

    ``holders`` has one entry for each depth of the outline.
    """

    told: Mask
    weights: Matrix
    holders: tuple[Indices, ...]

    @staticmethod
    def of(report: PreparedReport) -> _Outline:
        """Take all headings but those of parts."""
        units = report.headings
        told = ~report.is_part & (units.last > units.first)
        holders = []
        for depth in np.unique(report.depth[told]):
            of_clause = unit_of_clause(
                units, len(report.clauses), np.flatnonzero(told & (report.depth == depth))
            )
            holders.append(np.append(of_clause, -1)[report.sentences.first])
        return _Outline(told, mean_weights(units, report.clauses.mass, told), tuple(holders))


def without_implied(edges: Sequence[Edge], older: PreparedReport, newer: PreparedReport) -> list[Edge]:
    """Return the edges between sections without those that a link one level below says better.

    A section is linked with a theme of the other report only if none of its own themes is.
    """
    said = {(int(older.heading_of[a]), b) for a, b in edges if older.depth[a] <= newer.depth[b]}
    said |= {(a, int(newer.heading_of[b])) for a, b in edges if newer.depth[b] <= older.depth[a]}
    return [(i, j) for i, j in edges if older.depth[i] == newer.depth[j] or (i, j) not in said]


def _above(older: PreparedReport, newer: PreparedReport, likeness: Values) -> Values:
    """Return how alike what stands above a pair is: the two parents, or the parent of one and the other."""
    padded = np.pad(likeness, ((0, 1), (0, 1)))
    up, across = older.heading_of, newer.heading_of
    above: Values = np.maximum(padded[np.ix_(up, across)], padded[up][:, :-1])
    return np.maximum(above, padded[:-1][:, across])


def compare_paragraphs(
    older: PreparedReport,
    newer: PreparedReport,
    likeness: Likeness,
    scope: Scope,
    refused: Refused,
    settings: AlignmentSettings,
) -> LevelPairs:
    """Score paragraphs against each other; the headings above them are their context.

    Between like parts it counts against a pair how far apart it stands (squared, for a step aside is
    common): a report keeps to the order of the last one, and general words recur anywhere.
    """
    alike = compare_units(
        [likeness.there_by_paragraph],
        [likeness.back_by_paragraph],
        mean_weights(older.paragraphs, older.clauses.mass),
        mean_weights(newer.paragraphs, newer.clauses.mass),
    )
    refuse(alike, indices_of(older.paragraphs, newer.paragraphs, refused))
    features = with_rivalry(alike, alike.rows, alike.columns, settings)
    context = (older.context @ newer.context.T).toarray()[alike.rows, alike.columns]
    features["context"] = context * features["substance"]
    places = _place_in_part(older.paragraphs), _place_in_part(newer.paragraphs)
    apart = places[0][alike.rows] - places[1][alike.columns]
    features["distance"] = apart**2 * (scope == "like")
    weights, bias = settings.paragraph_weights, settings.paragraph_bias
    return _level("paragraph", older.paragraphs, newer.paragraphs, alike, features, weights, bias)


def _place_in_part(units: Units) -> Values:
    """Return where in its part the middle of each passage stands, from 0 to 1 of the part's characters."""
    length = np.array([len(text) for text in units.texts], dtype=np.float32)
    place = np.zeros(len(units), dtype=np.float32)
    for part in np.unique(units.parts):
        at = np.flatnonzero(units.parts == part)
        read = np.cumsum(length[at])
        place[at] = (read - length[at] / 2) / max(float(read[-1]), 1.0)
    return place


def compare_sentences(
    older: PreparedReport,
    newer: PreparedReport,
    likeness: Likeness,
    paragraphs: LevelPairs,
    refused: Refused,
    settings: AlignmentSettings,
) -> LevelPairs:
    """Score sentences against each other; how well their paragraphs match is a bonus, not a wall."""
    before = mean_weights(older.sentences, older.clauses.mass)
    after = mean_weights(newer.sentences, newer.clauses.mass)
    alike = compare_units([likeness.there], [likeness.back], before, after)
    # Sentences are short: to be alike as wholes tells rivals apart that share the same clause.
    whole = whole_likeness(alike, likeness.pairs, before, after)
    refuse(alike, indices_of(older.sentences, newer.sentences, refused))
    features = with_rivalry(alike, alike.rows, alike.columns, settings, whole)
    scores = np.zeros((len(older.paragraphs) + 1, len(newer.paragraphs) + 1), dtype=np.float32)
    scores[paragraphs.rows, paragraphs.columns] = paragraphs.score
    features["context"] = scores[older.paragraph_of[alike.rows], newer.paragraph_of[alike.columns]]
    weights, bias = settings.sentence_weights, settings.sentence_bias
    return _level("sentence", older.sentences, newer.sentences, alike, features, weights, bias)


def indices_of(older: Units, newer: Units, pairs: Refused) -> list[Edge]:
    """Return pairs of ids as pairs of indices, those of other levels left out."""
    if not pairs:
        return []
    row = {unit: i for i, unit in enumerate(older.ids)}
    column = {unit: j for j, unit in enumerate(newer.ids)}
    return [(row[first], column[second]) for first, second in pairs if first in row and second in column]


def _level(
    level: Level,
    older: Units,
    newer: Units,
    alike: Alike,
    features: Mapping[str, Values],
    weights: Mapping[str, float],
    bias: float,
) -> LevelPairs:
    return LevelPairs(
        level=level,
        older=older,
        newer=newer,
        rows=alike.rows,
        columns=alike.columns,
        features=features,
        weights=weights,
        bias=bias,
        score=fuse(features, weights, bias),
    )
