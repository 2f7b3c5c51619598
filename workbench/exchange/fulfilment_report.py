"""A plan and its fulfilment to print: verdicts with their quotations, as an HTML file that stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from workbench.exchange.verdict_colours import page_colours
from workbench.model.directions import show_in_page
from workbench.model.figures import percent, share_of
from workbench.model.genre import SourceClass
from workbench.model.verdicts import NAMES, TALLIED, kept_names, name_of
from workbench.words.catalogue import wordings

_WIDTH = 520.0


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation and what it is taken from: document and heading, empty where that is gone."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A document that quotations are taken from, and what it is worth as a source."""

    title: str
    source_class: SourceClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one coder, or the adjudicator, said of a commitment; codes, not wordings."""

    verdict: str
    coder: str
    ruling: bool = False
    blind: bool = False
    claim: str = ""
    schedule: str = ""
    evidence: tuple[Quoted, ...] = ()
    searched: tuple[str, ...] = ()
    incomparable: tuple[str, ...] = ()
    rationale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One accepted commitment; ``verdict`` is what the judgements come to, ``disputed`` where they differ.

    ``planned`` and ``actual`` are numbers as written, empty where there are none; ``note`` is the analyst's.
    """

    quote: str
    type: str
    area: str
    verdict: str
    judgements: tuple[Judgement, ...]
    planned: str = ""
    actual: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The commitments under one heading of the plan, and their verdicts counted."""

    title: str
    promises: tuple[Promise, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A number planned and reported for the plan's year; ``met`` is None where it can't be said.

    ``attained`` is a share of the target, or with ``in_points`` how many points the result is off it.
    """

    metric: str
    target: str
    actual: str
    attained: str
    met: bool | None
    in_points: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentReport:
    """Everything the printed report says; ``kept`` is a share (0..1) of ``judged``.

    ``sources`` are the documents that its quotations are in fact taken from.
    """

    place: str
    year: int | None
    older_title: str
    newer_title: str
    fictional: bool
    as_of: str
    total: int
    judged: int
    waiting: int
    kept: float | None
    counts: Mapping[str, int]
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    again: tuple[tuple[str, str], ...]
    agreement: str = ""
    sources: tuple[CitedSource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One piece of a stacked bar in the drawing's units."""

    verdict: str
    x: float
    width: float
    count: int


@cache
def words_of(language: str) -> Mapping[str, str]:
    """Return the wordings of a printed report, with what verdicts are called at the head of a line."""
    kept = kept_names(language)
    said = {k: text.replace("{kept_verdicts}", kept) for k, text in wordings("printed", language).items()}
    published = wordings("published", language)
    said |= {each.value: published[f"class_{each.value}"] for each in SourceClass}
    verdicts = {code: name_of(code, language) for code in NAMES}
    return said | {code: name if language == "zh" else name.capitalize() for code, name in verdicts.items()}


def bars(counts: Mapping[str, int], largest: int) -> tuple[Bar, ...]:
    """Return a stacked bar; the section with ``largest`` commitments fills the width."""
    found, at = [], 0.0
    for verdict in TALLIED:
        count = counts.get(verdict, 0)
        if count:
            width = _WIDTH * count / max(1, largest)
            found.append(Bar(verdict=verdict, x=round(at, 2), width=round(width, 2), count=count))
            at += width
    return tuple(found)


def summary(report: FulfilmentReport, words: Mapping[str, str]) -> str:
    """Return the findings in one sentence."""
    kept = percent(report.kept)
    wording = words["summary"] if report.judged else words["summary_none"]
    return wording.format(
        total=report.total,
        judged=report.judged,
        kept=kept,
        everything=report.total + report.waiting,
        share=share_of(report.judged, report.total + report.waiting),
        disputed=report.counts.get("disputed", 0),
        open=report.counts.get("not_assessed", 0),
        waiting=report.waiting,
    )


def heading(report: FulfilmentReport, words: Mapping[str, str]) -> str:
    """Return the title: place, year and what it is."""
    year = "" if report.year is None else str(report.year)
    return words["title"].format(place=report.place, year=year).strip()


def note_lines(report: FulfilmentReport, words: Mapping[str, str]) -> Sequence[str]:
    """Return the method note."""
    lines = [words["method_who"], words["method_evidence"], _worth(report, words), words["method_kept"]]
    return [*lines, report.agreement] if report.agreement else lines


def sources_line(report: FulfilmentReport, words: Mapping[str, str]) -> str:
    """Return where commitments and quotations are from."""
    if not report.sources:
        return words["sources_none"].format(older=report.older_title, newer=report.newer_title)
    quoted = words["source_between"].join(each.title for each in report.sources)
    return words["sources"].format(older=report.older_title, quoted=quoted)


def _worth(report: FulfilmentReport, words: Mapping[str, str]) -> str:
    """Return whose word the quotations are."""
    if not report.sources:
        return words["method_claim"]
    if all(each.source_class is SourceClass.SELF_REPORT for each in report.sources):
        return words["method_self"]
    told = (
        words["source_of_class"].format(title=each.title, kind=words[each.source_class])
        for each in report.sources
    )
    return words["method_sources"].format(told=words["source_list"].join(told))


def fulfilment_html(report: FulfilmentReport, language: str = "zh") -> str:
    """Return the report as one HTML file without scripts; every text is escaped."""
    words = words_of(language)
    environment = Environment(
        loader=PackageLoader("workbench.exchange"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_in_page,
    )
    largest = max((len(section.promises) for section in report.sections), default=1)
    return environment.get_template("fulfilment.html.j2").render(
        report=report,
        words=words,
        language=language,
        title=heading(report, words),
        sources=sources_line(report, words),
        summary=summary(report, words),
        notes=note_lines(report, words),
        verdicts=[verdict for verdict in TALLIED if report.counts.get(verdict)],
        light=page_colours(dark=False),
        dark=page_colours(dark=True),
        drawn=[(section, bars(section.counts, largest)) for section in report.sections],
    )
