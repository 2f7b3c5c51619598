"""Which of several commitments a reported number answers."""

from __future__ import annotations

from collections.abc import Container, Sequence

from workbench.alignment.candidates import Found
from workbench.measuring.comparing import Pairing
from workbench.measuring.names_alike import core_of
from workbench.model.commitment import Commitment

_Place = tuple[int | None, int | None]


def left_to_the_surest(
    commitments: Sequence[Commitment], found: Sequence[Sequence[Found]], margin: float
) -> list[list[Found]]:
    """Let a reported number answer those commitments alone whose numbers are most surely of its thing.

    ``found`` are the candidates of each, ``margin`` is how much less sure (in likeness) the others must be.
    Two that plan the same number mean the same target, however they name it. What only may be a commitment
    takes no number from another.
    """
    surest: dict[_Place, Pairing] = {}
    for commitment, of_one in zip(commitments, found, strict=True):
        for place, pairing in _claims(of_one) if commitment.tier == "commitment" else ():
            if place not in surest or pairing.likeness > surest[place].likeness:
                surest[place] = pairing
    lost = {
        id(pairing)
        for of_one in found
        for place, pairing in _claims(of_one)
        if place in surest
        and pairing.likeness < surest[place].likeness - margin
        and _is_another(pairing, surest[place])
    }
    if not lost:
        return [list(of_one) for of_one in found]
    return [_without(of_one, lost) for of_one in found]


def _claims(found: Sequence[Found]) -> list[tuple[_Place, Pairing]]:
    """Return where the reported numbers stand that candidates set beside a commitment's, and the pairs."""
    return [
        ((pairing.comparison.actual_start, pairing.comparison.actual_end), pairing)
        for each in found
        if (pairing := each.pairing) is not None and pairing.actual is not None
    ]


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
