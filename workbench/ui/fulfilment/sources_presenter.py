"""The documents that answer a plan, and where they give different numbers for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.model.decision import Annotation, Assessment, Document
from workbench.model.link import Conflict, EvidenceReport
from workbench.model.report import Report
from workbench.pipeline.reopening import reopened
from workbench.ui.i18n import Language
from workbench.ui.presenting.report_names import source_name
from workbench.ui.presenting.report_text import present_page
from workbench.ui.shapes.fulfilment import NumberConflict, Source


def present_sources(sources: Sequence[Report], language: Language) -> list[Source]:
    """Return the documents as the flow shows them: name, class, date, text and where its review starts."""
    return [
        {
            "id": each.id,
            "name": source_name(each, language),
            "source_class": each.source_class.value,
            "genre": each.genre.value,
            "date": _date(each),
            "page": present_page(each),
            "start": next((node.start for node in each.nodes if node.part == "review"), None),
        }
        for each in sources
    ]


def _date(report: Report) -> str:
    day = report.published_on or report.delivered_on
    return day.isoformat() if day else ""


def present_conflicts(conflicts: Sequence[Conflict]) -> list[NumberConflict]:
    """Return where two sources give different numbers, one entry for each thing they differ on."""
    by_metric: dict[str, dict[str, str]] = {}
    for each in conflicts:
        values = by_metric.setdefault(each.metric, {})
        for source, value in zip(each.sources, each.values, strict=True):
            values.setdefault(source, value)
    return [
        {
            "metric": metric,
            "values": [{"document": source, "value": value} for source, value in values.items()],
        }
        for metric, values in by_metric.items()
    ]


def speaking(found: EvidenceReport) -> Mapping[str, tuple[str, ...]]:
    """Return by commitment the documents that speak to it: surely, or with a number that can be compared."""
    return {
        each.commitment: tuple(
            dict.fromkeys(
                c.source
                for c in each.candidates
                if c.source and (c.confident or (c.comparison is not None and c.comparison.met is not None))
            )
        )
        for each in found.evidence
    }


def present_reopened(
    annotations: Iterable[Annotation],
    assessments: Iterable[Assessment],
    coder: str,
    told: Mapping[str, Sequence[str]],
    sources: Sequence[Document],
) -> dict[str, list[str]]:
    """Return by item the documents that came after the coder's own verdict and speak to it."""
    item_of = {each.id: each.proposal or each.id for each in annotations}
    speaking_to = {annotation: told.get(item, ()) for annotation, item in item_of.items()}
    own = [each for each in assessments if each.coder == coder and not each.adjudicated]
    again = reopened(own, speaking_to, sources)
    return {item_of[annotation]: list(names) for annotation, names in again.items()}
