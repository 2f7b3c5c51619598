"""What is said of commitments: what an edit stamps, what a tag leaves alone, whose answer it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders.as_shipped import make_anchor
from tests.builders.decisions import OLDER, PLAN, add_pair, annotation, commitment
from workbench.anchoring.anchors import adrift
from workbench.annotation.codebook import plan_rename, revise, seed_codebook
from workbench.annotation.coding import (
    Proposal,
    accept_proposals,
    annotations_for,
    create_commitment,
    created,
    edited,
    recut,
    reject_proposals,
    remove,
    tagged,
)
from workbench.errors import AnchorError, ConflictError
from workbench.model.decision import Annotation, Code, Codebook
from workbench.model.roles import Actor, Role
from workbench.store.record_ids import own_id
from workbench.store.store import Store

WANG, LI, HEAD = Actor("王", Role.CODER), Actor("李", Role.CODER), Actor("陈", Role.ADJUDICATOR)
JOBS, PARK = "新增就业9.5万人以上", "建成公园3个"
START = PLAN.index(JOBS)
AT = PLAN.index("9.5万人")
AMOUNT = {"raw": "9.5万人", "start": AT, "end": AT + 5}
PLACELESS = {**AMOUNT, "start": None, "end": None}


@pytest.fixture
def team(local: Store) -> Store:
    """Give a store with a pair of texts, at the second revision of its codebook."""
    add_pair(local)
    seed_codebook(local, HEAD, Codebook(revision=1, codes=(Code(id="jobs", parent=None, zh="", en=""),)))
    revise(local, HEAD, plan_rename(local, "jobs", zh="就业"))
    return local


def proposal(quote: str) -> Proposal:
    """Return the machine's proposal of a passage of the plan."""
    return Proposal(document=OLDER, commitment=commitment(quote))


def note(**values: Any) -> Annotation:
    """Return an unsaved commitment on the jobs, with its amount."""
    return annotation("n1", JOBS, **{"quantities": (AMOUNT,), **values})


@pytest.mark.parametrize(
    ("start", "end", "quantity"),
    [
        (START, START + len(JOBS), AMOUNT),
        (AT, AT + 5, AMOUNT),
        (AT, AT + 4, PLACELESS),
        (AT + 1, AT + 6, PLACELESS),
        (START, AT + 4, PLACELESS),
        (0, START, PLACELESS),
    ],
)
def test_a_quantity_has_its_place_inside_its_quotation(
    team: Store, start: int, end: int, quantity: dict[str, object]
) -> None:
    """To its first and its last character; else it is kept without a place."""
    (cut,) = recut(team, WANG, team.save([note()], actor="王", action="create")[0], start, end)
    assert (cut.quantities, cut.anchor.exact) == ((quantity,), PLAN[start:end])


def test_an_annotation_without_a_place_has_no_quantity_with_one(team: Store) -> None:
    """A quantity that says no place, or half of one, stays as it is."""
    lost = replace(note(), anchor=adrift(note().anchor))
    assert edited(team, [lost], note="x")[0].quantities == (PLACELESS,)
    bare = ({"raw": "3个"}, {"raw": "9.5万人", "start": AT})
    assert edited(team, [note(quantities=bare)], note="x")[0].quantities == bare
    wrong = {**AMOUNT, "raw": "9.6万人"}
    assert edited(team, [note(quantities=(wrong,))], note="x")[0].quantities == (
        {**wrong, "start": None, "end": None},
    )


def test_what_a_person_marked_stays_theirs_when_cut_anew(team: Store) -> None:
    """An accepted proposal says that its bounds were moved; a proposal is accepted by it."""
    (mine,) = create_commitment(team, WANG, OLDER, START, START + 4)
    assert recut(team, WANG, mine, START, START + 2)[0].decision == "created"
    (cut,) = recut(team, WANG, proposal(PARK), PLAN.index(PARK), PLAN.index(PARK) + 4)
    assert (cut.decision, cut.proposal, cut.anchor.exact) == ("recut", f"c-{PARK}", "建成公园")


def test_equal_marks_are_numbered_from_nought(team: Store) -> None:
    """Those of the store and those that are made in the same step; so a file that says the same is known."""
    anchor = make_anchor(OLDER, PLAN, START, START + 4)
    create_commitment(team, WANG, OLDER, START, START + 4, type="target")
    found = created(team, WANG, [anchor, anchor], type="target")
    assert [each.id for each in team.annotations()] == [own_id(anchor, "王", "target", 0)]
    assert [each.id for each in found] == [own_id(anchor, "王", "target", nth) for nth in (1, 2)]
    assert {each.codebook_revision for each in found} == {2}


