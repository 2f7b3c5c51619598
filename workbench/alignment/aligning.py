"""Link the passages of two reports: sections, paragraphs, sentences and clauses, many to many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from workbench.alignment.clausepairs import PARTNERS, Meeting, same_parts
from workbench.alignment.decoding import (
    Edge,
    best_pairs,
    best_places,
    edges_at,
    either_best,
    mutual_pairs,
)
from workbench.alignment.features import Matches, shared_passages
from workbench.alignment.levels import (
    LevelPairs,
    Likeness,
    compare_paragraphs,
    compare_sections,
    compare_sentences,
    indices_of,
    without_implied,
)
from workbench.alignment.linking import Sides, is_edited, link_id, links_of
from workbench.alignment.prepared import PreparedReport, in_columns_of
from workbench.alignment.shared_words import SharedWords, shared_words
from workbench.alignment.similarity import one_thread
from workbench.model.link import Alignment, Level, Link, LinkDecision, RunnerUp, Scope
from workbench.settings import AlignmentSettings

_LEVELS: tuple[Level, ...] = ("section", "paragraph", "sentence", "clause")


def align_reports(
    older: PreparedReport,
    newer: PreparedReport,
    *,
    scope: Scope = "like",
    decisions: Sequence[LinkDecision] = (),
    down_to: Literal["paragraph", "clause"] = "clause",
    explained: bool = True,
    settings: AlignmentSettings,
) -> Alignment:
    """Link the passages of ``older`` and ``newer`` that speak of the same thing.

    ``scope`` says which parts may meet: review with review and plan with plan (``like``), or one across
    the other; both reports may be the same one. ``decisions`` bind: a confirmed pair is always linked, a
    refused pair never; decisions on passages that neither report has are left aside. Sections, paragraphs
    and sentences of the parts in scope without a link are named in ``older_only`` and ``newer_only``,
    each with its nearest rejected candidate. Levels below ``down_to`` are left out, which changes nothing
    above; so are, unless ``explained``, reasons and candidates. The same input gives the same result.
    """
    older = in_columns_of(older, newer)
    words = _Words.of(decisions)
    gathered = _Gathered(Sides(older, newer, settings.shown_words, same_parts(scope), explained))
    with one_thread():
        likeness = Likeness.of(older, newer, scope, settings)
        paragraphs, held = _align_outline(gathered, likeness, scope, words, settings)
        if down_to == "clause":
            _align_sentences(gathered, likeness, paragraphs, set(held), scope, words, settings)
    gathered.add_missing(words.confirmed)
    links = sorted(gathered.links, key=gathered.order)
    kinds = {"section", "theme", "paragraph"} | ({"sentence"} if down_to == "clause" else set())
    partners = PARTNERS[scope]
    return Alignment(
        older=older.report.id,
        newer=newer.report.id,
        scope=scope,
        links=tuple(links),
        older_only=_unlinked(older, kinds, {p[0] for p in partners}, {i for k in links for i in k.older}),
        newer_only=_unlinked(newer, kinds, {p[1] for p in partners}, {i for k in links for i in k.newer}),
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

    def take(
        self,
        level: LevelPairs,
        edges: Sequence[Edge],
        together: Callable[[int, int], bool],
        words: _Words,
    ) -> None:
        """Make links of edges, and remember the best candidate of every passage that has none."""
        self.links += links_of(level, edges, together, words.confirmed, self.sides)
        if not self.sides.explained:
            return
        sides = (
            (level.older, level.rows, level.newer, level.columns),
            (level.newer, level.columns, level.older, level.rows),
        )
        for own, (units, groups, others, candidates) in enumerate(sides):
            linked = {edge[own] for edge in edges}
            places = best_places(groups, level.score, len(units))
            for unit, place in enumerate(places.tolist()):
                if place >= 0 and unit not in linked:
                    score = round(float(level.score[place]), 4)
                    rival = RunnerUp(node=others.ids[candidates[place]], score=score)
                    if units.ids[unit] not in self.nearest or self.nearest[units.ids[unit]].score < score:
                        self.nearest[units.ids[unit]] = rival

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


def _align_outline(
    gathered: _Gathered, likeness: Likeness, scope: Scope, words: _Words, settings: AlignmentSettings
) -> tuple[LevelPairs, list[Edge]]:
    """Link sections and paragraphs; return the paragraphs as scored, and those that are linked."""
    older, newer = gathered.sides.older, gathered.sides.newer
    sections = compare_sections(older, newer, likeness, scope, words.refused, settings)
    scored = compare_paragraphs(older, newer, likeness, scope, words.refused, settings)
    edges = without_implied(_linked(sections, settings.link_score), older, newer)
    sections, held = _decided(sections, edges, scope, words)
    gathered.take(sections, held, lambda _i, _j: False, words)
    together = _same_section(
        gathered.sides, {(older.headings.ids[i], newer.headings.ids[j]) for i, j in held}
    )
    paragraphs, held = _decided(scored, _linked(scored, settings.link_score), scope, words)
    gathered.take(paragraphs, held, together, words)
    return scored, held


def _align_sentences(
    gathered: _Gathered,
    likeness: Likeness,
    paragraphs: LevelPairs,
    linked: Collection[Edge],
    scope: Scope,
    words: _Words,
    settings: AlignmentSettings,
) -> None:
    """Link sentences and clauses, given the paragraphs as scored and those that are linked."""
    older, newer = gathered.sides.older, gathered.sides.newer
    before, after = older.paragraph_of.tolist(), newer.paragraph_of.tolist()
    sentences = compare_sentences(older, newer, likeness, paragraphs, words.refused, settings)
    sentences, held = _decided(
        sentences, _sentence_edges(sentences, likeness, gathered, settings), scope, words
    )
    gathered.take(sentences, held, lambda i, j: (before[i], after[j]) in linked, words)
    gathered.links += _clause_links(gathered.sides, likeness.pairs, held, settings)


def _linked(level: LevelPairs, threshold: float) -> list[Edge]:
    """Return all pairs that reach the threshold; rivalry is part of the score."""
    return edges_at(level.rows, level.columns, level.score >= threshold)


def _sentence_edges(
    sentences: LevelPairs, likeness: Likeness, gathered: _Gathered, settings: AlignmentSettings
) -> set[Edge]:
    """Return the sentences that are best for each other, and those that name the same project."""
    best = best_pairs(
        sentences.rows,
        sentences.columns,
        sentences.score,
        settings.sentence_first,
        settings.sentence_further,
        settings.sentence_near,
    )
    passages = shared_passages(
        likeness.there,
        likeness.back,
        gathered.sides.older,
        gathered.sides.newer,
        settings.sentence_passage,
    )
    return {*best, *either_best(*passages, settings.sentence_passage_near)}


def _decided(
    level: LevelPairs, edges: Iterable[Edge], scope: Scope, words: _Words
) -> tuple[LevelPairs, list[Edge]]:
    """Return the edges with the confirmed ones added and the refused ones taken out, and all as pairs."""
    if not words.confirmed and not words.refused:
        return level, sorted(edges)
    parts = Meeting.of(level.older, level.newer, scope)
    confirmed = indices_of(level.older, level.newer, words.confirmed)
    meeting = {(i, j) for i, j in confirmed if parts.older[i] == parts.newer[j] >= 0}
    held = sorted({*edges, *meeting}.difference(indices_of(level.older, level.newer, words.refused)))
    return level.including(held), held


def _same_section(sides: Sides, linked: set[tuple[str, str]]) -> Callable[[int, int], bool]:
    """Return a test whether the headings right above two paragraphs are linked."""
    older, newer = sides.older, sides.newer

    def together(i: int, j: int) -> bool:
        first = older.report.by_id[older.paragraphs.ids[i]].parent
        second = newer.report.by_id[newer.paragraphs.ids[j]].parent
        return first is not None and second is not None and (first, second) in linked

    return together


def _clause_links(
    sides: Sides, pairs: Matches, sentences: Sequence[Edge], settings: AlignmentSettings
) -> list[Link]:
    """Link the clauses of linked sentences that are each other's best."""
    older, newer = sides.older, sides.newer
    at = np.flatnonzero(pairs.wording >= settings.clause_wording)
    rows, columns = pairs.clause[at], pairs.unit[at]
    width = len(newer.sentences)
    before, after = older.sentence_of[rows], newer.sentence_of[columns]
    kept = np.isin(before * width + after, [i * width + j for i, j in sentences])
    at, rows, columns, before, after = at[kept], rows[kept], columns[kept], before[kept], after[kept]
    wording = pairs.wording[at]
    in_row = np.unique(rows * width + after, return_inverse=True)[1]
    in_column = np.unique(columns * np.intp(len(older.sentences)) + before, return_inverse=True)[1]
    mutual = mutual_pairs(in_row, in_column, wording)
    units = edges_at(rows, columns, mutual)
    words = shared_words(older.clauses, newer.clauses, units, older.words, settings.shown_words)
    return [
        _clause_link(sides, row, column, min(score, 1.0), shared)
        for score, (row, column), shared in zip(wording[mutual].tolist(), units, words, strict=True)
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


def _unlinked(
    prepared: PreparedReport, kinds: Collection[str], parts: set[str], linked: set[str]
) -> tuple[str, ...]:
    """Return the passages of some kinds in the parts that no link names, in reading order."""
    nodes = [n for n in prepared.report.nodes if n.kind in kinds and n.part in parts]
    return tuple(n.id for n in nodes if n.id not in linked)
