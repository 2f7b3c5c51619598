"""What a report or another source is called in short."""

from __future__ import annotations

from workbench.model.decision import Document
from workbench.model.document_name import document_name
from workbench.model.genre import Genre
from workbench.model.report import Report
from workbench.ui.i18n import Language, translate


def report_name(report: Report | Document, language: Language) -> str:
    """Return a report's short name: its year, or its title where the year is unknown."""
    if report.year is None:
        return document_name(report)
    return translate(language, "report.of_year", year=report.year)


def source_name(report: Report | Document, language: Language) -> str:
    """Return what a source is called in short: its year and kind, or its title where a year has several."""
    if report.genre is Genre.WORK_REPORT:
        return report_name(report, language)
    if report.year is None or report.genre.rule.several_a_year:
        return document_name(report)
    kind = translate(language, f"genre.{report.genre.value}")
    return translate(language, "judging.source_of_year", year=report.year, kind=kind)
