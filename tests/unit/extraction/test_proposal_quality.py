"""How proposals fare against decisions."""

from __future__ import annotations

from workbench.extraction.proposal_quality import measure_proposals
from workbench.model.commitment import Commitment
from workbench.model.decision import Anchor, Annotation, Decision
from workbench.settings import DEFAULTS


def proposal(name: str, start: int, end: int) -> Commitment:
    """Make a proposal."""
    return Commitment(
        id=name, report="r", quote="字" * (end - start), start=start, end=end, sentence="s", section=None,
        theme=None, type="measure", area="cap01",
    )  # fmt: skip


def decision(
    kind: Decision, answers: str | None, start: int | None, end: int | None, reason: str = ""
) -> Annotation:
    """Make a decision."""
    anchor = Anchor(document="r", start=start, end=end, exact="字")
    return Annotation(
        id=f"a{start}",
        anchor=anchor,
        decision=kind,
        proposal=answers,
        type="measure",
        area="cap02",
        reason=reason,
    )


PROPOSALS = [proposal("p1", 0, 10), proposal("p2", 20, 30), proposal("p3", 40, 50), proposal("p4", 60, 70)]


def test_decisions_are_counted_into_figures() -> None:
    """Accepted, re-cut, rejected, missed and undecided give precision, recall and exactness."""
    quality = measure_proposals(
        PROPOSALS,
        [
            decision("accepted", "p1", 0, 10),
            decision("recut", "p2", 20, 25, "太长"),
            decision("rejected", "p3", 40, 50, "口号"),
            decision("created", None, 100, 110),
        ],
        settings=DEFAULTS.extraction,
    )
    assert (quality.accepted, quality.recut, quality.rejected, quality.missed) == (1, 1, 1, 1)
    assert quality.undecided == 1
    assert quality.precision == 2 / 3
    assert quality.recall == 2 / 3
    assert quality.exactness == 1 / 2
    assert quality.overlap == 0.5
    assert quality.reasons == {"太长": 1, "口号": 1}
    assert quality.rejected_by_type == {"measure": 1}
    assert quality.type_kept == 1.0
    assert quality.area_kept == 0.0


def test_a_commitment_made_over_a_proposal_is_a_recut() -> None:
    """A commitment made by hand that mostly overlaps a proposal counts as that one re-cut."""
    quality = measure_proposals(PROPOSALS, [decision("created", None, 1, 10)], settings=DEFAULTS.extraction)
    assert (quality.recut, quality.missed, quality.undecided) == (1, 0, 3)


def test_without_decisions_shares_are_none() -> None:
    """A share of nothing is None rather than nought."""
    quality = measure_proposals(PROPOSALS, [], settings=DEFAULTS.extraction)
    assert (quality.precision, quality.recall, quality.exactness, quality.overlap) == (None,) * 4
    assert quality.undecided == 4


def test_decisions_on_proposals_no_longer_made_are_left_out() -> None:
    """A decision on a proposal of an older run says nothing about this one."""
    quality = measure_proposals(
        PROPOSALS, [decision("accepted", "gone", 0, 10)], settings=DEFAULTS.extraction
    )
    assert quality.accepted == 0


def test_an_orphaned_decision_overlaps_nothing() -> None:
    """A re-cut decision whose anchor was lost counts, with no overlap."""
    quality = measure_proposals(
        PROPOSALS, [decision("recut", "p1", None, None)], settings=DEFAULTS.extraction
    )
    assert (quality.recut, quality.overlap) == (1, 0.0)
