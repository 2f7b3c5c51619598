"""Which measures of different reports, or of review and plan, belong to one series."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from workbench.measuring.equivalent_metrics import MetricName, same_unit
from workbench.measuring.names_alike import broad_names, is_only_paid
from workbench.measuring.reported_measures import Measure
from workbench.measuring.units import conversion, kind_of_unit
from workbench.settings import InsightSettings

_TAIL = 2
_OF_ANY = frozenset(("利润", "利税", "增加值", "投入", "安排", "依托", "海拔", "全省", "国家级", "省级"))
# What is said of any sum: 今年计划完成投资9亿元 names no more than 投资9亿元.
_OF_SUMS = re.compile(
    "[十百千万亿]*(?:美元|元)|(?:今|当|本|全)?年度?(?:内|计划)?|完成|实现|力争|确保|总|以上|左右|约"
)
_SUMS = frozenset(("元", "美元"))
_TELLING = 4  # signs that a clause has beside the name, its sum and what is said of any sum
_ALIKE = 60


def link_measures(measures: Iterable[Measure], settings: InsightSettings) -> list[list[Measure]]:
    """Return groups of measures that are one metric, unit, scope and nature, in order of first sight.

    A group takes at most one measure of each report's review and one of its plan for each year: of
    several that would fit, the one whose wording is nearest. Doubt keeps measures apart: a wrong series
    misleads, a missing one only shows less.
    """
    batches: dict[tuple[str, str, int], list[Measure]] = defaultdict(list)
    for measure in measures:
        batches[measure.report, measure.kind, measure.year].append(measure)
    groups: list[list[Measure]] = []
    by_tail: dict[tuple[str, str], list[int]] = defaultdict(list)
    for batch in map(_without_repeats, batches.values()):
        scored = sorted(
            (
                (score, -index, -place)
                for index, measure in enumerate(batch)
                for place in by_tail[_key(measure)]
                if (score := _fit(measure, groups[place], settings)) > 0
            ),
            reverse=True,
        )
        placed: dict[int, int] = {}
        full: set[int] = set()
        for _, index, place in scored:
            if -index not in placed and -place not in full:
                placed[-index] = -place
                full.add(-place)
        for index, measure in enumerate(batch):
            if index in placed:
                groups[placed[index]].append(measure)
            else:
                by_tail[_key(measure)].append(len(groups))
                groups.append([measure])
    return groups


def _key(measure: Measure) -> tuple[str, str]:
    return measure.nature, measure.name.core[-_TAIL:]


def _without_repeats(batch: Sequence[Measure]) -> list[Measure]:
    """Keep one of the measures that a report states twice with the same value (summary and detail)."""
    seen: set[tuple[MetricName, str, str, float, int]] = set()
    kept = []
    for measure in batch:
        said = (measure.name, measure.nature, measure.quantity.unit, measure.quantity.value, measure.year)
        if said not in seen:
            seen.add(said)
            kept.append(measure)
    return kept


def _fit(measure: Measure, group: Sequence[Measure], settings: InsightSettings) -> float:
    """Return how well a measure continues a group, 0 where it must not; the newest members count."""
    return max(_agreement(measure, member, settings) for member in group[-settings.members_compared :])


def _agreement(one: Measure, other: Measure, settings: InsightSettings) -> float:
    units = kind_of_unit(one.quantity.unit), kind_of_unit(other.quantity.unit)
    if not same_unit(*units) or _leaps(one, other, settings):
        return 0.0
    if not _same_actions(one, other):
        return 0.0
    alike = fuzz.ratio(one.context, other.context) / 100
    if one.name.core == other.name.core:
        if (
            _is_broad(one)
            and not _same_whole(one, other)
            and _told_alike(one, other) < settings.broad_context
        ):
            return 0.0
        return 1.0 + alike + (0.1 if one.name.noun == other.name.noun else 0.0)
    return settings.contained_name + alike if _contained(one, other) else 0.0


def _is_broad(measure: Measure) -> bool:
    """Say whether the name of a measure tells nothing of which matter it is (投资, 安排资金, 实现利润)."""
    name = measure.name.core
    return name in broad_names() or name in _OF_ANY or (_is_paid(measure) and is_only_paid(measure.label))


def _is_paid(measure: Measure) -> bool:
    """Say whether a measure is a sum put into something, not one that was added or is spent in all."""
    added = "新增" in measure.name.actions or measure.label.endswith("支出")
    return measure.quantity.unit in _SUMS and not added


def _told_alike(one: Measure, other: Measure) -> float:
    """Return how alike the clauses are that two measures stand in, or the sentences where a clause is bare.

    投资9亿元，… is told of any works: which, the rest of the sentence says.
    """
    bare = min(len(_without_sums(each.context, each.name)) for each in (one, other)) < _TELLING
    if bare and (_is_paid(one) or one.name.core in _OF_ANY):
        said, other_said = (_without_sums(each.sentence, each.name) for each in (one, other))
        return fuzz.ratio(said, other_said) / 100
    return fuzz.ratio(one.context, other.context) / 100


def _without_sums(text: str, name: MetricName) -> str:
    return _OF_SUMS.sub("", text.replace(name.core, ""))


def _leaps(one: Measure, other: Measure, settings: InsightSettings) -> bool:
    """Say whether two values lie too far apart to be one metric; rates of change may differ by any."""
    factor = conversion(other.quantity.unit, one.quantity.unit)
    low, high = sorted((abs(one.quantity.value), abs(other.quantity.value * factor)))
    if not low or one.nature in ("growth", "change", "mean"):
        return False
    most = settings.largest_share_leap if one.quantity.unit == "%" else settings.largest_leap
    return high / low > most


def _same_actions(one: Measure, other: Measure) -> bool:
    if one.name.actions == other.name.actions:
        flow = "新增" in one.name.actions
        return flow or one.quantity.cumulative == other.quantity.cumulative or not one.name.actions
    missing = one.name.actions ^ other.name.actions
    return missing <= {"建成", "认定"} and not (one.quantity.cumulative or other.quantity.cumulative)


def _same_whole(one: Measure, other: Measure) -> bool:
    """Say whether two totals are of the same thing (the investment of finished projects)."""
    if one.of is None or other.of is None or one.of.actions != other.of.actions:
        return False
    return one.of.core == other.of.core or fuzz.ratio(one.of.core, other.of.core) >= _ALIKE


def _contained(one: Measure, other: Measure) -> bool:
    """Say whether the shorter name ends the longer one and its sentence says the rest elsewhere."""
    short, long = (one, other) if len(one.name.core) <= len(other.name.core) else (other, one)
    if len(short.name.core) < 4 or not long.name.core.endswith(short.name.core):
        return False
    rest = long.name.core[: -len(short.name.core)]
    return len(rest) >= 2 and rest in short.sentence
