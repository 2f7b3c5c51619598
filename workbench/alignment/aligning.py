"""Link the passages of two reports: sections, paragraphs, sentences and clauses, many to many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from workbench.alignment.decoding import Edge, best_pairs, either_best, linked_pairs, mutual_pairs
from workbench.alignment.levels import (
    LevelGrid,
    compare_paragraphs,
    compare_sections,
    compare_sentences,
    without_implied,
)
from workbench.alignment.linking import Sides, is_edited, link_id, links_of
from workbench.alignment.prepared import PreparedReport, in_columns_of
from workbench.alignment.shared import SharedWords, shared_words
from workbench.alignment.similarity import PARTNERS, ClauseGrid, clause_grids
from workbench.model.link import Alignment, Level, Link, LinkDecision, RunnerUp, Scope
from workbench.settings import AlignmentSettings

_LEVELS: tuple[Level, ...] = ("section", "paragraph", "sentence", "clause")


def align_reports(
    older: PreparedReport,
    newer: PreparedReport,
    *,
    scope: Scope = "like",
    decisions: Sequence[LinkDecision] = (),
    settings: AlignmentSettings,
) -> Alignment:
    """Link the passages of ``older`` and ``newer`` that speak of the same thing.

    ``scope`` says which parts may meet: review with review and plan with plan (``like``), or one across
    the other; both reports may be the same one. ``decisions`` bind: a confirmed pair is always linked, a
    refused pair never; decisions on passages that neither report has are left aside. Sections, paragraphs
    and sentences of the parts in scope without a link are named in ``older_only`` and ``newer_only``,
    each with its nearest rejected candidate. The same input always gives the same result.
    """
    older = in_columns_of(older, newer)
    words = _Words.of(decisions)
    gathered = _Gathered(Sides(older, newer, settings.shown_words))
    for grid in clause_grids(older, newer, scope, settings):
        _align_part(gathered, grid, words, settings)
    gathered.add_missing(words.confirmed)
    links = sorted(gathered.links, key=gathered.order)
    return Alignment(
        older=older.report.id,
        newer=newer.report.id,
        scope=scope,
        links=tuple(links),
        older_only=_unlinked(older, {p[0] for p in PARTNERS[scope]}, {i for k in links for i in k.older}),
        newer_only=_unlinked(newer, {p[1] for p in PARTNERS[scope]}, {i for k in links for i in k.newer}),
        nearest=gathered.nearest_of_unlinked(),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The analysts' decisions, the later of two on one pair counting."""

    confirmed: frozenset[tuple[str, str]]
    refused: frozenset[tuple[str, str]]

    @staticmethod
    def of(decisions: Iterable[LinkDecision]) -> _Words:
        last = {(d.older, d.newer): d.linked for d in decisions}
        return _Words(
            frozenset(pair for pair, linked in last.items() if linked),
            frozenset(pair for pair, linked in last.items() if not linked),
        )


@dataclass(slots=True)
class _Gathered:
    """Links found so far, and the best candidate of every passage."""

    sides: Sides
    links: list[Link] = field(default_factory=list)
    nearest: dict[str, RunnerUp] = field(default_factory=dict)

    def order(self, link: Link) -> tuple[int, int, int, str]:
        """Return the key of reading order: by level, then by place in the older report."""
        older, newer = self.sides.older.report.by_id, self.sides.newer.report.by_id
        first, second = link.older[0].partition("@")[0], link.newer[0].partition("@")[0]
        return _LEVELS.index(link.level), older[first].start, newer[second].start, link.id

    def take_nearest(self, grid: LevelGrid, edges: Iterable[Edge]) -> None:
        """Remember the best candidate of every passage that has no link."""
        rows, columns = {i for i, _ in edges}, {j for _, j in edges}
        for i, j in enumerate(grid.score.argmax(axis=1).tolist()):
            if i not in rows:
                self._offer(
                    grid.older_units.ids[grid.older[i]], grid.newer_units.ids[grid.newer[j]], grid, (i, j)
                )
        for j, i in enumerate(grid.score.argmax(axis=0).tolist()):
            if j not in columns:
                self._offer(
                    grid.newer_units.ids[grid.newer[j]], grid.older_units.ids[grid.older[i]], grid, (i, j)
                )

    def _offer(self, unit: str, candidate: str, grid: LevelGrid, pair: Edge) -> None:
        score = round(float(grid.score[pair]), 4)
        if unit not in self.nearest or self.nearest[unit].score < score:
            self.nearest[unit] = RunnerUp(node=candidate, score=score)

    def nearest_of_unlinked(self) -> dict[str, RunnerUp]:
        """Return the best candidate of each passage that has no link."""
        linked = {unit for link in self.links for unit in (*link.older, *link.newer)}
        return {unit: rival for unit, rival in self.nearest.items() if unit not in linked}

    def add_missing(self, confirmed: Iterable[tuple[str, str]]) -> None:
        """Link the confirmed pairs that no part holds: across parts, or of different levels."""
        older, newer = self.sides.older.report, self.sides.newer.report
        done = {(a, b) for link in self.links for a in link.older for b in link.newer}
        for first, second in sorted(confirmed):
            if (first, second) in done or first not in older.by_id or second not in newer.by_id:
                continue
            kind = older.by_id[first].kind
            level: Level = kind if kind in ("paragraph", "sentence") else "section"
            texts = older.text_of(older.by_id[first]), newer.text_of(newer.by_id[second])
            self.links.append(
                Link(
                    id=link_id(level, (first,), (second,)),
                    level=level,
                    older=(first,),
                    newer=(second,),
                    relation="same",
                    score=1.0,
                    edited=is_edited(texts[0].split(), texts[1].split()),
                    origin="analyst",
                )
            )


