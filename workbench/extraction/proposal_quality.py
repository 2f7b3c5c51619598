"""How proposals fare against what analysts decided: the figures by which the extraction learns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation
from workbench.settings import ExtractionSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalQuality:
    """Counts of decisions on proposals, and what follows from them; a share of nothing is None.

    ``precision`` is the share of decided proposals that were accepted or re-cut, ``recall`` the share
    of all commitments people kept that had been proposed, ``exactness`` the share of the kept ones that
    had the right length, ``overlap`` the mean overlap (0..1) of the re-cut ones with the proposal.
    """

    proposed: int
    undecided: int
    accepted: int
    recut: int
    rejected: int
    missed: int
    overlap: float | None
    type_kept: float | None
    area_kept: float | None
    reasons: Mapping[str, int] = field(default_factory=dict)
    rejected_by_type: Mapping[str, int] = field(default_factory=dict)

    @property
    def precision(self) -> float | None:
        """Return the share of decided proposals that people kept."""
        return _share(self.accepted + self.recut, self.accepted + self.recut + self.rejected)

    @property
    def recall(self) -> float | None:
        """Return the share of kept commitments that had been proposed."""
        return _share(self.accepted + self.recut, self.accepted + self.recut + self.missed)

    @property
    def exactness(self) -> float | None:
        """Return the share of kept proposals that needed no re-cutting."""
        return _share(self.accepted, self.accepted + self.recut)


def measure_proposals(
    proposals: Sequence[Commitment],
    decisions: Sequence[Annotation],
    settings: ExtractionSettings,
) -> ProposalQuality:
    """Compare proposals with the annotations of one or several coders on the same text.

    Each decision counts once, so two coders on one proposal count twice. A commitment made by hand that
    mostly overlaps a proposal counts as that proposal re-cut, not as missed. Decisions on proposals
    that are no longer made are left out.
    """
    by_id = {proposal.id: proposal for proposal in proposals}
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    rejected_types: Counter[str] = Counter()
    kept: list[tuple[Commitment, Annotation]] = []
    overlaps: list[float] = []
    decided: set[str] = set()
    for decision in decisions:
        proposal = by_id.get(decision.proposal or "")
        if decision.decision == "created":
            proposal = _nearest(proposals, decision, settings.least_overlap)
            outcome = "missed" if proposal is None else "recut"
        elif proposal is None:
            continue
        else:
            outcome = decision.decision
        counts[outcome] += 1
        if proposal is None:
            continue
        decided.add(proposal.id)
        if outcome == "rejected":
            rejected_types[proposal.type] += 1
        else:
            kept.append((proposal, decision))
        if outcome == "recut":
            overlaps.append(_overlap(proposal, decision))
        if outcome != "accepted" and decision.reason:
            reasons[decision.reason] += 1
    return ProposalQuality(
        proposed=len(proposals),
        undecided=len(proposals) - len(decided),
        accepted=counts["accepted"],
        recut=counts["recut"],
        rejected=counts["rejected"],
        missed=counts["missed"],
        overlap=sum(overlaps) / len(overlaps) if overlaps else None,
        type_kept=_agreement([(p.type, d.type) for p, d in kept]),
        area_kept=_agreement([(p.area, d.area) for p, d in kept]),
        reasons=dict(reasons.most_common()),
        rejected_by_type=dict(rejected_types.most_common()),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _agreement(pairs: Sequence[tuple[str | None, str | None]]) -> float | None:
    """Return how often a person left the machine's word; pairs without a person's word don't count."""
    said = [(machine, person) for machine, person in pairs if person is not None]
    return _share(sum(machine == person for machine, person in said), len(said))


def _overlap(proposal: Commitment, decision: Annotation) -> float:
    """Return intersection over union of the two spans; 0 for an orphan."""
    start, end = decision.anchor.start, decision.anchor.end
    if start is None or end is None:
        return 0.0
    shared = min(proposal.end, end) - max(proposal.start, start)
    return max(0, shared) / (max(proposal.end, end) - min(proposal.start, start))


def _nearest(proposals: Sequence[Commitment], decision: Annotation, least: float) -> Commitment | None:
    best = max(proposals, key=lambda proposal: _overlap(proposal, decision), default=None)
    return best if best is not None and _overlap(best, decision) >= least else None
