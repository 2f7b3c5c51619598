"""What one report only worded otherwise than the other: renamed terms, targets moved, stances changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from workbench.insight.folded_text import Body
from workbench.insight.force import find_changed_force
from workbench.insight.forms import grown_lists, qualified, same_otherwise_written, shared_start
from workbench.insight.part_renamed import (
    aims_renamed,
    epithets_changed,
    names_continued,
    plans_renamed,
    strategies_replaced,
)
from workbench.insight.phrases import quoted_phrases
from workbench.insight.successions import find_successions
from workbench.insight.targets import MovedTarget, find_moved_targets
from workbench.insight.whole_names import is_whole
from workbench.model.insight import Rewording, RewordingKind, StanceChange
from workbench.settings import InsightSettings
from workbench.text.words import cut_words

_LEAST_KEPT = 4
_ROUNDING = 1e-4  # likeness of all pairs at once is measured in single precision
_LEAST_QUOTED, _LEAST_END = 5, 3
_MOST_KEPT = 0.6


class Renamings(NamedTuple):
    """Older and newer names of one thing: those that took another's place, and those spelled otherwise.

    ``cut`` are pieces of names, alike in both reports: neither was renamed, and neither is new.
    """

    taken: tuple[tuple[str, str], ...]
    spelled: tuple[tuple[str, str], ...]
    cut: tuple[tuple[str, str], ...] = ()

    def same(self) -> frozenset[str]:
        """Return the phrases that are therefore neither new nor dropped."""
        return frozenset(_names([*self.spelled, *self.cut, *filter(_is_short_form, self.taken)]))

    def in_place(self) -> tuple[tuple[str, str], ...]:
        """Return the names that are new, each with the one in whose place it stands.

        A name with another word in it is a new name, and the former one is gone; a short form is neither.
        """
        return tuple(pair for pair in self.taken if not _is_short_form(pair))


class Listed(NamedTuple):
    """Set phrases of both reports; ``said`` are set by more than a chain."""

    kept: Sequence[str]
    said: Sequence[str]


def find_renamings(
    older: Body,
    newer: Body,
    whole: tuple[str, str],
    dropped: Sequence[str],
    new: Sequence[str],
    settings: InsightSettings,
) -> Renamings:
    """Return the names that gave way to others, given the set phrases of one report only.

    ``whole`` are both reports' folded texts. A dropped and a new phrase are one thing where both are nearly
    one string, or where one word was put in another's place and both stand among the same words.
    """
    requoted = list(_requoted(older, newer, whole))
    taken = {name for pair in requoted for name in pair}
    dropped, new = ([n for n in names if n not in taken] for names in (dropped, new))
    renamed = (
        *requoted,
        *_renamed(older, newer, dropped, new, settings),
        *names_continued(older, newer, dropped, whole),
        *plans_renamed(older, newer, whole),
        *aims_renamed(older, newer, whole),
        *strategies_replaced(older, newer, whole),
    )
    kept = [is_whole(before, older.text) and is_whole(after, newer.text) for before, after in renamed]
    return Renamings(
        tuple(compress(renamed, kept)),
        tuple(same_otherwise_written(older, newer, whole)),
        tuple(pair for pair, is_kept in zip(renamed, kept, strict=True) if not is_kept),
    )


def find_rewordings(
    older: Body,
    newer: Body,
    whole: tuple[str, str],
    renamings: Renamings,
    listed: Listed,
    stances: Sequence[StanceChange],
    settings: InsightSettings,
) -> tuple[Rewording, ...]:
    """Return what was worded otherwise: stances first, then names that gave way, forms and targets."""
    names = (
        *find_successions(older, newer, whole),
        *renamings.taken,
        *renamings.spelled,
        *grown_lists(listed.said, older, newer, whole),
        *qualified(listed.kept, older, newer, whole),
        *epithets_changed(listed.kept, older, newer, whole),
    )
    found = [
        *(_at(older, newer, pair, "renamed", settings) for pair in names),
        *(_moved(older, newer, target, settings) for target in find_moved_targets(older, newer)),
        *(_moved(older, newer, taken, settings) for taken in find_changed_force(older, newer)),
    ]
    return _told_once([_stance(stance) for stance in stances], found)


def _is_short_form(pair: tuple[str, str]) -> bool:
    """Say whether all signs of the shorter name stand in the longer one, in order (自贸试验区)."""
    short, long = sorted(pair, key=len)
    rest = iter(long)
    return all(sign in rest for sign in short)


def _names(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield what pairs name, a row as a whole and each of its members."""
    for name in (name for pair in pairs for name in pair):
        yield name
        yield from name.split("、")


def _told_once(stances: Sequence[Rewording], found: Sequence[Rewording]) -> tuple[Rewording, ...]:
    """Return the stances and what else changed, without what an earlier one tells in other words."""
    told = list(stances)
    for each in found:
        if not any(
            _within(each.older_phrase, other.older_phrase) and _within(each.newer_phrase, other.newer_phrase)
            for other in told
        ):
            told.append(each)
    return tuple(told)


