"""How much was kept, over all that people judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

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
from workbench.model.link import EvidenceReport
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.blind_sight import Sight, sight_of
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.judging import evidence
from workbench.pipeline.successors import successors
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


@dataclass(frozen=True, slots=True)
class Answered:
    """A pair whose verdicts can be counted, and the proposals that were answered; None: nobody has begun."""

    pair: Pair
    proposals: tuple[str, ...] | None = None


def answered_pair(workspace: Workspace, older: Document, newer: Document | None, sight: Sight) -> Answered:
    """Return a pair whose verdicts can be counted, without reading its reports; as ``judged_pair``."""
    store = workspace.store
    notes = team_notes(sight.notes(store.annotations(document=older.id)))
    given = sight.verdicts(store.assessments(document=older.id, against=newer.id if newer else None))
    pair = Pair(older=older, newer=newer, judged=judge(None, notes, given))
    return Answered(pair, tuple(each.proposal for each in notes if each.proposal))


def counted_pairs(
    workspace: Workspace, places: Collection[str], counts: ProposalCounts, *, coder: str | None = None
) -> tuple[Pair, ...]:
    """Return ``answered_pairs`` with the proposals that wait; None where they were not counted yet."""
    return with_waiting(answered_pairs(workspace, places, coder=coder), counts)


def with_waiting(answered: Iterable[Answered], counts: ProposalCounts) -> tuple[Pair, ...]:
    """Return pairs with how many proposals of the plan nobody answered, as far as that is counted."""
    return tuple(
        each.pair
        if each.proposals is None
        else replace(each.pair, waiting=counts.waiting(each.pair.older, each.proposals))
        for each in answered
    )


def answered_pairs(
    workspace: Workspace, places: Collection[str], *, coder: str | None = None
) -> tuple[Answered, ...]:
    """Return the newest reports of some places beside their successors, by place and year, for their counts.

    ``places`` are names. Where nobody has begun, nothing is counted; ``coder`` as in ``judged_pair``.
    """
    begun, sight = workspace.store.annotation_counts(), sight_of(workspace.store, coder)
    return tuple(
        answered_pair(workspace, older, newer, sight)
        if older.id in begun
        else Answered(Pair(older=older, newer=newer))
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
