"""Set a planned number against the number that a later review reports for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.measuring.construction_stages import BEGUN, PREPARED
from workbench.measuring.list_mates import list_mates
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.measures_on_demand import may_be_same
from workbench.measuring.names_alike import same_scope
from workbench.measuring.sameness import kind_of, sameness, units_agree
from workbench.measuring.units import conversion, kind_of_unit
from workbench.measuring.words_around import RATES
from workbench.model.commitment import Quantity
from workbench.model.link import Comparison, WhyNull
from workbench.model.said import NOTHING, Said
from workbench.settings import AlignmentSettings
from workbench.text.normalise import normalise

_LESS_IS_BETTER = re.compile(
    "失业率|能耗|排放|赤字率|负债率|不良|死亡|事故|发案|PM|细颗粒物|浓度|药占比|返贫|耗时|时限"
)
_POOR = re.compile("贫困(?:人口|村|县|户|发生率|面|率)?(?:数|总数|数量|规模)?$")
# What nobody wants to fall: a fall that was expected is a floor.
# What is used up for a unit of product, however its name ends, is to fall.
_USED_UP = re.compile("单位|万元|亿元|消耗|用[水电煤地能]|碳强度")
_WELCOME = re.compile("收入|生产总值|GDP|增加值|投资|消费|零售|进出口|出口|产量|产值|利润|税收|就业")
# Poverty that is ended is to be as much as can be; so is what is moved, cut or treated.
_MORE_IS_BETTER = re.compile(
    "脱贫|退出|摘帽|出列|搬迁|解决|减少|消化|化解|整治|治理|改造|帮扶|救助|资助|培训|纳入|参保"
)
_PUSHED = re.compile(
    "(?:加快|全力|大力|持续|扎实|积极|统筹|深入|稳步|重点|继续|着力)*(?:推进|推动|加快|促进|抓好|抓|做好|谋划)"
)
_UNDER_WAY = re.compile("加[快紧速]|推进|有序|稳步|顺利|启动")
# 经济总量去年跨上1.8万亿元台阶 tells in a plan what was reached before it.
_REACHED_BEFORE = re.compile(
    "(?<![比较同与于])(?:去年|上年)(?:已经?|就|首次|成功)*(?:达到?|突破|超过?|完成|实现|跨[上过越]|[跃迈站]上|增长|新增|建成|为)了?$"
)
_SHORT_NAME = 6  # 新增学位, 建筑面积: what they are of stands before
_OF_SHARES = 0.4  # of the tolerance for 左右: as far short a share may be, which hardly moves in a year
_PRICES = re.compile("物价|价格|CPI")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A comparison with how surely the two numbers are of one thing (0..100), and the reported number."""

    comparison: Comparison
    likeness: float
    actual: Quantity | None = None


def attains(
    planned: Quantity, actual: Quantity, settings: AlignmentSettings, *, capped: bool = False
) -> bool | None:
    """Say whether a reported number of the same thing meets the planned one; None where that can't be said.

    ``capped``: the plan's words say that it is to be kept down (控制在3%左右). A rise of prices of about
    so much, without such a word, says no direction.
    """
    plan, told = (
        Measure(each, (each.metric or "",), unfinished=False, former=False, scope=None, capped=cap)
        for each, cap in ((planned, capped), (actual, False))
    )
    return _judge(plan, told, settings)[0]


def reaches(plan: Measure, actual: Measure, settings: AlignmentSettings) -> bool | None:
    """Say whether a reported number of the same thing meets the planned one by all that their words say."""
    return _judge(plan, actual, settings)[0]


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
            missed = comparison.met is False and not _only_pushed(planned[row])
            missed = missed and not _only_begun(planned[row], reported[column])
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
    return _names_say(plan, _REACHED_BEFORE)


def _only_pushed(plan: Measure) -> bool:
    """Say whether things counted are only to be pushed ahead: fewer that were finished are no miss."""
    pushed = plan.signs.pushed or any(_PUSHED.fullmatch(name) for name in plan.names)
    early = plan.stage == PREPARED or (pushed and not plan.stage)
    return early and units_agree(plan.quantity.unit, "个")


def _only_begun(plan: Measure, actual: Measure) -> bool:
    """Say whether fewer were begun of what was to be done: how many were done is not told."""
    counted = units_agree(plan.quantity.unit, "个")
    return counted and actual.stage == BEGUN and plan.stage != BEGUN


def _least_for_a_miss(plan: Measure, settings: AlignmentSettings) -> float:
    """Return how sure a pair must be to say that fewer were done; tasks are counted in many ways."""
    counted = plan.quantity.unit == "大" or units_agree(plan.quantity.unit, "个")
    return settings.exact_likeness if counted else settings.sure_likeness


def _compare(plan: Measure, actual: Measure, settings: AlignmentSettings) -> Comparison:
    met, why_null, note = _judge(plan, actual, settings)
    one, other = plan.quantity, actual.quantity
    # 2.1 of 5 % growth is not 42 % of anything: rates are told apart in points, by their values.
    comparable = one.unit == other.unit and one.unit not in RATES and one.value != 0
    comparable = comparable and not _fewer_is_better(plan)
    return Comparison(
        metric=one.metric or other.metric or "",
        planned=one.raw,
        actual=actual.short + other.raw,
        planned_value=one.value,
        actual_value=other.value,
        unit=one.unit,
        comparator=one.comparator,
        met=met,
        attainment=round(_signed(other, one) / _signed(one, one), 4) if comparable else None,
        note=note,
        planned_start=one.start,
        planned_end=one.end,
        actual_start=other.start - len(actual.short),
        actual_end=other.end,
        better="lower" if _fewer_is_better(plan) else "higher",
        why_null=why_null,
    )