def _within(one: str, other: str) -> bool:
    return one in other or other in one


def _stance(stance: StanceChange) -> Rewording:
    return Rewording(
        older_phrase=stance.older_phrase,
        newer_phrase=stance.newer_phrase,
        kind="stance",
        older=stance.older,
        newer=stance.newer,
        older_start=stance.older.start,
        older_end=stance.older.end,
        newer_start=stance.newer.start,
        newer_end=stance.newer.end,
    )


def _moved(older: Body, newer: Body, target: MovedTarget, settings: InsightSettings) -> Rewording:
    (first, last), (start, end) = target.older, target.newer
    return Rewording(
        older_phrase=older.report.text[first:last],
        newer_phrase=newer.report.text[start:end],
        kind=target.kind,
        older=older.context_at(first, last, settings.context_width),
        newer=newer.context_at(start, end, settings.context_width),
        older_start=first,
        older_end=last,
        newer_start=start,
        newer_end=end,
    )


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
        (-_shared_places(older, newer, before, after), -score, before, after)
        for before, after in _alike(dropped, new, settings)
        if (score := _likeness(older, newer, before, after, settings)) > 0
    )
    used: set[str] = set()
    for _, _, before, after in scored:
        if before not in used and after not in used:
            used |= {before, after}
            yield before, after


def _alike(
    dropped: Sequence[str], new: Sequence[str], settings: InsightSettings
) -> Iterator[tuple[str, str]]:
    """Yield the pairs that may be alike enough to be one thing; few are, so all are measured at once."""
    if dropped and new:
        least = settings.least_renamed - _ROUNDING
        likeness = cdist(dropped, new, scorer=Indel.normalized_similarity, score_cutoff=least)
        for row, column in zip(*likeness.nonzero(), strict=True):
            yield dropped[row], new[column]


def _requoted(older: Body, newer: Body, whole: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield quoted names in which one word was put in another's place (“网上…之路” → “数字…之路”).

    What stays must be most of either name, and more than either shares with any other that went or came.
    """
    gone = sorted(n for n in _quoted_pieces(older) if len(n) >= _LEAST_QUOTED and n not in whole[1])
    come = sorted(n for n in _quoted_pieces(newer) if len(n) >= _LEAST_QUOTED and n not in whole[0])
    kept = {
        (before, after): _kept_signs(before, after)
        for before in gone
        for after in come
        if len(before) == len(after)
    }
    sure = {
        pair: (_shared_words(*map(cut_words, pair)), _shared_places(older, newer, *pair))
        for pair, signs in kept.items()
        if signs
    }
    for (before, after), surety in sure.items():
        rivals = (other for pair, other in sure.items() if (pair[0] == before) != (pair[1] == after))
        if surety > max(rivals, default=(0, 0)):
            yield before, after


def _quoted_pieces(body: Body) -> frozenset[str]:
    return frozenset(piece for each in quoted_phrases(body) for piece in each.split("、"))


def _kept_signs(before: str, after: str) -> int:
    """Return how many signs two names of one length begin and end with alike, 0 where that is little."""
    head = shared_start((before, after))
    tail = shared_start((before[head:][::-1], after[head:][::-1]))
    enough = head + tail >= max(_LEAST_KEPT, _MOST_KEPT * len(before)) and max(head, tail) >= _LEAST_END
    return head + tail if enough else 0


def _likeness(older: Body, newer: Body, before: str, after: str, settings: InsightSettings) -> float:
    """Return how surely two phrases are one thing renamed, 0 where they are not."""
    if before in after or after in before:
        return 0.0
    alike = Indel.normalized_similarity(before, after)
    if alike < settings.least_renamed or (kept := _shared_words(cut_words(before), cut_words(after))) < 2:
        return 0.0
    shared = _frames(older.text, before) & _frames(newer.text, after)
    needed = 1 if alike >= settings.surely_renamed and kept > 2 else settings.shared_frames
    return alike if len(shared) >= needed else 0.0


def _shared_places(older: Body, newer: Body, before: str, after: str) -> int:
    return len(_frames(older.text, before) & _frames(newer.text, after))


def _shared_words(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many signs the words count that two phrases begin and end with alike."""
    head = shared_start((before, after))
    tail = shared_start((before[head:][::-1], after[head:][::-1]))
    return len("".join((*before[:head], *before[len(before) - tail :])))


def _frames(text: str, phrase: str) -> set[str]:
    """Return the two signs before and the two after each place of a phrase."""
    found: set[str] = set()
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        found |= {f"{text[start - 2 : start]}_", f"_{text[end : end + 2]}"}
        start = text.find(phrase, end)
    return {frame for frame in found if len(frame) == 3 and all("一" <= c <= "鿿" for c in frame.strip("_"))}
