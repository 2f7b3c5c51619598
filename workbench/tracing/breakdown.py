"""Find for each row of a task list the promises of a report that it breaks down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from workbench.model.breakdown import Breakdown, RowDecision, RowLink
from workbench.model.commitment import Commitment
from workbench.model.link import Origin
from workbench.settings import TracingSettings

_CLAUSES = re.compile(r"[，、；。]")
_NOT_WORDS = re.compile(r"[^\w%“”]")


def propose_links(
    rows: Sequence[Commitment], promises: Sequence[Commitment], settings: TracingSettings
) -> tuple[RowLink, ...]:
    """Return which rows seem to break down which promises, many to many, by row and promise in order.

    Each clause of a row goes to the promise most like it.
    """
    rarity = _rarity([*rows, *promises])
    known = _Promises(promises, rarity)
    return tuple(
        RowLink(row=row.id, promise=promises[at].id, score=score)
        for row in rows
        for at, score in sorted(_chosen(row, known, settings).items())
    )


def break_down(
    rows: Sequence[Commitment],
    promises: Sequence[Commitment],
    settings: TracingSettings,
    decisions: Sequence[RowDecision] = (),
) -> Breakdown:
    """Return which rows break down which promises, and what is left on either side; ``decisions`` bind."""
    return with_decisions(rows, promises, propose_links(rows, promises, settings), decisions)


def with_decisions(
    rows: Sequence[Commitment],
    promises: Sequence[Commitment],
    proposed: Sequence[RowLink],
    decisions: Sequence[RowDecision],
) -> Breakdown:
    """Return proposed links as people corrected them, and what is left on either side."""
    said = {(each.row, each.promise): each.linked for each in decisions}
    scores = {(each.row, each.promise): each.score for each in proposed}
    order = {each.id: at for at, each in enumerate(promises)}
    links: list[RowLink] = []
    by_row: dict[str, set[str]] = {}
    for row, promise in (*scores, *said):
        if said.get((row, promise), True) and promise in order:
            by_row.setdefault(row, set()).add(promise)
    for each in rows:
        for promise in sorted(by_row.get(each.id, ()), key=order.__getitem__):
            origin: Origin = "analyst" if said.get((each.id, promise)) else "machine"
            score = scores.get((each.id, promise), 0.0)
            links.append(RowLink(row=each.id, promise=promise, score=score, origin=origin))
    with_promise, with_row = {each.row for each in links}, {each.promise for each in links}
    return Breakdown(
        links=tuple(links),
        rows_alone=tuple(each.id for each in rows if each.id not in with_promise),
        promises_alone=tuple(each.id for each in promises if each.id not in with_row),
    )


class _Promises:
    """Promises by the pairs of characters in them, so that each clause is held against few."""

    def __init__(self, promises: Sequence[Commitment], rarity: Mapping[str, float]) -> None:
        self.rarity = rarity
        self.weights: list[float] = []
        self.holding: dict[str, list[int]] = {}
        for at, each in enumerate(promises):
            pairs = _pairs(each.quote)
            self.weights.append(sum(rarity[pair] for pair in pairs))
            for pair in pairs:
                self.holding.setdefault(pair, []).append(at)

    def nearest(self, text: str) -> tuple[float, int]:
        """Return how much of both texts' rare pairs a text shares with the promise most like it (0..1)."""
        own = _pairs(text)
        weight = sum(self.rarity[pair] for pair in own)
        shared: dict[int, float] = {}
        for pair in own:
            for at in self.holding.get(pair, ()):
                shared[at] = shared.get(at, 0.0) + self.rarity[pair]
        alike = ((2 * both / (weight + self.weights[at]), -at) for at, both in shared.items())
        score, at = max(alike, default=(0.0, 0))
        return score, -at


def _chosen(row: Commitment, known: _Promises, settings: TracingSettings) -> dict[int, float]:
    """Return the promises most like a row's clauses, by their place, each with its likeness (0..1)."""
    chosen: dict[int, float] = {}
    for clause in _clauses(row.quote):
        score, at = known.nearest(clause)
        if score >= settings.least_breakdown:
            chosen[at] = max(score, chosen.get(at, 0.0))
    return chosen


def _clauses(text: str) -> Iterator[str]:
    """Yield a text and its clauses."""
    yield text
    pieces = [piece for piece in _CLAUSES.split(text) if len(piece) > 3]
    if len(pieces) > 1:
        yield from pieces


def _rarity(texts: Sequence[Commitment]) -> dict[str, float]:
    uses = Counter(pair for each in texts for pair in _pairs(each.quote))
    return {pair: log(1 + len(texts) / count) for pair, count in uses.items()}


def _pairs(text: str) -> frozenset[str]:
    plain = _NOT_WORDS.sub("", text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
