"""Two reports side by side: one card per aligned pair, and per passage that stands alone."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.change import Difference, SentenceChanges
from workbench.model.link import Alignment
from workbench.model.report import Report
from workbench.ui.comparison.card_presenter import Sides, in_order, slots_of
from workbench.ui.comparison.sentence_presenter import Sentences, list_sentences, mark_card
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.report_names import report_name
from workbench.ui.shapes.comparison import Card, PairChoice, PairsContent, PairsOpening, Side
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
_HALVES = {
    "review-plan": ("review", "plan"),
    "plan-review": ("plan", "review"),
    "plan-plan": ("plan", "plan"),
    "review-review": ("review", "review"),
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
    sides = Sides(older, newer, language)
    reports = {"older": older, "newer": newer}
    cards = [slot.card() for slot in in_order(slots_of(alignment, difference, sides))]
    _set_neighbours(cards)
    sentences = Sentences.of(changes, reports)
    _mark(cards, reports, sentences)
    older_title, newer_title = side_titles(older, newer, alignment, language)
    return {
        **_opened(cards, sides, alignment),
        "outline": _outline(cards, older_title, newer_title),
        "sentences": list_sentences(cards, reports, sentences),
        "passages": {"older": _choices("older", cards, sides), "newer": _choices("newer", cards, sides)},
    }


def present_opening(
    older: Report,
    newer: Report,
    alignment: Alignment,
    difference: Difference,
    changes: SentenceChanges,
    language: Language,
    first: int,
) -> PairsOpening:
    """Return the ``first`` so many cards, for which no more than as many passages need be compared."""
    sides = Sides(older, newer, language)
    reports = {"older": older, "newer": newer}
    cards = [slot.card() for slot in in_order(slots_of(alignment, difference, sides))[:first]]
    _mark(cards, reports, Sentences.of(changes, reports))
    return _opened(cards, sides, alignment)


def _opened(cards: list[Card], sides: Sides, alignment: Alignment) -> PairsOpening:
    older_title, newer_title = side_titles(sides.older, sides.newer, alignment, sides.language)
    return {
        "olderTitle": older_title,
        "newerTitle": newer_title,
        "older": sides.older.id,
        "newer": sides.newer.id,
        "cards": cards,
        "keys": [(key, translate(sides.language, wording)) for key, wording in PAIRS_KEYS],
    }


def _mark(cards: list[Card], reports: Mapping[str, Report], sentences: Sentences) -> None:
    for index, card in enumerate(cards):
        mark_card(card, reports, sentences)
        card["order"] = index


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


def _set_neighbours(cards: list[Card]) -> None:
    """Tell each moved card which one stands before it in the older text."""
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


def _choices(side: Side, cards: list[Card], sides: Sides) -> list[PairChoice]:
    """Return the passages one may link to by hand, those without a partner first."""
    lone = {c["id"] for c in cards if c["kind"] in ("added", "dropped")}
    report = sides.older if side == "older" else sides.newer
    used = {node for card in cards if (passage := card[side]) for node in passage["nodes"]}
    nodes = [node for node in report.nodes if node.id in used]
    rows: list[PairChoice] = [
        {"node": n.id, "text": report.text_of(n), "heading": sides.heading(side, n.start)} for n in nodes
    ]
    return sorted(rows, key=lambda row: row["node"] not in lone)
