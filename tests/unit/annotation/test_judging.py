"""A judgement keeps what was said, asks for what it needs, and is changed by whom it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.builders.decisions import NEWER, OLDER, add_pair, annotation, assessment, commitment, quotation
from workbench.annotation.coding import Proposal
from workbench.annotation.judging import (
    Judging,
    adjudicate,
    adjudicate_agreed,
    agreed,
    attach_evidence,
    detach_evidence,
    edit_judgement,
    give_verdict,
    judge_each,
)
from workbench.errors import ForbiddenError, StoreError
from workbench.model.decision import Assessment, Search, Verdict
from workbench.model.roles import Actor, Role
from workbench.store.store import Store

WANG, LI = Actor("王", Role.CODER), Actor("李", Role.CODER)
HEAD, ADMIN = Actor("陈", Role.ADJUDICATOR), Actor("周", Role.ADMIN)
FIRST, SECOND = quotation("新增就业9.8万人"), quotation("完成年度目标的103%")
QUOTES = ("建成公园3个", "新增就业9.5万人以上", "改造老旧小区12公里管网")


@pytest.fixture
def noted(local: Store) -> Store:
    """Give a store with a pair of texts and three passages."""
    add_pair(local)
    local.save([annotation(f"n{at}", each) for at, each in enumerate(QUOTES)], actor="王", action="create")
    return local


def _judged(store: Store, **values: object) -> Assessment:
    (note,) = store.annotations(id="n0")
    said: dict[str, Any] = {"evidence": (FIRST,), **values}
    return give_verdict(store, WANG, note, NEWER, Verdict.FULFILLED, **said)


def test_a_judgement_is_edited_by_its_coder_and_keeps_what_it_needs(noted: Store) -> None:
    """An administrator may as well; its last quotation is not taken, and is asked for without any id."""
    edited = edit_judgement(noted, WANG, _judged(noted), rationale="有据可查")
    assert noted.assessments() == (edited,)
    assert (edited.rationale, edited.verdict) == ("有据可查", Verdict.FULFILLED)
    steps: tuple[Callable[[], object], ...] = (
        lambda: edit_judgement(noted, WANG, edited, evidence=()),
        lambda: detach_evidence(noted, WANG, edited, FIRST),
        lambda: _judged(noted, evidence=()),
    )
    for step in steps:
        with pytest.raises(StoreError, match=r"^这一结论至少需要一段引文"):
            step()
    assert edit_judgement(noted, ADMIN, edited, rationale="").rationale == ""


@pytest.mark.parametrize(
    "step",
    [
        lambda store, judgement: attach_evidence(store, LI, judgement, SECOND),
        lambda store, judgement: detach_evidence(store, LI, judgement, SECOND),
        lambda store, judgement: edit_judgement(store, LI, judgement, rationale="x"),
        lambda store, judgement: adjudicate(
            store, WANG, store.annotations(id="n0")[0], NEWER, judgement.verdict, evidence=(FIRST,)
        ),
    ],
)
def test_nobody_else_changes_it(noted: Store, step: Callable[[Store, Assessment], object]) -> None:
    """Neither its evidence nor its words; and a coder rules on nothing."""
    judgement = attach_evidence(noted, WANG, _judged(noted), SECOND)
    with pytest.raises(ForbiddenError):
        step(noted, judgement)
    assert noted.assessments() == (judgement,)


def test_a_quotation_on_the_same_passage_takes_the_place_of_the_one_before(noted: Store) -> None:
    """Others stay, in their order."""
    judgement = attach_evidence(noted, WANG, _judged(noted), SECOND)
    against = replace(FIRST, stance="contradicts")
    assert attach_evidence(noted, WANG, judgement, against).evidence == (SECOND, against)


def test_several_are_judged_each_in_its_own_way(noted: Store) -> None:
    """Proposals among stored passages, in the order they are given; proposals are accepted with it."""
    first, second = (noted.annotations(id=each)[0] for each in ("n0", "n1"))
    proposed = Proposal(document=OLDER, commitment=commitment(QUOTES[2]))
    judgings = [
        Judging(subject=first, verdict=Verdict.FULFILLED, values={"evidence": (FIRST,)}),
        Judging(subject=proposed, verdict=Verdict.NOT_ASSESSED, values={"rationale": "未查"}),
        Judging(subject=second, verdict=Verdict.PARTIAL, values={"evidence": (SECOND,)}),
    ]
    found = judge_each(noted, WANG, judgings, NEWER)
    assert [each.verdict for each in found] == [each.verdict for each in judgings]
    assert [each.rationale for each in found] == ["", "未查", ""]
    (accepted,) = (each for each in noted.annotations() if each.proposal)
    assert [each.annotation for each in found] == ["n0", accepted.id, "n1"]


@pytest.mark.parametrize(
    ("said", "extra"),
    [
        ({}, {}),
        ({"share": 0.5}, {}),
        ({"blind": True}, {}),
        ({"blind": True, "share": 0.5}, {"share": 0.5}),
    ],
)
def test_only_a_blind_judgement_says_how_large_the_round_is(
    noted: Store, said: dict[str, object], extra: dict[str, object]
) -> None:
    """Where that was said."""
    judgement = _judged(noted, **said)
    assert (judgement.blind, judgement.extra) == (bool(said.get("blind")), extra)


def test_a_judgement_may_be_against_no_document(noted: Store) -> None:
    """It is one record however often it is given, apart from those against a document."""
    (note,) = noted.annotations(id="n0")
    for verdict in (Verdict.NOT_ASSESSED, Verdict.FULFILLED):
        give_verdict(noted, WANG, note, "", verdict, evidence=(FIRST,))
    judged = _judged(noted)
    assert sorted((each.against, each.verdict) for each in noted.assessments()) == [
        ("", Verdict.FULFILLED),
        (NEWER, judged.verdict),
    ]


def test_a_ruling_needs_what_a_judgement_needs(noted: Store) -> None:
    """A quotation, or where one looked."""
    (note,) = noted.annotations(id="n0")
    with pytest.raises(StoreError, match=r"^这一结论至少需要一段引文"):
        adjudicate(noted, HEAD, note, NEWER, Verdict.FULFILLED)
    assert noted.assessments() == ()
    ruling = adjudicate(noted, HEAD, note, NEWER, Verdict.FULFILLED, evidence=(FIRST,))
    assert (ruling.coder, ruling.adjudicated, ruling.evidence) == ("陈", True, (FIRST,))


def _say(store: Store, *said: Assessment) -> None:
    for each in said:
        store.save([each], actor=each.coder, action="assessment.create")


def test_agreement_is_between_two_at_least(noted: Store) -> None:
    """One alone, and three of whom one says otherwise, are passed over; those behind them are settled."""
    _say(
        noted,
        assessment("a", "n0", "王"),
        *(assessment(f"b{who}", "n1", who) for who in ("王", "李")),
        assessment("bx", "n1", "赵", Verdict.PARTIAL),
        *(assessment(f"c{who}", "n2", who, Verdict.PARTIAL) for who in ("王", "李", "赵")),
    )
    (ruling,) = agreed(noted, OLDER, NEWER)
    assert (ruling.annotation, ruling.verdict, ruling.coder) == ("n2", Verdict.PARTIAL, "")
    (saved,) = adjudicate_agreed(noted, HEAD, OLDER, NEWER)
    assert (saved.coder, saved.adjudicated) == ("陈", True)
    assert agreed(noted, OLDER, NEWER) == ()


def test_who_has_not_judged_yet_neither_agrees_nor_disagrees(noted: Store) -> None:
    """Two of three who agree are enough, and two who both put it off settle nothing."""
    later: dict[str, Any] = {"verdict": Verdict.NOT_ASSESSED, "evidence": ()}
    _say(
        noted,
        *(assessment(f"a{who}", "n0", who, **later) for who in ("王", "李")),
        *(assessment(f"b{who}", "n1", who) for who in ("王", "李")),
        assessment("bx", "n1", "赵", **later),
    )
    assert [(each.annotation, each.verdict) for each in agreed(noted, OLDER, NEWER)] == [
        ("n1", Verdict.FULFILLED)
    ]


def test_of_searches_the_first_is_kept(noted: Store) -> None:
    """Who agrees that nothing was found may have looked in other places, or nowhere."""
    one, two = Search(queries=("公园",)), Search(queries=("绿地",))
    _say(
        noted,
        assessment("a1", "n0", "王", Verdict.NO_EVIDENCE, evidence=(), search=one),
        assessment("a2", "n0", "李", Verdict.NO_EVIDENCE, evidence=(), search=two),
        assessment("b1", "n1", "王"),
        assessment("b2", "n1", "李", search=two),
        assessment("c1", "n2", "王"),
        assessment("c2", "n2", "李"),
    )
    found = {each.annotation: each.search for each in agreed(noted, OLDER, NEWER)}
    assert found == {"n0": one, "n1": two, "n2": None}
