"""What a person does is checked, done in one action, and can be undone in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.as_shipped import make_anchor
from tests.builders.decisions import NEWER, OLDER, PLAN, REVIEW, add, add_pair, commitment, quotation
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal, Role
from workbench.errors import ConflictError, ForbiddenError, StoreError
from workbench.model.decision import AnchorState, Annotation, Search, Verdict
from workbench.store.integrity import check_store
from workbench.store.store import Store

WANG = Actor("王", Role.CODER)
LI = Actor("李", Role.CODER)
HEAD = Actor("陈", Role.ADJUDICATOR)
GUEST = Actor("客", Role.READER)
JOBS, PARK = "新增就业9.5万人以上", "建成公园3个"
EVIDENCE = (quotation("新增就业9.8万人"),)


@pytest.fixture
def team(local: Store) -> Store:
    """Give a store with a plan and the review that answers it."""
    add_pair(local)
    return local


def proposal(quote: str) -> Proposal:
    """Return the machine's proposal of a passage of the plan."""
    return Proposal(document=OLDER, commitment=commitment(quote))


def test_accepting_a_proposal_makes_it_the_teams(team: Store) -> None:
    """An accepted proposal carries over what the machine found and who accepted it."""
    (note,) = actions.accept_proposals(team, WANG, [proposal(JOBS)])
    assert (note.decision, note.coder, note.proposal) == ("accepted", "王", f"c-{JOBS}")
    assert (note.anchor.exact, note.area) == (JOBS, "cap05.employment")


def test_accepting_twice_is_once(team: Store) -> None:
    """A second acceptance, by anybody, changes nothing."""
    first = actions.accept_proposals(team, WANG, [proposal(JOBS)])
    assert actions.accept_proposals(team, LI, [proposal(JOBS)]) == first


def test_a_hundred_proposals_are_one_step(team: Store) -> None:
    """Accepting many is one action: one undo takes all of them back."""
    many = [Proposal(document=OLDER, commitment=commitment(PARK, id=f"c{n}")) for n in range(100)]
    assert len(actions.accept_proposals(team, WANG, many)) == 100
    team.undo("王")
    assert team.annotations() == ()


def test_deciding_against_a_colleague_must_be_meant(team: Store) -> None:
    """Rejecting what a colleague accepted is refused until the caller says to overrule."""
    actions.accept_proposals(team, WANG, [proposal(JOBS)])
    with pytest.raises(ConflictError, match="王"):
        actions.reject_proposals(team, LI, [proposal(JOBS)], reason="空话")
    (note,) = actions.reject_proposals(team, LI, [proposal(JOBS)], reason="空话", overrule=True)
    assert (note.decision, note.coder, note.reason) == ("rejected", "李", "空话")


def test_a_blind_coder_has_answers_of_their_own(team: Store) -> None:
    """Blind answers stand beside the team's and do not touch them."""
    (team_note,) = actions.accept_proposals(team, WANG, [proposal(JOBS)])
    (blind,) = actions.reject_proposals(team, LI, [proposal(JOBS)], blind=True)
    assert blind.id != team_note.id
    assert team_note in team.annotations()


def test_a_passage_is_cut_anew(team: Store) -> None:
    """A re-cut commitment has the new bounds and says so; quantities outside them lose their place."""
    (note,) = actions.accept_proposals(team, WANG, [proposal(JOBS)])
    start = PLAN.index("新增就业")
    (cut,) = actions.recut(team, WANG, note, start, start + 4)
    assert (cut.decision, cut.anchor.exact) == ("recut", "新增就业")


def test_passages_may_overlap_and_coincide(team: Store) -> None:
    """Marking a passage never replaces what is marked there already."""
    start = PLAN.index(PARK)
    for width in (6, 6, 4):
        actions.create_commitment(team, WANG, OLDER, start, start + width, type="project")
    assert len(team.annotations()) == 3


