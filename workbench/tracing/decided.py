"""What people said of threads, laid over what was computed: joined, and split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.model.thread import NamedPlace, ThreadDecision
from workbench.tracing.mentions import Mention

Group = tuple[int, ...]
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """Groups of mentions after people's words, and which mentions a word speaks of."""

    groups: tuple[Group, ...]
    spoken_of: frozenset[int]


def apply_decisions(
    groups: Sequence[Group], mentions: Sequence[Mention], decisions: Sequence[ThreadDecision]
) -> Decided:
    """Return the groups with those made one that were joined, and without what was split off.

    What is split off stands in a group of its own, also alone, so that it can be joined elsewhere. A
    mention may be in several groups: only one that holds both of a pair is split.
    """
    joined = {pair for d in decisions if d.together for pair in _pairs(mentions, d)}
    apart = {pair for d in decisions if not d.together for pair in _pairs(mentions, d)}
    found: list[set[int]] = [set(group) for group in groups]
    for one, other in sorted(joined):
        _join(found, one, other)
    whole: list[Group] = []
    for group in found:
        whole += _parts(group, apart)
    spoken_of = frozenset(at for pair in joined | apart for at in pair)
    return Decided(tuple(sorted(whole)), spoken_of)


def _pairs(mentions: Sequence[Mention], decision: ThreadDecision) -> Iterator[_Pair]:
    for one in _standing(mentions, decision.older):
        for other in _standing(mentions, decision.newer):
            if one != other:
                yield min(one, other), max(one, other)


def _standing(mentions: Sequence[Mention], place: NamedPlace) -> Iterator[int]:
    """Yield the mentions of which at least half stands at a place, or that hold half of it."""
    for at, mention in enumerate(mentions):
        if mention.document != place.document:
            continue
        start, end = mention.named
        shared = min(end, place.end) - max(start, place.start)
        if shared > 0 and 2 * shared >= min(end - start, place.end - place.start):
            yield at


def _join(found: list[set[int]], one: int, other: int) -> None:
    """Make one of the groups that hold two mentions; the largest of each where there are several."""
    if any(one in group and other in group for group in found):
        return
    first = max((group for group in found if one in group), key=len, default=None)
    second = max((group for group in found if other in group), key=len, default=None)
    if first is None:
        first = {one}
        found.append(first)
    if second is None:
        first.add(other)
    else:
        first |= second
        found.remove(second)


def _parts(group: set[int], apart: set[_Pair]) -> Iterator[Group]:
    """Yield a group without what was split off of it, then that, together where nothing speaks against."""
    refused = {at: {b for b in group if (min(at, b), max(at, b)) in apart} for at in group}
    rest = set(group)
    out: list[int] = []
    while worst := [at for at in rest if refused[at] & rest]:
        # What was split off was refused with all that stayed; of two alike the later one goes.
        off = max(worst, key=lambda at: (len(refused[at] & rest), at))
        rest.discard(off)
        out.append(off)
    yield tuple(sorted(rest))
    parts: list[set[int]] = []
    for at in sorted(out):
        into = next((part for part in parts if not part & refused[at]), None)
        if into is None:
            parts.append({at})
        else:
            into.add(at)
    yield from (tuple(sorted(part)) for part in parts)
