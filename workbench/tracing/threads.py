"""Trace every promise of a place's reports over the years."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from workbench.measuring.equivalent_metrics import trim_metric
from workbench.model.commitment import Commitment, Quantity
from workbench.model.report import Report
from workbench.model.thread import Thread, ThreadDecision, ThreadEvent
from workbench.settings import AlignmentSettings, TracingSettings
from workbench.text.words import tokenize
from workbench.tracing.answered import Answers, with_answers
from workbench.tracing.decided import Group, apply_decisions
from workbench.tracing.events import tell_events
from workbench.tracing.grouping import group_mentions, merge_groups
from workbench.tracing.likeness import Rarity, likely_pairs, weigh_names
from workbench.tracing.mentions import Mention, read_mentions
from workbench.tracing.metrics import group_metrics, name_of

_MARKS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"))
_RATES = ("%", "‰", "个百分点", "百分点")
_SHORTEST_NAME = 3
_LONGEST_REST = 8  # 力争, 达到, 左右: how a number is put
_MARKED = 16  # what stands in marks is no longer, as a rule
_MOST = 0.5  # of its mentions that tell a number make a life that number's
_GROWTH = re.compile("(?:增速|增长率|增长|变动)$")
_PUSHED = re.compile("^(?:加快|推进|推动|实施|完善|健全|加强|强化|提高|提升|深化|做好|抓好|确保|进一步)+")
_JUDGED = ("done", "missed", "target_raised", "target_lowered")
_LEVELS = ("平等", "同等", "高等", "中等", "初等", "一等", "二等", "三等")


@dataclass(frozen=True, slots=True)
class Grouped:
    """The mentions of one place's reports with the groups that the machine makes of them, and their threads.

    ``documents`` maps a year to its report, ``reviews`` a report to the text of its review; ``threads`` a
    group to its thread, where it is a life. ``comparing`` says when a number counts as reached.
    """

    mentions: tuple[Mention, ...]
    documents: Mapping[int, str]
    reviews: Mapping[str, str]
    groups: tuple[Group, ...]
    threads: Mapping[Group, Thread]
    comparing: AlignmentSettings


def group_promises(
    reports: Sequence[Report],
    commitments: Mapping[str, Sequence[Commitment]],
    quantities: Mapping[str, Sequence[Quantity]],
    *,
    rarity: Rarity,
    too_broad: Collection[str],
    answers: Answers,
    settings: TracingSettings,
    comparing: AlignmentSettings,
) -> Grouped:
    """Return what the reports of one place say of each promise, before people's words; the long part.

    ``commitments`` and ``quantities`` map a report's id to what it proposes and counts. One report a year
    counts, the last given.
    """
    by_year = {report.year: report for report in reports if report.year is not None}
    documents = {year: report.id for year, report in by_year.items()}
    mentions = tuple(
        mention
        for _, report in sorted(by_year.items())
        for mention in read_mentions(report, commitments[report.id], quantities[report.id])
    )
    if not mentions:
        return Grouped((), documents, {}, (), {}, comparing)
    reviews = {report.id: _review_of(report) for report in by_year.values()}
    names = weigh_names(mentions, len(by_year), rarity, settings)
    by_name = group_mentions(likely_pairs(mentions, names, settings), names, settings)
    alike = merge_groups(by_name, group_metrics(mentions, too_broad, settings), settings)
    groups = with_answers(alike, mentions, names, documents, answers, settings)
    threads = {
        group: _thread(told, documents, reviews, comparing)
        for group in groups
        if _is_a_life(told := [mentions[at] for at in group])
    }
    return Grouped(mentions, documents, reviews, tuple(groups), threads, comparing)


def tell_threads(grouped: Grouped, decisions: Sequence[ThreadDecision] = ()) -> tuple[Thread, ...]:
    """Return the threads as people joined and split them, those of most events first.

    A thread holds at least one promise and one passage more, unless people split it off. Only groups that
    people's words change are told anew.
    """
    decided = apply_decisions(grouped.groups, grouped.mentions, decisions)
    threads: list[Thread] = []
    for group in decided.groups:
        by_hand = not decided.spoken_of.isdisjoint(group)
        told = grouped.threads.get(group)
        if by_hand:
            own_mentions = [grouped.mentions[at] for at in group]
            own = told or _thread(own_mentions, grouped.documents, grouped.reviews, grouped.comparing)
            threads.append(replace(own, by_hand=True))
        elif told is not None:
            threads.append(told)
    return tuple(sorted(threads, key=lambda thread: (-len(thread.events), thread.first, thread.id)))


def _is_a_life(mentions: Sequence[Mention]) -> bool:
    """Say whether something was promised, and told of in another clause too."""
    clauses = {(mention.document, mention.start) for mention in mentions}
    return len(clauses) > 1 and any(mention.half == "plan" for mention in mentions)


def _review_of(report: Report) -> str:
    """Return what a report looks back on, a line a sentence."""
    return "\n".join(report.text_of(each) for each in report.sentences if each.part == "review")


def _thread(
    mentions: Sequence[Mention],
    documents: Mapping[int, str],
    reviews: Mapping[str, str],
    comparing: AlignmentSettings,
) -> Thread:
    first = next((mention for mention in mentions if mention.half == "plan"), mentions[0])
    title = _title(first, mentions)
    # No review is silent of what stands in it by name, even where nothing is told that could be of this.
    events = tuple(
        event
        for event in _once(tell_events(mentions, documents, comparing))
        if event.kind != "silent" or _bare(title) not in reviews[event.document]
    )
    digest = hashlib.sha256(f"{first.document}\0{first.start}\0{first.text}".encode()).hexdigest()
    return Thread(
        id=digest[:12],
        title=title,
        first=events[0].year,
        last=events[-1].year,
        events=events,
    )


def _bare(title: str) -> str:
    """Return a title without the verb of a plan that it begins with, where enough of a name is left."""
    bare = _PUSHED.sub("", title)
    return bare if len(bare) > _SHORTEST_NAME else title


def _once(events: Sequence[ThreadEvent]) -> tuple[ThreadEvent, ...]:
    """Leave out what a list of like members says twice in one clause: it tells what any of them tells.

    Of 收入达12亿元、增长7.9% the second says whether the growth that was promised came.
    """
    kept: dict[tuple[str, int | None, int], ThreadEvent] = {}
    for event in events:
        key = (event.document, event.start, event.year)
        first = kept.get(key)
        if first is None or event.start is None:
            kept[key] = event
            continue
        kind = event.kind if event.kind in _JUDGED and first.kind not in _JUDGED else first.kind
        kept[key] = replace(first, kind=kind, names=tuple(sorted({*first.names, *event.names})))
    return tuple(kept.values())


def _title(first: Mention, mentions: Sequence[Mention]) -> str:
    """Return what the first promise has in common with most others, its own words where that is little."""
    commons: Counter[str] = Counter()
    for mention in mentions:
        if mention is not first:
            match = SequenceMatcher(None, first.text, mention.text, autojunk=False).find_longest_match()
            commons[first.text[match.a : match.a + match.size]] += 1
    if named := _metric_of(first) or _common_metric(mentions):
        return named
    best = max(commons, key=lambda common: (commons[common] * min(len(common), 12), common), default="")
    if len(best) <= 2:
        return first.text.strip()
    part = first.text[slice(*_whole_marks(*_whole_words(best, first.text), first.text))].strip("的 ")
    part = (part if part[-2:] in _LEVELS else part.removesuffix("等")).removeprefix("等")
    named = part if len(_PUSHED.sub("", part)) >= _SHORTEST_NAME else first.text.strip().removeprefix("等")
    inner = named[1:-1]
    return inner if (named[0], named[-1]) in _MARKS and named[-1] not in inner else named


def _common_metric(mentions: Sequence[Mention]) -> str:
    """Return what most numbers of a life are of, as it is most often called; empty where they differ."""
    told = [
        (name_of(metric), _without_growth(metric))
        for mention in mentions
        for metric in {q.metric for q in mention.quantities if q.metric and q.role != "descriptor"}
    ]
    counted = Counter(name for name, _ in told)
    longest = {name: len(shown) for name, shown in sorted(told, key=lambda each: len(each[1]))}
    # Of names that are told as often, the one that tells more: 新签约亿元以上项目, not 新签约.
    name = max(counted, key=lambda each: (counted[each], longest[each], each), default="")
    if counted[name] < _MOST * len(mentions):
        return ""
    called = Counter(trim_metric(shown) for core, shown in told if core == name)
    best = max(called, key=lambda shown: (called[shown], len(shown), shown))
    return best if len(best) >= _SHORTEST_NAME else ""


def _without_growth(metric: str) -> str:
    return _GROWTH.sub("", metric)


def _metric_of(first: Mention) -> str:
    """Return what the number of a promise is of, where the promise is little more than that number.

    城镇化率达到58% is called 城镇化率: the target moves, and stands in the events.
    """
    told = [q for q in first.quantities if q.role == "target" and q.unit in _RATES]
    name = trim_metric(told[0].metric or "") if len(told) == 1 else ""
    rest = first.text.replace(name, "", 1).replace(told[0].raw, "", 1) if name in first.text and name else ""
    return name if len(name) >= _SHORTEST_NAME and rest and len(rest) <= _LONGEST_REST else ""


def _whole_words(part: str, text: str) -> tuple[int, int]:
    """Return where a part of a text stands, as far as the words reach in which it begins and ends."""
    start = text.index(part)
    end = start + len(part)
    held = [word for word in tokenize(text) if word.start < end and word.end > start]
    return held[0].start, held[-1].end


def _whole_marks(start: int, end: int, text: str) -> tuple[int, int]:
    """Return a part of a text with both of each pair of quotation marks, or with neither."""
    for opening, closing in _MARKS:
        part = text[start:end]
        if part.rfind(opening) > part.rfind(closing):
            closed = text.find(closing, end, end + _MARKED)
            end = closed + 1 if closed >= 0 else start + part.rfind(opening)
        part = text[start:end]
        if closing in part and part.find(closing) < (part.find(opening) if opening in part else len(part)):
            opened = text.rfind(opening, max(0, start - _MARKED), start)
            start = opened if opened >= 0 else start + part.find(closing) + 1
    return start, end
