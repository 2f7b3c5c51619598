"""Which of several commitments a reported number answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from workbench.alignment.candidates import Found
from workbench.measuring.comparing import Pairing
from workbench.measuring.names_alike import core_of


def left_to_the_surest(found: Sequence[Sequence[Found]], margin: float) -> list[list[Found]]:
    """Let a reported number answer those commitments alone whose numbers are most surely of its thing.

    ``margin`` is how much less sure (in likeness) the others must be. Two commitments that plan the same
    number mean the same target, however they name it.
    """
    claims: dict[tuple[int | None, int | None], list[Pairing]] = defaultdict(list)
    for pairing in (each.pairing for of_one in found for each in of_one):
        if pairing is not None and pairing.actual is not None:
            claims[pairing.comparison.actual_start, pairing.comparison.actual_end].append(pairing)
    lost = {
        id(each)
        for of_number in claims.values()
        if len(of_number) > 1
        for surest in [max(of_number, key=lambda pairing: pairing.likeness)]
        for each in of_number
        if each.likeness < surest.likeness - margin and _is_another(each, surest)
    }
    if not lost:
        return [list(of_one) for of_one in found]
    return [_without(of_one, lost) for of_one in found]


def _is_another(pairing: Pairing, surest: Pairing) -> bool:
    """Say whether two numbers of a plan are of two things, by what they plan and what they are called."""
    if pairing.comparison.planned_value == surest.comparison.planned_value:
        return False
    names = core_of(pairing.comparison.metric), core_of(surest.comparison.metric)
    return names[0] != names[1]


def _without(found: Sequence[Found], lost: Container[int]) -> list[Found]:
    """Return candidates of which those whose number is lost stand where they would without one."""
    kept = [each for each in found if id(each.pairing) not in lost]
    for each in found:
        if id(each.pairing) in lost:
            bare = each._replace(candidate=each.candidate._replace(comparison=None), pairing=None)
            less = (at for at, e in enumerate(kept) if e.pairing is None and e.log_odds < each.log_odds)
            kept.insert(next(less, len(kept)), bare)
    return kept
