"""What the reader's events do in the store."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.annotation.codebook import seed_codebook
from workbench.annotation.own_scheme import load_scheme, plan_scheme
from workbench.errors import ConflictError, StoreError
from workbench.exchange.schemes.shipped import example, read_scheme
from workbench.extraction.areas import load_codebook
from workbench.model.commitment import Quantity
from workbench.model.roles import Actor, Role
from workbench.pipeline.desk import Desk
from workbench.pipeline.messages import as_message
from workbench.pipeline.tagging import handle_tagging
from workbench.settings import DEFAULTS
from workbench.ui.presenting.scheme import present_coded
from workbench.ui.reading.presenter import present_decisions


def no_numbers(start: int, end: int) -> list[Quantity]:
    """Say that a passage holds no number."""
    return []


def do(desk: Desk, kind: str, n: int = 1, **values: Any) -> None:
    """Send one event."""
    handle_tagging(desk, as_message({"kind": kind, "n": n, "client": "window", **values}), no_numbers)


def first(desk: Desk) -> str:
    """Return the first proposal."""
    return next(iter(desk.commitments))


def test_accepting_keeps_the_proposal(desk: Desk) -> None:
    """An accepted proposal is stored with its passage and its coder."""
    do(desk, "accept", item=first(desk), fields={})
    [note] = desk.store.annotations()
    assert (note.decision, note.proposal, note.coder) == ("accepted", first(desk), "li")


def test_rejecting_and_accepting_again(desk: Desk) -> None:
    """A change of mind is one record, not two."""
    do(desk, "reject", item=first(desk))
    do(desk, "accept", item=first(desk), fields={})
    [note] = desk.store.annotations()
    assert note.decision == "accepted"


def test_the_same_creation_sent_twice_makes_one(desk: Desk) -> None:
    """The browser may repeat an event after the server was restarted."""
    do(desk, "create", n=7, start=100, end=112, quote="", type="project")
    do(desk, "create", n=7, start=100, end=112, quote="", type="project")
    [note] = desk.store.annotations()
    assert desk.made == {"new:window:7": note.id}


def test_events_on_something_just_made_find_it(desk: Desk) -> None:
    """The reader names a new commitment by its event until it knows the id."""
    do(desk, "create", n=3, start=100, end=112, quote="", type="project")
    do(desk, "revise", n=4, item="new:window:3", fields={"note": "待查"})
    do(desk, "recut", n=5, item="new:window:3", start=101, end=112, quote="")
    [note] = desk.store.annotations()
    assert (note.note, note.anchor.start, note.decision) == ("待查", 101, "created")


def test_describing_a_proposal_accepts_it(desk: Desk) -> None:
    """Whoever writes down what a proposal says has accepted it, in one step of undo."""
    do(desk, "revise", item=first(desk), fields={"type": "measure", "tags": ["重点"]})
    [note] = desk.store.annotations()
    assert (note.decision, note.type, note.tags) == ("accepted", "measure", ("重点",))
    do(desk, "undo")
    assert desk.store.annotations() == ()


def test_unknown_types_and_fields_are_refused(desk: Desk) -> None:
    """A hostile event cannot write fields that the form does not have."""
    with pytest.raises(StoreError):
        do(desk, "revise", item=first(desk), fields={"type": "<script>"})
    do(desk, "revise", item=first(desk), fields={"coder": "somebody else", "note": "x"})
    [note] = desk.store.annotations()
    assert note.coder == "li"


def test_a_removed_commitment_is_said_to_be_gone(desk: Desk) -> None:
    """An event on what somebody removed meanwhile gets a sentence."""
    with pytest.raises(StoreError, match="已被移除"):
        do(desk, "revise", item="n-nowhere", fields={"note": "x"})


def test_another_persons_decision_is_not_overruled_unseen(desk: Desk) -> None:
    """The second person is told before they decide otherwise, and may then."""
    do(desk, "reject", item=first(desk))
    desk.actor = type(desk.actor)("wang")
    with pytest.raises(ConflictError):
        do(desk, "accept", item=first(desk), fields={})
    do(desk, "accept", item=first(desk), fields={}, overrule=True)
    [note] = desk.store.annotations()
    assert (note.decision, note.coder) == ("accepted", "wang")


def test_undo_and_redo_are_offered_by_name(desk: Desk) -> None:
    """The view knows what the next undo would take back."""
    assert desk.steps() == {"undo": None, "redo": None}
    do(desk, "accept", item=first(desk), fields={})
    undo = desk.steps()["undo"]
    assert undo
    assert undo["action"] == "annotation.accept"
    do(desk, "undo")
    redo = desk.steps()["redo"]
    assert redo
    assert redo["action"] == "annotation.accept"


def test_decisions_name_their_person(desk: Desk) -> None:
    """The overlay says who decided; a commitment made by a colleague is shown too."""
    do(desk, "accept", item=first(desk), fields={})
    do(desk, "create", n=2, start=100, end=112, quote="", type="target")
    shown = present_decisions(desk.store.annotations(), "wang", "zh")
    assert {record["coder"] for record in shown["records"].values()} == {"li"}
    assert len(shown["records"]) == 2


def test_a_field_of_the_scheme_is_set_changed_and_emptied_alone(desk: Desk) -> None:
    """An event names the fields that it changes; the others stay, and what the scheme forbids is refused."""
    admin = Actor("chen", Role.ADMIN)
    seed_codebook(desk.store, admin, load_codebook())
    load_scheme(
        desk.store, admin, plan_scheme(desk.store, read_scheme(example(), settings=DEFAULTS.exchange))
    )
    do(desk, "revise", item=first(desk), fields={"fields": {"instrument": "spending", "specificity": 3}})
    do(desk, "revise", n=2, item=first(desk), fields={"fields": {"beneficiaries": ["older", "firms"]}})
    do(desk, "revise", n=3, item=first(desk), fields={"fields": {"instrument": None}})
    [note] = desk.store.annotations()
    assert note.fields == {"specificity": 3, "beneficiaries": ["older", "firms"]}
    for wrong in ({"specificity": 5}, {"instrument": "<script>"}, {"coder": "x"}, {"memo": {"a": 1}}):
        with pytest.raises(StoreError):
            do(desk, "revise", n=4, item=first(desk), fields={"fields": wrong})
    do(desk, "revise", n=5, item=first(desk), fields={"fields": "none"})
    shown = present_decisions(desk.store.annotations(), "li", "zh")["records"]
    assert next(iter(shown.values()))["fields"] == note.fields
    book = desk.store.codebook()
    assert present_coded(note.fields, book, "zh") == [("受益人群", "老年人、企业"), ("具体程度", "3")]
    assert present_coded(note.fields, book, "en")[0][0] == "Beneficiaries"
