"""Keyword in context over many reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.model.part import Part
from workbench.model.report import Node, Report
from workbench.model.span import Span

_CONTEXT = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One sentence that holds all words of a query; ``matches`` are offsets into the report's text."""

    report: str
    sentence: str
    part: Part
    heading: str | None
    start: int
    end: int
    matches: tuple[Span, ...]
    before: str
    match: str
    after: str


def find_in_context(
    reports: Sequence[Report], query: str, *, part: Part | None = None, limit: int = 200
) -> tuple[Hit, ...]:
    """Return the sentences that hold every word of ``query`` (words are parted by blanks).

    Latin letters match in either case. At most ``limit`` hits, in the order of the reports.
    """
    words = tuple(word.lower() for word in query.split())
    if not words:
        return ()
    hits = (hit for report in reports for hit in _in_report(report, words, part))
    return tuple(islice(hits, limit))


def _in_report(report: Report, words: tuple[str, ...], part: Part | None) -> Iterator[Hit]:
    lowered = report.text.lower()
    # A few letters change length when lowered (İ); then the text as it stands is searched.
    folded = lowered if len(lowered) == len(report.text) else report.text
    if not all(word in folded for word in words):
        return
    for sentence in report.sentences:
        if part is not None and sentence.part != part:
            continue
        spans = [tuple(_places(folded, word, sentence)) for word in words]
        if all(spans):
            yield _hit(report, sentence, tuple(sorted(s for found in spans for s in found)))


def _places(text: str, word: str, within: Node) -> Iterator[Span]:
    at = text.find(word, within.start, within.end)
    while at >= 0:
        yield Span(at, at + len(word))
        at = text.find(word, at + len(word), within.end)


def _hit(report: Report, sentence: Node, matches: tuple[Span, ...]) -> Hit:
    first = matches[0]
    heading = next((n.heading for n in report.ancestors(sentence) if n.heading), None)
    return Hit(
        report=report.id,
        sentence=sentence.id,
        part=sentence.part,
        heading=heading,
        start=sentence.start,
        end=sentence.end,
        matches=matches,
        before=report.text[max(0, first.start - _CONTEXT) : first.start],
        match=first.of(report.text),
        after=report.text[first.end : first.end + _CONTEXT],
    )