def test_an_edit_changes_only_what_may_be_changed(team: Store) -> None:
    """Editing sets the named fields; ids and anchors are no such fields."""
    (note,) = actions.accept_proposals(team, WANG, [proposal(JOBS)])
    (changed,) = actions.edit(team, LI, [note], area="cap06", tags=["民生"], note="看")
    assert (changed.area, changed.tags, changed.note) == ("cap06", ("民生",), "看")
    with pytest.raises(StoreError, match="coder"):
        actions.edit(team, LI, [changed], coder="李")


def test_a_bulk_edit_shows_first_what_it_would_do(team: Store) -> None:
    """The preview is what is then saved, and saves nothing itself."""
    notes = actions.accept_proposals(team, WANG, [proposal(JOBS), proposal(PARK)])
    preview = actions.tagged(team, notes, add=["重点"])
    assert [each.tags for each in preview] == [("重点",), ("重点",)]
    assert all(each.tags == () for each in team.annotations())
    saved = actions.tag_many(team, WANG, notes, add=["重点"])
    assert [each.tags for each in saved] == [each.tags for each in preview]
    team.undo("王")
    assert all(each.tags == () for each in team.annotations())


def test_a_verdict_on_a_proposal_accepts_it_in_the_same_step(team: Store) -> None:
    """Judging what nobody accepted yet accepts it; one undo takes both back."""
    verdict = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)
    (note,) = team.annotations()
    assert (note.decision, verdict.annotation) == ("accepted", note.id)
    team.undo("王")
    assert (team.annotations(), team.assessments()) == ((), ())


@pytest.mark.parametrize("verdict", [each for each in Verdict if each.needs_quotation])
def test_a_verdict_needs_a_quotation(team: Store, verdict: Verdict) -> None:
    """No verdict of substance is given without evidence."""
    with pytest.raises(StoreError, match="引文"):
        actions.give_verdict(team, WANG, proposal(JOBS), NEWER, verdict)
    assert team.assessments() == ()


def test_finding_nothing_says_where_one_looked(team: Store) -> None:
    """no_evidence records queries, sections or documents."""
    for search in (None, Search()):
        with pytest.raises(StoreError, match="检索"):
            actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.NO_EVIDENCE, search=search)
    search = Search(queries=("就业",), documents=(NEWER,))
    saved = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.NO_EVIDENCE, search=search)
    assert saved.search == search


def test_another_key_changes_the_verdict_and_keeps_the_evidence(team: Store) -> None:
    """A coder's second verdict on the same commitment is the same record; what is not said stays."""
    first = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)
    second = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.PARTIAL)
    assert (second.id, second.version, second.evidence) == (first.id, 2, EVIDENCE)


def test_a_stale_window_is_told(team: Store) -> None:
    """Two windows of one coder: the one that showed an older verdict is told, and its copy is kept."""
    seen = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)
    actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.PARTIAL, seen=seen)
    with pytest.raises(ConflictError):
        actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.SUPERSEDED, seen=seen)
    kept = [each.mine["verdict"] for each in team.lost_copies("王") if each.object.startswith("assessment")]
    assert kept == ["superseded"]


def test_a_rejected_passage_is_not_judged(team: Store) -> None:
    """What is no commitment gets no verdict."""
    actions.reject_proposals(team, WANG, [proposal(JOBS)])
    with pytest.raises(StoreError, match="否决"):
        actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)


def test_many_are_judged_alike_in_one_step(team: Store) -> None:
    """A bulk verdict is one action."""
    both = [proposal(JOBS), proposal(PARK)]
    assert len(actions.give_verdicts(team, WANG, both, NEWER, Verdict.PARTIAL, evidence=EVIDENCE)) == 2
    team.undo("王")
    assert team.assessments() == ()


def test_evidence_comes_and_goes_but_never_all_of_it(team: Store) -> None:
    """Quotations are added and taken off; the last one stays while the verdict needs it."""
    saved = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)
    more = quotation("完成年度目标的103%")
    saved = actions.attach_evidence(team, WANG, saved, more)
    saved = actions.detach_evidence(team, WANG, saved, EVIDENCE[0])
    assert saved.evidence == (more,)
    with pytest.raises(StoreError, match="引文"):
        actions.detach_evidence(team, WANG, saved, more)


