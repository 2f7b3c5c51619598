"""Reported numbers that answer another number of the same plan, which names them better."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq

from workbench.measuring.comparing import Pairing
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.names_alike import core_of
from workbench.measuring.sameness import units_agree


class OthersNumbers:
    """What a plan counts, by name: 渔民新村12个 and 新村5个 are two things, and so are their answers."""

    def __init__(self, planned: Iterable[Sequence[Measure]]) -> None:
        """Take the planned numbers of all commitments."""
        self._named: dict[str, list[tuple[float, str]]] = {}
        for measure in (each for of_one in planned for each in of_one):
            quantity = measure.quantity
            if quantity.metric:
                self._named.setdefault(core_of(quantity.metric), []).append((quantity.value, quantity.unit))

    def claim(self, pairing: Pairing) -> bool:
        """Say whether the reported number bears the name of another number of the plan, to the letter.

        Not where that is but a shorter name of what is planned here (新增就业, 新增城镇就业), nor where the
        plan sets one number twice, by two names.
        """
        if pairing.actual is None:
            return False
        told, planned = core_of(pairing.actual.metric or ""), core_of(pairing.comparison.metric)
        if told == planned or told not in self._named:
            return False
        if LCSseq.similarity(told, planned) == len(told):
            return False
        own = [value for value, _ in self._named.get(planned, ())]
        return any(
            value not in own and units_agree(unit, pairing.actual.unit) for value, unit in self._named[told]
        )
