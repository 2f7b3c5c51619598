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


def break_down(
    rows: Sequence[Commitment],
    promises: Sequence[Commitment],
    settings: TracingSettings,
    decisions: Sequence[RowDecision] = (),
) -> Breakdown:
    """Return which rows break down which promises, many to many, and what is left on either side.

    Each clause of a row goes to the promise most like it. ``decisions`` bind.
    """
    rarity = _rarity([*rows, *promises])
    said = {(each.promise, each.row): each.linked for each in decisions}
    links: list[RowLink] = []
    for row in rows:
        chosen = _chosen(row, promises, rarity, settings)
        for promise in promises:
            decided = said.get((promise.id, row.id))
            score = chosen.get(promise.id)
            if decided if decided is not None else score is not None:
                origin: Origin = "analyst" if decided else "machine"
                links.append(RowLink(row=row.id, promise=promise.id, score=score or 0.0, origin=origin))
    with_promise, with_row = {each.row for each in links}, {each.promise for each in links}
    return Breakdown(
        links=tuple(links),
        rows_alone=tuple(each.id for each in rows if each.id not in with_promise),
        promises_alone=tuple(each.id for each in promises if each.id not in with_row),
    )


def _chosen(
    row: Commitment, promises: Sequence[Commitment], rarity: Mapping[str, float], settings: TracingSettings
) -> dict[str, float]:
    """Return the promises most like a row's clauses, by id, each with its likeness (0..1)."""
    chosen: dict[str, float] = {}
    for clause in _clauses(row.quote):
        alike = [(_likeness(clause, each.quote, rarity), -at) for at, each in enumerate(promises)]
        score, at = max(alike, default=(0.0, 0))
        if score >= settings.least_breakdown:
            promise = promises[-at].id
            chosen[promise] = max(score, chosen.get(promise, 0.0))
    return chosen


def _clauses(text: str) -> Iterator[str]:
    """Yield a text and its clauses."""
    yield text
    pieces = [piece for piece in _CLAUSES.split(text) if len(piece) > 3]
    if len(pieces) > 1:
        yield from pieces


def _likeness(one: str, other: str, rarity: Mapping[str, float]) -> float:
    """Return how much of both texts' rare character pairs they share, 0..1."""
    left, right = _pairs(one), _pairs(other)
    shared = sum(rarity[pair] for pair in left & right)
    whole = sum(rarity[pair] for pair in left) + sum(rarity[pair] for pair in right)
    return 2 * shared / whole if whole else 0.0


def _rarity(texts: Sequence[Commitment]) -> dict[str, float]:
    uses = Counter(pair for each in texts for pair in _pairs(each.quote))
    return {pair: log(1 + len(texts) / count) for pair, count in uses.items()}


def _pairs(text: str) -> frozenset[str]:
    plain = _NOT_WORDS.sub("", text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
