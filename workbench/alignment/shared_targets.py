"""Numbers that a plan sets for several things at once (A、B均增长8%): met where each of them is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.measuring.listed_things import metric_parts
from workbench.measuring.names_alike import core_of
from workbench.model.commitment import Commitment
from workbench.model.link import Candidate, Comparison
from workbench.model.said import Said


def untold_things(commitment: Commitment, compared: Sequence[Comparison]) -> Mapping[int, tuple[str, ...]]:
    """Return, by where a planned number begins, what else it was planned for that no comparison tells."""
    untold: dict[int, tuple[str, ...]] = {}
    for quantity in commitment.quantities:
        told = {each.metric for each in compared if each.planned_start == quantity.start}
        parts = metric_parts(quantity.metric or "") if told else ()
        if told <= set(parts) and (rest := [part for part in parts if part not in told]):
            untold[quantity.start] = tuple([part.removesuffix("增速") for part in rest])
    return untold


def untold_numbers(commitment: Commitment, compared: Sequence[Comparison]) -> list[str]:
    """Return the names of planned numbers that no comparison tells, nor another number of the same thing.

    An amount told speaks for its growth as well (完成投资90亿元、增长6%); 渔港5个 says nothing of 码头3个.
    """
    targets = [quantity for quantity in commitment.quantities if quantity.role == "target"]
    told = {each.planned_start for each in compared}
    named = {core_of(each.metric) for each in compared}
    named |= {core_of(each.metric or "") for each in targets if each.start in told}
    return [
        each.metric
        for each in targets
        if each.metric and each.start not in told and core_of(each.metric) not in named
    ]


def judged_together(commitment: Commitment, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Say of no number planned for several things that it is met, unless each of them is told.

    One that falls short decides: then not all of them have come to what was planned.
    """
    compared = [each.comparison for each in candidates if each.comparison is not None]
    untold = untold_things(commitment, compared) if compared else {}
    if not untold:
        return tuple(candidates)

    def judged(candidate: Candidate) -> Candidate:
        comparison = candidate.comparison
        at = comparison.planned_start if comparison is not None and comparison.met else None
        if comparison is None or at is None or at not in untold:
            return candidate
        silent = "、".join(untold[at])
        note = Said("measuring.planned_for_others_too", silent=silent)
        return candidate._replace(comparison=replace(comparison, met=None, why_null="scope", note=note))

    return tuple([judged(each) for each in candidates])
