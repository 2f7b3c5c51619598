"""Sentences of the compared passages: which are new, dropped or moved, in their cards and as one list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.model.change import SentenceChanges
from workbench.model.report import Node, Report
from workbench.pipeline.comparing import places_in
from workbench.ui.shapes.comparison import Card, PairPassage, SentenceEntry, Side

_SIDES: tuple[tuple[Side, str], ...] = (("older", "dropped"), ("newer", "added"))


class _Sentences:
    """The sentences of one report, found by where they stand and not by a look at all of them."""

    def __init__(self, report: Report) -> None:
        self._in_order = report.sentences
        self._starts = [each.start for each in self._in_order]

    def within(self, nodes: Iterable[Node]) -> list[Node]:
        """Return the sentences that lie whole in one of ``nodes``, in reading order, each once."""
        found: set[int] = set()
        for node in nodes:
            for at in range(bisect_left(self._starts, node.start), len(self._starts)):
                if self._starts[at] > node.end:
                    break
                if self._in_order[at].end <= node.end:
                    found.add(at)
        return [self._in_order[at] for at in sorted(found)]


@dataclass(frozen=True, slots=True)
class Sentences:
    """What became of each sentence that changed, by side and node id, for both sides may share an id."""

    changes: SentenceChanges
    states: Mapping[str, Mapping[str, str]]
    of_side: Mapping[str, _Sentences]

    @classmethod
    def of(cls, changes: SentenceChanges, sides: Mapping[str, Report]) -> Sentences:
        """Index the changes, and the sentences of the report of each side."""
        older, newer = dict.fromkeys(changes.dropped, "dropped"), dict.fromkeys(changes.new, "added")
        older |= {first: "moved" for first, _ in changes.moved}
        newer |= {second: "moved" for _, second in changes.moved}
        of_side = {side: _Sentences(report) for side, report in sides.items()}
        return cls(changes, {"older": older, "newer": newer}, of_side)

    def placed(self, side: str, report: Report, nodes: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return the changed sentences of a passage: offsets into its text, and what became of each."""
        known = [report.by_id[i] for i in nodes if i in report.by_id]
        found = places_in(report, [n.id for n in known], self.of_side[side].within(known))
        states = self.states[side]
        return [(start, end, states[s.id]) for start, end, s in found if s.id in states]


def mark_card(card: Card, sides: Mapping[str, Report], sentences: Sentences) -> None:
    """Add to a card's passages their changed sentences, and the runs to mark where no word diff does."""
    for side, name in _SIDES:
        passage = card[side]
        if passage is None:
            continue
        placed = sentences.placed(side, sides[side], passage["nodes"])
        whole = card["kind"] == "moved"
        # A card that moved as a whole says so once, in its head.
        passage["sentences"] = [each for each in placed if not (whole and each[2] == "moved")]
        passage["moved"] = sum(state == "moved" for _, _, state in placed)
        passage["runs"] = _runs(card, passage, side, name, placed, sentences)


def _runs(
    card: Card,
    passage: PairPassage,
    side: Side,
    name: str,
    placed: Sequence[tuple[int, int, str]],
    sentences: Sentences,
) -> list[tuple[int, int, bool]] | None:
    """Return (start, end, changed) over a passage text; None where the words themselves are compared."""
    length = len(passage["text"])
    if card["ops"] is not None and card["readable"]:
        return None
    if card["ops"] is None:
        changed = [(start, end) for start, end, state in placed if state == name]
    else:
        # What stands elsewhere now is neither gone nor new: its sign says where to look.
        away = [(start, end) for start, end, state in placed if state == "moved"]
        marked = sentences.changes.marked.get(card["id"], ((), ()))[0 if side == "older" else 1]
        changed = [run for run in marked if not any(a <= run[0] and run[1] <= b for a, b in away)]
    runs: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in sorted(changed):
        if start > at:
            runs.append((at, start, False))
        if end > max(start, at):
            runs.append((max(start, at), end, True))
        at = max(at, end)
    return [*runs, (at, length, False)] if at < length else runs


def list_sentences(
    cards: Sequence[Card], sides: Mapping[str, Report], sentences: Sentences
) -> dict[str, list[SentenceEntry]]:
    """Return every new, dropped and moved sentence once, with its heading and the card it stands in."""
    at = {side: _cards_by_sentence(cards, side, sides[side], sentences.of_side[side]) for side, _ in _SIDES}

    def entry(side: Side, node: str) -> SentenceEntry:
        report, card = sides[side], at[side].get(node)
        passage = card[side] if card else None
        return {
            "text": report.text_of(report.by_id[node]).strip(),
            "heading": passage["heading"] if passage else "",
            "card": card["id"] if card else None,
            "moved_from": None,
        }

    changes = sentences.changes
    return {
        "added": [entry("newer", node) for node in changes.new],
        "dropped": [entry("older", node) for node in changes.dropped],
        "moved": [
            {**entry("newer", newer), "moved_from": entry("older", older)} for older, newer in changes.moved
        ],
    }


def _cards_by_sentence(
    cards: Sequence[Card], side: Side, report: Report, sentences: _Sentences
) -> dict[str, Card]:
    found: dict[str, Card] = {}
    for card in cards:
        passage = card[side]
        for name in passage["nodes"] if passage else ():
            node = report.by_id.get(name)
            if node is not None:
                found.update((each.id, card) for each in sentences.within([node]))
    return found