@pytest.mark.parametrize(
    ("said", "revision"),
    [({"note": "看"}, 1), ({"type": "project"}, 2), ({"area": "jobs"}, 2), ({"tags": ("民生",)}, 2)],
)
def test_only_a_judgement_is_of_the_newest_codebook(
    team: Store, said: dict[str, object], revision: int
) -> None:
    """A remark is none: it does not say that the code was looked at again."""
    assert edited(team, [note()], **said)[0].codebook_revision == revision


def test_a_tag_that_is_there_changes_nothing(team: Store) -> None:
    """Nor one that is not to be taken off; what is added and taken off at once is taken off."""
    one, two = note(tags=("民生", "重点")), replace(note(tags=("重点",)), id="n2")
    kept, changed = tagged(team, [one, two], add=("民生",), remove=("其他",))
    assert kept == one
    assert (changed.tags, changed.codebook_revision) == (("重点", "民生"), 2)
    found = tagged(team, [one, two], add=("新",), remove=("新", "重点"))
    assert [each.tags for each in found] == [("民生",), ()]


def test_what_is_removed_is_gone_until_it_is_brought_back(team: Store) -> None:
    """By whom it belongs to, or an administrator; one of others' keeps the whole step from being done."""
    mine, hers = team.save(
        [note(coder="王"), replace(note(coder="李"), id="n2")], actor="王", action="create"
    )
    remove(team, WANG, [mine])
    assert team.annotations() == (hers,)
    team.undo("王")
    assert [each.id for each in team.annotations()] == ["n1", "n2"]
    remove(team, Actor("周", Role.ADMIN), team.annotations())
    assert team.annotations() == ()


def test_a_blind_coder_is_not_told_what_the_machine_found(team: Store) -> None:
    """Only where; the round is written down where it is known."""
    (seen,) = annotations_for(team, WANG, [proposal(JOBS)])
    assert (seen.type, seen.area, seen.extra, seen.coder) == ("target", "cap05.employment", {}, "王")
    (blind,) = annotations_for(team, WANG, [proposal(JOBS)], blind=True)
    assert (blind.type, blind.area, blind.extra) == (None, None, {"blind": True})
    assert (blind.anchor, blind.proposal, blind.codebook_revision) == (seen.anchor, f"c-{JOBS}", 2)
    (blind,) = annotations_for(team, WANG, [proposal(JOBS)], blind=True, share=0.25)
    assert blind.extra == {"blind": True, "share": 0.25}
    (other,) = annotations_for(team, LI, [proposal(JOBS)], blind=True)
    assert len({seen.id, blind.id, other.id}) == 3


def test_a_proposal_of_another_text_is_not_answered(team: Store) -> None:
    """Where something else stands at its place, nobody is made to say it."""
    moved = commitment(JOBS, text=f"（修订）{PLAN}")
    with pytest.raises(AnchorError):
        accept_proposals(team, WANG, [Proposal(document=OLDER, commitment=moved)])


def test_an_answer_is_changed_by_its_coder_or_in_full_view(team: Store) -> None:
    """A reason stays until another is given, and goes with the answer it was given for."""
    reject_proposals(team, WANG, [proposal(JOBS)], reason="空话")
    (again,) = reject_proposals(team, LI, [proposal(JOBS)])
    assert (again.reason, again.coder) == ("空话", "王")
    with pytest.raises(ConflictError, match=r"王.*否决"):
        accept_proposals(team, LI, [proposal(JOBS)])
    (mine,) = accept_proposals(team, WANG, [proposal(JOBS)])
    assert (mine.decision, mine.reason, mine.coder) == ("accepted", "", "王")
    with pytest.raises(ConflictError, match=r"王.*采纳"):
        reject_proposals(team, LI, [proposal(JOBS)])
    (hers,) = reject_proposals(team, LI, [proposal(JOBS)], overrule=True)
    assert (hers.decision, hers.coder) == ("rejected", "李")
    assert [each.action for each in team.log()[-3:]] == [
        "annotation.reject",
        "annotation.accept",
        "annotation.reject",
    ]
