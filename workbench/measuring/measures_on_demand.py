"""Numbers of a text, found by what they measure without a look at the words around most of them.

To read the words around a number takes far longer than to see its unit, size and name, and of a bulletin's
hundreds of numbers a plan asks for some dozens.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from workbench.measuring.listed_things import both_of, metric_parts
from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.names_alike import characters_added, core_of
from workbench.measuring.nearness import NEAR_FACTOR
from workbench.measuring.number_names import COVERS, REACH
from workbench.measuring.sameness import kind_of, lookup_keys, sameness, units_agree
from workbench.measuring.units import kind_of_unit
from workbench.model.commitment import Quantity
from workbench.settings import AlignmentSettings

_Key = tuple[str, str]


def may_be_same(plan: Quantity, actual: Quantity, settings: AlignmentSettings) -> bool:
    """Say whether two numbers may measure one thing, by their kinds, units, roles and sizes alone.

    Where they may not, ``compare_numbers`` sets them beside no number either.
    """
    if "descriptor" in (plan.role, actual.role):
        return False
    one, other = plan.unit, actual.unit
    weights = one != other and kind_of_unit(one) == kind_of_unit(other)  # to be told in one unit
    if not weights and not units_agree(one, other):
        return False
    kind = kind_of(plan)
    if kind != kind_of(actual):
        return (actual.metric or "").endswith(COVERS)  # its words may tell another name
    return kind != "amount" or weights or _near(plan.value, actual.value, settings)


class MeasuresOnDemand:
    """What the numbers of a text measure, as ``read_measures`` tells it, and which measure the same."""

    def __init__(
        self,
        quantities: Sequence[Quantity],
        text: str,
        spanning: Callable[[int], bool] | None = None,
        own_place: str = "",
    ) -> None:
        """Take numbers in order; for the rest see ``read_measures``."""
        self.quantities, self._text = quantities, text
        self._measures = read_measures(quantities, text, spanning, own_place)
        self._keys: dict[int, tuple[_Key, ...]] = {}
        self._rates: dict[_Key, list[int]] | None = None
        self._amounts: dict[str, list[int]] = defaultdict(list)
        self._comparable: dict[str, tuple[NDArray[np.intp], NDArray[np.float64]]] = {}
        self._characters: dict[int, frozenset[str] | None] = {}
        self._listing: list[int] = []

    def __getitem__(self, at: int) -> Measure:
        """Return what one number measures."""
        return self._measures[at]

    def same_as(
        self, plan: Measure, settings: AlignmentSettings, ahead: Sequence[range] = ()
    ) -> Iterator[int]:
        """Yield the numbers of exactly what the plan measures, by its names, then as they stand.

        Those within ``ahead`` come before all others; who needs the first alone has no more read than that.
        Only so many are looked at: hundreds of numbers of one name are no report of anybody's.
        """
        keys, tries = lookup_keys(plan), settings.most_numbers
        maybe, needed = self._maybe(plan.quantity, keys, settings)
        near = {at for stretch in ahead for at in stretch}
        for some in ([at for at in maybe if at in near], [at for at in maybe if at not in near]):
            named = some if needed is None else [at for at in some if self._may_be_named(at, needed)]
            for key in keys:
                for at in named:
                    if key not in self._keys_of(at):
                        continue
                    if not tries:
                        return
                    tries -= 1
                    if sameness(plan, self[at], settings) >= settings.exact_likeness:
                        yield at

    def _keys_of(self, at: int) -> tuple[_Key, ...]:
        if (keys := self._keys.get(at)) is None:
            keys = self._keys[at] = lookup_keys(self[at])
        return keys

    def _maybe(
        self, plan: Quantity, keys: Sequence[_Key], settings: AlignmentSettings
    ) -> tuple[list[int], list[frozenset[str]] | None]:
        """Return the numbers that may have one of a plan's keys and its size, in order.

        Of amounts, with the characters of which one of their names must have all.
        """
        if self._rates is None:
            self._rates = self._sorted_out()
        if kind_of(plan) != "amount":
            return sorted({at for key in keys for at in self._rates.get(key, ())}.union(self._listing)), None
        held, sizes = self._comparable_with(plan.unit)
        needed = [frozenset(core.lower()) - _not_told() for _, core in keys]
        return held[_all_near(plan.value, sizes, settings)].tolist(), needed

    def _may_be_named(self, at: int, needed: Sequence[frozenset[str]]) -> bool:
        """Say whether the words around an amount may name it so that one core's characters are there."""
        around = self._characters_around(at)
        return around is None or any(each <= around for each in needed)

    def _comparable_with(self, unit: str) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return the amounts whose units agree with one, in order, and their sizes."""
        if unit not in self._comparable:
            found = sorted(at for own, held in self._amounts.items() if units_agree(unit, own) for at in held)
            sizes = [abs(self.quantities[at].value) for at in found]
            self._comparable[unit] = np.array(found, dtype=np.intp), np.array(sizes, dtype=np.float64)
        return self._comparable[unit]

    def _sorted_out(self) -> dict[_Key, list[int]]:
        """Sort rates by name and amounts by unit; rates that may list things stand apart."""
        rates: dict[_Key, list[int]] = defaultdict(list)
        for at, quantity in enumerate(self.quantities):
            name, kind = quantity.metric or "", kind_of(quantity)
            if kind == "amount":
                self._amounts[quantity.unit].append(at)
            elif name.endswith(COVERS) or metric_parts(name) or both_of(name):
                self._listing.append(at)
            elif core := core_of(name):
                rates[kind, "".join(sorted(core))].append(at)
        return rates

    def _characters_around(self, at: int) -> frozenset[str] | None:
        """Return all characters that the names of an amount may be made of; None where it may list things."""
        if at not in self._characters:
            quantity = self.quantities[at]
            name, start, end = quantity.metric or "", quantity.start, quantity.end
            ahead, behind = self._text[max(0, start - REACH) : start], self._text[end : end + REACH]
            told = unicodedata.normalize("NFKC", name + ahead + behind).lower()
            self._characters[at] = None if metric_parts(name) else frozenset(told)
        return self._characters[at]


@cache
def _not_told() -> frozenset[str]:
    """Return the characters of a core that need not stand around its number; any number is a 0 there."""
    return characters_added() | frozenset("0123456789")


def _largest_factor(settings: AlignmentSettings) -> float:
    return max(settings.largest_factor, settings.largest_level_factor, NEAR_FACTOR)


def _near(plan: float, actual: float, settings: AlignmentSettings) -> bool:
    """Say whether two amounts may be of one thing by their size; of nought nothing is said."""
    less, more = sorted((abs(plan), abs(actual)))
    return not less or more <= _largest_factor(settings) * less


def _all_near(plan: float, sizes: NDArray[np.float64], settings: AlignmentSettings) -> NDArray[np.bool_]:
    """Say of each of many sizes what ``_near`` says."""
    less, more = np.minimum(abs(plan), sizes), np.maximum(abs(plan), sizes)
    return np.asarray((less == 0) | (more <= _largest_factor(settings) * less))
