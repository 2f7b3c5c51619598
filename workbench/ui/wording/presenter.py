"""Set phrases of two reports: new, gone, more or less frequent, each in its context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.model.insight import Context, Phrase, Rewording, StanceChange, Wording
from workbench.ui.i18n import Language, table, translate
from workbench.ui.presenting.findings import (
    Column,
    Filter,
    Group,
    Passage,
    Row,
    Table,
    split_at,
    to_passage,
    with_ellipsis,
)
from workbench.ui.shapes.findings import RichCell

_STOPS = str.maketrans("", "", "、，· ")
TRENDS = ("new", "dropped", "rising", "falling", "steady")


def phrases_of(wording: Wording) -> tuple[Phrase, ...]:
    """Return all phrases, those that changed before those that stayed."""
    everything = (*wording.new, *wording.dropped, *wording.kept)
    return tuple(sorted(everything, key=lambda phrase: TRENDS.index(phrase.trend)))


def present_phrases(wording: Wording, titles: tuple[str, str], language: Language) -> Table:
    """Return one row for each phrase; ``titles`` name the two reports."""
    phrases = phrases_of(wording)
    met = [trend for trend in TRENDS if any(phrase.trend == trend for phrase in phrases)]
    return Table(
        caption=translate(language, "wording.caption"),
        columns=(
            Column(id="phrase", label=translate(language, "wording.phrase"), zh=True),
            Column(id="trend", label=translate(language, "wording.trend")),
            Column(id="older", label=titles[0], num=True),
            Column(id="newer", label=titles[1], num=True),
        ),
        rows=tuple(_row(phrase, language) for phrase in phrases),
        empty=translate(language, "wording.empty"),
        filters=(
            Filter(
                column="trend",
                label=translate(language, "wording.filter"),
                options=tuple((trend, _counted(trend, phrases, language)) for trend in met),
            ),
        ),
        choosable=True,
    )


def _counted(trend: str, phrases: Sequence[Phrase], language: Language) -> str:
    number = sum(phrase.trend == trend for phrase in phrases)
    return f"{translate(language, f'wording.trend_{trend}')} {number}"


def _row(phrase: Phrase, language: Language) -> Row:
    trend: RichCell = {
        "text": translate(language, f"wording.trend_{phrase.trend}"),
        "kind": f"badge {phrase.trend}",
        "sort": TRENDS.index(phrase.trend),
    }
    cells = (phrase.phrase, trend, phrase.older_count, phrase.newer_count)
    return Row(id=phrase.phrase, cells=cells, tags={"trend": phrase.trend})


def present_contexts(
    phrase: Phrase,
    contexts: tuple[Sequence[Context], Sequence[Context]],
    titles: tuple[str, str],
    language: Language,
) -> tuple[Group, Group]:
    """Return where each of the two reports uses a phrase."""
    counts = (phrase.older_count, phrase.newer_count)
    empty = ("wording.not_in_older", "wording.not_in_newer")
    first, second = (
        Group(
            title=titles[side],
            note=translate(language, "wording.uses", n=counts[side]) if counts[side] else "",
            passages=tuple(_passage(context, (phrase.phrase,)) for context in contexts[side]),
            empty=translate(language, empty[side]),
        )
        for side in (0, 1)
    )
    return first, second


def _passage(context: Context, words: Sequence[str], **more: Any) -> Passage:
    return Passage(
        parts=split_at(with_ellipsis(context.text), words),
        go=to_passage(context.report, context.start, context.end),
        **more,
    )


def topic_name(topic: str, language: Language) -> str:
    """Return what a stance is about, with a colon; a matter that is not of our list keeps its words."""
    words = table(language)
    # The demands on a matter are called in Chinese what our own table calls them.
    noun = topic.removesuffix(table("zh")["topic.demanded"].format(noun=""))
    name = words.get(f"topic.{topic}") or words.get(f"topic.{noun}", noun)
    if noun != topic and f"topic.{topic}" not in words:
        name = translate(language, "topic.demanded", noun=name)
    return name + translate(language, "common.colon")


def present_changes(wording: Wording, titles: tuple[str, str], language: Language) -> tuple[Group, Group]:
    """Return what was put in other words, both texts beside each other: stances, then names and targets."""
    reworded = tuple(each for each in wording.changed if each.kind != "stance")
    sides = zip(
        _present_stances(wording.stances, language), _present_rewordings(reworded, language), strict=True
    )
    older, newer = ((*stances, *others) for stances, others in sides)
    note = translate(language, "wording.stances_note")
    return Group(title=titles[0], passages=older, note=note), Group(title=titles[1], passages=newer)


def _present_rewordings(
    changes: Sequence[Rewording], language: Language
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    def passage(context: Context, phrase: str, change: Rewording, kind: str) -> Passage:
        told = translate(language, f"wording.changed_{_change(change)}")
        label = told + translate(language, "common.colon")
        return _passage(context, (phrase,), title=label + phrase, kind=kind)

    return (
        tuple(passage(each.older, each.older_phrase, each, "dropped") for each in changes),
        tuple(passage(each.newer, each.newer_phrase, each, "new") for each in changes),
    )


def _change(change: Rewording) -> str:
    """Return the kind of a change; the same words with other stops are one name."""
    if change.older_phrase.translate(_STOPS) == change.newer_phrase.translate(_STOPS):
        return "respelled"
    return change.kind


def _present_stances(
    changes: Sequence[StanceChange], language: Language
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    older = tuple(
        _passage(
            each.older,
            each.older_phrase.split("、"),
            title=topic_name(each.topic, language) + each.older_phrase,
            kind="dropped",
        )
        for each in changes
    )
    newer = tuple(
        _passage(
            each.newer,
            each.newer_phrase.split("、"),
            title=topic_name(each.topic, language) + each.newer_phrase,
            kind="new",
        )
        for each in changes
    )
    return older, newer


def wording_data(
    wording: Wording, cited: Mapping[str, str], language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of all phrases with one context each; ``cited`` names the reports."""
    names = ("phrase", "trend", "older", "newer", "context", "report", "start", "end")
    header = [translate(language, f"wording.data_{name}") for name in names]
    rows = []
    for each in phrases_of(wording):
        first = each.contexts[0] if each.contexts else None
        place = (
            [first.text, cited.get(first.report, ""), first.start, first.end]
            if first
            else ["", "", None, None]
        )
        trend = translate(language, f"wording.trend_{each.trend}")
        rows.append([each.phrase, trend, each.older_count, each.newer_count, *place])
    return header, rows