def _judge(
    plan: Measure, actual: Measure, settings: AlignmentSettings
) -> tuple[bool | None, WhyNull | None, Said]:
    """Say whether the actual number meets the plan, why that can't be said, and what it rests on."""
    one, other = plan.quantity, actual.quantity
    if not units_agree(one.unit, other.unit):
        return (
            None,
            "unit",
            Said("measuring.units_not_comparable", planned=one.unit, actual=other.unit),
        )
    if not same_scope(one.metric or "", other.metric or ""):
        return (
            None,
            "scope",
            Said("measuring.part_by_size"),
        )
    if one.unit == "%" and actual.prices == "adjusted" != plan.prices:
        return None, "scope", Said("measuring.something_taken_out")
    if one.unit != "%" and {plan.scope, actual.scope} == {"added", "stock"}:
        return None, "stock", Said("measuring.addition_and_total")
    if one.comparator in ("~", "=") and not plan.capped and _PRICES.search(one.metric or ""):
        near = abs(other.value - one.value) <= settings.around_tolerance * one.value
        return (
            (True if near else None),
            None if near else "direction",
            Said("measuring.price_direction"),
        )
    fewer = _fewer_is_better(plan)
    aim, got = (one.value, other.value) if plan.level else (_signed(one, one), _signed(other, one))
    if got == aim and actual.short and not plan.short and one.comparator != "~":
        return fewer, None, NOTHING  # 接近2.8% is less than 2.8%
    if got == aim and one.comparator in ("<", ">") and other.comparator not in (one.comparator, "~"):
        return False, None, NOTHING  # 100 is not more than 100; “more than 100” may be
    if not fewer and _is_net(actual) != _is_net(plan) and (got < aim) == _is_net(actual):
        return None, "scope", Said("measuring.net_and_gross")
    if got >= aim and _is_under_way(plan, actual):
        return None, "other", Said("measuring.still_under_way")
    slack = settings.around_tolerance * abs(aim) if one.comparator == "~" else 0.0
    short_by = got - aim if fewer else aim - got
    if kind_of(one) == "share" and _OF_SHARES * slack < short_by <= slack:
        # A share hardly moves in a year: what is near for growth may be the whole of its step.
        return None, "other", Said("measuring.share_a_little_short")
    tolerance = f"{settings.around_tolerance:.0%}"
    about = Said("measuring.about_no_more" if fewer else "measuring.about_no_less", tolerance=tolerance)
    note = about if slack else NOTHING
    return (got <= aim + slack if fewer else got >= aim - slack), None, note


def _is_under_way(plan: Measure, actual: Measure) -> bool:
    """Say whether things counted that were to be done are told as still being worked on (加快建设9座泵站)."""
    asked = plan.stage in (PREPARED, BEGUN) or plan.signs.pushed or plan.unfinished
    counted = plan.quantity.unit not in RATES and units_agree(plan.quantity.unit, "个")
    return counted and not asked and actual.unfinished and _names_say(actual, _UNDER_WAY)


def _names_say(measure: Measure, words: re.Pattern[str]) -> bool:
    return any(words.search(name) for name in measure.names)


def _is_net(measure: Measure) -> bool:
    """Say whether a number counts what was added less what was lost (净增)."""
    return any("净增" in name for name in (measure.quantity.metric or "", *measure.names))


def _signed(quantity: Quantity, plan: Quantity) -> float:
    """Return the value counted in the plan's direction: a fall is below nought where a rise was planned.

    Where the plan is a fall, its size counts, and a rise is below nought.
    """
    size = abs(quantity.value)
    if _is_welcome(plan) and "down" in (quantity.direction, plan.direction):
        return -size if quantity.direction == "down" or quantity.value < 0 else size
    if _MORE_IS_BETTER.search(plan.metric or "") or (plan.direction is None and plan.unit not in RATES):
        return size  # 压减粗钢5万吨、水泥6万吨: the verb of the first is that of all
    if "down" not in (quantity.direction, plan.direction):
        return quantity.value
    return size if quantity.direction == plan.direction or quantity.direction is None else -size


def _is_welcome(plan: Quantity) -> bool:
    name = plan.metric or ""
    unwelcome = _LESS_IS_BETTER.search(name) or _USED_UP.search(name)
    return plan.unit == "%" and bool(_WELCOME.search(name)) and not unwelcome


def _fewer_is_better(measure: Measure) -> bool:
    plan = measure.quantity
    if plan.direction == "down":
        return measure.level  # else the number says by how much it falls: the more the better
    if plan.unit == "位" or plan.comparator in ("<=", "<") or measure.capped:
        return True
    name = plan.metric or ""
    undone = _MORE_IS_BETTER.search(name + "".join(measure.names)) is not None
    less = _LESS_IS_BETTER.search(name) or _POOR.search(name)
    return bool(less) and not undone and plan.comparator not in (">=", ">")


def less_is_better(measure: Measure) -> bool:
    """Say whether what a planned number measures is to be as little as can be (失业率, a cap)."""
    return _fewer_is_better(measure)