def test_nobody_changes_anothers_judgement(team: Store) -> None:
    """A coder may give a verdict of their own, not touch a colleague's."""
    saved = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)
    with pytest.raises(ForbiddenError, match="王"):
        actions.edit_judgement(team, LI, saved, rationale="不同意")
    with pytest.raises(ForbiddenError):
        actions.remove(team, LI, [saved])
    own = actions.give_verdict(team, LI, proposal(JOBS), NEWER, Verdict.PARTIAL, evidence=EVIDENCE)
    assert own.id != saved.id


def test_a_reader_only_reads(team: Store) -> None:
    """Without the role nothing is written, whatever is called."""
    for call in (
        lambda: actions.accept_proposals(team, GUEST, [proposal(JOBS)]),
        lambda: actions.create_commitment(team, GUEST, OLDER, 0, 3),
        lambda: actions.give_verdict(team, GUEST, proposal(JOBS), NEWER, Verdict.NOT_ASSESSED),
        lambda: actions.adjudicate_agreed(team, WANG, OLDER, NEWER),
    ):
        with pytest.raises(ForbiddenError):
            call()
    assert [line.action for line in team.log()] == ["document.add", "document.add"]


def test_a_ruling_fills_a_gap_and_overwrites_nothing(team: Store) -> None:
    """A ruling stands beside the judgements; a second ruling is refused."""
    mine = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)
    hers = actions.give_verdict(team, LI, proposal(JOBS), NEWER, Verdict.PARTIAL, evidence=EVIDENCE)
    (note,) = team.annotations()
    ruling = actions.adjudicate(team, HEAD, note, NEWER, Verdict.PARTIAL, evidence=EVIDENCE)
    assert ruling.adjudicated
    there = team.assessments()
    assert mine in there
    assert hers in there
    with pytest.raises(StoreError, match="已有仲裁"):
        actions.adjudicate(team, HEAD, note, NEWER, Verdict.FULFILLED, evidence=EVIDENCE)


def test_what_coders_agree_on_is_settled_in_one_step(team: Store) -> None:
    """Agreed verdicts become rulings where there is none yet; disagreements and rulings stay."""
    for actor in (WANG, LI):
        actions.give_verdict(team, actor, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)
        actions.give_verdict(
            team,
            actor,
            proposal(PARK),
            NEWER,
            Verdict.PARTIAL if actor is LI else Verdict.FULFILLED,
            evidence=EVIDENCE,
        )
    rulings = actions.adjudicate_agreed(team, HEAD, OLDER, NEWER)
    assert [each.verdict for each in rulings] == [Verdict.FULFILLED]
    assert actions.adjudicate_agreed(team, HEAD, OLDER, NEWER) == ()


def test_the_team_has_one_word_on_a_pair(team: Store) -> None:
    """Linking and unlinking the same two passages is one record, whoever does it."""
    older = make_anchor(OLDER, PLAN, 12, 20)
    newer = make_anchor(NEWER, REVIEW, 12, 20)
    first = actions.decide_link(team, WANG, older, newer, linked=True, note="同一件事")
    second = actions.decide_link(team, LI, older, newer, linked=False)
    assert (second.id, second.linked, second.coder, second.note) == (first.id, False, "李", "同一件事")
    with pytest.raises(ConflictError):
        actions.decide_link(team, WANG, older, newer, linked=True, seen=first)


def test_a_corrected_text_takes_everything_along(team: Store) -> None:
    """Annotations, evidence and links move to the corrected version in one step; undo moves them back."""
    judged = actions.give_verdict(team, WANG, proposal(JOBS), NEWER, Verdict.FULFILLED, evidence=EVIDENCE)
    older, newer = make_anchor(OLDER, PLAN, 12, 20), make_anchor(NEWER, REVIEW, 12, 21)
    actions.decide_link(team, WANG, older, newer, linked=True)
    add(team, f"{NEWER}@2", "（修订稿）\n" + REVIEW, number=2, supersedes=NEWER, version_kind="corrected")
    before = team.snapshot().assessments
    moved = actions.carry_document(team, WANG, NEWER, f"{NEWER}@2")
    assert {each.carried.new.state for each in moved} == {AnchorState.SHIFTED}
    (now,) = team.assessments()
    assert (now.id, now.against, now.evidence[0].anchor.document) == (judged.id, f"{NEWER}@2", f"{NEWER}@2")
    again = actions.give_verdict(team, WANG, proposal(JOBS), f"{NEWER}@2", Verdict.PARTIAL)
    assert again.id == judged.id
    assert check_store(team) == ()
    team.undo("王")
    team.undo("王")
    assert [each.evidence for each in team.assessments()] == [each.evidence for each in before]


