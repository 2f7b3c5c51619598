"""Whether a reported number meets the planned one, where both measure one thing."""

from __future__ import annotations

import re

from workbench.measuring.construction_stages import BEGUN, PREPARED
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.names_alike import same_scope
from workbench.measuring.sameness import kind_of, units_agree
from workbench.measuring.times_taken import DAYS, within
from workbench.measuring.words_around import RATES
from workbench.model.commitment import Quantity
from workbench.model.link import WhyNull
from workbench.model.said import NOTHING, Said
from workbench.settings import AlignmentSettings

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
_OF_SHARES = 0.4  # of the tolerance for 左右: as far short a share may be, which hardly moves in a year
_PRICES = re.compile("物价|价格|CPI")
_UNDER_WAY = re.compile("加[快紧速]|推进|有序|稳步|顺利|启动")


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
    return judge(plan, told, settings)[0]


def reaches(plan: Measure, actual: Measure, settings: AlignmentSettings) -> bool | None:
    """Say whether a reported number of the same thing meets the planned one by all that their words say."""
    return judge(plan, actual, settings)[0]


def judge(
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
    if one.unit != other.unit and {one.unit, other.unit} <= DAYS:
        met = within(one.value, one.unit, other.value) if less_is_better(plan) else None
        return met, None if met is not None else "unit", Said("measuring.working_days")
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
    cut = one.direction == "down" and not plan.level  # 用水价格下调8% says which way
    if one.comparator in ("~", "=") and not plan.capped and not cut and _PRICES.search(one.metric or ""):
        near = abs(other.value - one.value) <= settings.around_tolerance * one.value
        return (
            (True if near else None),
            None if near else "direction",
            Said("measuring.price_direction"),
        )
    fewer = less_is_better(plan)
    aim, got = (one.value, other.value) if plan.level else (signed(one, one), signed(other, one))
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
    goes_on = actual.unfinished and any(_UNDER_WAY.search(name) for name in actual.names)
    return counted and not asked and goes_on


def _is_net(measure: Measure) -> bool:
    """Say whether a number counts what was added less what was lost (净增)."""
    return any("净增" in name for name in (measure.quantity.metric or "", *measure.names))


def signed(quantity: Quantity, plan: Quantity) -> float:
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


def less_is_better(measure: Measure) -> bool:
    """Say whether what a planned number measures is to be as little as can be (失业率, a cap)."""
    plan = measure.quantity
    if plan.direction == "down":
        return measure.level  # else the number says by how much it falls: the more the better
    if plan.unit == "位" or plan.comparator in ("<=", "<") or measure.capped:
        return True
    name = plan.metric or ""
    undone = _MORE_IS_BETTER.search(name + "".join(measure.names)) is not None
    less = _LESS_IS_BETTER.search(name) or _POOR.search(name)
    return bool(less) and not undone and plan.comparator not in (">=", ">")
