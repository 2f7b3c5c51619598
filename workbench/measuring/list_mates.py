"""Numbers of a list whose neighbours were answered: 甲5家、乙7家 beside 省级甲50家、乙8家."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.measuring.measured_numbers import Measure
from workbench.measuring.names_alike import broad_names, core_of
from workbench.measuring.sameness import units_agree
from workbench.measuring.words_around import RATES

_APART = 2  # how many numbers of the list may stand between the two in the answer
_SHORTEST_NAME = 5
_WITHIN = 30  # characters between two numbers of one list
_LIKENESS = 90.0
_LARGEST_FACTOR = 12.0


def list_mates(
    pairs: Sequence[tuple[float, int, int]], planned: Sequence[Measure], reported: Sequence[Measure]
) -> list[tuple[float, int, int]]:
    """Return pairs (likeness, row, column) of numbers beside answered ones that hold each other's name.

    Both numbers stand next to a pair that was found in a list of theirs, so that the full name of the one,
    at the end of the other's, is enough: what else the longer one says is the year's own wording.
    """
    rows = {row for _, row, _ in pairs}
    columns = {column for _, _, column in pairs}
    found: list[tuple[float, int, int]] = []
    for _, row, column in pairs:
        for mate in (row - 1, row + 1):
            if mate in rows or not 0 <= mate < len(planned) or not _in_one_list(planned, row, mate):
                continue
            for other in range(max(0, column - _APART), min(len(reported), column + _APART + 1)):
                near = other not in columns and _in_one_list(reported, column, other)
                if near and _ends_alike(planned[mate], reported[other]):
                    found.append((_LIKENESS, mate, other))
    return found


def _in_one_list(measures: Sequence[Measure], one: int, other: int) -> bool:
    """Say whether numbers follow one another closely, each behind the one before."""
    first, last = sorted((one, other))
    between = zip(measures[first:last], measures[first + 1 : last + 1], strict=True)
    return all(0 <= b.quantity.start - a.quantity.end <= _WITHIN for a, b in between)


def _ends_alike(plan: Measure, actual: Measure) -> bool:
    one, other = plan.quantity, actual.quantity
    if one.unit in RATES or not units_agree(one.unit, other.unit) or one.unit != other.unit:
        return False
    if plan.signs.size or actual.signs.size or "descriptor" in (one.role, other.role):
        return False  # 30户以上村寨垃圾收运覆盖率达70%: how large those are answers nothing
    if (
        plan.over_years != actual.over_years
        or plan.partial != actual.partial
        or actual.former
        or {plan.scope, actual.scope} == {"added", "stock"}
    ):
        return False
    short, long = sorted((core_of(one.metric or ""), core_of(other.metric or "")), key=len)
    if len(short) < _SHORTEST_NAME or short in broad_names() or not long.endswith(short):
        return False
    values = sorted((abs(one.value), abs(other.value)))
    return 0 < values[1] <= _LARGEST_FACTOR * values[0]
