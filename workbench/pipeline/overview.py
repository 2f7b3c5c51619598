"""How much was kept, over all that people judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from workbench.agreement.second_coding import team_notes
from workbench.insight.overview import (
    AGAIN,
    ELSEWHERE,
    Again,
    Facet,
    Flow,
    Judged,
    Tally,
    flow,
    judge,
    promised_again,
    tally,
)
from workbench.model.decision import Document
from workbench.model.genre import Genre
from workbench.model.link import EvidenceReport
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.blind_sight import Sight, sight_of
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.judging import evidence
from workbench.pipeline.workspace import Workspace

__all__ = ["AGAIN", "ELSEWHERE", "Again", "Facet", "Flow", "Judged", "Pair", "Tally", "tally"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The verdicts on one plan; ``newer`` is None while the next report is missing.

    ``judged`` holds what people accepted as commitments; ``waiting`` counts the proposals that nobody
    answered yet, None where they were not counted: where nobody has begun, or not yet.
    """

    older: Document
    newer: Document | None
    judged: tuple[Judged, ...] = ()
    waiting: int | None = None

    @property
    def everything(self) -> int:
        """Return how many promises could be judged: those accepted and those nobody answered yet."""
        return len(self.judged) + (self.waiting or 0)

    @property
    def total(self) -> Tally | None:
        """Return all verdicts of the plan counted, None where nothing was accepted."""
        counted = tally(self.judged, "year")
        return counted[0] if counted else None


def newest_versions(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the newest version of each report, by place and year."""
    newest: dict[str, Document] = {}
    for each in sorted(documents, key=lambda d: (d.report, d.number)):
        newest[each.report] = each
    return tuple(sorted(newest.values(), key=lambda d: (*_place_and_year(d), d.id)))


def successors(documents: Iterable[Document]) -> tuple[tuple[Document, Document | None], ...]:
    """Return each newest work report beside the same place's for the next year the library has."""
    newest = newest_versions(each for each in documents if each.genre is Genre.WORK_REPORT)
    keys = [_place_and_year(each) for each in newest]
    found = []
    for each, key in zip(newest, keys, strict=True):
        at = bisect_right(keys, key)
        same_place = at < len(newest) and newest[at].jurisdiction == each.jurisdiction
        found.append((each, newest[at] if same_place else None))
    return tuple(found)


def _place_and_year(document: Document) -> tuple[str, int]:
    return document.jurisdiction or "", document.year or 0


def judged_pair(
    workspace: Workspace, older: Document, newer: Document | None, *, coder: str | None = None
) -> Pair:
    """Return the commitments of one plan with people's verdicts against the next report.

    What ``coder`` is still to code blind counts as not judged; without one, everything counts.
    """
    store, report = workspace.store, workspace.report(older.id)
    sight = sight_of(store, coder, {older.id})
    notes = team_notes(sight.notes(store.annotations(document=older.id)))
    proposals = proposals_of(report, workspace.settings)
    answered = {each.proposal for each in notes if each.proposal}
    found = judge(
        report,
        notes,
        sight.verdicts(store.assessments(document=older.id, against=newer.id if newer else None)),
        commitments=proposals,
        newer=workspace.report(newer.id) if newer else None,
    )
    waiting = sum(each.tier == "commitment" and each.id not in answered for each in proposals)
    return Pair(older=older, newer=newer, judged=found, waiting=waiting)


def counted_pair(
    workspace: Workspace, older: Document, newer: Document | None, counts: ProposalCounts, sight: Sight
) -> Pair:
    """Return a pair whose verdicts can be counted, without reading its reports; as ``judged_pair``.

    ``waiting`` is None where the proposals of the plan are not among the ``counts`` yet.
    """
    store = workspace.store
    notes = team_notes(sight.notes(store.annotations(document=older.id)))
    given = sight.verdicts(store.assessments(document=older.id, against=newer.id if newer else None))
    waiting = counts.waiting(older, (each.proposal for each in notes if each.proposal))
    return Pair(older=older, newer=newer, judged=judge(None, notes, given), waiting=waiting)


def counted_pairs(
    workspace: Workspace, places: Collection[str], counts: ProposalCounts, *, coder: str | None = None
) -> tuple[Pair, ...]:
    """Return the newest reports of some places beside their successors, by place and year, for their counts.

    ``places`` are names. Where nobody has begun, nothing is counted; ``coder`` as in ``judged_pair``.
    """
    begun, sight = workspace.store.annotation_counts(), sight_of(workspace.store, coder)
    return tuple(
        counted_pair(workspace, older, newer, counts, sight)
        if older.id in begun
        else Pair(older=older, newer=newer)
        for older, newer in successors(workspace.offered())
        if (older.jurisdiction or "") in places
    )


def evidence_of(workspace: Workspace, pair: Pair) -> EvidenceReport | None:
    """Return what the next report says of a plan, None while it is missing."""
    if pair.newer is None:
        return None
    older, newer = workspace.report(pair.older.id), workspace.report(pair.newer.id)
    return evidence(older, newer, workspace.settings)


def plan_to_review(workspace: Workspace, pair: Pair) -> tuple[tuple[Flow, ...], tuple[Again, ...]]:
    """Return the flow from plan sections over verdicts to the review, and what is promised again."""
    found = evidence_of(workspace, pair)
    if found is None:
        return flow(pair.judged), ()
    return flow(pair.judged, found), promised_again(pair.judged, found)


def by_facet(judged: Sequence[Judged], facet: Facet) -> tuple[Tally, ...]:
    """Return the verdicts counted by section, area, place, year or type."""
    return tally(judged, facet)
