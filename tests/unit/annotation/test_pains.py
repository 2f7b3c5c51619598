"""The pains of today's annotation tools, one by one: none of them may happen here.

The numbers are those of the list the project started from. Export and re-import (5) are tested with
the exchange formats; long documents on the screen (13) and keys (15) with the interface.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.as_shipped import make_anchor, open_store
from tests.builders.decisions import (
    NEWER,
    OLDER,
    PLAN,
    REVIEW,
    add,
    add_pair,
    annotation,
    assessment,
    quotation,
)
from workbench.agreement.second_coding import verdict_agreement
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Role
from workbench.annotation.codebook import plan_merge, plan_rename, revise, seed_codebook, stale
from workbench.errors import AnchorError, ConflictError, StoreError
from workbench.model.decision import AnchorState, Annotation, Code, Codebook, Verdict
from workbench.store.store import Store

WANG, LI, HEAD = Actor("王", Role.CODER), Actor("李", Role.CODER), Actor("陈", Role.ADJUDICATOR)
PARK = "建成公园3个"


@pytest.fixture
def team(local: Store) -> Store:
    """Give a store with a plan, its review, a codebook and one marked passage."""
    add_pair(local)
    codes = tuple(Code(id=each, parent=None, zh=each, en=each) for each in ("parks", "leisure"))
    seed_codebook(local, HEAD, Codebook(revision=1, codes=codes))
    local.save([annotation("n1", PARK, area="parks", coder="王")], actor="王", action="create")
    return local


def only(store: Store) -> Annotation:
    """Return the one annotation there is."""
    (note,) = store.annotations()
    return note


def test_pain_01_correcting_the_text_does_not_shift_codes(team: Store) -> None:
    """A corrected text is a new version; the annotation goes along, and the old text stays as it was."""
    add(team, f"{OLDER}@2", "（更正）" + PLAN, number=2)
    actions.carry_document(team, WANG, OLDER, f"{OLDER}@2")
    anchor = only(team).anchor
    assert team.text(anchor.document)[anchor.start : anchor.end] == PARK
    assert (anchor.state, team.text(OLDER)) == (AnchorState.SHIFTED, PLAN)


def test_pain_02_nothing_is_anchored_to_a_lookalike_in_silence(team: Store) -> None:
    """The passage is deleted, one that differs in a digit remains: the annotation waits in a queue."""
    add(team, f"{OLDER}@2", PLAN.replace(PARK, "建成公园5个"), number=2)
    actions.carry_document(team, WANG, OLDER, f"{OLDER}@2")
    assert only(team).anchor.state in (AnchorState.FUZZY, AnchorState.ORPHAN)
    assert actions.orphans(team) == team.annotations()


def test_pain_03_offsets_are_code_points_and_asserted(team: Store) -> None:
    """Behind a character outside the basic plane the quotation is still right, and off by one is refused."""
    start = PLAN.index("社区建成养老院")
    (note,) = actions.create_commitment(team, WANG, OLDER, start, start + 9)
    assert note.anchor.exact == "社区建成养老院1家"
    shifted = replace(note, anchor=replace(note.anchor, start=start + 1, end=start + 10))
    with pytest.raises(AnchorError):
        team.save([shifted], actor="王", action="edit")


def test_pain_04_saved_work_does_not_vanish(team: Store) -> None:
    """What save returned is on disk before it returns: a second program sees it at once."""
    (note,) = actions.edit(team, WANG, [only(team)], note="不能丢")
    with open_store(team.database.url.render_as_string(hide_password=False)) as other:
        assert other.annotations() == (note,)


def test_pain_06_annotations_overlap_and_never_replace(team: Store) -> None:
    """The same passage, a part of it and one that crosses it are all kept."""
    start = PLAN.index(PARK)
    for left, right in ((0, 6), (0, 2), (2, 12)):
        actions.create_commitment(team, LI, OLDER, start + left, start + right)
    assert len(team.annotations()) == 4


def test_pain_07_a_bulk_mistake_is_undone_after_leaving_the_page(team: Store) -> None:
    """A bulk edit is one step; another program, later, undoes all of it."""
    many = [annotation(f"m{n}", "改造老旧小区", note="对") for n in range(50)]
    saved = team.save(many, actor="王", action="create")
    actions.edit(team, WANG, saved, note="全改错了")
    with open_store(team.database.url.render_as_string(hide_password=False)) as later:
        later.undo("王")
    assert {each.note for each in team.annotations() if each.id.startswith("m")} == {"对"}


def test_pain_08_renaming_and_merging_leaves_no_dead_labels(team: Store) -> None:
    """Ids stay, labels change; a merge recodes what it shows beforehand and can be taken back."""
    revise(team, HEAD, plan_rename(team, "parks", zh="公园绿地"))
    assert only(team).area == "parks"
    revise(team, HEAD, plan_merge(team, ["parks"], "leisure"))
    assert only(team).area == "leisure"
    team.undo("陈")
    assert only(team).area == "parks"


def test_pain_09_each_judgement_names_its_codebook(team: Store) -> None:
    """A judgement keeps the revision it was made under, and a redefinition lists it as stale."""
    revise(team, HEAD, plan_rename(team, "parks", definition_zh="只算综合公园"))
    note = only(team)
    assert note.codebook_revision == 1
    assert [each.record for each in stale([note], team.codebooks())] == [note]


def test_pain_10_agreement_is_chance_corrected_and_says_what_it_counts(team: Store) -> None:
    """The figure counts commitments two people judged, with n and a confusion matrix, or says why not."""
    judged = [assessment("v1", "n1", "王"), assessment("v2", "n1", "李", Verdict.PARTIAL)]
    found = verdict_agreement(judged)
    assert (found.n, sum(map(sum, found.confusion))) == (1, 1)
    assert verdict_agreement(judged[:1]).undefined


def test_pain_11_merging_again_does_not_wipe_a_ruling(team: Store) -> None:
    """A colleague's file with another ruling comes in: the ruling that is here stays."""
    evidence = (quotation("建成公园3个"),)
    ruling = actions.adjudicate(team, HEAD, only(team), NEWER, Verdict.FULFILLED, evidence=evidence)
    snapshot = team.snapshot()
    theirs = replace(ruling, verdict=Verdict.PARTIAL, version=7)
    team.merge(replace(snapshot, assessments=(theirs,)), actor="王")
    assert team.assessments() == (ruling,)


