"""Pages to print or send."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.agreement.second_coding import verdict_agreement
from workbench.difference.linear import linear_difference
from workbench.exchange.comparison_page import comparison_html
from workbench.exchange.fulfilment_report import (
    CitedSource,
    FulfilmentReport,
    Indicator,
    Judgement,
    Promise,
    Quoted,
    Section,
    fulfilment_html,
    words_of,
)
from workbench.exchange.fulfilment_sheet import fulfilment_csv, fulfilment_xlsx
from workbench.exchange.lives_page import lives_html
from workbench.insight.overview import ELSEWHERE, Judged, promised_again, tally
from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Assessment, Codebook, Document, Verdict
from workbench.model.document_name import cited_name, document_name
from workbench.model.figures import bounded, figure, percent
from workbench.model.insight import Point
from workbench.model.link import Evidence
from workbench.model.report import Report
from workbench.model.thread import Thread
from workbench.model.verdicts import DISPUTED
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.answering import answering_documents, evidence_from
from workbench.pipeline.blind_sight import sight_of
from workbench.pipeline.comparing import Compared
from workbench.pipeline.indicators_wording import Attainment, attainments, indicators
from workbench.pipeline.overview import Pair, judged_pair
from workbench.pipeline.planned_actual import Citations, by_commitment, numbers_beside
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What is known beside the verdicts, by commitment, annotation and code."""

    evidence: Mapping[str, Evidence]
    commitments: Mapping[str, Commitment]
    notes: Mapping[str, Annotation]
    areas: Mapping[str, str]
    cite: Citations
    newer: str


def comparison_page(compared: Compared, language: str = "zh") -> str:
    """Return a comparison as one HTML file that stands alone."""
    return comparison_html(
        compared.difference, compared.older, compared.newer, compared.sentences, language=language
    )


def tracked_comparison(older: Report, newer: Report, settings: Settings = DEFAULTS) -> bytes:
    """Return two whole texts as one Word document in which every change is tracked, to accept or reject."""
    from workbench.exchange.tracked_docx import tracked_docx  # noqa: PLC0415 - brings python-docx, five megabytes

    found = linear_difference(older.text, newer.text, settings.difference)
    return tracked_docx(document_name(older), document_name(newer), found)


def lives_page(
    threads: Sequence[Thread],
    documents: Sequence[Document],
    years: Sequence[int],
    place: str,
    language: str = "zh",
) -> str:
    """Return the lives of a place's promises as one HTML file that stands alone."""
    titles = {document.id: cited_name(document, language) for document in documents}
    have = {document.year for document in documents}
    axis = {year: year in have for year in years}
    return lives_html(threads, titles, axis, place, language=language)


def fulfilment_page(
    workspace: Workspace, older: Document, newer: Document, language: str = "zh", *, coder: str | None = None
) -> str:
    """Return the verdicts on a plan with their quotations as one HTML file that stands alone."""
    return fulfilment_html(fulfilment_report(workspace, older, newer, language, coder=coder), language)


def fulfilment_docx(
    workspace: Workspace, older: Document, newer: Document, language: str = "zh", *, coder: str | None = None
) -> bytes:
    """Return the verdicts on a plan with their quotations as a Word document."""
    from workbench.exchange import fulfilment_docx as word  # noqa: PLC0415 - brings python-docx, five megabytes

    return word.fulfilment_docx(fulfilment_report(workspace, older, newer, language, coder=coder), language)


def fulfilment_sheet(
    workspace: Workspace,
    older: Document,
    newer: Document,
    language: str = "zh",
    *,
    extension: str = "xlsx",
    unjudged: bool = True,
    coder: str | None = None,
) -> bytes:
    """Return the verdicts on a plan as a sheet to read, Excel or CSV by ``extension``, one line a promise."""
    write = fulfilment_xlsx if extension == "xlsx" else fulfilment_csv
    report = fulfilment_report(workspace, older, newer, language, coder=coder)
    return write(report, language, unjudged=unjudged)


def fulfilment_report(
    workspace: Workspace, older: Document, newer: Document, language: str = "zh", *, coder: str | None = None
) -> FulfilmentReport:
    """Return all that is known of a plan's fulfilment, with the judgements of every coder.

    For ``coder``, without what they are still to code blind.
    """
    pair = judged_pair(workspace, older, newer, coder=coder)
    sight = sight_of(workspace.store, coder, {older.id})
    given: dict[str, list[Assessment]] = {}
    for each in sight.verdicts(workspace.store.assessments(document=older.id, against=newer.id)):
        given.setdefault(each.annotation, []).append(each)
    everything = [each for judgements in given.values() for each in judgements]
    sources = answering_documents(workspace.documents(), older, newer)
    found = evidence_from(
        workspace.report(older.id), [workspace.report(each.id) for each in sources], workspace.settings
    )
    again = promised_again(pair.judged, found)
    facts = _Facts(
        evidence=by_commitment(found.evidence),
        commitments={each.id: each for each in proposals_of(workspace.report(older.id), workspace.settings)},
        notes={each.id: each for each in sight.notes(workspace.store.annotations(document=older.id))},
        areas=_area_names(workspace.store.codebook(), language),
        cite=Citations(workspace, language),
        newer=newer.id,
    )
    return FulfilmentReport(
        place=older.jurisdiction or "",
        year=older.year,
        older_title=cited_name(older, language),
        newer_title=cited_name(newer, language),
        fictional=older.fictional or newer.fictional,
        as_of=max((each.modified for each in everything), default="")[:10],
        total=len(pair.judged),
        judged=pair.total.judged if pair.total else 0,
        waiting=pair.waiting or 0,
        kept=pair.total.kept if pair.total else None,
        counts=dict(pair.total.counts) if pair.total else {},
        sections=_sections(pair, given, facts, words_of(language)["no_section"]),
        indicators=_indicators(workspace, older, newer, everything),
        again=tuple((each.older_quote, each.newer_quote) for each in again),
        agreement=_agreement(everything, language),
        sources=_sources(pair, given, workspace.documents(), language),
    )


