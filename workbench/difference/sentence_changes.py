"""Sentence by sentence: what is new, what was dropped, what stands elsewhere now, over all passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.difference.passages import compare_texts
from workbench.model.change import Difference, PassageDiff, Run, SentenceChanges
from workbench.model.link import Alignment, Link
from workbench.model.report import Node, Report
from workbench.settings import DifferenceSettings


@dataclass(frozen=True, slots=True)
class _Side:
    """One report's sentences by place, and which passage of the comparison holds each."""

    report: Report
    starts: tuple[int, ...]
    passage: Mapping[str, str]

    @classmethod
    def of(cls, report: Report, passages: Iterable[tuple[str, Sequence[str]]]) -> _Side:
        starts = tuple(sentence.start for sentence in report.sentences)
        side = cls(report, starts, {})
        held = {s.id: name for name, nodes in passages for s in side.within(nodes)}
        return cls(report, starts, held)

    def within(self, nodes: Sequence[str]) -> list[Node]:
        """Return the sentences of some nodes in reading order."""
        found: list[Node] = []
        for node in sorted((self.report.by_id[i] for i in nodes), key=lambda n: n.start):
            low, high = bisect_left(self.starts, node.start), bisect_left(self.starts, node.end)
            found += [s for s in self.report.sentences[low:high] if s.end <= node.end]
        return found


def list_sentence_changes(
    difference: Difference,
    alignment: Alignment,
    older: Report,
    newer: Report,
    settings: DifferenceSettings,
    *,
    ordered: bool,
) -> SentenceChanges:
    """Return every sentence of the compared passages that is new, dropped or moved, each once.

    A sentence with a partner in the same passage is neither, unless that passage moved; a partner in
    another passage makes it moved where the reports are ``ordered`` alike. One without a partner is new
    or dropped unless most of its words stand unchanged in the passage beside it.
    """
    older_side = _Side.of(older, _named(difference, "older"))
    newer_side = _Side.of(newer, _named(difference, "newer"))
    moved_passages = {p.link for p in difference.passages if p.moved}
    kept = _kept_in_place(difference, older_side, newer_side, settings)
    moved: list[tuple[str, str]] = []
    matched: tuple[set[str], set[str]] = (set(kept[0]), set(kept[1]))
    partners: dict[str, list[str]] = {}
    for link in alignment.links:
        if link.level != "sentence":
            continue
        matched[0].update(link.older)
        matched[1].update(link.newer)
        for first in link.older:
            partners.setdefault(first, []).extend(link.newer)
        if ordered:
            moved += _moved(link, older_side.passage, newer_side.passage, moved_passages)
    once: dict[str, str] = {}
    for first, second in moved:
        if first not in once.values():
            once.setdefault(second, first)
    return SentenceChanges(
        new=_alone(newer_side, matched[1]),
        dropped=_alone(older_side, matched[0]),
        moved=tuple((first, second) for second, first in _in_order(once, newer)),
        marked={
            passage.link: _marks(passage, partners, older_side, newer_side, settings)
            for passage in difference.passages
            if not passage.readable
        },
    )


def _named(difference: Difference, side: str) -> Iterable[tuple[str, Sequence[str]]]:
    for passage in difference.passages:
        yield passage.link, passage.older if side == "older" else passage.newer
    for node in difference.dropped if side == "older" else difference.added:
        yield node, (node,)


def _moved(
    link: Link, before: Mapping[str, str], after: Mapping[str, str], moved_passages: set[str]
) -> list[tuple[str, str]]:
    """Return the pairs of a link that stand in different passages, or in one that moved."""
    pairs = [(a, b) for a in link.older for b in link.newer if a in before and b in after]
    if any(before[a] == after[b] and before[a] not in moved_passages for a, b in pairs):
        return []
    return pairs[:1]


def _in_order(once: Mapping[str, str], newer: Report) -> list[tuple[str, str]]:
    return sorted(once.items(), key=lambda pair: newer.by_id[pair[0]].start)


def _alone(side: _Side, matched: set[str]) -> tuple[str, ...]:
    return tuple(s.id for s in side.report.sentences if s.id in side.passage and s.id not in matched)


def _kept_in_place(
    difference: Difference, older: _Side, newer: _Side, settings: DifferenceSettings
) -> tuple[set[str], set[str]]:
    """Return the sentences of both sides most of whose words stand unchanged in the passage beside theirs."""
    found: tuple[set[str], set[str]] = (set(), set())
    for passage in difference.passages:
        if not passage.readable or not passage.ops:
            continue
        sides = ((older, passage.older, "older", found[0]), (newer, passage.newer, "newer", found[1]))
        for side, nodes, name, kept in sides:
            equal = [
                (getattr(op, f"{name}_start"), getattr(op, f"{name}_end"))
                for op in passage.ops
                if op.op == "equal"
            ]
            for start, end, sentence in places_in(side.report, nodes, side.within(nodes)):
                same = sum(max(0, min(end, high) - max(start, low)) for low, high in equal)
                if same >= settings.sentence_kept * (end - start):
                    kept.add(sentence.id)
    return found


def _marks(
    passage: PassageDiff,
    partners: Mapping[str, Sequence[str]],
    older: _Side,
    newer: _Side,
    settings: DifferenceSettings,
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return what either side's sentences lack of their partners within the passage, all of them of none."""
    before = places_in(older.report, passage.older, older.within(passage.older))
    after = places_in(newer.report, passage.newer, newer.within(passage.newer))
    there = {sentence.id: (start, end) for start, end, sentence in after}
    gone: list[Run] = []
    kept_after: dict[str, list[Run]] = {}
    for start, end, sentence in before:
        own = [there[i] for i in partners.get(sentence.id, ()) if i in there]
        if not own:
            gone.append((start, end))
            continue
        low, high = min(a for a, _ in own), max(b for _, b in own)
        compared = compare_texts(
            passage.older_text[start:end], passage.newer_text[low:high], settings=settings
        )
        for op in compared.ops:
            if op.op != "equal" and op.older_end > op.older_start:
                gone.append((start + op.older_start, start + op.older_end))
            elif op.op == "equal":
                for name in partners[sentence.id]:
                    kept_after.setdefault(name, []).append((low + op.newer_start, low + op.newer_end))
    came = [run for start, end, s in after for run in uncovered((start, end), kept_after.get(s.id, ()))]
    return tuple(gone), tuple(came)


def uncovered(whole: Run, kept: Sequence[Run]) -> list[Run]:
    """Return what of a run none of the kept ones covers."""
    start, end = whole
    found = []
    for low, high in sorted(kept):
        if high <= start or low >= end:
            continue
        if low > start:
            found.append((start, low))
        start = max(start, high)
    return [*found, (start, end)] if start < end else found


def places_in(report: Report, nodes: Sequence[str], sentences: Sequence[Node]) -> list[tuple[int, int, Node]]:
    """Return sentences with their offsets into a passage's text, whose nodes are joined by line breaks."""
    placed, base = [], 0
    for node in sorted((report.by_id[i] for i in nodes), key=lambda n: n.start):
        placed += [
            (s.start - node.start + base, s.end - node.start + base, s)
            for s in sentences
            if node.start <= s.start and s.end <= node.end
        ]
        base += node.end - node.start + 1
    return placed
