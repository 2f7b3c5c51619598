"""What several documents say of one plan's commitments: a report, a bulletin, whatever else there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from workbench.model.genre import SourceClass
from workbench.model.link import Candidate, Conflict, Evidence, EvidenceReport
from workbench.model.report import Report
from workbench.pipeline.judging import evidence
from workbench.settings import DEFAULTS, Settings


def evidence_from(older: Report, sources: Sequence[Report], settings: Settings = DEFAULTS) -> EvidenceReport:
    """Return, for each proposal of the older plan, the passages of all sources, best first.

    Statistics with a number to compare stand before what a government says of itself. What was promised
    again is read from the first source. ``sources`` are one or more documents.
    """
    found = [evidence(older, source, settings) for source in sources]
    if len(found) == 1:
        return _naming(found[0], sources[0].id)
    by_source = [{each.commitment: each for each in report.evidence} for report in found]
    merged = tuple(
        _merged([(source, said[each.commitment]) for source, said in zip(sources, by_source, strict=True)])
        for each in found[0].evidence
    )
    return replace(found[0], evidence=merged)


def _naming(found: EvidenceReport, source: str) -> EvidenceReport:
    return replace(
        found,
        evidence=tuple(
            replace(each, candidates=tuple(replace(c, source=source) for c in each.candidates))
            for each in found.evidence
        ),
    )


def _merged(said: Sequence[tuple[Report, Evidence]]) -> Evidence:
    """Put what the sources say of one commitment together."""
    official = {s.id for s, _ in said if s.source_class is SourceClass.OFFICIAL_STATISTICS}
    candidates = [replace(c, source=source.id) for source, each in said for c in each.candidates]
    candidates.sort(key=lambda c: (not (c.source in official and _tells(c)), -c.score))
    leading = _leading(said, candidates[0].source if candidates and _tells(candidates[0]) else "")
    return replace(leading, candidates=tuple(candidates), conflicts=tuple(_conflicts(candidates)))


def _tells(candidate: Candidate) -> bool:
    """Say whether a candidate holds a number by which the commitment is or is not kept."""
    return candidate.comparison is not None and candidate.comparison.met is not None


def _leading(said: Sequence[tuple[Report, Evidence]], first: str) -> Evidence:
    """Return the evidence whose status counts: of the number that stands first, else the first that tells.

    Where no source tells, one that holds something which can't be compared keeps the others' silence from
    being taken for a broken promise.
    """
    by_number = [each for source, each in said if source.id == first and each.suggested_status is not None]
    telling = [each for _, each in said if each.suggested_status not in (None, "no_evidence")]
    open_ = [each for _, each in said if each.suggested_status is None]
    return (*by_number, *telling, *open_, said[0][1])[0]


def _conflicts(candidates: Sequence[Candidate]) -> Iterator[Conflict]:
    """Yield where two sources give different numbers for the same planned number."""
    numbers: dict[tuple[int | None, str], Candidate] = {}
    for candidate in candidates:
        if candidate.comparison is not None and _tells(candidate):
            numbers.setdefault((candidate.comparison.planned_start, candidate.source), candidate)
    for (start, source), (other_start, other) in combinations(numbers, 2):
        one, two = numbers[start, source].comparison, numbers[other_start, other].comparison
        if one is None or two is None or start != other_start or source == other:
            continue
        if one.unit == two.unit and one.actual_value != two.actual_value:
            yield Conflict(sources=(source, other), metric=one.metric, values=(one.actual, two.actual))
