"""Documents with footnote marks in their sentences: read without them, quoted with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.model.commitment import Quantity
from workbench.model.link import Candidate, EvidenceReport
from workbench.model.report import Report
from workbench.text.footnote_marks import Unmarked, without_marks


def unmarked(report: Report) -> tuple[Report, Unmarked]:
    """Return a report as the machine reads it, without marks, and the way back; most reports as they are."""
    plain = without_marks(report.text)
    if not plain.cuts:
        return report, plain
    starts = plain.forth_all(node.start for node in report.nodes)
    ends = plain.forth_all(node.end for node in report.nodes)
    nodes = tuple(
        [node.placed(start, end) for node, start, end in zip(report.nodes, starts, ends, strict=True)]
    )
    return replace(report, text=plain.text, nodes=nodes), plain


def marked_quantities(quantities: Iterable[Quantity], plain: Unmarked) -> tuple[Quantity, ...]:
    """Return numbers read without marks where they stand in the text with them."""
    if not plain.cuts:
        return tuple(quantities)
    return tuple([each.placed(*plain.back(each.start, each.end)) for each in quantities])


def marked_evidence(found: EvidenceReport, report: Report, plain: Unmarked) -> EvidenceReport:
    """Return evidence found without marks with the passages quoted as ``report`` prints them."""
    return replace(
        found,
        evidence=tuple(
            each._replace(candidates=tuple(_marked(one, report, plain) for one in each.candidates))
            for each in found.evidence
        ),
    )


def _marked(candidate: Candidate, report: Report, plain: Unmarked) -> Candidate:
    start, end = plain.back(candidate.start, candidate.end)
    comparison = candidate.comparison
    if comparison is not None and comparison.actual_start is not None and comparison.actual_end is not None:
        first, last = plain.back(comparison.actual_start, comparison.actual_end)
        comparison = replace(comparison, actual_start=first, actual_end=last)
    return candidate._replace(start=start, end=end, text=report.text[start:end], comparison=comparison)
