"""Wording of two reports: set phrases new, dropped and kept, and stances that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from workbench.insight.candidates import Side, collect, most_telling
from workbench.insight.counted_phrases import KIND_WEIGHT, Counted, by_weight, is_telling, without_parts
from workbench.insight.folded_text import Body, read_body, read_whole
from workbench.insight.listed_words import is_listed, listed_words
from workbench.insight.mining import mine_phrases
from workbench.insight.phrase_list import PhraseList, uses_at
from workbench.insight.phrase_trends import trend_of_counts
from workbench.insight.phrase_weight import Candidate, Weights
from workbench.insight.phrases import find_phrases
from workbench.insight.rewording import Listed, Renamings, find_renamings, find_rewordings
from workbench.insight.stances import find_stance_changes
from workbench.model.insight import Context, Phrase, Rewording, StanceChange, Wording
from workbench.model.report import Report
from workbench.settings import InsightSettings

_NAMES_AT = 30  # where names that took another's place are put


def compare_wording(
    older: Report,
    newer: Report,
    background: Sequence[Report] = (),
    *,
    settings: InsightSettings,
    weights: Weights | None = None,
) -> Wording:
    """Return the set phrases of two reports: new, dropped and kept ones, each in context.

    ``background`` are the place's other reports: they tell set phrases from chance repetitions, and a
    phrase they hold is not new. Lists are ordered by weight, the most telling first; ``weights``
    are those that ship unless given.
    """
    lists = _listed(older, newer, background, settings, weights)
    first, second = lists.bodies
    stances = find_stance_changes(first, second, settings)
    changed = find_rewordings(
        first, second, lists.whole, lists.renamings, lists.kept_marked, stances, settings
    )
    return _wording(lists, stances, changed, settings)


def count_wording(
    older: Report, newer: Report, background: Sequence[Report] = (), *, settings: InsightSettings
) -> Wording:
    """Return ``compare_wording`` for whoever only counts: no contexts, no stances, nothing that changed."""
    lists = _listed(older, newer, background, settings)
    first, second = (
        _uses_on(body, lists.read.listed, at)
        for body, at in zip(lists.bodies, lists.read.places, strict=True)
    )
    lengths = len(lists.bodies[0].text), len(lists.bodies[1].text)

    def counted(names: Sequence[str]) -> tuple[Phrase, ...]:
        return tuple([_phrase(name, first(name), second(name), (), lengths, settings) for name in names])

    return Wording(
        older=older.id,
        newer=newer.id,
        new=counted(lists.new),
        dropped=counted(lists.dropped),
        kept=counted(lists.kept),
        stances=(),
        changed=(),
    )


def _uses_on(body: Body, listed: PhraseList, places: Mapping[str, Sequence[int]]) -> Callable[[str], int]:
    """Return what counts a phrase in a text of which the places of ``listed`` are known."""
    known, searched = {**listed_words(body.text), **places}, frozenset(listed.phrases)

    def uses(phrase: str) -> int:
        if phrase in known:
            return uses_at(phrase, known[phrase])
        return 0 if phrase in searched or is_listed(phrase) else body.count(phrase)

    return uses


class _Lists(NamedTuple):
    """Both texts, the phrases to be told of them, and what tells which of these were only renamed."""

    bodies: tuple[Body, Body]
    whole: tuple[str, str]
    read: _Read
    new: Sequence[str]
    dropped: Sequence[str]
    kept: Sequence[str]
    renamings: Renamings
    kept_marked: Listed


def _listed(
    older: Report,
    newer: Report,
    background: Sequence[Report],
    settings: InsightSettings,
    weights: Weights | None = None,
) -> _Lists:
    first, second = read_body(older), read_body(newer)
    others = [read_body(report) for report in background if report.id not in (older.id, newer.id)]
    read = _read(first, second, others, settings)
    counted = _count(others, read, settings)
    whole = read_whole(older), read_whole(newer)
    tellings = _both_sides(older, newer, read, settings)
    new = _one_sided(tellings[0], second, read.places[1], whole[0], counted, weights, settings)
    dropped = _one_sided(tellings[1], first, read.places[0], whole[1], counted, weights, settings)
    kept = [c for c in counted if c.older and c.newer and is_telling(c, min(c.older, c.newer), settings)]
    renamings = find_renamings(first, second, whole, dropped, new, settings)
    recurring = [
        pair for pair in renamings.in_place() if max(first.count(pair[0]), second.count(pair[1])) > 1
    ]
    dropped = _with_names(dropped, [before for before, _ in recurring], whole[1])
    new = _with_names(new, [after for _, after in recurring], whole[0])
    weighed = [c.phrase for c in sorted(kept, key=by_weight(read.places[1], settings))]
    same, marked = renamings.same(), [c.phrase for c in kept if c.marked]
    chained = {p for p, kind in {**read.newer, **read.older}.items() if kind == "chain"}

    def first_of(phrases: Sequence[str]) -> list[str]:
        return [phrase for phrase in phrases if phrase not in same][: settings.most_phrases]

    return _Lists(
        bodies=(first, second),
        whole=whole,
        read=read,
        new=first_of(new),
        dropped=first_of(dropped),
        kept=first_of(weighed),
        renamings=renamings,
        kept_marked=Listed(marked, [phrase for phrase in marked if phrase not in chained]),
    )


def _wording(
    lists: _Lists,
    stances: tuple[StanceChange, ...],
    changed: tuple[Rewording, ...],
    settings: InsightSettings,
) -> Wording:
    named = PhraseList(dict.fromkeys(chain(lists.new, lists.dropped, lists.kept)))
    sides = [(body, named.places_in(body.text)) for body in lists.bodies]
    return Wording(
        older=lists.bodies[0].report.id,
        newer=lists.bodies[1].report.id,
        new=_phrases(lists.new, sides, 1, settings),
        dropped=_phrases(lists.dropped, sides, 0, settings),
        kept=_phrases(lists.kept, sides, 1, settings),
        stances=stances,
        changed=changed,
    )


def _phrases(
    names: Sequence[str],
    sides: Sequence[tuple[Body, Mapping[str, Sequence[int]]]],
    shown: int,
    settings: InsightSettings,
) -> tuple[Phrase, ...]:
    """Return phrases with their uses in both reports, in the context of one of them; ``sides`` have all."""
    lengths = len(sides[0][0].text), len(sides[1][0].text)
    body, places = sides[shown]
    found = []
    for phrase in names:
        older, newer = (uses_at(phrase, there.get(phrase, ())) for _, there in sides)
        starts = places.get(phrase, ())[: settings.most_contexts]
        contexts = tuple(body.contexts_from(starts, len(phrase), settings.context_width))
        found.append(_phrase(phrase, older, newer, contexts, lengths, settings))
    return tuple(found)


def _phrase(
    phrase: str,
    older: int,
    newer: int,
    contexts: tuple[Context, ...],
    lengths: tuple[int, int],
    settings: InsightSettings,
) -> Phrase:
    trend = trend_of_counts(older, newer, lengths, settings)
    return Phrase(phrase=phrase, older_count=older, newer_count=newer, contexts=contexts, trend=trend)


def _with_names(listed: Sequence[str], names: Sequence[str], elsewhere: str) -> list[str]:
    """Put names of one report that took, or lost, another's place among the telling phrases."""
    own = [name for name in dict.fromkeys(names) if name not in elsewhere]
    first = [phrase for phrase in listed if phrase not in own or phrase in listed[:_NAMES_AT]]
    return [*first[:_NAMES_AT], *(name for name in own if name not in first), *first[_NAMES_AT:]]