def test_quantities_move_with_their_sentence(team: Store) -> None:
    """A quantity's place is shifted with its annotation, and given up where that is not sure."""
    at = PLAN.index("9.5万人")
    amount = {"raw": "9.5万人", "start": at, "end": at + 5}
    start = PLAN.index(JOBS)
    actions.create_commitment(team, WANG, OLDER, start, start + len(JOBS), quantities=[amount])
    add(team, f"{OLDER}@2", "（定稿）" + PLAN, number=2)
    add(team, f"{OLDER}@3", "（定稿）" + PLAN.replace("9.5万人", "9.6万人"), number=3)
    actions.carry_document(team, WANG, OLDER, f"{OLDER}@2")
    (note,) = team.annotations()
    assert note.quantities[0]["start"] == at + 4
    actions.carry_document(team, WANG, f"{OLDER}@2", f"{OLDER}@3")
    (note,) = team.annotations()
    assert (note.anchor.state, note.quantities[0]["start"]) == (AnchorState.FUZZY, None)
    assert check_store(team) == ()


def test_a_person_settles_what_could_not_be_carried(team: Store) -> None:
    """The queue holds fuzzy anchors and orphans until somebody confirms or places them."""
    notes = actions.accept_proposals(team, WANG, [proposal(JOBS), proposal(PARK)])
    text = PLAN.replace("9.5万人以上", "9.6万人以上").replace("建成公园3个，", "")
    add(team, f"{OLDER}@2", text, number=2)
    actions.carry_document(team, WANG, OLDER, f"{OLDER}@2")
    waiting = {each.id: each for each in actions.orphans(team)}
    assert waiting.keys() == {each.id for each in notes}
    fuzzy, orphan = (waiting[each.id] for each in notes)
    assert isinstance(fuzzy, Annotation)
    assert isinstance(orphan, Annotation)
    assert (fuzzy.anchor.was, orphan.anchor.start) == (JOBS, None)
    confirmed = actions.confirm_anchor(team, LI, fuzzy, fuzzy.anchor)
    start = text.index("改造老旧小区")
    placed = actions.place_anchor(team, LI, orphan, orphan.anchor, start, start + 6)
    assert isinstance(confirmed, Annotation)
    assert isinstance(placed, Annotation)
    assert (confirmed.anchor.confirmed_by, confirmed.anchor.was) == ("李", None)
    assert placed.anchor.exact == "改造老旧小区"
    assert actions.orphans(team) == ()


def test_one_word_counts_where_several_stand_on_a_pair(team: Store) -> None:
    """Of a file, or carried to one place, there may be more: who speaks now speaks over all of them."""
    older, newer = make_anchor(OLDER, PLAN, 12, 20), make_anchor(NEWER, REVIEW, 12, 20)
    for word in (actions.decide_promise, actions.decide_links):
        flag = "together" if word is actions.decide_promise else "linked"
        (first,) = word(team, WANG, [(older, newer)], **{flag: True})
        team.save(
            [replace(first, id=f"!{flag}", linked=False, created="", version=1)], actor="李", action="import"
        )
        for said in (False, True):
            word(team, WANG, [(older, newer)], **{flag: said})
            assert {each.linked for each in team.links() if each.about == first.about} == {said}
    once = actions.decide_link(team, LI, older, newer, linked=False, seen=team.links(id="!linked")[0])
    assert once.id == "!linked"
    assert {each.linked for each in team.links() if each.about == "passage"} == {False}
