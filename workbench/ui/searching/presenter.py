"""What a search over the library found: words in their context, by report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from workbench.model.decision import Document
from workbench.model.document_name import cited_name, document_name
from workbench.model.report import Report
from workbench.pipeline.searching import Hit
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.findings import Group, Passage, to_passage

PARTS = ("review", "plan", "front", "closing", "appendix")


def hit_parts(hit: Hit, text: str) -> tuple[tuple[str, bool], ...]:
    """Return the sentence in pieces, every match marked; overlapping matches count as one."""
    parts: list[tuple[str, bool]] = []
    at = hit.start
    for span in hit.matches:
        if span.end <= at:
            continue
        start = max(at, span.start)
        parts += [(text[at:start], False), (text[start : span.end], True)]
        at = span.end
    parts.append((text[at : hit.end], False))
    return tuple(part for part in parts if part[0])


def present_hits(
    hits: Sequence[Hit], documents: Mapping[str, Document], reports: Mapping[str, Report], language: Language
) -> tuple[Group, ...]:
    """Return the hits by report, newest reports first as they come."""
    groups = []
    for report, found in groupby(hits, key=lambda hit: hit.report):
        passages = tuple(_passage(hit, reports[report], language) for hit in found)
        note = translate(language, "search.in_report", n=len(passages))
        groups.append(Group(title=report_title(documents[report], language), passages=passages, note=note))
    return tuple(groups)


def report_title(document: Document, language: Language) -> str:
    """Return place and year of a report, its title where they are unknown."""
    if document.year is None or not document.jurisdiction:
        return document_name(document)
    return translate(language, "search.report", place=document.jurisdiction, year=document.year)


def _passage(hit: Hit, report: Report, language: Language) -> Passage:
    part = translate(language, f"part.{hit.part}")
    return Passage(
        parts=hit_parts(hit, report.text),
        go=to_passage(hit.report, hit.start, hit.end),
        meta=" · ".join(each for each in (part, hit.heading) if each),
    )


def hits_data(
    hits: Sequence[Hit], documents: Mapping[str, Document], reports: Mapping[str, Report], language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the hits."""
    names = ("place", "year", "part", "heading", "sentence", "report", "start", "end")
    header = [translate(language, f"search.data_{name}") for name in names]
    rows = []
    for hit in hits:
        document, text = documents[hit.report], reports[hit.report].text[hit.start : hit.end]
        part = translate(language, f"part.{hit.part}")
        place = [document.jurisdiction or "", document.year, part, hit.heading or ""]
        rows.append([*place, text, cited_name(document, language), hit.start, hit.end])
    return header, rows