def _sources(
    pair: Pair, given: Mapping[str, Sequence[Assessment]], documents: Sequence[Document], language: str
) -> tuple[CitedSource, ...]:
    """Return the documents that the report's quotations are taken from, the most quoted first."""
    spoken = (each for one in pair.judged for each in _spoken(given.get(one.annotation, ())))
    quoted = Counter(each.anchor.document for judgement in spoken for each in judgement.evidence)
    known = {each.id: each for each in documents}
    cited = (known[name] for name, _ in quoted.most_common() if name in known)
    sources = (CitedSource(cited_name(each, language), each.genre.rule.source_class) for each in cited)
    return tuple(dict.fromkeys(sources))


def _spoken(given: Sequence[Assessment]) -> list[Assessment]:
    return [each for each in given if each.verdict is not Verdict.NOT_ASSESSED]


def _sections(
    pair: Pair, given: Mapping[str, Sequence[Assessment]], facts: _Facts, elsewhere: str
) -> tuple[Section, ...]:
    found = []
    for group in tally(pair.judged, "section"):
        own = [one for one in pair.judged if (one.section or ELSEWHERE) == group.key]
        promises = tuple(_promise(one, given.get(one.annotation, ()), facts) for one in own)
        title = elsewhere if group.key == ELSEWHERE else group.key
        found.append(Section(title=title, promises=promises, counts=group.counts))
    return tuple(found)


def _area_names(codebook: Codebook | None, language: str) -> Mapping[str, str]:
    return {c.id: c.en if language == "en" else c.zh for c in codebook.codes} if codebook else {}


def _promise(one: Judged, given: Sequence[Assessment], facts: _Facts) -> Promise:
    ordered = sorted(_spoken(given), key=lambda each: (not each.adjudicated, each.coder))
    numbers = numbers_beside(
        facts.commitments.get(one.commitment or ""), facts.evidence.get(one.commitment or ""), ordered
    )
    note = facts.notes.get(one.annotation)
    return Promise(
        quote=one.quote,
        type=one.type or "",
        area=facts.areas.get(one.area or "", ""),
        verdict=one.verdict.value if one.verdict else DISPUTED,
        judgements=tuple(_judgement(each, facts.cite) for each in ordered),
        planned=numbers.planned,
        actual=facts.cite.named(numbers.actual, numbers.source, facts.newer),
        note=note.note if note else "",
    )


def _judgement(given: Assessment, cite: Citations) -> Judgement:
    search = given.search
    return Judgement(
        verdict=given.verdict.value,
        coder=given.coder,
        ruling=given.adjudicated,
        blind=given.blind,
        claim=given.official_claim.value if given.official_claim else "",
        schedule=given.schedule.value if given.schedule else "",
        evidence=tuple(Quoted(each.anchor.exact, cite(each)) for each in given.evidence),
        searched=search.queries if search and given.verdict is Verdict.NO_EVIDENCE else (),
        incomparable=tuple(f"{one.planned} / {one.actual}" for one in given.incomparable),
        rationale=given.rationale,
    )


def figure_told(point: Point) -> str:
    """Return a number as the indicators page shows it, with the sign of what is said of it."""
    return bounded(point.raw, point.value, point.comparator)


def attained_text(one: Attainment, unit: str) -> str:
    """Return the share of an amount that was reached, of rates and shares the points between."""
    if unit == "%":
        points = one.actual.value - one.target.value
        return ("+" if points > 0 else "−" if points < 0 else "") + figure(abs(points), 2)
    return "" if one.ratio is None or one.target.value < 0 else percent(one.ratio, 1)


def _indicators(
    workspace: Workspace, older: Document, newer: Document, given: Sequence[Assessment]
) -> tuple[Indicator, ...]:
    apart = {(one.planned, one.actual) for each in given for one in each.incomparable}
    found = []
    for series in indicators([workspace.report(older.id), workspace.report(newer.id)]):
        for each in attainments(series):
            if each.year == older.year and each.target.report == older.id:
                if (each.target.raw, each.actual.raw) in apart:
                    continue  # somebody found that the two do not measure the same
                found.append(
                    Indicator(
                        metric=series.metric,
                        target=figure_told(each.target),
                        actual=figure_told(each.actual),
                        attained=attained_text(each, series.unit),
                        in_points=series.unit == "%",
                        met=each.met,
                    )
                )
    return tuple(found)


def _agreement(judgements: Sequence[Assessment], language: str) -> str:
    figures = verdict_agreement(judgements)
    if figures.n == 0 or figures.alpha is None:
        return ""
    return words_of(language)["agreement"].format(n=figures.n, alpha=f"{figures.alpha:.2f}")
