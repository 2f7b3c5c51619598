"""Set a planned number against the number that a later review reports for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.measuring.construction_stages import BEGUN, PREPARED
from workbench.measuring.judging import judge, less_is_better, signed
from workbench.measuring.list_mates import list_mates
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.measures_on_demand import may_be_same
from workbench.measuring.sameness import sameness, units_agree
from workbench.measuring.units import conversion, kind_of_unit
from workbench.measuring.words_around import RATES
from workbench.model.commitment import Quantity
from workbench.model.link import Comparison
from workbench.settings import AlignmentSettings
from workbench.text.normalise import normalise

_PUSHED = re.compile(
    "(?:加快|全力|大力|持续|扎实|积极|统筹|深入|稳步|重点|继续|着力)*(?:推进|推动|加快|促进|抓好|抓|做好|谋划)"
)
# 经济总量去年跨上1.8万亿元台阶 tells in a plan what was reached before it.
_REACHED_BEFORE = re.compile(
    "(?<![比较同与于])(?:去年|上年)(?:已经?|就|首次|成功)*(?:达到?|突破|超过?|完成|实现|跨[上过越]|[跃迈站]上|增长|新增|建成|为)了?$"
)
_SHORT_NAME = 6  # 新增学位, 建筑面积: what they are of stands before


@dataclass(frozen=True, slots=True)
class Pairing:
    """A comparison with how surely the two numbers are of one thing (0..100), and the reported number."""

    comparison: Comparison
    likeness: float
    actual: Quantity | None = None


def told_apart(planned: Sequence[Measure]) -> list[Measure]:
    """Return planned numbers, one that is told of each thing of a list (A、B均增长7%) once for each."""
    apart: list[Measure] = []
    for measure in planned:
        parts = [
            replace(
                measure, quantity=measure.quantity._replace(metric=name), each=(), names=(normalise(name),)
            )
            for name in measure.each
        ]
        apart += parts or [measure]
    return apart


def compare_numbers(
    planned: Sequence[Measure],
    reported: Sequence[Measure],
    settings: AlignmentSettings,
    *,
    answering: bool = False,
) -> list[Pairing]:
    """Return for each planned number the reported one that measures the same, surest first.

    Only numbers of one metric, kind, unit, stock and period are set side by side. A reported number
    answers one planned number at most. ``answering``: the passage surely speaks of the commitment, so
    that its number may be named more freely.
    """
    floor = settings.answering_likeness if answering else settings.metric_likeness
    pairs = [
        (sure, row, column)
        for row, plan in enumerate(planned)
        if not _is_reached_before(plan)
        for column, actual in enumerate(reported)
        if may_be_same(plan.quantity, actual.quantity, settings)
        and (sure := sameness(plan, weighed_like(actual, plan), settings, answering=answering)) >= floor
    ]
    if not pairs:  # as in most passages
        return []
    pairs = _beside_their_own(pairs, planned, reported)
    if answering and pairs:
        pairs += list_mates(pairs, planned, reported)
    chosen: list[Pairing] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for sure, row, column in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            actual = weighed_like(reported[column], planned[row])
            comparison = _compare(planned[row], actual, settings)
            missed = comparison.met is False and not is_only_pushed(planned[row])
            missed = missed and not is_only_begun(planned[row], reported[column])
            if comparison.met is not False or (missed and sure >= _least_for_a_miss(planned[row], settings)):
                chosen.append(Pairing(comparison, sure, reported[column].quantity))
    return chosen


def weighed_like(actual: Measure, plan: Measure) -> Measure:
    """Return a weight in the unit of the plan (69541万吨 beside 1.3万亿斤); any other number as it is."""
    one, other = plan.quantity.unit, actual.quantity
    if other.unit == one or kind_of_unit(other.unit) != kind_of_unit(one):
        return actual
    value = other.value * conversion(other.unit, one)
    return replace(actual, quantity=other._replace(value=value, unit=one))


def _beside_their_own(
    pairs: Sequence[tuple[float, int, int]], planned: Sequence[Measure], reported: Sequence[Measure]
) -> list[tuple[float, int, int]]:
    """Leave out, of several numbers of one short name, those that stand beside another thing than planned.

    幼儿园6所、学位2000个，小学3所、学位4000个: the places planned for schools are those told behind schools.
    """
    told = {(row, column) for _, row, column in pairs}
    names: dict[str, int] = {}
    for measure in reported:
        name = measure.quantity.metric or ""
        names[name] = names.get(name, 0) + 1

    def fits(row: int, column: int) -> bool:
        name = reported[column].quantity.metric or ""
        twice = names[name] > 1 and reported[column].quantity.unit not in RATES
        if not twice or len(name) > _SHORT_NAME or row == 0 or planned[row - 1].quantity.unit in RATES:
            return True
        return column > 0 and (row - 1, column - 1) in told

    return [pair for pair in pairs if fits(pair[1], pair[2])]


def _is_reached_before(plan: Measure) -> bool:
    """Say whether a number of a plan tells what the year before it had brought."""
    return any("年" in name and _REACHED_BEFORE.search(name) for name in plan.names)


def is_only_pushed(plan: Measure) -> bool:
    """Say whether things counted are only to be pushed ahead: fewer that were finished are no miss."""
    pushed = plan.signs.pushed or any(_PUSHED.fullmatch(name) for name in plan.names)
    early = plan.stage == PREPARED or (pushed and not plan.stage)
    return early and units_agree(plan.quantity.unit, "个")


def is_only_begun(plan: Measure, actual: Measure) -> bool:
    """Say whether fewer were begun of what was to be done: how many were done is not told."""
    counted = units_agree(plan.quantity.unit, "个")
    return counted and actual.stage == BEGUN and plan.stage != BEGUN


def _least_for_a_miss(plan: Measure, settings: AlignmentSettings) -> float:
    """Return how sure a pair must be to say that fewer were done; tasks are counted in many ways."""
    counted = plan.quantity.unit == "大" or units_agree(plan.quantity.unit, "个")
    return settings.exact_likeness if counted else settings.sure_likeness


def _compare(plan: Measure, actual: Measure, settings: AlignmentSettings) -> Comparison:
    met, why_null, note = judge(plan, actual, settings)
    one, other = plan.quantity, actual.quantity
    # 2.1 of 5 % growth is not 42 % of anything: rates are told apart in points, by their values.
    comparable = one.unit == other.unit and one.unit not in RATES and one.value != 0
    comparable = comparable and not less_is_better(plan)
    return Comparison(
        metric=one.metric or other.metric or "",
        planned=one.raw,
        actual=actual.short + other.raw,
        planned_value=one.value,
        actual_value=other.value,
        unit=one.unit,
        comparator=one.comparator,
        met=met,
        attainment=round(signed(other, one) / signed(one, one), 4) if comparable else None,
        note=note,
        planned_start=one.start,
        planned_end=one.end,
        actual_start=other.start - len(actual.short),
        actual_end=other.end,
        better="lower" if less_is_better(plan) else "higher",
        why_null=why_null,
    )
