"""What a report's sentences name: clauses, cut where a list goes on, each with its numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.periods import is_of_year
from workbench.measuring.years_of_sentences import spanning_sentences
from workbench.model.commitment import Commitment, Quantity
from workbench.model.report import Report
from workbench.text.lexicon import read_rows
from workbench.text.words import tokenize
from workbench.tracing.naming import names_something

_CLAUSE_END = re.compile(r"[，；。！？：\n;!?]|(?<![0-9])[,:]|[,:](?![0-9])")
_LIST = re.compile(r"、|(?<=[\u4e00-\u9fff”])(?:以及|及|和|与)(?=[\u4e00-\u9fff“])")
_SHORTEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One member of a list in a clause of the review or the plan.

    ``text`` is the member (红星广场 of 加快河西学校、红星广场建设) and ``named`` where it stands; ``of_all``
    is what the list says of it and those after it. ``start`` and ``end`` are its clause's, which is what is
    quoted. ``told`` is the clause with what follows it in the sentence up to where a verb of its own
    stands, for stages. ``measures`` are its numbers with what each is of. ``commitment`` is the proposal
    that holds the member, in a plan.
    """

    year: int
    document: str
    half: Literal["review", "plan"]
    sentence: str
    text: str
    of_all: str
    named: tuple[int, int]
    start: int
    end: int
    quote: str
    told: str
    measures: tuple[Measure, ...]
    commitment: str | None

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return the numbers as they stand in the report."""
        return tuple(each.quantity for each in self.measures)


def read_mentions(
    report: Report, commitments: Sequence[Commitment], quantities: Sequence[Quantity]
) -> tuple[Mention, ...]:
    """Return what the review and the plan name, in order; of the plan only what commitments hold."""
    if report.year is None:
        return ()
    numbers = _measures(report, sorted(quantities, key=lambda q: q.start))
    starts = [each.quantity.start for each in numbers]
    promised = sorted(commitments, key=lambda c: c.start)
    ends = [c.end for c in promised]
    found: list[Mention] = []
    for sentence in report.sentences:
        if sentence.part not in ("review", "plan"):
            continue
        clauses = _clauses(report.text, sentence.start, sentence.end)
        for at, (start, end) in enumerate(clauses):
            members = _members(report.text, start, end)
            for nth, (left, right) in enumerate(members):
                holder = _holder(promised, ends, left, right) if sentence.part == "plan" else None
                if sentence.part == "plan" and holder is None:
                    continue
                within = numbers[bisect_left(starts, left) : bisect_left(starts, right)]
                if not within and not names_something(report.text[left:right]):
                    continue
                found.append(
                    Mention(
                        year=report.year,
                        document=report.id,
                        half="review" if sentence.part == "review" else "plan",
                        sentence=sentence.id,
                        text=report.text[left:right],
                        of_all=_said_of_all(report.text, members[nth:]),
                        named=(left, right),
                        start=start,
                        end=end,
                        quote=report.text[start:end],
                        told=report.text[start : clauses[min(at + 1, len(clauses) - 1)][1]],
                        measures=tuple(within),
                        commitment=holder.id if holder else None,
                    )
                )
    return tuple(found)


def _measures(report: Report, numbers: Sequence[Quantity]) -> list[Measure]:
    """Return the numbers of a report with what each is of, and whether it is told of several years."""
    spanning = spanning_sentences(report)
    sentences = report.sentences
    starts = [each.start for each in sentences]

    def spans(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        told = index >= 0 and sentences[index].id in spanning
        return told and not is_of_year(report.text, at, report.review_year)

    return read_measures(numbers, report.text, spans, report.jurisdiction or "")


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence stand, without the marks between them."""
    found, at = [], start
    for stop in _CLAUSE_END.finditer(text, start, end):
        found.append((at, stop.start()))
        at = stop.end()
    found.append((at, end))
    return [(a, b) for a, b in found if len(text[a:b].strip()) >= _SHORTEST]


def _members(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for mark in _LIST.finditer(text, start, end):
        if _is_in_a_word(text, start, end, mark.start()):
            continue
        found.append((at, mark.start()))
        at = mark.end()
    found.append((at, end))
    return [(a, b) for a, b in found if b - a >= _SHORTEST]


def _is_in_a_word(text: str, start: int, end: int, at: int) -> bool:
    """Say whether the sign of a list at a place is part of a word of the clause: 和平发展 is no list."""
    if text[at - 1 : at + 1] not in _not_joints() and text[at : at + 2] not in _not_joints():
        return False
    return any(word.start <= at - start < word.end > word.start + 1 for word in tokenize(text[start:end]))


@cache
def _not_joints() -> frozenset[str]:
    """Return the words of which a sign of lists may be a part; 公共和私人 shows that it need not be."""
    return frozenset(row[0] for row in read_rows("tracing", "no_joints.txt"))


def _said_of_all(text: str, members: Sequence[tuple[int, int]]) -> str:
    """Return what a list says of a member and of those after it: what follows 等, else how it ends.

    Of 东站、西站等区域进行整治 that is 等区域进行整治, of 东路、西路和北山绿化 it is 绿化.
    """
    for left, right in members:
        at = text.find("等", left, right)
        if at > left:
            return text[at:right]
    words = [text[left:right] for left, right in members]
    own = tuple(row[0] for row in read_rows("tracing", "own_works.txt"))
    return words[-1] if len(words) > 1 and not any(word.endswith(own) for word in words[:-1]) else ""


def _holder(promised: Sequence[Commitment], ends: Sequence[int], start: int, end: int) -> Commitment | None:
    """Return the first commitment that shares a character with a stretch of the text."""
    at = bisect_left(ends, start + 1)
    return promised[at] if at < len(promised) and promised[at].start < end else None
