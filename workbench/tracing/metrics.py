"""Targets told by a number: mentions of one metric belong together whatever stands around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from workbench.measuring.equivalent_metrics import parse_metric
from workbench.settings import TracingSettings
from workbench.text.lexicon import read_rows
from workbench.tracing.mentions import Mention

_KEPT_NAMES = 8192


def group_metrics(
    mentions: Sequence[Mention], too_broad: Collection[str], settings: TracingSettings
) -> list[tuple[int, ...]]:
    """Return groups of mentions whose numbers measure one thing, by the metric's canonical name.

    ``too_broad`` are names that say nothing on their own (投资, 项目).
    """
    bare = {row[0] for row in read_rows("tracing", "sums.txt")}
    told = {name for name, *_ in _told_otherwise()}
    groups: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for core in sorted(_metrics(mention)):
            long = len(core) >= settings.shortest_metric or core in told
            if long and core not in too_broad and core not in bare:
                groups[core].append(at)
    return [tuple(members) for _, members in sorted(groups.items()) if len(members) > 1]


@lru_cache(maxsize=_KEPT_NAMES)
def name_of(metric: str) -> str:
    """Return the name under which a metric is followed over the years, however a report calls it.

    >>> name_of("新增城镇就业") == name_of("全年实现新增就业岗位")
    True
    """
    found = (name for name, pattern, _ in _told_otherwise() if pattern.search(metric))
    return next(found, None) or _own_level(parse_metric(metric).core)


def _metrics(mention: Mention) -> set[str]:
    """Return the names of a mention's numbers, but of sizes by which things are counted (过10亿元的企业)."""
    return {
        name_of(each.quantity.metric)
        for each in mention.measures
        if each.quantity.metric
        and each.quantity.role != "descriptor"
        and not each.condition
        and not _is_of_a_part(each.quantity.metric, mention.told)
    }


def _is_of_a_part(metric: str, told: str) -> bool:
    """Say whether nothing beside a number says that it is of the whole place (新增就业 of one market)."""
    beside = next((words for _, pattern, words in _told_otherwise() if pattern.search(metric)), None)
    return beside is not None and beside.search(told) is None


def _own_level(core: str) -> str:
    """Return a metric's name without whose own it is: 区本级固定资产投资 is told as 固定资产投资 too."""
    for level in ("区本级", "市本级", "县本级", "省本级", "本级"):
        core = core.removeprefix(level)
    return core


@cache
def _told_otherwise() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(pattern), re.compile(beside[0] if beside else ""))
        for name, pattern, *beside in read_rows("tracing", "metric_names.tsv")
    )
