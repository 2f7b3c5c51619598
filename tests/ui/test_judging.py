"""What the fulfilment flow's events do in the store, and what it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from workbench.errors import StoreError
from workbench.model.link import Comparison
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.giving_verdicts import Bench, handle_judging
from workbench.pipeline.judging import evidence
from workbench.pipeline.messages import as_message
from workbench.ui.fulfilment.presenter import present_comparison, present_flow, present_judgements


def do(bench: Bench, kind: str, **values: Any) -> None:
    """Send one event."""
    handle_judging(bench, as_message({"kind": kind, "n": 1, "client": "window", **values}))


def item(bench: Bench, nth: int = 0) -> str:
    """Return a commitment."""
    return list(bench.desk.commitments)[nth]


PASSAGE = {"document": "yunhai-2025", "start": 200, "end": 220, "quote": "", "score": 0.9}


def test_a_verdict_without_quotation_is_refused(bench: Bench) -> None:
    """Every verdict that says something needs a passage."""
    with pytest.raises(StoreError):
        do(bench, "verdict", item=item(bench), verdict="fulfilled")
    assert bench.desk.store.assessments() == ()


def test_a_verdict_and_its_passage_are_one_action(bench: Bench) -> None:
    """Verdict, evidence and the acceptance of the proposal are undone together."""
    do(bench, "verdict", item=item(bench), verdict="partial", take=PASSAGE)
    [given] = bench.desk.store.assessments()
    assert given.verdict == "partial"
    assert given.evidence[0].anchor.exact == bench.newer.text[200:220]
    do(bench, "undo")
    assert bench.desk.store.assessments() == ()
    assert bench.desk.store.annotations() == ()


def test_evidence_before_the_verdict(bench: Bench) -> None:
    """A passage may be kept first; the verdict then stands on it."""
    do(bench, "take", item=item(bench), **PASSAGE)
    do(bench, "verdict", item=item(bench), verdict="fulfilled")
    [given] = bench.desk.store.assessments()
    assert (given.verdict, len(given.evidence)) == ("fulfilled", 1)


def test_the_same_passage_twice_is_kept_once(bench: Bench) -> None:
    """Repeating an event adds nothing."""
    for _ in range(2):
        do(bench, "take", item=item(bench), **PASSAGE)
    do(bench, "verdict", item=item(bench), verdict="fulfilled", take=PASSAGE)
    assert len(bench.desk.store.assessments()[0].evidence) == 1


def test_no_evidence_says_what_was_searched(bench: Bench) -> None:
    """Silence is recorded with the words, sections and text that were searched."""
    do(bench, "verdict", item=item(bench), verdict="no_evidence")
    [given] = bench.desk.store.assessments()
    assert given.search is not None
    assert given.search.documents == (bench.newer.id,)
    assert given.search.queries
    assert given.search.sections


def test_the_last_passage_cannot_be_taken_off(bench: Bench) -> None:
    """A verdict is never left without its quotation."""
    do(bench, "verdict", item=item(bench), verdict="fulfilled", take=PASSAGE)
    with pytest.raises(StoreError):
        do(bench, "drop", item=item(bench), document="yunhai-2025", start=200, end=220)


def test_remarks_stand_beside_the_verdict(bench: Bench) -> None:
    """Official claim, schedule and reasons are axes of their own."""
    do(bench, "note", item=item(bench), fields={"official_claim": "exceeded", "rationale": "见年报"})
    do(bench, "note", item=item(bench), fields={"schedule": "late"})
    [given] = bench.desk.store.assessments()
    assert (given.verdict, given.official_claim, given.schedule) == ("not_assessed", "exceeded", "late")
    assert given.rationale == "见年报"


def test_other_peoples_verdicts_are_shown_apart(bench: Bench) -> None:
    """Each person sees their own verdict in the flow and the others' beside it."""
    do(bench, "verdict", item=item(bench), verdict="no_evidence")
    store = bench.desk.store
    shown = present_judgements(store.annotations(), store.assessments(), "wang", "zh")
    assert shown["assessments"] == {}
    assert shown["others"][item(bench)] == [{"coder": "li", "verdict": "no_evidence"}]


def test_the_flow_lists_every_commitment_in_reading_order(bench: Bench, older: Report, newer: Report) -> None:
    """All proposals are there, with passages that stand where they say."""
    flow = present_flow(older, newer, commitments_of(older), (), evidence(older, newer), "zh")
    starts = [row["start"] for row in flow["items"] if row["start"] is not None]
    assert starts == sorted(starts)
    assert len(starts) == len(bench.desk.commitments)
    for row in flow["items"]:
        for candidate in row["candidates"]:
            assert newer.text[candidate["start"] : candidate["end"]] == candidate["text"]
            assert candidate["hit"] in candidate["before"] + candidate["hit"] + candidate["after"]


def test_a_rejected_proposal_leaves_the_flow(bench: Bench) -> None:
    """What is no commitment is not judged."""
    from workbench.annotation.actions import Proposal, reject_proposals

    proposal = Proposal(document=bench.desk.document, commitment=bench.desk.commitments[item(bench)])
    reject_proposals(bench.desk.store, bench.desk.actor, [proposal])
    shown = present_judgements(bench.desk.store.annotations(), (), "li", "zh")
    assert shown["rejected"] == [item(bench)]


def test_rates_are_shown_by_how_many_points_they_are_off() -> None:
    """2.1 % instead of 5 % growth reads −2.9 points; an amount reads as a share of what was planned."""
    rate = Comparison(
        metric="财政收入增速",
        planned="5%",
        actual="2.1%",
        planned_value=5.0,
        actual_value=2.1,
        unit="%",
        comparator="=",
        met=False,
        attainment=None,
    )
    amount = replace(rate, planned="40公里", actual="20公里", unit="公里", attainment=0.5)
    assert present_comparison(rate, "zh")["attainment"] == "−2.9 个百分点"
    assert present_comparison(amount, "zh")["attainment"] == "50.0%"
