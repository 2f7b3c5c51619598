"""What a search over the library found: words in their context, by report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from workbench.model.decision import Document
from workbench.model.document_name import cited_name, document_name
from workbench.pipeline.searching import Hit
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.findings import Group, Passage, to_passage

PARTS = ("review", "plan", "front", "closing", "appendix")


def marked_parts(sentence: str, matches: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """Return a sentence in pieces, the matches marked; matches stand in order and do not overlap."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in matches:
        parts += [(sentence[at:start], False), (sentence[start:end], True)]
        at = end
    parts.append((sentence[at:], False))
    return tuple(part for part in parts if part[0])


def present_hits(
    hits: Sequence[Hit], documents: Mapping[str, Document], language: Language
) -> tuple[Group, ...]:
    """Return the hits by report, newest reports first as they come."""
    groups = []
    for report, found in groupby(hits, key=lambda hit: hit.report):
        passages = tuple(_passage(hit, language) for hit in found)
        note = translate(language, "search.in_report", n=len(passages))
        groups.append(Group(title=report_title(documents[report], language), passages=passages, note=note))
    return tuple(groups)


def report_title(document: Document, language: Language) -> str:
    """Return place and year of a report, its title where they are unknown."""
    if document.year is None or not document.jurisdiction:
        return document_name(document)
    return translate(language, "search.report", place=document.jurisdiction, year=document.year)


def _passage(hit: Hit, language: Language) -> Passage:
    part = translate(language, f"part.{hit.part}")
    return Passage(
        parts=marked_parts(hit.sentence, hit.matches),
        go=to_passage(hit.report, hit.start, hit.end),
        meta=" · ".join(each for each in (part, hit.heading) if each),
    )


def hits_data(
    hits: Sequence[Hit], documents: Mapping[str, Document], language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the hits."""
    names = ("place", "year", "part", "heading", "sentence", "report", "start", "end")
    header = [translate(language, f"search.data_{name}") for name in names]
    rows = []
    for hit in hits:
        document = documents[hit.report]
        part = translate(language, f"part.{hit.part}")
        place = [document.jurisdiction or "", document.year, part, hit.heading]
        rows.append([*place, hit.sentence, cited_name(document, language), hit.start, hit.end])
    return header, rows
