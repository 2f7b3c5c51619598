"""Which number of the older passage is which number of the newer one, as typed slots."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from workbench.measuring.equivalent_metrics import metric_similarity, parse_metric, same_unit
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.names_alike import broad_names
from workbench.measuring.sameness import names_apart, told_alike
from workbench.model.change import NumberChange, Op
from workbench.model.commitment import Quantity
from workbench.model.figures import bound_said
from workbench.model.said import NOTHING, Said
from workbench.settings import DifferenceSettings


def pair_numbers(
    ops: Sequence[Op],
    older: Sequence[Quantity],
    newer: Sequence[Quantity],
    settings: DifferenceSettings,
    texts: tuple[str, str] = ("", ""),
) -> tuple[NumberChange, ...]:
    """Return the pairs of numbers that measure the same, in the older passage's order.

    Offsets of the quantities are into the same ``texts`` as those of ``ops``. Names of the metrics decide;
    numbers that stand in the same run of the diff are preferred. Each number is paired at most once. Of two
    that stand apart no sign may speak against one thing: a sum of five years is not one year's.
    """
    older = [number for number in older if number.unit not in settings.unpaired_units]
    newer = [number for number in newer if number.unit not in settings.unpaired_units]
    if not older or not newer:
        return ()
    here = _places([number.start for number in older], [op.older_start for op in ops])
    there = _places([number.start for number in newer], [op.newer_start for op in ops])
    scored: list[tuple[float, int, int]] = []
    for i, before in enumerate(older):
        for j, after in enumerate(newer):
            score = metric_similarity(before.metric or "", after.metric or "")
            if not same_unit(before.unit, after.unit):
                score *= settings.other_unit
            if score + settings.same_run < settings.number_floor:
                continue
            if _together(here[i], there[j], ops):
                score += settings.same_run
            if score >= settings.number_floor:
                scored.append((score, -i, -j))
    scored.sort(reverse=True)
    read = cache(Measure.read)  # one number may be held against many
    taken: set[int] = set()
    found: dict[int, NumberChange] = {}
    for _, i, j in scored:
        if -i in found or -j in taken:
            continue
        before, after = older[-i], newer[-j]
        alike = told_alike(read(before, texts[0]), read(after, texts[1]))
        in_place = _together(here[-i], there[-j], ops) and _size(ops[here[-i][0]]) <= settings.in_place
        if not in_place and not (alike and _is_telling(before, after)):
            continue
        taken.add(-j)
        found[-i] = _change(before, after, alike=alike)
    return tuple(found[i] for i in sorted(found))


def _together(here: tuple[int, int], there: tuple[int, int], ops: Sequence[Op]) -> bool:
    """Say whether two numbers stand in one run of the diff, in the same place of it where nothing changed."""
    return here[0] == there[0] and (ops[here[0]].op != "equal" or here[1] == there[1])


def _size(op: Op) -> int:
    """Return how many characters a run changed; of what stayed only the number itself counts."""
    return 0 if op.op == "equal" else max(op.older_end - op.older_start, op.newer_end - op.newer_start)


def _is_telling(before: Quantity, after: Quantity) -> bool:
    """Say whether a name tells by itself what is measured (投资 and 占服务业增加值 do not)."""
    names = {before.metric or "", after.metric or ""}
    return not any(name in broad_names() or name.startswith("占") for name in names)


def _places(starts: Sequence[int], firsts: Sequence[int]) -> list[tuple[int, int]]:
    """Return for each offset the run that holds it and how far into the run it stands."""
    # Of runs that begin at one offset the last is the one with characters on this side.
    return [(at := bisect_right(firsts, start) - 1, start - firsts[at]) for start in starts]


def _change(before: Quantity, after: Quantity, *, alike: bool) -> NumberChange:
    obstacle = _obstacle(before, after)
    if obstacle is None and not alike:
        obstacle = Said("measuring.other_period_scope_way")
    note = obstacle or _caution(before, after)
    return NumberChange(
        metric=after.metric or before.metric or "",
        older_raw=before.raw,
        newer_raw=after.raw,
        older_comparator=before.comparator,
        newer_comparator=after.comparator,
        older_value=before.value,
        newer_value=after.value,
        unit=after.unit,
        change=None if obstacle else round(after.value - before.value, 6),
        comparable=obstacle is None,
        note=note,
    )


def _obstacle(before: Quantity, after: Quantity) -> Said | None:
    """Return why the two values must not be subtracted, None if they may be."""
    if not same_unit(before.unit, after.unit):
        return Said(
            "measuring.units_differ",
            older=before.unit or Said("measuring.no_unit"),
            newer=after.unit or Said("measuring.no_unit"),
        )
    one, other = parse_metric(before.metric or ""), parse_metric(after.metric or "")
    if one.growth != other.growth:
        return Said("measuring.level_and_growth")
    stock = before.cumulative != after.cumulative
    if stock and "新增" in one.actions | other.actions:
        return Said("measuring.total_and_addition")
    if one.actions and other.actions and one.actions != other.actions:
        older, newer = "、".join(sorted(one.actions)), "、".join(sorted(other.actions))
        return Said("measuring.other_acts", older=older, newer=newer)
    if before.metric and after.metric and names_apart(before, after):
        return Said("measuring.other_names", older=before.metric, newer=after.metric)
    return None


def _caution(before: Quantity, after: Quantity) -> Said:
    """Return what to keep in mind although the values may be subtracted."""
    if before.cumulative != after.cumulative:
        return Said("measuring.one_is_total")
    if before.comparator != after.comparator:
        older, newer = bound_said(before.comparator), bound_said(after.comparator)
        return Said("measuring.bound_changed", older=older, newer=newer)
    return NOTHING
