"""Cite a passage of a report, or a verdict with the quotations it rests on."""

from __future__ import annotations

from datetime import UTC, datetime

from workbench.errors import ExchangeError, StoreError
from workbench.exchange.fulfilment_report import words_of
from workbench.model.decision import Assessment, Verdict
from workbench.model.document_name import document_name
from workbench.model.report import Report
from workbench.pipeline.blind_sight import check_sees_verdict
from workbench.pipeline.workspace import Workspace
from workbench.text.citing import STYLES, CitationStyle, CitedSource, citation_styles
from workbench.words.catalogue import Bilingual, word


def cited_source(report: Report) -> CitedSource:
    """Return how a report is named in a citation; a file's path is nobody's address."""
    day = report.delivered_on or report.published_on
    return CitedSource(
        id=report.id,
        title=document_name(report),
        place=report.jurisdiction or "",
        year=report.year,
        date=day.isoformat() if day else "",
        address=report.source or "",
    )


def styles_of(report: Report, language: str = "zh") -> tuple[CitationStyle, ...]:
    """Return the styles a report's passages are cited in."""
    return citation_styles(cited_source(report), language)


def cite_passage(
    report: Report,
    start: int,
    end: int,
    *,
    style: str = "gbt",
    language: str = "zh",
    accessed: str = "",
    link: str = "",
) -> str:
    """Return the citation of ``report.text[start:end]``; ``accessed`` is ISO, today where it is empty.

    Raises ExchangeError for a style that is none of ``STYLES`` or a place that is not in the text.
    """
    if not 0 <= start < end <= len(report.text):
        raise ExchangeError(
            "citing.no_such_passage", start=start, end=end, count=len(report.text), code="no-such-passage"
        )
    chosen = _chosen(report, style, language)
    return chosen.fill(
        quote=report.text[start:end], accessed=accessed or _today(), link=link, language=language
    )


def cite_verdict(
    workspace: Workspace,
    assessment: str,
    *,
    style: str = "gbt",
    language: str = "zh",
    accessed: str = "",
    link: str = "",
    coder: str | None = None,
) -> str:
    """Return the citation of a verdict: the promise, what was concluded, by whom and when, and on what.

    ``coder`` is who asks; without one a program does. Raises StoreError for an id that the store does not
    have, ExchangeError for an unknown style or where nothing was concluded, ForbiddenError where ``coder``
    is still to judge blind what the verdict is on.
    """
    given = next(iter(workspace.store.assessments(id=assessment)), None)
    if given is None:
        raise StoreError("citing.no_such_verdict", assessment=assessment, code="store.missing")
    check_sees_verdict(workspace.store, given, coder)
    if given.verdict is Verdict.NOT_ASSESSED:
        raise ExchangeError("citing.not_judged", code="no-verdict")
    [judged] = workspace.store.annotations(id=given.annotation)
    anchor = judged.anchor
    return _chosen(workspace.report(anchor.document), style, language).fill(
        quote=anchor.exact,
        said=_said(workspace, given, language),
        accessed=accessed or _today(),
        link=link,
        language=language,
    )


def _said(workspace: Workspace, given: Assessment, language: str) -> str:
    verdict = words_of(language)[given.verdict.value]
    day = (given.modified or given.created)[:10]
    found = [
        word(
            "cited.quoted",
            language,
            title=document_name(workspace.store.document(each.anchor.document)),
            quotation=each.anchor.exact,
        )
        for each in given.evidence
    ]
    quotations = word("remarks.between_remarks", language).join(found)
    rests = word("cited.rests", language, quotations=quotations) if found else ""
    return word("cited.verdict", language, verdict=verdict, coder=given.coder, day=day, rests=rests)


def _chosen(report: Report, style: str, language: str) -> CitationStyle:
    if style not in STYLES:
        known = "、".join(STYLES)
        raise ExchangeError(
            "citing.no_such_style",
            known=Bilingual(known, ", ".join(STYLES)),
            style=style,
            code="no-such-style",
        )
    return styles_of(report, language)[STYLES.index(style)]


def _today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()
