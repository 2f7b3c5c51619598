"""Passages of the next review that answer a promise of which nothing else is told there.

Names alone join what is worded alike; before it is said that nothing was heard of a promise, the passage
that answers it best is looked at as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from workbench.model.span import Span
from workbench.settings import TracingSettings
from workbench.tracing.likeness import Names, are_told_apart, share_told
from workbench.tracing.mentions import Mention


class Answer(NamedTuple):
    """A clause of a review that is likely to answer a promise, and the two numbers that are set side by side.

    ``planned`` is the promise's as written, ``actual`` where the reported one stands; empty and None where
    no numbers are compared.
    """

    clause: Span
    planned: str = ""
    actual: Span | None = None


Answers = Callable[[str, str], Mapping[str, Answer]]
"""Gives for a plan's report and the next one the answer of each promise that has one, by the promise's id."""


def with_answers(
    groups: Sequence[tuple[int, ...]],
    mentions: Sequence[Mention],
    names: Names,
    documents: Mapping[int, str],
    answers: Answers,
    settings: TracingSettings,
) -> list[tuple[int, ...]]:
    """Return groups of mentions with what answers their promises, where the next review holds none of them.

    ``documents`` are all reports by year. Of a clause that answers, the member that is named most like the
    promise is taken, and only where it is enough like it, or holds the number that is set beside the promise.
    """
    reviewed: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        if mention.half == "review":
            reviewed[mention.document].append(at)

    def answer_to(at: int) -> int | None:
        promise, newer = mentions[at], documents[mentions[at].year + 1]
        answer = answers(promise.document, newer).get(promise.commitment or "")
        if answer is None:
            return None
        told = [
            each
            for each in reviewed[newer]
            if _shares(mentions[each], answer.clause)
            and not are_told_apart(promise, mentions[each], settings)
        ]
        compared = next((each for each in told if _are_compared(promise, mentions[each], answer)), None)
        if compared is not None:
            return compared
        share, likest = max(((share_told(at, each, names), each) for each in told), default=(0.0, at))
        return likest if share >= settings.least_answered else None

    found: list[tuple[int, ...]] = []
    for group in groups:
        told_of = {mentions[at].year for at in group if mentions[at].half == "review"}
        unheard = [at for at in group if _is_unheard(mentions[at], told_of, documents)]
        further = {each for at in unheard if (each := answer_to(at)) is not None}
        found.append(tuple(sorted({*group, *further})))
    return found


def _is_unheard(mention: Mention, told_of: set[int], documents: Mapping[int, str]) -> bool:
    """Say whether a plan promises something of which the next report, which is there, told nothing so far."""
    next_year = mention.year + 1
    return mention.half == "plan" and next_year in documents and next_year not in told_of


def _shares(mention: Mention, clause: Span) -> bool:
    return mention.named[0] < clause.end and clause.start < mention.named[1]


def _are_compared(promise: Mention, told: Mention, answer: Answer) -> bool:
    """Say whether the two numbers that are set side by side are those of two mentions."""
    actual = answer.actual
    if actual is None:
        return False
    planned = any(each.raw == answer.planned for each in promise.quantities)
    return planned and any(each.start < actual.end and actual.start < each.end for each in told.quantities)