def test_pain_12_who_changed_what_is_known(team: Store) -> None:
    """The log names person, time, and both the old and the new value."""
    actions.edit(team, LI, [only(team)], note="李改的")
    line = team.history(only(team))[-1]
    assert line.before is not None
    assert line.after is not None
    assert (line.actor, line.before["note"], line.after["note"]) == ("李", "", "李改的")


def test_pain_14_nobody_overwrites_a_colleague(team: Store) -> None:
    """Of two who edit the same passage the second is told who was first, and keeps the own copy."""
    seen = only(team)
    actions.edit(team, LI, [seen], note="李")
    with pytest.raises(ConflictError, match="李"):
        actions.edit(team, WANG, [seen], note="王")
    assert [each.mine["note"] for each in team.lost_copies("王")] == ["王"]


def test_pain_14_an_import_does_not_overwrite_what_changed_meanwhile(team: Store) -> None:
    """A merge decided on an older state is refused where somebody changed a record since."""
    seen = team.revision()
    incoming = replace(team.snapshot(), annotations=(replace(only(team), note="导入"),))
    actions.edit(team, LI, [only(team)], note="李")
    with pytest.raises(ConflictError, match="李"):
        team.merge(incoming, actor="王", seen=seen)
    assert only(team).note == "李"


def test_pain_15_the_same_words_are_marked_everywhere_after_a_look(team: Store) -> None:
    """One mark is applied to all matches, in every report, after a preview, in one step."""
    preview = actions.occurrences(team, only(team), [OLDER, NEWER])
    assert [(each.document, each.exact) for each in preview] == [(NEWER, PARK)]
    (made,) = actions.mark_everywhere(team, WANG, only(team), preview)
    assert (made.area, made.anchor) == ("parks", make_anchor(NEWER, REVIEW, *_bounds(REVIEW, PARK)))
    assert actions.find_alike(team, made) == team.annotations(document=OLDER)
    assert actions.occurrences(team, made, [OLDER, NEWER]) == ()
    team.undo("王")
    assert only(team).id == "n1"


def test_a_bulk_action_with_one_stale_record_does_nothing(team: Store) -> None:
    """Half a bulk action is worse than none: it is refused as a whole."""
    notes = team.save([annotation("n2", "改造老旧小区")], actor="王", action="create")
    seen = team.annotations()
    actions.edit(team, LI, notes, note="李")
    with pytest.raises(StoreError):
        actions.tag_many(team, WANG, seen, add=["重点"])
    assert all(each.tags == () for each in team.annotations())


def _bounds(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)
