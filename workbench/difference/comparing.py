"""All changes between two aligned reports, passage by passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from workbench.difference.passages import compare_texts
from workbench.difference.units import PassagePair, choose_passages, without_partner
from workbench.model.change import Difference, PassageDiff
from workbench.model.commitment import Quantity
from workbench.model.link import Alignment
from workbench.model.report import Node, Report
from workbench.settings import DifferenceSettings


class ComparedSide(NamedTuple):
    """One report with its numbers in order of place."""

    report: Report
    quantities: Sequence[Quantity]
    starts: Sequence[int]

    @classmethod
    def of(cls, report: Report, quantities: Sequence[Quantity]) -> ComparedSide:
        """Return a report with its quantities in the order of the text."""
        ordered = sorted(quantities, key=lambda quantity: quantity.start)
        return cls(report, ordered, [quantity.start for quantity in ordered])

    def text(self, nodes: Sequence[Node]) -> str:
        """Return the text of passages, joined by line breaks."""
        return "\n".join(map(self.report.text_of, nodes))

    def numbers(self, nodes: Sequence[Node]) -> list[Quantity]:
        """Return the numbers within the nodes, with offsets into their joined text."""
        found: list[Quantity] = []
        base = 0
        for node in nodes:
            low, high = bisect_left(self.starts, node.start), bisect_left(self.starts, node.end)
            shift = base - node.start
            found += (q.moved(shift) for q in self.quantities[low:high] if q.end <= node.end)
            base += node.end - node.start + 1
        return found


def compare_alignment(
    alignment: Alignment,
    older: Report,
    newer: Report,
    *,
    older_quantities: Sequence[Quantity],
    newer_quantities: Sequence[Quantity],
    settings: DifferenceSettings,
    first: int | None = None,
) -> Difference:
    """Return the word-level difference of every aligned pair of passages, and what has no partner.

    ``choose_passages`` says what a passage is. Those linked many to many are joined by line breaks in
    reading order. Pairs stand in the reading order of the newer report; only the ``first`` so many are
    compared if that is given, and of the others nothing but texts and nodes is told.
    """
    before, after = ComparedSide.of(older, older_quantities), ComparedSide.of(newer, newer_quantities)
    pairs = choose_passages(alignment, older, newer)
    pairs.sort(key=lambda pair: pair.newer[0].start)
    passages = [_compare(pair, before, after, settings) for pair in pairs[:first]]
    if first is not None:
        passages += [_named(pair, before, after) for pair in pairs[first:]]
    added, dropped = without_partner(alignment, older, newer)
    return Difference(
        older=alignment.older,
        newer=alignment.newer,
        passages=tuple(passages),
        added=added,
        dropped=dropped,
    )


def _named(pair: PassagePair, before: ComparedSide, after: ComparedSide) -> PassageDiff:
    """Return a pair of passages that nobody has compared."""
    return PassageDiff(
        link=pair.link.id,
        older=tuple(node.id for node in pair.older),
        newer=tuple(node.id for node in pair.newer),
        older_text=before.text(pair.older),
        newer_text=after.text(pair.newer),
        ops=(),
        numbers=(),
        similarity=pair.link.score,
        moved=pair.moved,
    )


def _compare(
    pair: PassagePair, before: ComparedSide, after: ComparedSide, settings: DifferenceSettings
) -> PassageDiff:
    older, newer = pair.older, pair.newer
    passage = compare_texts(
        before.text(older),
        after.text(newer),
        older_quantities=before.numbers(older),
        newer_quantities=after.numbers(newer),
        settings=settings,
        link=pair.link.id,
    )
    return replace(
        passage,
        older=tuple(node.id for node in older),
        newer=tuple(node.id for node in newer),
        moved=pair.moved,
    )
