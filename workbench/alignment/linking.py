"""Links out of a scored level: grouped, labelled and explained."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.alignment.decoding import Edge, Star, Values, best_places, in_order, stars
from workbench.alignment.levels import LevelPairs
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.shared_words import SharedWords, shared_words
from workbench.alignment.units import Indices
from workbench.model.link import Level, Link, Relation, RunnerUp

Confirmed = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two reports, their rows over the same columns, and how many shared words a link names.

    ``ordered`` says whether the order of one is to be expected in the other: not of a review in a plan.
    ``explained`` says whether links tell their reasons.
    """

    older: PreparedReport
    newer: PreparedReport
    shown_words: int
    ordered: bool = True
    explained: bool = True


def links_of(
    level: LevelPairs,
    edges: Sequence[Edge],
    together: Callable[[int, int], bool],
    confirmed: Confirmed,
    sides: Sides,
) -> list[Link]:
    """Return the links of one level.

    ``edges`` are among the level's pairs; ``together`` says of two passages whether what holds them is
    linked, for then a passage off the order has not moved.
    """
    if not edges:
        return []
    at = level.places(edges)
    scores: dict[Edge, float] = dict(zip(edges, level.score[at].astype(float).tolist(), strict=True))
    reasons = _Reasons(level, edges, at, sides) if sides.explained else None
    ordered = _in_order(level, scores)
    found = []
    for star in stars(edges):
        pairs = [(i, j) for i in star.older for j in star.newer]
        moved = (
            sides.ordered
            and not any(pair in ordered for pair in pairs)
            and not any(together(*pair) for pair in pairs)
        )
        found.append(_link(level, star, pairs, moved, confirmed, scores, reasons))
    return found


def _in_order(level: LevelPairs, scores: Mapping[Edge, float]) -> set[Edge]:
    """Return the edges that keep their order within their part."""
    parts = level.older.parts.tolist()
    by_part: dict[str, dict[Edge, float]] = defaultdict(dict)
    for edge, score in scores.items():
        by_part[parts[edge[0]]][edge] = score
    return set().union(*(in_order(edges) for edges in by_part.values()))


def link_id(level: Level, older: Sequence[str], newer: Sequence[str]) -> str:
    """Return an id that depends on level and passages only."""
    told = "|".join((level, ",".join(older), ",".join(newer)))
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def relation_of(older: int, newer: int, moved: bool) -> Relation:
    """Return the contract's label from the numbers of passages on the two sides."""
    if newer > 1:
        return "split"
    if older > 1:
        return "merged"
    return "moved" if moved else "same"


def is_edited(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Say whether the wording differs, given both sides' passages without white space."""
    return "".join(older) != "".join(newer)


class _Reasons:
    """What the links of one level are explained by, worked out for all edges at once."""

    def __init__(self, level: LevelPairs, edges: Sequence[Edge], at: Indices, sides: Sides) -> None:
        parts = [
            np.round(level.features[name][at].astype(float) * w, 3).tolist()
            for name, w in level.weights.items()
        ]
        self.parts = dict(zip(edges, zip(*parts, strict=True), strict=True))
        self.names = tuple(level.weights)
        words = shared_words(level.older, level.newer, edges, sides.older.words, sides.shown_words)
        self.words: dict[Edge, SharedWords] = dict(zip(edges, words, strict=True))
        self.shown = sides.shown_words
        left = np.ones(len(level.score), dtype=np.bool_)
        left[at] = False
        rows, columns, score = level.rows[left], level.columns[left], level.score[left]
        self.row_rival = _rivals(rows, columns, score, len(level.older))
        self.column_rival = _rivals(columns, rows, score, len(level.newer))

    def why(self, pairs: Sequence[Edge]) -> Mapping[str, float]:
        """Return each feature's contribution to the log-odds of the score, as a mean over the pairs."""
        if len(pairs) == 1:
            return dict(zip(self.names, self.parts[pairs[0]], strict=True))
        sums = [sum(values) / len(pairs) for values in zip(*(self.parts[p] for p in pairs), strict=True)]
        return {name: round(value, 3) for name, value in zip(self.names, sums, strict=True)}

    def shared(self, pairs: Sequence[Edge]) -> tuple[str, ...]:
        """Return the words that weigh most in any of the pairs, heaviest first."""
        if len(pairs) == 1:
            return tuple(word for _, word in self.words[pairs[0]])
        ranked = sorted({pair for p in pairs for pair in self.words[p]}, key=lambda pair: (-pair[0], pair[1]))
        return tuple(dict.fromkeys(word for _, word in ranked))[: self.shown]

    def runner_up(self, star: Star) -> tuple[bool, int, float] | None:
        """Return the best rejected rival: whether it is on the newer side, its index, its score."""
        rivals = [(*self.row_rival[i], True) for i in star.older if i in self.row_rival]
        rivals += [(*self.column_rival[j], False) for j in star.newer if j in self.column_rival]
        score, index, on_newer = max(rivals, default=(-1.0, 0, False))
        return (on_newer, index, score) if score >= 0 else None


def _rivals(groups: Indices, others: Indices, score: Values, size: int) -> dict[int, tuple[float, int]]:
    """Return by group the best score and whose it is."""
    at = best_places(groups, score, size)
    held = np.flatnonzero(at >= 0)
    found = score[at[held]].tolist(), others[at[held]].tolist()
    return dict(zip(held.tolist(), zip(*found, strict=True), strict=True))


def _link(
    level: LevelPairs,
    star: Star,
    pairs: Sequence[Edge],
    moved: bool,
    confirmed: Confirmed,
    scores: Mapping[Edge, float],
    reasons: _Reasons | None,
) -> Link:
    older = tuple(level.older.ids[i] for i in star.older)
    newer = tuple(level.newer.ids[j] for j in star.newer)
    texts = [level.older.texts[i] for i in star.older], [level.newer.texts[j] for j in star.newer]
    by_hand = bool(confirmed) and any((a, b) in confirmed for a in older for b in newer)
    return Link(
        id=link_id(level.level, older, newer),
        level=level.level,
        older=older,
        newer=newer,
        relation=relation_of(len(older), len(newer), moved),
        score=round(sum(scores[pair] for pair in pairs) / len(pairs), 4),
        moved=moved,
        edited=is_edited(*texts),
        why=reasons.why(pairs) if reasons else {},
        shared=reasons.shared(pairs) if reasons else (),
        runner_up=_runner_up(level, reasons.runner_up(star)) if reasons else None,
        origin="analyst" if by_hand else "machine",
    )


def _runner_up(level: LevelPairs, rival: tuple[bool, int, float] | None) -> RunnerUp | None:
    if rival is None:
        return None
    on_newer, index, score = rival
    units = level.newer if on_newer else level.older
    return RunnerUp(node=units.ids[index], score=round(score, 4))
