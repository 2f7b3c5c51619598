"""Put mentions that name one thing together, judging groups by what most of their members share."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.settings import TracingSettings
from workbench.tracing.likeness import LikelyPairs, Names


class _Group:
    """Mentions taken for one thing: how many of them hold each rare pair."""

    __slots__ = ("counts", "members", "version")

    def __init__(self, member: int, grams: Iterable[int]) -> None:
        self.members = [member]
        self.counts = dict.fromkeys(grams, 1)
        self.version = 0

    def take_in(self, other: _Group) -> None:
        self.members += other.members
        for gram, n in other.counts.items():
            self.counts[gram] = self.counts.get(gram, 0) + n
        self.version += 1


def group_mentions(likely: LikelyPairs, names: Names, settings: TracingSettings) -> list[tuple[int, ...]]:
    """Return groups of two mentions and more, each in order of its members.

    The likeliest two are joined first. A group is compared by the share of its members that hold each
    pair: the name that recurs weighs, what was said beside it fades. Two groups are joined only where
    enough of their members are alike one by one, and few of them are told apart.
    """
    pairs, refused = likely
    alike = {(i, j) for _, i, j in pairs}
    groups = {at: _Group(at, names.grams[at]) for pair in pairs for at in pair[1:]}
    near: dict[int, set[int]] = defaultdict(set)
    for _, i, j in pairs:
        near[i].add(j)
        near[j].add(i)
    heap = [(-score, i, j, 0, 0) for score, i, j in pairs]
    heapq.heapify(heap)
    while heap:
        _, i, j, version_i, version_j = heapq.heappop(heap)
        one, other = groups.get(i), groups.get(j)
        if one is None or other is None or (one.version, other.version) != (version_i, version_j):
            continue
        if _linked(one, other, alike) < settings.least_linked:
            continue
        if _linked(one, other, refused) > settings.most_refused:
            continue
        one.take_in(groups.pop(j))
        near[i] = (near[i] | near.pop(j)) - {i, j}
        for k in near[i]:
            near[k].discard(j)
            near[k].add(i)
            score = _likeness(one, groups[k], names)
            if score >= settings.group_floor:
                heapq.heappush(heap, (-score, i, k, one.version, groups[k].version))
    return sorted(tuple(sorted(group.members)) for group in groups.values() if len(group.members) > 1)


def _linked(one: _Group, other: _Group, alike: set[tuple[int, int]]) -> float:
    """Return the share of pairs across two groups that are alike one by one."""
    found = sum((min(a, b), max(a, b)) in alike for a in one.members for b in other.members)
    return found / (len(one.members) * len(other.members))


def _likeness(one: _Group, other: _Group, names: Names) -> float:
    weights, size, other_size = names.weights, len(one.members), len(other.members)
    own = sum(weights[gram] * (n / size) ** 2 for gram, n in one.counts.items())
    others = sum(weights[gram] * (n / other_size) ** 2 for gram, n in other.counts.items())
    shared = sum(
        weights[gram] * (one.counts[gram] / size) * (other.counts[gram] / other_size)
        for gram in one.counts.keys() & other.counts.keys()
    )
    low, high = sorted((own, others))
    return float((shared / low + shared / high) / 2) if low > 0 else 0.0


def merge_groups(
    groups: Sequence[tuple[int, ...]], others: Sequence[tuple[int, ...]], settings: TracingSettings
) -> list[tuple[int, ...]]:
    """Return both, those made one that tell the same thing: enough of the smaller stands in the larger.

    What stands wholly in another tells nothing of its own: a rate promised in the plans' own words, beside
    the same rate as plans and reviews tell it.
    """
    merged: list[set[int]] = [set(group) for group in groups]
    for other in others:
        into = max(merged, key=lambda group: len(group & set(other)), default=set())
        shared = len(into & set(other))
        if shared > 1 and shared >= settings.same_life * min(len(into), len(other)):
            into.update(other)
        else:
            merged.append(set(other))
    largest: list[set[int]] = []
    holding: dict[int, list[int]] = defaultdict(list)
    for group in sorted(merged, key=len, reverse=True):
        beside = holding[next(iter(group))]
        if not any(group <= largest[at] for at in beside):
            for member in group:
                holding[member].append(len(largest))
            largest.append(group)
    return sorted(tuple(sorted(group)) for group in largest)
