"""What one report only worded otherwise than the other: renamed terms, targets moved, stances changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Indel

from workbench.insight.folded_text import Body
from workbench.model.insight import Rewording, RewordingKind, StanceChange
from workbench.settings import InsightSettings

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CLAUSE = re.compile(r"[^，。；：！？\n、]+")
_FIRMNESS = re.compile("(左右|以上|以内|以下|超过|不低于|不少于|不超过|力争|确保|约|达到|实现|保持)")
_FIRMER = {"以上", "超过", "不低于", "不少于", "确保"}
_SOFTER = {"左右", "约", "力争"}
_YEARS = re.compile("[0-9]{4}年")
_FEWEST = 5


class _Target(NamedTuple):
    """A planned clause with one number, and the words that say how firm that is."""

    text: str
    value: float
    words: frozenset[str]


def find_rewordings(
    older: Body,
    newer: Body,
    dropped: Sequence[str],
    new: Sequence[str],
    stances: Sequence[StanceChange],
    settings: InsightSettings,
) -> tuple[Rewording, ...]:
    """Return what was worded otherwise: stances first, then renamed phrases, then targets.

    ``dropped`` and ``new`` are set phrases of one report only; a pair is a renaming where both are nearly
    one string, or where one word was put in another's place and both stand among the same words.
    """
    found = [
        Rewording(
            older_phrase=s.older_phrase,
            newer_phrase=s.newer_phrase,
            kind="stance",
            older=s.older,
            newer=s.newer,
            older_start=s.older.start,
            older_end=s.older.end,
            newer_start=s.newer.start,
            newer_end=s.newer.end,
        )
        for s in stances
    ]
    renamed = _renamed(older, newer, dropped, new, settings)
    found += [_at(older, newer, (before, after), "renamed", settings) for before, after in renamed]
    return (*found, *_moved_targets(older, newer, settings))


def _at(
    older: Body, newer: Body, phrases: tuple[str, str], kind: RewordingKind, settings: InsightSettings
) -> Rewording:
    before, after = phrases
    first, second = older.text.index(before), newer.text.index(after)
    return Rewording(
        older_phrase=before,
        newer_phrase=after,
        kind=kind,
        older=next(older.contexts(before, 1, settings.context_width)),
        newer=next(newer.contexts(after, 1, settings.context_width)),
        older_start=older.at[first],
        older_end=older.at[first + len(before) - 1] + 1,
        newer_start=newer.at[second],
        newer_end=newer.at[second + len(after) - 1] + 1,
    )


def _renamed(
    older: Body, newer: Body, dropped: Sequence[str], new: Sequence[str], settings: InsightSettings
) -> Iterator[tuple[str, str]]:
    """Yield dropped and new phrases that name one thing, each phrase once, the likeliest first."""
    scored = sorted(
        (
            (-score, before, after)
            for before in dropped
            for after in new
            if (score := _likeness(older, newer, before, after, settings)) > 0
        ),
    )
    used: set[str] = set()
    for _, before, after in scored:
        if before not in used and after not in used:
            used |= {before, after}
            yield before, after


def _likeness(older: Body, newer: Body, before: str, after: str, settings: InsightSettings) -> float:
    """Return how surely two phrases are one thing renamed, 0 where they are not."""
    if before in after or after in before:
        return 0.0
    alike = Indel.normalized_similarity(before, after)
    kept = SequenceMatcher(None, before, after, autojunk=False).find_longest_match().size
    if kept < 2 or alike < settings.least_renamed:
        return 0.0
    shared = _frames(older.text, before) & _frames(newer.text, after)
    needed = 1 if alike >= settings.surely_renamed and kept > 2 else settings.shared_frames
    return alike if len(shared) >= needed else 0.0


def _frames(text: str, phrase: str) -> set[str]:
    """Return the two signs before and the two after each place of a phrase."""
    found: set[str] = set()
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        found |= {f"{text[start - 2 : start]}_", f"_{text[end : end + 2]}"}
        start = text.find(phrase, end)
    return {frame for frame in found if len(frame) == 3 and all("一" <= c <= "鿿" for c in frame.strip("_"))}


def _moved_targets(older: Body, newer: Body, settings: InsightSettings) -> Iterator[Rewording]:
    """Yield targets whose number or firmness was changed, of one wording otherwise."""
    before, after = _targets(older), _targets(newer)
    for stem, one in before.items():
        other = after.get(stem)
        if other is None or one.text == other.text:
            continue
        yield _at(older, newer, (one.text, other.text), _direction(one, other), settings)


def _direction(one: _Target, other: _Target) -> RewordingKind:
    if one.value != other.value:
        return "strengthened" if other.value > one.value else "weakened"
    gained, lost = other.words - one.words, one.words - other.words
    return "strengthened" if gained & _FIRMER or lost & _SOFTER else "weakened"


def _targets(body: Body) -> dict[str, _Target]:
    """Return the planned numbers of a report by the words around them; the first of a kind counts."""
    found: dict[str, _Target] = {}
    for part in (node for node in body.report.sentences if node.part == "plan"):
        for clause in _CLAUSE.finditer(body.report.text, part.start, part.end):
            text = clause.group().strip()
            numbers = _NUMBER.findall(text)
            if len(numbers) != 1 or _YEARS.search(text):
                continue
            stem = _FIRMNESS.sub("", _NUMBER.sub("#", text)).removeprefix("全年")
            if len(stem) > _FEWEST and "增" in stem and text in body.text:
                words = frozenset(_FIRMNESS.findall(text))
                found.setdefault(stem, _Target(text, float(numbers[0]), words))
    return found
