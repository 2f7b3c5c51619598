"""A second coder works blind on a sample nobody chose; what differs goes into a queue."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from tests.builders.decisions import PLAN, annotation, assessment
from workbench.agreement.second_coding import (
    decision_agreement,
    disagreements,
    draw_sample,
    passage_agreement,
    verdict_agreement,
    visible_to,
)
from workbench.model.decision import Verdict

IDS = st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=40)


@given(IDS, st.floats(0, 1), st.randoms())
def test_the_sample_does_not_depend_on_order(ids: list[str], share: float, random: object) -> None:
    """The same ids give the same sample in any order, of the size asked for."""
    shuffled = list(ids)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    sample = draw_sample(ids, share)
    assert sample == draw_sample(shuffled, share)
    assert len(sample) == math.ceil(len(ids) * share)
    assert set(sample) <= set(ids)


def test_another_seed_draws_another_sample() -> None:
    """A second round of coding can draw anew."""
    ids = [f"n{n}" for n in range(200)]
    assert draw_sample(ids, 0.1) != draw_sample(ids, 0.1, seed="第二轮")


def test_in_the_sample_others_are_hidden_until_one_has_judged() -> None:
    """A second coder sees the first one's verdict only after giving their own."""
    first = assessment("v1", "n1", "王")
    outside = assessment("v2", "n2", "王")
    assert visible_to("李", [first, outside], ["n1"]) == (outside,)
    own = assessment("v3", "n1", "李", Verdict.PARTIAL)
    assert visible_to("李", [first, outside, own], ["n1"]) == (first, outside, own)


def test_differing_verdicts_queue_until_somebody_rules() -> None:
    """Only real disagreements without a ruling are in the queue."""
    same = [assessment("v1", "n1", "王"), assessment("v2", "n1", "李")]
    differing = [assessment("v3", "n2", "王"), assessment("v4", "n2", "李", Verdict.PARTIAL)]
    open_one = assessment("v5", "n1", "张", Verdict.NOT_ASSESSED)
    (found,) = disagreements([*same, *differing, open_one])
    assert (found.annotation, [each.coder for each in found.judgements]) == ("n2", ["李", "王"])
    ruling = assessment("v6", "n2", "陈", adjudicated=True)
    assert disagreements([*same, *differing, ruling]) == ()


def test_verdicts_are_compared_by_commitment() -> None:
    """n counts commitments two people judged; rulings and unassessed ones do not count."""
    found = verdict_agreement(
        [
            assessment("v1", "n1", "王"),
            assessment("v2", "n1", "李", Verdict.PARTIAL),
            assessment("v3", "n2", "王"),
            assessment("v4", "n2", "李", blind=True),
            assessment("v5", "n2", "陈", adjudicated=True),
            assessment("v6", "n3", "王"),
            assessment("v7", "n3", "李", Verdict.NOT_ASSESSED),
        ]
    )
    assert (found.n, found.coders, found.observed) == (2, ("李", "王"), 0.5)


def test_blind_coding_can_be_measured_alone() -> None:
    """Units without a blind judgement can be left out."""
    judged = [assessment("v1", "n1", "王"), assessment("v2", "n1", "李")]
    blind = [assessment("v3", "n2", "王"), assessment("v4", "n2", "李", Verdict.PARTIAL, blind=True)]
    assert verdict_agreement([*judged, *blind], blind_only=True).n == 1


def test_decisions_and_passages_are_compared() -> None:
    """Agreement on what is a commitment, and on where it begins and ends."""
    team = annotation("n1", "建成公园3个", decision="accepted", proposal="c1", coder="王")
    blind = annotation("n2", "建成公园3个", decision="rejected", proposal="c1", coder="李")
    assert decision_agreement([team, blind]).observed == 0.0
    other = annotation("n3", "建成公园", coder="李")
    found = passage_agreement([team, blind, other], len(PLAN))
    assert (found.exact, found.overlapping) == (0.0, 1.0)