class _Read(NamedTuple):
    """What was read in two reports: the phrases that either marks, with their kinds, and those that recur."""

    older: Mapping[str, str]
    newer: Mapping[str, str]
    mined: dict[str, float]
    listed: PhraseList
    places: tuple[Mapping[str, Sequence[int]], Mapping[str, Sequence[int]]]


def _read(first: Body, second: Body, others: Sequence[Body], settings: InsightSettings) -> _Read:
    older, newer = find_phrases(first), find_phrases(second)
    mined = mine_phrases([first, second, *others], settings)
    listed = PhraseList({**newer, **older, **mined})
    return _Read(older, newer, mined, listed, (listed.places_in(first.text), listed.places_in(second.text)))


def both_sides(
    older: Report, newer: Report, settings: InsightSettings
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the phrases that may be new, and those that may be dropped, not yet ranked."""
    return _both_sides(older, newer, _read(read_body(older), read_body(newer), (), settings), settings)


def _both_sides(
    older: Report, newer: Report, read: _Read, settings: InsightSettings
) -> tuple[list[Candidate], list[Candidate]]:
    years = older.year, newer.year
    new = Side(read_body(newer), read_whole(older), *years, False)
    dropped = Side(read_body(older), read_whole(newer), *years, True)
    before, after = ({phrase: at[phrase] for phrase in read.mined if phrase in at} for at in read.places)
    return collect(new, after, settings), collect(dropped, before, settings)


def _one_sided(
    candidates: Sequence[Candidate],
    body: Body,
    places: Mapping[str, Sequence[int]],
    elsewhere: str,
    counted: Sequence[Counted],
    weights: Weights | None,
    settings: InsightSettings,
) -> list[str]:
    """Return the phrases of one report only, ranked; what merely recurs stands behind set phrases."""
    ranked = list(most_telling(candidates, body, settings.most_phrases, weights))
    recurring = [
        each
        for each in counted
        if not each.marked
        and not min(each.older, each.newer)
        and is_telling(each, max(each.older, each.newer), settings)
        and each.phrase in places
        and each.phrase not in elsewhere
    ]
    for each in sorted(recurring, key=by_weight(places, settings)):
        if not any(each.phrase in other or other in each.phrase for other in ranked):
            ranked.append(each.phrase)
    return ranked


def _count(others: Sequence[Body], read: _Read, settings: InsightSettings) -> list[Counted]:
    marked, mined = {**read.newer, **read.older}, read.mined
    older, newer = ({phrase: uses_at(phrase, at) for phrase, at in places.items()} for places in read.places)
    before = Counter(phrase for body in others for phrase in read.listed.listed_in(body.text))
    # Of a row of fields; called by them one by one, it takes three times as long.
    make = partial(tuple.__new__, Counted)
    counted = [
        make(
            (
                phrase,
                older.get(phrase, 0),
                newer.get(phrase, 0),
                before.get(phrase, 0),
                KIND_WEIGHT.get(marked.get(phrase, ""), 0.0),
                mined.get(phrase, 0.0),
            )
        )
        for phrase in read.listed.phrases
        if phrase in older or phrase in newer
    ]
    return without_parts(counted, settings)
