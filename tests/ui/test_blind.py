"""Blind second coding: what a coder may see, and what agreement is measured on."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.agreement.second_coding import within
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.report import Report
from workbench.model.span import Span
from workbench.pipeline.blind_sight import visible_judgements, visible_notes
from workbench.pipeline.desk import Desk
from workbench.pipeline.giving_verdicts import Bench, handle_judging
from workbench.pipeline.messages import PassageMessage, as_message
from workbench.pipeline.overview import judged_pair
from workbench.pipeline.second_coding import (
    agreement_of,
    reading_sample,
    team_notes,
)
from workbench.pipeline.tagging import handle_tagging
from workbench.pipeline.workspace import Workspace

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
WANG, LI = Actor("wang"), Actor("li")
PASSAGE: PassageMessage = {"document": NEWER, "start": 200, "end": 220, "quote": "", "score": 0.9}


@pytest.fixture
def answered(desk: Desk) -> Desk:
    """Give the desk of li after wang answered twenty proposals: one in five is none."""
    proposals = [Proposal(document=OLDER, commitment=c) for c in list(desk.commitments.values())[:20]]
    actions.accept_proposals(desk.store, WANG, [p for n, p in enumerate(proposals) if n % 5])
    actions.reject_proposals(desk.store, WANG, proposals[::5])
    return desk


def tag(desk: Desk, kind: str, **values: Any) -> None:
    """Send one event of the reader."""
    handle_tagging(desk, as_message({"kind": kind, "n": 1, "client": "w", **values}), lambda _s, _e: [])


def test_blind_answers_stay_apart_from_the_teams(answered: Desk, workspace: Workspace) -> None:
    """A blind rejection changes neither the team's list nor what the overview counts."""
    store, sample = answered.store, reading_sample(answered.store, OLDER, "li", 0.5)
    assert len(sample.annotations) == 10
    documents = store.document(OLDER), store.document(NEWER)
    before = team_notes(store.annotations()), judged_pair(workspace, *documents)
    answered.blind = True
    for item in sample.annotations:
        tag(answered, "reject", item=item)
    assert (team_notes(store.annotations()), judged_pair(workspace, *documents)) == before
    assert reading_sample(store, OLDER, "li", 0.5).done == sample.annotations


def test_pain_10_agreement_on_commitments_counts_what_two_coded(answered: Desk, older: Report) -> None:
    """n are the proposals that two answered, and passages are compared where both have read."""
    sentences = [each.span for each in older.sentences]
    nobody = agreement_of(answered.store, OLDER, NEWER, sentences=sentences)
    assert (nobody.decisions.n, nobody.passages.n, nobody.passages.alpha) == (0, 0, None)
    assert nobody.decisions.undefined.en
    assert nobody.passages.undefined.en
    answered.blind = True
    sample = reading_sample(answered.store, OLDER, "li", 0.5).annotations
    for item in sample:
        tag(answered, "accept", item=item)
    found = agreement_of(answered.store, OLDER, NEWER, sentences=sentences)
    assert found.decisions.n == len(sample)
    assert found.decisions.coders == ("li", "wang")
    assert 0 < found.passages.n < len(older.text) / 4
    assert found.passages.alpha is not None


def test_recutting_blind_leaves_the_teams_borders(answered: Desk) -> None:
    """What was not coded blind before becomes the coder's own record with other borders."""
    answered.blind = True
    item = reading_sample(answered.store, OLDER, "li", 0.5).annotations[0]
    commitment = answered.commitments[item]
    tag(answered, "recut", item=item, start=commitment.start, end=commitment.end - 1)
    both = [each for each in answered.store.annotations() if each.proposal == item]
    assert {(each.coder, each.anchor.end) for each in both} == {
        ("wang", commitment.end),
        ("li", commitment.end - 1),
    }


def test_who_codes_blind_sees_no_decision_before_their_own(answered: Desk) -> None:
    """On the reading page the rest of the sample looks undecided; what is answered shows the team's."""
    store, sample = answered.store, reading_sample(answered.store, OLDER, "li", 0.5).annotations
    assert len(visible_notes(store, OLDER, "li")) == 20
    answered.blind, answered.share = True, 0.5
    tag(answered, "accept", item=sample[0])
    shown = {each.proposal for each in visible_notes(store, OLDER, "li")}
    assert sample[0] in shown
    assert not shown & set(sample[1:])
    assert len(visible_notes(store, OLDER, "wang")) == 20


def test_who_judges_blind_sees_no_verdict_before_their_own(bench: Bench) -> None:
    """Once a blind round has begun, the fulfilment page hides others' verdicts on the sample."""
    store, items = bench.desk.store, list(bench.desk.commitments)[:10]
    bench.desk.actor = WANG
    for item in items:
        handle_judging(
            bench,
            {"kind": "verdict", "item": item, "verdict": "partial", "take": PASSAGE, "n": 1, "client": "w"},
        )
    assert len(visible_judgements(store, OLDER, NEWER, "li")) == 10
    bench.desk.actor, bench.desk.share = LI, 1.0
    blind = Bench(bench.desk, bench.newer, blind=True)
    handle_judging(
        blind,
        {"kind": "verdict", "item": items[0], "verdict": "fulfilled", "take": PASSAGE, "n": 1, "client": "v"},
    )
    seen = visible_judgements(store, OLDER, NEWER, "li")
    assert {each.coder for each in seen} == {"li", "wang"}
    assert len(seen) == 2


def test_spans_are_cut_at_the_region() -> None:
    """Offsets count as if the region were all there is; what lies outside is left out."""
    region = [Span(10, 20), Span(30, 40)]
    assert within([Span(5, 12), Span(18, 33), Span(22, 28)], region) == (
        Span(0, 2),
        Span(8, 10),
        Span(10, 13),
    )
