"""How far a target of several years has come, and what pace is left: levels, rates, changes, sums apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from workbench.model.plan_target import NotCompared, PlanTarget, TargetProgress, TargetYear, Told

_PERCENT = ("%", "‰")
_SLACK = 1e-9


def with_pace(
    target: PlanTarget, years: Sequence[TargetYear], base: Told | None, *, levels: bool
) -> TargetProgress:
    """Return a target's years with the pace so far, the even one and the one that is left.

    ``base`` is what was reported of the year before the first, where the plan itself names no base.
    ``levels``: the results are what was reached, also where the target is a change.
    """
    start = target.base if target.base is not None else base.value if base is not None else None
    plain = TargetProgress(target=target, years=tuple(years), base=start, base_told=base, until=_until(years))
    plain = replace(plain, even=_even(target, start))
    plain = replace(plain, years=tuple(_with_enough(each, plain) for each in years))
    why = _why_not(plain, levels=levels)
    if why not in (None, "base_missing") or plain.until is None:
        return replace(plain, why_null=why)
    so_far = _so_far(plain, levels=levels)
    left = target.last - plain.until
    return replace(
        plain,
        so_far=so_far,
        needed=_needed(target, so_far, left) if left else None,
        on_pace=_on_pace(plain, so_far),
        met=None if left or so_far is None else _reaches(target, so_far, target.value),
        why_null=why,
    )


def _until(years: Sequence[TargetYear]) -> int | None:
    return max((each.year for each in years if each.result is not None), default=None)


def _why_not(found: TargetProgress, *, levels: bool) -> NotCompared | None:
    target = found.target
    if target.kind == "unclear":
        return "unclear"
    if target.at_constant_prices:
        return "prices"
    if found.until is None:
        return "no_result"
    steps = target.kind in ("growth", "total") or (target.kind == "change" and not levels)
    if steps and any(each.result is None for each in found.years if each.year <= found.until):
        return "year_missing"
    if found.base is None and (target.kind == "level" or (target.kind == "change" and levels)):
        return "base_missing"
    return None


def _values(found: TargetProgress) -> list[float]:
    return [each.result.value for each in found.years if each.result is not None]


def _so_far(found: TargetProgress, *, levels: bool) -> float | None:
    target, values = found.target, _values(found)
    if target.kind == "limit":
        return max(values) if target.fewer else min(values)
    if target.kind == "level":
        return values[-1]
    if target.kind == "total":
        return sum(values)
    if target.kind == "growth":
        return _rate(_compound(values), len(values))
    if levels:
        return values[-1] - found.base if found.base is not None else None
    return _compound(values) if target.unit in _PERCENT else sum(values)


def _even(target: PlanTarget, base: float | None) -> float | None:
    """Return what an even pace asks of each year."""
    count = len(target.years)
    if target.kind in ("growth", "limit"):
        return target.value
    if target.kind == "total":
        return target.value / count
    if target.kind == "change":
        return _rate(target.value, count) if target.unit in _PERCENT else target.value / count
    if target.kind == "level" and base is not None:
        return _rest(target, base) / count
    return None


def _needed(target: PlanTarget, so_far: float | None, left: int) -> float | None:
    """Return what each of the years that are left has to bring."""
    if so_far is None:
        return None
    count = len(target.years)
    if target.kind == "limit":
        return target.value
    if target.kind == "growth":
        done = _factor(so_far) ** (count - left)
        return _rate(100 * (_factor(target.value) ** count / done - 1), left)
    if target.kind == "change" and target.unit in _PERCENT:
        rest = _rate(100 * (_factor(target.value) / _factor(so_far) - 1), left)
        return rest if rest is None or not _reaches(target, so_far, target.value) else 0.0
    return _rest(target, so_far) / left


def _rest(target: PlanTarget, so_far: float) -> float:
    return 0.0 if _reaches(target, so_far, target.value) else target.value - so_far


def _on_pace(found: TargetProgress, so_far: float | None) -> bool | None:
    """Say whether as much is done as an even pace would have brought; None without a base."""
    target = found.target
    if so_far is None or found.until is None:
        return None
    if target.kind in ("growth", "limit") or _reaches(target, so_far, target.value):
        return _reaches(target, so_far, target.value)
    expected = _expected(found, found.until)
    return None if expected is None else _reaches(target, so_far, expected)


def _expected(found: TargetProgress, year: int) -> float | None:
    """Return where an even pace stands at the end of a year."""
    target, passed = found.target, year - found.target.first + 1
    if found.even is None:
        return None
    if target.kind == "level":
        return found.base + found.even * passed if found.base is not None else None
    if target.kind == "change" and target.unit in _PERCENT:
        return 100 * (_factor(found.even) ** passed - 1)
    return found.even * passed


def _with_enough(each: TargetYear, found: TargetProgress) -> TargetYear:
    """Say whether a year's own plan asks for as much as an even pace does."""
    target, planned = found.target, each.planned
    if planned is None or target.at_constant_prices or found.even is None:
        return each
    if target.kind == "change" and planned.unit != target.unit:
        return each  # a level beside a change
    aim = _expected(found, each.year) if target.kind == "level" else found.even
    return each if aim is None else replace(each, enough=_reaches(target, planned.value, aim))


def _reaches(target: PlanTarget, value: float, aim: float) -> bool:
    """Say whether a value is as far as an aim, in the direction that the target is meant."""
    down = target.fewer if target.kind in ("level", "limit", "total") else target.value < 0
    ahead = aim - value if down else value - aim
    strict = target.kind == "limit" and target.comparator == "<" and value == aim
    return ahead >= -_SLACK * max(1.0, abs(aim)) and not strict


def _factor(percent: float) -> float:
    return 1 + percent / 100


def _compound(values: Sequence[float]) -> float:
    return 100 * (math.prod(_factor(value) for value in values) - 1)


def _rate(change: float, years: int) -> float | None:
    """Return the yearly rate of a change in percent, None where all would be gone."""
    return 100 * (_factor(change) ** (1 / years) - 1) if years and _factor(change) > 0 else None
