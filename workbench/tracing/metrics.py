"""Targets told by a number: mentions of one metric belong together whatever stands around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from workbench.measuring.equivalent_metrics import parse_metric
from workbench.settings import TracingSettings
from workbench.text.lexicon import read_rows
from workbench.tracing.mentions import Mention


def group_metrics(
    mentions: Sequence[Mention], too_broad: Collection[str], settings: TracingSettings
) -> list[tuple[int, ...]]:
    """Return groups of mentions whose numbers measure one thing, by the metric's canonical name.

    ``too_broad`` are names that say nothing on their own (投资, 项目).
    """
    bare = {row[0] for row in read_rows("tracing", "sums.txt")}
    groups: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for core in sorted(_metrics(mention)):
            if core not in too_broad and core not in bare and len(core) >= settings.shortest_metric:
                groups[core].append(at)
    return [tuple(members) for _, members in sorted(groups.items()) if len(members) > 1]


def _metrics(mention: Mention) -> set[str]:
    return {
        _own_level(parse_metric(q.metric).core)
        for q in mention.quantities
        if q.metric and q.role != "descriptor"
    }


def _own_level(core: str) -> str:
    """Return a metric's name without whose own it is: 区本级固定资产投资 is told as 固定资产投资 too."""
    for level in ("区本级", "市本级", "县本级", "省本级", "本级"):
        core = core.removeprefix(level)
    return core
