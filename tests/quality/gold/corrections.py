"""What somebody would have to correct of a set's proposals, by kind: where a lesson could save work.

Each labelled commitment goes with the proposal that covers it best; what is left on either side is a
commitment to add, or a proposal to reject. Neutral labels cost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tests.quality.gold.outcomes import place, quote_span
from tests.quality.gold.sets import Pair, scorer
from workbench.model.commitment import Commitment

SAME = 0.8
"""From this overlap (intersection over union) on nobody cuts a proposal anew."""
Place = tuple[int, int]


class Kinds(NamedTuple):
    """How many proposals are to be rejected, cut anew or given another type, and how many to be added."""

    rejected: int
    added: int
    cut: int
    typed: int


def corrections(pair: Pair, proposals: Sequence[Commitment]) -> Kinds:
    """Count what the labels of a pair would have corrected."""
    labels = [(quote_span(pair, row), row) for row in pair.evidence["commitments"]]
    offered = {c.id: (span, c) for span, c in reversed(place(pair, proposals))}
    near = sorted(
        (
            (_overlap(span, quote), number, key)
            for number, (quote, _) in enumerate(labels)
            for key, (span, _) in offered.items()
            if scorer().covers(span, quote)
        ),
        reverse=True,
    )
    of_label: dict[int, tuple[float, str]] = {}
    used: set[str] = set()
    for overlap, number, key in near:
        if number not in of_label and key not in used:
            of_label[number] = overlap, key
            used.add(key)
    free = _neutral(pair) + [quote for quote, row in labels if row.get("borderline")]
    firm = [number for number, (_, row) in enumerate(labels) if not row.get("borderline")]
    met = [(labels[number][1], *of_label[number]) for number in firm if number in of_label]
    unused = [span for key, (span, _) in offered.items() if key not in used]
    return Kinds(
        rejected=sum(not any(scorer().overlap(span, each) for each in free) for span in unused),
        added=len(firm) - len(met),
        cut=sum(overlap < SAME for _, overlap, _ in met),
        typed=sum(row["type"] != offered[key][1].type for row, _, key in met),
    )


def _overlap(one: Place, other: Place) -> float:
    shared: int = scorer().overlap(one, other)
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def _neutral(pair: Pair) -> list[Place]:
    canon, reasons = pair.canon[0], pair.evidence.get("not_commitments_reason", {})
    return [
        canon.span[each]
        for each in pair.evidence["not_commitments"]
        if each in canon.span and "neutral" in str(reasons.get(each))
    ]
