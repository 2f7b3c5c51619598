"""Two reports side by side: one card per aligned pair, and per passage that stands alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.model.change import Difference, PassageDiff, SentenceChanges
from workbench.model.figures import percent
from workbench.model.link import Alignment, Link, RunnerUp
from workbench.model.report import Node, Report
from workbench.settings import DEFAULTS
from workbench.ui.comparison.sentence_presenter import Sentences, list_sentences, mark_card
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.numbers import number_row, reason_name, reason_strength
from workbench.ui.presenting.report_names import report_name
from workbench.ui.presenting.report_text import heading_path
from workbench.ui.shapes.comparison import Card, Excerpt, PairChoice, PairPassage, PairsContent, Side
from workbench.ui.shapes.items import OutlineEntry

PAIRS_KEYS = (
    ("J / K", "keys.next_pair"),
    ("B / I", "keys.side_or_inline"),
    ("W", "keys.why"),
    ("L", "keys.link"),
    ("1 – 7", "keys.filters"),
    ("S", "keys.sentences"),
    ("U", "keys.undo"),
    ("?", "keys.help"),
)
_EXCERPT = 36
_HALVES = {
    "review-plan": ("review", "plan"),
    "plan-review": ("plan", "review"),
    "plan-plan": ("plan", "plan"),
    "review-review": ("review", "review"),
}


@dataclass(frozen=True, slots=True)
class _Sides:
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
        report = self.older if side == "older" else self.newer
        return sorted((report.by_id[i] for i in ids if i in report.by_id), key=lambda n: n.start)

    def passage(self, side: str, ids: tuple[str, ...], text: str | None = None) -> PairPassage | None:
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


def present_comparison(
    older: Report,
    newer: Report,
    alignment: Alignment,
    difference: Difference,
    changes: SentenceChanges,
    language: Language,
) -> PairsContent:
    """Return the comparison's properties; cards stand in the newer report's order."""
    sides = _Sides(older, newer, language)
    links = {link.id: link for link in alignment.links}
    cards = [_pair_card(p, links.get(p.link), sides) for p in difference.passages]
    cards += [_lone_card(node, "added", alignment, sides) for node in difference.added]
    cards += [_lone_card(node, "dropped", alignment, sides) for node in difference.dropped]
    _put_in_order(cards)
    reports = {"older": older, "newer": newer}
    sentences = Sentences.of(changes, reports)
    for card in cards:
        mark_card(card, reports, sentences)
    for index, card in enumerate(cards):
        card["order"] = index
    older_title, newer_title = side_titles(older, newer, alignment, language)
    return {
        "olderTitle": older_title,
        "newerTitle": newer_title,
        "older": older.id,
        "newer": newer.id,
        "cards": cards,
        "outline": _outline(cards, older_title, newer_title),
        "sentences": list_sentences(cards, reports, sentences),
        "passages": {"older": _choices("older", cards, sides), "newer": _choices("newer", cards, sides)},
        "keys": [(key, translate(language, wording)) for key, wording in PAIRS_KEYS],
    }


def side_titles(older: Report, newer: Report, alignment: Alignment, language: Language) -> tuple[str, str]:
    """Return what stands over each column."""
    halves = _HALVES.get(alignment.scope)
    names = (report_name(older, language), report_name(newer, language))
    if older.jurisdiction != newer.jurisdiction:
        names = (
            f"{older.jurisdiction or ''} {names[0]}".strip(),
            f"{newer.jurisdiction or ''} {names[1]}".strip(),
        )
    if halves is None:
        return names
    first, second = (translate(language, f"part.{half}") for half in halves)
    return f"{names[0]} · {first}", f"{names[1]} · {second}"


def _pair_card(passage: PassageDiff, link: Link | None, sides: _Sides) -> Card:
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


def _lone_card(node_id: str, kind: str, alignment: Alignment, sides: _Sides) -> Card:
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


def _put_in_order(cards: list[Card]) -> None:
    """Sort by the newer text; what was dropped stands after what stood before it in the older text."""
    paired = sorted((c["older"]["start"], c["newer"]["start"]) for c in cards if c["older"] and c["newer"])

    def place(card: Card) -> tuple[float, int]:
        if card["newer"]:
            return card["newer"]["start"], 0
        start = card["older"]["start"] if card["older"] else 0
        before = bisect_left(paired, (start,))
        return (paired[before - 1][1] if before else -1), start + 1

    cards.sort(key=place)
    by_older = sorted(
        (c for c in cards if c["older"]), key=lambda c: c["older"]["start"] if c["older"] else 0
    )
    for previous, card in zip([None, *by_older], by_older, strict=False):
        card["neighbour"] = previous["id"] if previous and card["kind"] == "moved" else None


def _outline(cards: list[Card], older_title: str, newer_title: str) -> list[OutlineEntry]:
    """Return the newer report's headings in order; what was dropped counts under the one it stands below.

    Headings of the older report appear only before the newer one's first, and say whose they are.
    """
    entries: list[OutlineEntry] = []
    at: dict[tuple[str, str], OutlineEntry] = {}
    last: OutlineEntry | None = None
    for card in cards:
        side: Side = "newer" if card["newer"] else "older"
        if side == "older" and last is not None:
            last["count"] += 1
            continue
        passage = card[side]
        title = passage["heading"] if passage else ""
        if not title:
            continue
        entry = at.get((side, title))
        if entry is None:
            whose = newer_title if side == "newer" else older_title
            entry = {
                "title": title,
                "level": 2,
                "start": card["order"],
                "count": 0,
                "card": card["id"],
                "whose": whose,
            }
            at[side, title] = entry
            entries.append(entry)
        entry["count"] += 1
        last = entry if side == "newer" else None
    return entries


def _choices(side: Side, cards: list[Card], sides: _Sides) -> list[PairChoice]:
    """Return the passages one may link to by hand, those without a partner first."""
    lone = {c["id"] for c in cards if c["kind"] in ("added", "dropped")}
    report = sides.older if side == "older" else sides.newer
    used = {node for card in cards if (passage := card[side]) for node in passage["nodes"]}
    nodes = [node for node in report.nodes if node.id in used]
    rows: list[PairChoice] = [
        {"node": n.id, "text": report.text_of(n), "heading": sides.heading(side, n.start)} for n in nodes
    ]
    return sorted(rows, key=lambda row: row["node"] not in lone)
