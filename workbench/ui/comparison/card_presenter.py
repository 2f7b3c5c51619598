"""The cards of a comparison: a pair of passages each, or one that stands alone, and in which order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from workbench.model.change import Difference, PassageDiff
from workbench.model.figures import percent
from workbench.model.link import Alignment, Link, RunnerUp
from workbench.model.report import Node, Report
from workbench.settings import DEFAULTS
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.numbers import number_row, reason_name, reason_strength
from workbench.ui.presenting.report_text import heading_path
from workbench.ui.shapes.comparison import Card, Excerpt, PairPassage

_EXCERPT = 36


@dataclass(frozen=True, slots=True)
class Sides:
    """Both reports, to look nodes up."""

    older: Report
    newer: Report
    language: Language
    _headings: dict[tuple[str, int], str] = field(default_factory=dict)

    def heading(self, side: str, start: int) -> str:
        """Return the nearest heading above a place, empty where there is none; each is looked up once."""
        if (side, start) not in self._headings:
            path = heading_path(self.older if side == "older" else self.newer, start)
            self._headings[side, start] = path[-1] if path else ""
        return self._headings[side, start]

    def nodes(self, side: str, ids: tuple[str, ...]) -> list[Node]:
        """Return the nodes of a side's report, in reading order."""
        report = self.older if side == "older" else self.newer
        return sorted((report.by_id[i] for i in ids if i in report.by_id), key=lambda n: n.start)

    def start(self, side: str, ids: tuple[str, ...]) -> int | None:
        """Return where the first of some passages begins, None where the report has none of them."""
        nodes = self.nodes(side, ids)
        return nodes[0].start if nodes else None

    def passage(self, side: str, ids: tuple[str, ...], text: str | None = None) -> PairPassage | None:
        """Return one side of a card, None where the report has none of its nodes."""
        report = self.older if side == "older" else self.newer
        nodes = self.nodes(side, ids)
        if not nodes:
            return None
        return {
            "nodes": list(ids),
            "text": text if text is not None else "\n".join(report.text_of(n) for n in nodes),
            "heading": self.heading(side, nodes[0].start),
            "start": nodes[0].start,
            "end": nodes[-1].end,
            "sentences": [],
            "moved": 0,
            "runs": None,
        }

    def excerpt(self, runner: RunnerUp | None) -> Excerpt | None:
        """Return how the passage begins that would have come next."""
        if runner is None:
            return None
        report = self.older if runner.node in self.older.by_id else self.newer
        node = report.by_id.get(runner.node)
        if node is None:
            return None
        text = report.text_of(node)
        return {
            "text": text[:_EXCERPT] + ("…" if len(text) > _EXCERPT else ""),
            "score": percent(runner.score),
        }


class Slot(NamedTuple):
    """Where a card's passages begin in either report, and how it is made: many are placed, few are seen."""

    older: int | None
    newer: int | None
    card: Callable[[], Card]


def slots_of(alignment: Alignment, difference: Difference, sides: Sides) -> list[Slot]:
    """Return a slot for each pair of passages, and for each that stands alone."""
    links = {link.id: link for link in alignment.links}
    pairs = [
        Slot(
            sides.start("older", passage.older),
            sides.start("newer", passage.newer),
            partial(_pair_card, passage, links.get(passage.link), sides),
        )
        for passage in difference.passages
    ]
    added = [
        Slot(None, sides.start("newer", (node,)), partial(_lone_card, node, "added", alignment, sides))
        for node in difference.added
    ]
    dropped = [
        Slot(sides.start("older", (node,)), None, partial(_lone_card, node, "dropped", alignment, sides))
        for node in difference.dropped
    ]
    return [*pairs, *added, *dropped]


def in_order(slots: Sequence[Slot]) -> list[Slot]:
    """Sort by the newer text; what was dropped stands after what stood before it in the older text."""
    paired = sorted((s.older, s.newer) for s in slots if s.older is not None and s.newer is not None)

    def place(slot: Slot) -> tuple[float, int]:
        if slot.newer is not None:
            return slot.newer, 0
        start = slot.older or 0
        before = bisect_left(paired, (start,))
        return (paired[before - 1][1] if before else -1), start + 1

    return sorted(slots, key=place)


def _pair_card(passage: PassageDiff, link: Link | None, sides: Sides) -> Card:
    older = sides.passage("older", passage.older, passage.older_text)
    newer = sides.passage("newer", passage.newer, passage.newer_text)
    changed = any(op.op != "equal" for op in passage.ops)
    moved = passage.moved or bool(link and link.moved)
    tags = [tag for tag, holds in (("edited", changed), ("moved", moved)) if holds] or ["same"]
    if link and link.relation in ("split", "merged"):
        tags.append(link.relation)
    score, share = _surety(link.score if link else passage.similarity, sides.language)
    headings = (older["heading"] if older else "", newer["heading"] if newer else "")
    return {
        "id": passage.link,
        "kind": "moved" if moved else "edited" if changed else "same",
        "tags": tags,
        "older": older,
        "newer": newer,
        "ops": [
            {
                "op": op.op,
                "older_start": op.older_start,
                "older_end": op.older_end,
                "newer_start": op.newer_start,
                "newer_end": op.newer_end,
            }
            for op in passage.ops
        ],
        "readable": passage.readable,
        "numbers": [number_row(n, sides.language) for n in passage.numbers],
        "score": score,
        "share": share,
        "nearest": None,
        "moved": headings if moved and headings[0] != headings[1] else None,
        "origin": link.origin if link else "machine",
        "why": _features(link.why if link else {}, sides.language),
        "shared": list(link.shared) if link else [],
        "runner": sides.excerpt(link.runner_up) if link else None,
        "weight": len(passage.older_text) + len(passage.newer_text),
        "order": 0,
        "neighbour": None,
    }


def _lone_card(node_id: str, kind: str, alignment: Alignment, sides: Sides) -> Card:
    side = "newer" if kind == "added" else "older"
    passage = sides.passage(side, (node_id,))
    return {
        "id": node_id,
        "kind": kind,
        "tags": [kind],
        "older": passage if side == "older" else None,
        "newer": passage if side == "newer" else None,
        "ops": None,
        "readable": False,
        "numbers": [],
        "score": "",
        "share": "",
        "moved": None,
        "nearest": sides.excerpt(alignment.nearest.get(node_id)),
        "origin": "machine",
        "why": [],
        "shared": [],
        "runner": None,
        "weight": len(passage["text"]) if passage else 1,
        "order": 0,
        "neighbour": None,
    }


def _surety(score: float, language: Language) -> tuple[str, str]:
    """Return how sure a link is as a word, and as a share for who wants to know."""
    settings = DEFAULTS.alignment
    word = "high" if score >= settings.surely_linked else "fair" if score >= settings.likely_linked else "low"
    return translate(language, f"pairs.sure_{word}"), percent(score)


def _features(why: Mapping[str, float], language: Language) -> list[tuple[str, str, float, bool]]:
    """Return each reason with how much it says in words, its length against the strongest, and its sign."""
    told = [(name, value) for name, value in why.items() if reason_strength(value, language)]
    largest = max((abs(value) for _, value in told), default=1.0)
    return [
        (
            reason_name(name, language),
            reason_strength(value, language),
            round(abs(value) / largest, 3),
            value < 0,
        )
        for name, value in sorted(told, key=lambda pair: -abs(pair[1]))
    ]
