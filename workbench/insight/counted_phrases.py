"""Phrases with their uses in two reports: which of them are set, which are only parts, which weigh most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from workbench.insight.phrase_list import parts_of
from workbench.settings import InsightSettings

KIND_WEIGHT = {"known": 3.0, "quoted": 2.5, "numbered": 2.5, "chain": 2.0, "named": 2.0}


class Counted(NamedTuple):
    """A candidate with its counts; ``marked`` is how it stands out by itself, 0 for mined phrases."""

    phrase: str
    older: int
    newer: int
    before: int
    marked: float
    weight: float


def is_telling(candidate: Counted, uses: int, settings: InsightSettings) -> bool:
    """Say whether a phrase is set: marked as such, or repeated and more than a chance."""
    if candidate.marked:
        return True
    needed = settings.mined_uses - (1 if candidate.before >= settings.known_elsewhere else 0)
    return uses >= needed


def without_parts(candidates: Sequence[Counted], settings: InsightSettings) -> list[Counted]:
    """Leave out a phrase that stands (nearly) nowhere but within a longer candidate.

    A phrase that is marked as such gives way only where it never stands alone.
    """
    by_phrase = {candidate.phrase: candidate for candidate in candidates}
    parts: set[str] = set()
    for part, whole in parts_of(by_phrase, by_phrase):
        candidate, other = by_phrase[part], by_phrase[whole]
        share = 1.0 if candidate.marked else settings.part_share
        if other.older >= share * candidate.older and other.newer >= share * candidate.newer:
            parts.add(part)
    return [candidate for candidate in candidates if candidate.phrase not in parts]


def by_weight(
    places: Mapping[str, Sequence[int]], settings: InsightSettings
) -> Callable[[Counted], tuple[bool, float, int]]:
    """Return the order by weight: set phrases first, those of one weight as the text has them."""
    return lambda c: (_stands_back(c, settings), -_importance(c), places[c.phrase][0])


def _stands_back(candidate: Counted, settings: InsightSettings) -> bool:
    """Say whether a phrase only recurs, and not so often that it speaks for itself."""
    return not candidate.marked and max(candidate.older, candidate.newer) < settings.telling_uses


def _importance(candidate: Counted) -> float:
    uses = max(candidate.older, candidate.newer)
    change = abs(candidate.newer - candidate.older)
    return candidate.marked + change + 0.25 * uses + min(2.0, 0.1 * candidate.weight)
