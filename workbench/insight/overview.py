"""How much was kept: verdicts by section, area, place and year, what was promised again, plan → review."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Assessment, Verdict
from workbench.model.link import EvidenceReport
from workbench.model.report import Report
from workbench.model.said import Said
from workbench.model.verdicts import DISPUTED, KEPT, OPEN, ROWS

Facet = Literal["section", "area", "place", "year", "type"]
ELSEWHERE = "（未分节）"
AGAIN = "再次承诺"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One accepted commitment with what decided it; ``verdict`` is None where coders disagree.

    ``answered_in`` are the sections of the later report that the quoted evidence stands in.
    """

    annotation: str
    commitment: str | None
    quote: str
    section: str
    area: str | None
    place: str | None
    year: int | None
    type: str | None
    verdict: Verdict | None
    attainment: float | None = None
    answered_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The verdicts under one value of a facet; ``counts`` names every verdict met, and ``disputed``.

    ``kept`` is the share kept in full, of those with a verdict that says something; ``weighted`` counts
    each verdict by its weight. Both are None while nothing is judged.
    """

    key: str
    total: int
    counts: Mapping[str, int]
    judged: int
    kept: float | None
    weighted: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A commitment that the next plan repeats, and how it had been judged."""

    commitment: str
    older_quote: str
    newer_quote: str
    change: Said | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One ribbon of the Sankey: ``count`` commitments from a plan section or verdict to the next stage."""

    source: str
    target: str
    stage: Literal["plan-verdict", "verdict-review"]
    count: int


def judge(
    report: Report | None,
    annotations: Iterable[Annotation],
    assessments: Iterable[Assessment],
    *,
    commitments: Iterable[Commitment] = (),
    newer: Report | None = None,
) -> tuple[Judged, ...]:
    """Return every commitment people accepted in a report with its verdict, in reading order.

    ``commitments`` are the machine's proposals, for area and type where the analyst gave none; ``newer``
    is the report the evidence is quoted from. Without a ``report`` all stand outside its sections, and
    have no place and year: enough to count verdicts.
    """
    proposals = {commitment.id: commitment for commitment in commitments}
    given: dict[str, list[Assessment]] = defaultdict(list)
    for assessment in assessments:
        given[assessment.annotation].append(assessment)
    accepted = [a for a in annotations if a.decision != "rejected" and a.anchor.start is not None]
    accepted.sort(key=lambda annotation: annotation.anchor.start or 0)
    return tuple(
        _judged(report, a, proposals.get(a.proposal or ""), ruling_of(given[a.id]), newer) for a in accepted
    )


def ruling_of(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Return what counts: the adjudication where there is one, else each coder's latest word."""
    adjudicated = [a for a in assessments if a.adjudicated]
    if adjudicated:
        return [max(adjudicated, key=lambda a: (a.modified, a.version))]
    latest: dict[str, Assessment] = {}
    for assessment in sorted(assessments, key=lambda a: (a.modified, a.version)):
        latest[assessment.coder] = assessment
    judged = [a for a in latest.values() if a.verdict != Verdict.NOT_ASSESSED]
    return judged or list(latest.values())


def _judged(
    report: Report | None,
    annotation: Annotation,
    proposal: Commitment | None,
    ruling: Sequence[Assessment],
    newer: Report | None,
) -> Judged:
    verdicts = {assessment.verdict for assessment in ruling} or {Verdict.NOT_ASSESSED}
    quoted = [q.anchor.start for a in ruling for q in a.evidence if q.anchor.start is not None]
    # What somebody found not to be comparable gives no attainment.
    attained = [a.attainment for a in ruling if a.attainment is not None and not a.incomparable]
    return Judged(
        annotation=annotation.id,
        commitment=annotation.proposal,
        quote=annotation.anchor.exact,
        section=(report and report.heading_at(annotation.anchor.start or 0)) or ELSEWHERE,
        area=annotation.area or (proposal.area if proposal else None),
        place=report.jurisdiction if report else None,
        year=report.year if report else None,
        type=annotation.type or (proposal.type if proposal else None),
        verdict=verdicts.pop() if len(verdicts) == 1 else None,
        attainment=attained[0] if attained else None,
        answered_in=tuple(dict.fromkeys(newer.heading_at(at) or ELSEWHERE for at in quoted)) if newer else (),
    )


def tally(judged: Iterable[Judged], by: Facet) -> tuple[Tally, ...]:
    """Return the verdicts counted by one facet, in the order its values are first met (years ascending)."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        value = getattr(one, by)
        groups[str(value) if value is not None else ELSEWHERE].append(one)
    keys = sorted(groups) if by == "year" else list(groups)
    return tuple(_tally(key, groups[key]) for key in keys)


def _tally(key: str, group: Sequence[Judged]) -> Tally:
    counts = Counter(one.verdict.value if one.verdict else DISPUTED for one in group)
    said = [one.verdict for one in group if one.verdict is not None and one.verdict not in OPEN]
    return Tally(
        key=key,
        total=len(group),
        counts=dict(counts),
        judged=len(said),
        kept=sum(verdict in KEPT for verdict in said) / len(said) if said else None,
        weighted=sum(ROWS[verdict].weight or 0.0 for verdict in said) / len(said) if said else None,
    )


def promised_again(judged: Iterable[Judged], evidence: EvidenceReport) -> tuple[Again, ...]:
    """Return what the next plan promises once more, with the verdict the first promise got."""
    verdicts = {one.commitment: one.verdict for one in judged if one.commitment}
    return tuple(
        Again(
            commitment=carried.older,
            older_quote=carried.older_quote,
            newer_quote=carried.newer_quote,
            change=carried.change,
            verdict=verdicts.get(carried.older, Verdict.NOT_ASSESSED),
        )
        for carried in evidence.carried_over
    )


def flow(judged: Sequence[Judged], evidence: EvidenceReport | None = None) -> tuple[Flow, ...]:
    """Return the ribbons plan section → verdict → section of the later review, widest first.

    What has no quotation but is promised again flows to ``AGAIN``; other commitments end at their verdict.
    """
    again = {carried.older for carried in evidence.carried_over} if evidence else set()
    first: Counter[tuple[str, str]] = Counter()
    second: Counter[tuple[str, str]] = Counter()
    for one in judged:
        verdict = one.verdict.value if one.verdict else DISPUTED
        first[one.section, verdict] += 1
        if one.answered_in:
            second[verdict, one.answered_in[0]] += 1
        elif one.commitment in again:
            second[verdict, AGAIN] += 1
    return (*_flows(first, "plan-verdict"), *_flows(second, "verdict-review"))


def _flows(
    counts: Counter[tuple[str, str]], stage: Literal["plan-verdict", "verdict-review"]
) -> Iterable[Flow]:
    return (
        Flow(source=source, target=target, stage=stage, count=count)
        for (source, target), count in counts.most_common()
    )
