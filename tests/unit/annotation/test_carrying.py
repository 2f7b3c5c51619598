"""What stands on a text goes with it to its corrected one: quantities, judgements, one text or all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.decisions import OLDER, PLAN, add, annotation, assessment, quotation
from tests.builders.writers import fill
from workbench.annotation import carry_document as carry
from workbench.model.decision import AnchorState, Annotation, Assessment
from workbench.model.roles import Actor, Role
from workbench.store.store import Store

LI = Actor("李", Role.CODER)
JOBS = "新增就业9.5万人以上"
AT = PLAN.index("9.5万人")
CORRECTED = f"{OLDER}@2"


@pytest.fixture
def plan(local: Store) -> Store:
    """Give a store with a text."""
    add(local, OLDER, PLAN)
    return local


@pytest.mark.parametrize(
    ("quantity", "moved", "lost"),
    [
        (
            {"raw": "9.5万人", "start": AT, "end": AT + 5},
            {"raw": "9.5万人", "start": AT + 4, "end": AT + 9},
            {"raw": "9.5万人", "start": None, "end": None},
        ),
        ({"raw": "9.5万人"}, {"raw": "9.5万人"}, {"raw": "9.5万人"}),
        (
            {"raw": "9.5万人", "start": AT, "end": None},
            {"raw": "9.5万人", "start": None, "end": None},
            {"raw": "9.5万人", "start": None, "end": None},
        ),
    ],
)
def test_a_quantity_goes_with_its_sentence_or_loses_its_place(
    plan: Store, quantity: dict[str, Any], moved: dict[str, Any], lost: dict[str, Any]
) -> None:
    """To the character where the sentence is the same; one without a place stays without."""
    plan.save([annotation("n", JOBS, quantities=(quantity,))], actor="王", action="create")
    add(plan, CORRECTED, "（定稿）" + PLAN, number=2)
    add(plan, "doubtful", "（定稿）" + PLAN.replace("以上", "左右"), report=OLDER, number=3)
    add(plan, "gone", "别的话。", report=OLDER, number=4)
    for newer, state, expected in (
        (CORRECTED, AnchorState.SHIFTED, moved),
        ("doubtful", AnchorState.FUZZY, lost),
        ("gone", AnchorState.ORPHAN, lost),
    ):
        (planned,) = carry.plan_carrying(plan, OLDER, newer)
        assert isinstance(planned.record, Annotation)
        assert (planned.record.anchor.state, planned.record.quantities) == (state, (expected,))


def test_what_is_found_again_has_no_quantity_with_a_place(plan: Store) -> None:
    """It waits to be confirmed, so nothing about it is sure."""
    add(plan, "gone", "别的话。", report=OLDER, number=2)
    add(plan, "back", "（定稿）" + PLAN, report=OLDER, number=3)
    amount = {"raw": "9.5万人", "start": AT, "end": AT + 5}
    plan.save([annotation("n", JOBS, quantities=(amount,))], actor="王", action="create")
    carry.carry_document(plan, LI, OLDER, "gone")
    carry.carry_document(plan, LI, "gone", "back")
    (note,) = plan.annotations()
    assert (note.anchor.state, note.quantities[0]["start"]) == (AnchorState.FUZZY, None)


def test_a_judgement_is_against_the_corrected_text_then(plan: Store) -> None:
    """Also where none of its quotations stands on it; others are not touched."""
    add(plan, "other", PLAN, year=2020)
    plan.save([annotation("n", JOBS)], actor="王", action="create")
    quoted = quotation("建成公园3个", text=PLAN, of="other")
    said = [
        assessment("v1", "n", "王", against=OLDER, evidence=(quoted,)),
        assessment("v2", "n", "王", against="other", evidence=(quoted,)),
    ]
    plan.save(said, actor="王", action="judge")
    add(plan, CORRECTED, "（定稿）" + PLAN, number=2)
    carry.carry_document(plan, LI, OLDER, CORRECTED)
    assert {each.id: each.against for each in plan.assessments()} == {"v1": CORRECTED, "v2": "other"}
    assert all(isinstance(each, Assessment) and each.evidence == (quoted,) for each in plan.assessments())


def test_one_text_is_finished_where_one_is_named(plan: Store) -> None:
    """Those of others are left for another time."""
    fill(plan, 2)
    add(plan, "more", PLAN, year=2020)
    plan.save([annotation("m", JOBS, of="more")], actor="王", action="create")
    add(plan, CORRECTED, "（更正）" + PLAN, number=2, supersedes=OLDER)
    add(plan, "more@2", "（更正）" + PLAN, year=2020, number=2, supersedes="more")
    assert [each.record.id for each in carry.finish_carrying(plan, LI, "more@2")] == ["m"]
    assert {each.anchor.document for each in plan.annotations()} == {OLDER, "more@2"}
    assert [each.record.id for each in carry.finish_carrying(plan, LI)] == ["n0", "n1"]
    assert carry.finish_carrying(plan, LI) == ()