def _align_part(gathered: _Gathered, grid: ClauseGrid, words: _Words, settings: AlignmentSettings) -> None:
    """Link all levels within one pair of parts, from the outline down."""
    older, newer = gathered.sides.older, gathered.sides.newer
    sections = compare_sections(older, newer, grid, words.refused, settings)
    paragraphs = compare_paragraphs(older, newer, grid, words.refused, settings)
    sentences = compare_sentences(older, newer, grid, paragraphs, words.refused, settings)
    nearest = without_implied(linked_pairs(sections.score, settings.link_score), older, newer, sections)
    held = _decided(sections, nearest, words)
    _take(gathered, sections, held, lambda _i, _j: False, words)
    linked_sections = {
        (sections.older_units.ids[sections.older[i]], sections.newer_units.ids[sections.newer[j]])
        for i, j in held
    }
    held = _decided(paragraphs, linked_pairs(paragraphs.score, settings.link_score), words)
    _take(gathered, paragraphs, held, _same_section(gathered.sides, paragraphs, linked_sections), words)
    linked_paragraphs = {(int(paragraphs.older[i]), int(paragraphs.newer[j])) for i, j in held}

    def same_paragraph(i: int, j: int) -> bool:
        pair = older.paragraph_of[sentences.older[i]], newer.paragraph_of[sentences.newer[j]]
        return (int(pair[0]), int(pair[1])) in linked_paragraphs

    best = best_pairs(
        sentences.score, settings.sentence_first, settings.sentence_further, settings.sentence_near
    )
    named = either_best(
        sentences.features["passage"], settings.sentence_passage, settings.sentence_passage_near
    )
    held = _decided(sentences, {*best, *named}, words)
    _take(gathered, sentences, held, same_paragraph, words)
    linked_sentences = [(int(sentences.older[i]), int(sentences.newer[j])) for i, j in held]
    gathered.links += _clause_links(gathered.sides, grid, linked_sentences, settings)


def _take(
    gathered: _Gathered,
    grid: LevelGrid,
    edges: Sequence[Edge],
    together: Callable[[int, int], bool],
    words: _Words,
) -> None:
    gathered.links += links_of(grid, edges, together, words.confirmed, gathered.sides)
    if grid.score.size:
        gathered.take_nearest(grid, edges)


def _decided(grid: LevelGrid, edges: Iterable[Edge], words: _Words) -> list[Edge]:
    """Return the edges with the confirmed ones added and the refused ones taken out."""
    if not words.confirmed and not words.refused:
        return sorted(edges)
    row = {grid.older_units.ids[unit]: i for i, unit in enumerate(grid.older)}
    column = {grid.newer_units.ids[unit]: j for j, unit in enumerate(grid.newer)}
    pairs = set(edges)
    for first, second in words.confirmed:
        if first in row and second in column:
            pairs.add((row[first], column[second]))
    for first, second in words.refused:
        if first in row and second in column:
            pairs.discard((row[first], column[second]))
    return sorted(pairs)


def _same_section(sides: Sides, grid: LevelGrid, linked: set[tuple[str, str]]) -> Callable[[int, int], bool]:
    """Return a test whether the headings right above two paragraphs are linked."""
    older, newer = sides.older.report, sides.newer.report

    def together(i: int, j: int) -> bool:
        first = older.by_id[grid.older_units.ids[grid.older[i]]].parent
        second = newer.by_id[grid.newer_units.ids[grid.newer[j]]].parent
        return first is not None and second is not None and (first, second) in linked

    return together


def _clause_links(
    sides: Sides, grid: ClauseGrid, sentences: Sequence[Edge], settings: AlignmentSettings
) -> list[Link]:
    """Link the clauses of linked sentences that are each other's best."""
    older, newer = sides.older, sides.newer
    rows, columns = grid.older.clauses, grid.newer.clauses
    starts = np.searchsorted(rows, older.sentences.first), np.searchsorted(columns, newer.sentences.first)
    ends = np.searchsorted(rows, older.sentences.last), np.searchsorted(columns, newer.sentences.last)
    pairs = [
        (int(starts[0][i]) + row, int(starts[1][j]) + column)
        for i, j in sentences
        for row, column in mutual_pairs(
            grid.wording[starts[0][i] : ends[0][i], starts[1][j] : ends[1][j]], settings.clause_wording
        )
    ]
    units = [(int(grid.older.clauses[i]), int(grid.newer.clauses[j])) for i, j in pairs]
    words = shared_words(older.clauses, newer.clauses, units, sides.older.words, settings.shown_words)
    return [
        _clause_link(sides, row, column, min(float(grid.wording[pair]), 1.0), shared)
        for pair, (row, column), shared in zip(pairs, units, words, strict=True)
    ]


def _clause_link(sides: Sides, row: int, column: int, wording: float, shared: SharedWords) -> Link:
    older, newer = sides.older.clauses, sides.newer.clauses
    first, second = (older.ids[row],), (newer.ids[column],)
    return Link(
        id=link_id("clause", first, second),
        level="clause",
        older=first,
        newer=second,
        relation="same",
        score=round(wording, 4),
        edited=older.texts[row] != newer.texts[column],
        why={"wording": round(wording, 3)},
        shared=tuple(word for _, word in shared),
    )


def _unlinked(prepared: PreparedReport, parts: set[str], linked: set[str]) -> tuple[str, ...]:
    """Return the sections, paragraphs and sentences of the parts that no link names, in reading order."""
    kinds = ("section", "theme", "paragraph", "sentence")
    nodes = [n for n in prepared.report.nodes if n.kind in kinds and n.part in parts]
    return tuple(n.id for n in nodes if n.id not in linked)
