"""Who may do what to a text and what stands on it, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders.as_shipped import make_anchor
from tests.builders.decisions import (
    NEWER,
    OLDER,
    PLAN,
    add_pair,
    annotation,
    commitment,
    document,
    quotation,
)
from workbench.annotation import carry_document as carry
from workbench.annotation import coding, linking
from workbench.annotation import keep_documents as keep
from workbench.annotation.judging import give_verdict
from workbench.annotation.mark_everywhere import mark_everywhere
from workbench.annotation.undo_actions import redo, undo
from workbench.errors import ForbiddenError
from workbench.model.decision import Anchor, AnchorState, Annotation, Verdict
from workbench.model.roles import Actor, Role
from workbench.store.store import Store

READER, WANG, ADMIN = Actor("王", Role.READER), Actor("王", Role.CODER), Actor("陈", Role.ADMIN)
ONE, TWO = make_anchor(OLDER, PLAN, 0, 4), quotation("新增就业9.8万人").anchor
CORRECTED = f"{OLDER}@2"

JOBS = "新增就业9.5万人以上"
PROPOSAL = coding.Proposal(document=OLDER, commitment=commitment(JOBS))
BOUNDS = PLAN.index(JOBS), PLAN.index(JOBS) + 4


def _waiting(store: Store) -> tuple[Annotation, Anchor]:
    (note,) = store.annotations(id="f1")
    return note, note.anchor


STEPS: dict[str, Callable[[Store, Actor], object]] = {
    "add": lambda store, actor: carry.add_version(
        store, actor, document(CORRECTED, supersedes=OLDER), b"x", PLAN + "。"
    ),
    "add first": lambda store, actor: carry.add_version(store, actor, document("more", year=2020), b"x", "x"),
    "finish": carry.finish_carrying,
    "archive": lambda store, actor: keep.archive_document(store, actor, OLDER),
    "remove": lambda store, actor: keep.remove_document(store, actor, OLDER),
    "correct": lambda store, actor: keep.correct_document(
        store, actor, store.document(OLDER), {"title": "新"}
    ),
    "link": lambda store, actor: linking.decide_link(store, actor, ONE, TWO, linked=True),
    "links": lambda store, actor: linking.decide_links(store, actor, [(ONE, TWO)], linked=True),
    "promise": lambda store, actor: linking.decide_promise(store, actor, [(ONE, TWO)], together=True),
    "task": lambda store, actor: linking.decide_tasks(store, actor, [(ONE, TWO)], linked=True),
    "judge": lambda store, actor: give_verdict(
        store, actor, store.annotations(id="n1")[0], NEWER, Verdict.NOT_ASSESSED
    ),
    "edit": lambda store, actor: coding.edit(store, actor, store.annotations(id="n1"), area="jobs"),
    "recut": lambda store, actor: coding.recut(store, actor, store.annotations(id="n1")[0], 0, 4),
    "recut proposal": lambda store, actor: coding.recut(store, actor, PROPOSAL, *BOUNDS),
    "accept": lambda store, actor: coding.accept_proposals(store, actor, [PROPOSAL]),
    "reject": lambda store, actor: coding.reject_proposals(store, actor, [PROPOSAL]),
    "create": lambda store, actor: coding.create_commitment(store, actor, OLDER, 0, 4),
    "tag": lambda store, actor: coding.tag_many(store, actor, store.annotations(id="n1"), add=("x",)),
    "delete nothing": lambda store, actor: coding.remove(store, actor, ()),
    "confirm": lambda store, actor: carry.confirm_anchor(store, actor, *_waiting(store)),
    "place": lambda store, actor: carry.place_anchor(store, actor, *_waiting(store), 0, 4),
    "undo": undo,
    "carry": lambda store, actor: carry.carry_document(store, actor, OLDER, OLDER),
    "mark": lambda store, actor: mark_everywhere(store, actor, store.annotations(id="n1")[0], [TWO]),
}


@pytest.fixture
def filled(local: Store) -> Store:
    """Give a store with a pair of texts and a coder's passage."""
    add_pair(local)
    doubtful = annotation("f1", "建成公园3个")
    marks = [
        annotation("n1", "建成公园3个"),
        replace(doubtful, anchor=replace(doubtful.anchor, state=AnchorState.FUZZY, was="x")),
    ]
    local.save(marks, actor="王", action="create")
    return local


@pytest.mark.parametrize("step", STEPS)
def test_a_reader_takes_no_step_and_a_coder_each(filled: Store, step: str) -> None:
    """What is refused leaves nothing in the log."""
    before = filled.log()
    with pytest.raises(ForbiddenError):
        STEPS[step](filled, READER)
    assert filled.log() == before
    STEPS[step](filled, WANG)


def test_what_a_coder_undid_no_reader_does_again(filled: Store) -> None:
    """Also where it is the same person, who reads only by now."""
    undo(filled, WANG)
    with pytest.raises(ForbiddenError):
        redo(filled, READER)
    assert filled.annotations() == ()
    redo(filled, WANG)
    assert len(filled.annotations()) == 2


def test_an_administrator_removes_what_others_worked_on(filled: Store) -> None:
    """A coder and an adjudicator do not, unless all of it is theirs."""
    filled.save([annotation("n2", "新增就业9.5万人以上", coder="李")], actor="李", action="create")
    for role in (Role.CODER, Role.ADJUDICATOR):
        with pytest.raises(ForbiddenError):
            keep.remove_document(filled, Actor("王", role), OLDER)
    gone = keep.remove_document(filled, ADMIN, OLDER)
    assert {each.id for each in gone.annotations} == {"n1", "n2", "f1"}
    assert filled.annotations() == ()
