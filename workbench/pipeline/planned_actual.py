"""What was planned and what was reported, as numbers beside a verdict, and where its quotations stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.errors import WorkbenchError
from workbench.model.commitment import Commitment
from workbench.model.decision import Assessment, Quotation
from workbench.model.document_name import cited_name
from workbench.model.figures import bounded, signed_pair
from workbench.model.link import Comparison, Evidence
from workbench.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlannedActual:
    """Two numbers of one thing as written, the planned one with its sign; empty where there is none.

    ``source`` is the document that holds the actual one.
    """

    planned: str = ""
    actual: str = ""
    source: str = ""


def numbers_beside(
    commitment: Commitment | None, found: Evidence | None, judgements: Iterable[Assessment]
) -> PlannedActual:
    """Return the pair of numbers that the quotations of a verdict hold.

    The machine may set a number against a plan only in a passage that a person quoted; what nobody quoted
    stays a proposal and is left out, and so is what somebody found not to be comparable; then the plan's own
    targets stand alone.
    """
    judgements = tuple(judgements)
    apart = {(pair.planned, pair.actual) for one in judgements for pair in one.incomparable}
    quoted = [each.anchor for one in judgements for each in one.evidence if each.anchor.start is not None]
    for candidate in found.candidates if found else ():
        compared = candidate.comparison
        if compared is None or compared.actual_start is None or compared.actual_end is None:
            continue
        if (compared.planned, compared.actual) in apart:
            continue
        for anchor in quoted:
            own = not candidate.source or candidate.source == anchor.document
            start, end = anchor.start, anchor.end
            if start is None or end is None or not own:
                continue
            if start <= compared.actual_start and compared.actual_end <= end:
                return replace(beside(compared), source=anchor.document)
    return PlannedActual("\n".join(_targets(commitment)))


def beside(compared: Comparison) -> PlannedActual:
    """Return both numbers with what they measure, the planned one with the sign of what is asked."""
    planned, actual = signed_pair(
        compared.planned, compared.planned_value, compared.actual, compared.actual_value, compared.comparator
    )
    return PlannedActual(f"{compared.metric} {planned}".strip(), f"{compared.metric} {actual}".strip())


def _targets(commitment: Commitment | None) -> list[str]:
    aims = [each for each in (commitment.quantities if commitment else ()) if each.role == "target"]
    return [f"{each.metric or ''} {bounded(each.raw, each.value, each.comparator)}".strip() for each in aims]


@dataclass(slots=True)
class Citations:
    """Name the source of a quotation: document and heading; each document is looked up once."""

    workspace: Workspace
    language: str
    _names: dict[str, str] = field(default_factory=dict)

    def __call__(self, quotation: Quotation) -> str:
        """Return where a quotation stands; a document that is gone leaves the source empty."""
        anchor = quotation.anchor
        name = self._name(anchor.document)
        if not name or anchor.start is None:
            return name
        try:
            heading = self.workspace.report(anchor.document).heading_at(anchor.start)
        except WorkbenchError:
            return name
        if not heading:
            return name
        return f"{name}，{heading}" if self.language == "zh" else f"{name}, {heading}"

    def named(self, actual: str, source: str, newer: str) -> str:
        """Return a number with its source in brackets where that is another document than the next report."""
        name = self._name(source) if actual and source not in ("", newer) else ""
        if not name:
            return actual
        return f"{actual}（{name}）" if self.language == "zh" else f"{actual} ({name})"

    def _name(self, document: str) -> str:
        if not self._names:
            known = self.workspace.documents()
            self._names = {each.id: cited_name(each, self.language) for each in known}
        return self._names.get(document, "")


def by_commitment(found: Sequence[Evidence]) -> Mapping[str, Evidence]:
    """Return evidence by the commitment it answers."""
    return {each.commitment: each for each in found}
