"""Whether two numbers measure one thing: their names, kinds, units, stocks and periods, strictly.

A wrong number beside a plan costs more trust than ten silences: in doubt two numbers are not the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from workbench.measuring.construction_stages import BEGUN, FINISHED, PREPARED, STANDING
from workbench.measuring.counted_things import counts_firms, counts_the_named
from workbench.measuring.equivalent_metrics import same_unit
from workbench.measuring.grades_of_things import grades_apart, levels_apart
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.names_alike import (
    core_of,
    lists_things,
    name_sameness,
    one_word_apart,
    quoted_apart,
)
from workbench.measuring.nearness import NEAR_FACTOR, are_near
from workbench.measuring.number_signs import named_before, signs_differ
from workbench.measuring.times_taken import DAYS
from workbench.model.commitment import Quantity
from workbench.settings import AlignmentSettings
from workbench.text.lexicon import read_rows

Kind = Literal["growth", "points", "share", "amount"]

_RATE_UNITS = frozenset(("%", "‰"))
_GROWTH = re.compile("(?:增速|增幅|涨幅|降幅|增长率|变动)$")
# 新增和恢复灌溉面积 is more than 新增灌溉面积.
_JOINED = re.compile(
    "(新增|新建|恢复|改善|改造|建设)(?:[、和及与]|(?<=建设)(?=改造))(新增|恢复|改善|改造|修复|改扩建|扩建)"
)
_NEW = re.compile("新增|净增|新登记|新设|新签|新开工")
_PRICES = re.compile("物价|价格|CPI", re.IGNORECASE)
_PERSONS = frozenset(("人", "名", "位"))
_PEOPLE = frozenset(("人", "名", "位", ""))
_REGIONS = frozenset(("南疆", "北疆", "四地州", "兵团"))
_BEGIN, _BUILT, _STANDS, _RESUMED = "开工", "新建", "在建", "开复工"
_OF_SIZE = re.compile("^.*[元人亩](?:以上)?的?|(?:达到?|增加到|增至|有|为)$")
_SHORT = 2
_TELLING = 6
_CARRIED_OUT = re.compile("完成|(?:工程|行动|实事|措施|计划)(?:$|实施)")
_ANDS = frozenset("和与及")
_PER_HEAD = re.compile("[人户亩]均")

_OTHER_SCOPE = 75.0


def lookup_keys(measure: Measure) -> tuple[tuple[str, str], ...]:
    """Return the keys under which a number of exactly the same thing is found: its kind and its names."""
    kind = kind_of(measure.quantity)
    cores = (core_of(name) for name in _own_names(measure))
    return tuple(dict.fromkeys((kind, "".join(sorted(core))) for core in cores if core))


def kind_of(quantity: Quantity) -> Kind:
    """Return whether a number is a rate of growth, a change in points, a share, or an amount."""
    if quantity.unit == "百分点":
        return "points"
    if quantity.unit not in _RATE_UNITS:
        return "amount"
    return _kind_of_rate(quantity.metric or "")


@lru_cache(maxsize=4096)
def _kind_of_rate(name: str) -> Kind:
    priced = _PRICES.search(name) is not None and "比重" not in name
    return "growth" if _GROWTH.search(name) or priced else "share"


def units_agree(one: str, other: str) -> bool:
    """Say whether values in these units may be compared: equal units, counting words, people, days."""
    if (one in _PERSONS) != (other in _PERSONS):
        return "" in (one, other)  # 11人 are no 4个项目
    if same_unit(one, other):
        return True
    return (one in _PEOPLE and other in _PEOPLE) or (one in DAYS and other in DAYS)


def sameness(
    plan: Measure, actual: Measure, settings: AlignmentSettings, *, answering: bool = False
) -> float:
    """Return how surely both numbers measure one thing, 0..100; 0 where any sign speaks against it.

    ``answering``: the passage surely speaks of the commitment, so that a short name is enough.
    """
    one, other = plan.quantity, actual.quantity
    # By names first: most pairs are told apart by them, before any other words are read.
    alike = _names_alike(plan, actual, settings, answering=answering)
    if not alike or _signs_of_names_differ(one, other) or not told_alike(plan, actual):
        return 0.0
    kind = kind_of(one)
    if (
        kind == "amount"
        and one.value
        and other.value
        and not are_near(plan, actual, settings, answering=answering)
    ):
        return 0.0
    if (_counts_more(actual) and not _counts_more(plan)) or _other_heads(plan, actual):
        return 0.0
    if one.unit == "大" and actual.stage < FINISHED and not _CARRIED_OUT.search("".join(actual.names)):
        return 0.0  # 八大产业加快发展 names them, and says no more
    if kind == "growth" and plan.zone and not actual.part:
        return 0.0  # what a zone is to grow by is not what all of it grew by
    if (plan.part & _REGIONS) - actual.part:
        return 0.0  # 南疆四地州新增就业11万人 is not all of it
    if actual.part - plan.part and not (
        kind == "amount" and alike >= settings.exact_likeness and _is_telling(one)
    ):
        return 0.0
    if kind in ("amount", "share") and one.value and other.value:
        near = max(abs(one.value), abs(other.value)) <= NEAR_FACTOR * min(abs(one.value), abs(other.value))
        alike += settings.near_bonus if near else 0.0
    if plan.prices and plan.prices == actual.prices:
        alike += settings.near_bonus
    least = _OTHER_SCOPE if kind == "growth" else settings.share_likeness
    return alike if kind == "amount" or alike >= least else 0.0


def _signs_of_names_differ(one: Quantity, other: Quantity) -> bool:
    """Say whether a planned number and another of like names are of two things by what the names tell."""
    kind, planned, told = kind_of(one), one.metric or "", other.metric or ""
    if kind == "growth" and _NEW.search(told) and not _NEW.search(planned):
        return True  # how many more were new is not how many more there are
    other_unit = kind in ("amount", "share") and one.unit != other.unit and one.unit not in DAYS
    if other_unit and len(core_of(planned)) <= _SHORT:
        return True
    return (
        _joins_another(planned, told)
        or quoted_apart(planned, told)
        or grades_apart(planned, told)
        or levels_apart(planned, told)
        or counts_firms(one, other)
        or (kind == "share" and one_word_apart(planned, told))
    )


def names_apart(one: Quantity, other: Quantity) -> bool:
    """Say whether two numbers have other names, which leave it open that they are of one thing."""
    planned, told = one.metric or "", other.metric or ""
    if planned == told:
        return False
    strict = kind_of(one) in ("growth", "points")
    return not name_sameness(planned, told, strict=strict) or _signs_of_names_differ(one, other)


def _names_alike(plan: Measure, actual: Measure, settings: AlignmentSettings, *, answering: bool) -> float:
    """Return how alike the names of two numbers are, 0..100, the likest of several."""
    one, other = plan.quantity, actual.quantity
    strict, others = kind_of(one) in ("growth", "points"), _own_names(actual)
    alike = max([name_sameness(a, b, strict=strict) for a in _own_names(plan) for b in others], default=0.0)
    if alike:
        return alike
    if counts_the_named(one, other):
        return settings.exact_likeness
    if answering and one.metric == other.metric and plan.scope == actual.scope == "added":
        return 100.0  # 新增床位 in a passage that surely answers
    before = one.unit == other.unit and named_before(
        plan.signs, other.metric or "", done=None if answering else one.metric or ""
    )
    return settings.exact_likeness if before else 0.0


def told_alike(plan: Measure, actual: Measure) -> bool:
    """Say whether no sign but the name speaks against one thing: kind, unit, period, place, part, stock."""
    one, other = plan.quantity, actual.quantity
    kind = kind_of(one)
    if kind != kind_of(other) or actual.former or plan.former or not units_agree(one.unit, other.unit):
        return False
    spans = plan.over_years != actual.over_years and not _reached_early(plan, actual)
    # 五年来从29%提高到36%, 达到36%: where it stands now, which no sum or mean of years can be.
    reached = actual.risen or (kind == "share" and actual.level)
    spans = spans and not (actual.over_years and reached)
    # Five years planned are not those just reviewed, unless both are of one plan by name.
    other_years = plan.over_years and actual.over_years and not (plan.years and plan.years == actual.years)
    if spans or other_years or actual.partial != plan.partial:
        return False
    if (
        plan.sized != actual.sized
        or plan.place != actual.place
        or (kind == "amount" and plan.helped != actual.helped)
    ):
        return False
    if plan.condition or actual.condition or {plan.prices, actual.prices} == {"real", "nominal"}:
        return False
    if (plan.twice or actual.twice) and plan.prices != actual.prices:
        return False
    if "descriptor" in (one.role, other.role) or (kind == "amount" and _is_otherwise_told(plan, actual)):
        return False
    another = {plan.scope, actual.scope} == {"added", "stock"} or (actual.stock and plan.scope != "stock")
    return not (kind == "amount" and another)


def _joins_another(one: str, other: str) -> bool:
    """Say whether one name joins two works (新建和改造农田) of which the other names one alone."""
    for joined, single in ((one, other), (other, one)):
        if found := _JOINED.search(joined):
            return (found[1] in single) != (found[2] in single)
    return False


def _counts_more(measure: Measure) -> bool:
    """Say whether one number counts two sorts of a thing together (14个示范项目和创新项目)."""
    name = measure.quantity.metric or ""
    if len(name) < _TELLING or kind_of(measure.quantity) != "amount":
        return False
    rests = [each[len(name) :] for each in measure.names if each.startswith(name)]
    return any(rest[:1] in _ANDS and len(rest) > _SHORT and rest.endswith(name[-_SHORT:]) for rest in rests)


def _reached_early(plan: Measure, actual: Measure) -> bool:
    """Say whether a level that is to be reached by a later year is reached already."""
    one, other = plan.quantity, actual.quantity
    rises = one.direction != "down" and one.comparator not in ("<", "<=") and not plan.capped
    level = plan.signs.until and kind_of(one) in ("amount", "share") and not actual.over_years
    return level and rises and other.direction != "down" and other.value >= one.value > 0


def _is_otherwise_told(plan: Measure, actual: Measure) -> bool:
    """Say whether one amount tells a change and the other a level, or one works begun, the other done."""
    moved = plan.quantity.direction and actual.quantity.direction
    begun = {plan.stage >= FINISHED, actual.stage >= FINISHED} == {True, False} and BEGUN in (
        plan.stage,
        actual.stage,
    )
    begun = begun or (plan.stage == STANDING and actual.stage == BEGUN)
    # What is only thought of (谋划储备项目) is not what was to be begun.
    begun = begun or (plan.stage >= BEGUN and actual.stage == PREPARED)
    begun = begun or (plan.scope is not None and plan.stage != BEGUN and actual.stage == BEGUN)
    # What is to be begun is not what was added when the works were done.
    begin = plan.stage == BEGUN and _says(plan, _BEGIN)
    fewer = actual.quantity.value < plan.quantity.value and _says(actual, _BUILT)
    added = actual.scope == "added" and not _says(actual, _BUILT)  # if only by the verb of its list
    begun = begun or (begin and not actual.stage and (fewer or added))
    begun = begun or any(_says(plan, word) != _says(actual, word) for word in (_STANDS, _RESUMED))
    begun = begun or _grown_and_whole(plan, actual) or _grown_and_whole(actual, plan)
    level = plan.level or actual.level
    apart = signs_differ(plan.signs, actual.signs, plan.quantity.metric or "", level=level)
    return apart or bool(moved and plan.level != actual.level) or begun or plan.than_last != actual.than_last


def _grown_and_whole(one: Measure, other: Measure) -> bool:
    """Say whether one tells by how much a thing grew and the other, far more, how much of it there was."""
    whole = other.quantity.direction is None and other.scope != "added" and not other.signs.by
    return one.signs.by and whole and abs(other.quantity.value) > NEAR_FACTOR * abs(one.quantity.value)


def _says(measure: Measure, word: str) -> bool:
    names = measure.names
    return word in (measure.quantity.metric or "") or bool(names and word in names[-1])


def _other_heads(plan: Measure, actual: Measure) -> bool:
    """Say whether those of one size that are counted are of two sorts (超百亿元的企业, 超百亿元的园区)."""
    if not plan.sized:
        return False
    heads = [
        core_of(_OF_SIZE.sub("", measure.names[-1] if measure.names else "")) for measure in (plan, actual)
    ]
    return not (heads[0].endswith(heads[1]) or heads[1].endswith(heads[0]))


def _is_telling(quantity: Quantity) -> bool:
    """Say whether a passage about a part of the place may tell of the whole: a full name, none per head."""
    name = quantity.metric or ""
    return len(core_of(name)) >= _TELLING and _PER_HEAD.search(name) is None


def _own_names(measure: Measure) -> tuple[str, ...]:
    """Return the names of a measure: of a rate its metric alone, words around it name its neighbours."""
    amount = kind_of(measure.quantity) == "amount"
    return _names_of(measure.quantity.metric or "", measure.each, measure.names[-1:], amount=amount)


@lru_cache(maxsize=4096)
def _names_of(
    metric: str, each: tuple[str, ...], around: tuple[str, ...], *, amount: bool
) -> tuple[str, ...]:
    if not amount:
        return (metric, *each, *_whole_of(each)) if metric else ()
    # 甲、乙共5家: what stands next to the number names the last of them alone.
    around = around if around and not lists_things(metric) else ()
    around = () if any("分别" in name for name in around) else around  # told of the last of a list
    return tuple(dict.fromkeys(name for name in (metric, *each, *around) if len(name) > 1))


def _whole_of(each: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of the whole of which parts are told each (二氧化硫、氨氮: 主要污染物), none else."""
    for whole, *parts in read_rows("measuring", "groups.tsv"):
        found = [part for name in each for part in parts if part in name]
        if len(found) == len(each) > 1:
            return (each[-1].replace(found[-1], whole),)
    return ()
