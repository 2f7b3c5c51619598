"""What waits for a person: told with its place, with what turned, and taken off where it has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.as_shipped import make_anchor
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
from workbench.anchoring.anchors import adrift
from workbench.anchoring.heads import Turned
from workbench.annotation import carry_document as carry
from workbench.annotation.linking import decide_link
from workbench.annotation.orphan_queue import WaitingQuotation, drop_waiting, look_for, waiting, what_turned
from workbench.errors import AnchorError, StoreError
from workbench.model.decision import Anchor, AnchorState, Quotation
from workbench.model.roles import Actor, Role
from workbench.store.store import Store

WANG = Actor("王", Role.CODER)
JOBS, PARK = "新增就业9.5万人以上", "建成公园3个"
SAID, DONE = quotation("新增就业9.8万人"), quotation("完成年度目标的103%")


def fuzzy(anchor: Anchor) -> Anchor:
    """Return the anchor as one to be confirmed."""
    return replace(anchor, state=AnchorState.FUZZY, was="x")


@pytest.fixture
def filled(local: Store) -> Store:
    """Give a store with a doubtful note, one that stands, a judgement of which one quotation is lost."""
    add_pair(local)
    park, jobs = annotation("n1", PARK), annotation("n2", JOBS)
    local.save([replace(park, anchor=fuzzy(park.anchor)), jobs], actor="王", action="create")
    lost = replace(SAID, anchor=adrift(SAID.anchor))
    local.save([assessment("v1", "n2", "王", evidence=(lost, DONE))], actor="王", action="create")
    return local


def test_each_quotation_that_waits_is_told_once(filled: Store) -> None:
    """By document and place; those that stand are not, nor those of another document where one is asked."""
    found = [(each.record.id, each.anchor.exact) for each in waiting(filled)]
    assert found == [("n1", PARK), ("v1", SAID.anchor.exact)]
    assert [each.record.id for each in waiting(filled, NEWER)] == ["v1"]
    assert [each.record.id for each in waiting(filled, OLDER)] == ["n1"]
    assert [each.id for each in carry.orphans(filled)] == ["n1", "v1"]
    assert [each.id for each in carry.orphans(filled, NEWER)] == ["v1"]


def test_the_queue_is_in_the_order_of_the_text(filled: Store) -> None:
    """What has no place comes first, as if it were at the beginning."""
    rest = [annotation(name, quote) for name, quote in (("a", "增长6%"), ("b", JOBS), ("c", JOBS))]
    marks = [replace(each, anchor=fuzzy(each.anchor)) for each in rest]
    first = annotation("d", "一、")
    lost = replace(first, id="e", anchor=adrift(first.anchor))
    filled.save([*marks, replace(first, anchor=fuzzy(first.anchor)), lost], actor="王", action="create")
    assert [each.record.id for each in waiting(filled, OLDER)] == ["d", "e", "b", "c", "n1", "a"]


def test_of_a_link_the_end_that_waits_is_told(filled: Store) -> None:
    """In the document that is asked for alone."""
    older = make_anchor(OLDER, PLAN, 0, 4)
    link = decide_link(filled, WANG, older, DONE.anchor, linked=True)
    filled.save([replace(link, newer=fuzzy(link.newer))], actor="王", action="edit")
    assert [(e.record.id, e.anchor.document) for e in waiting(filled) if e.record.id == link.id] == [
        (link.id, NEWER)
    ]
    assert link.id not in {each.record.id for each in waiting(filled, OLDER)}


def test_what_turned_is_looked_for_text_by_text(local: Store) -> None:
    """Back through the texts that one replaced; only for what has a doubtful place."""
    texts = ("今年，东区要{}。", "今年，西区要{}。", "今年，西区要{}，办好夜校。")
    said = [f"前文如下，逐项说明。\n{each.format(PARK)}\n" for each in texts]
    for number, text in enumerate(said, start=1):
        before = {"supersedes": f"r@{number - 1}"} if number > 1 else {}
        add(local, f"r@{number}", text, number=number, report="r", **before)
    note = annotation("n", PARK, text=said[2], of="r@3")
    item = WaitingQuotation(note, fuzzy(note.anchor))
    assert what_turned(local, item) == Turned("before", "东区", "西区")
    for anchor in (note.anchor, adrift(note.anchor), replace(fuzzy(note.anchor), end=None)):
        assert what_turned(local, WaitingQuotation(note, anchor)) is None
    first = annotation("n", PARK, text=said[0], of="r@1")
    assert what_turned(local, WaitingQuotation(first, fuzzy(first.anchor))) is None


def test_a_lost_quotation_is_taken_off_its_judgement(filled: Store) -> None:
    """The others stay, and the last one that a verdict needs; undo brings it back."""
    (item,) = waiting(filled, NEWER)
    drop_waiting(filled, WANG, item)
    (judged,) = filled.assessments()
    assert judged.evidence == (DONE,)
    with pytest.raises(StoreError):
        drop_waiting(filled, WANG, WaitingQuotation(judged, DONE.anchor))
    filled.undo("王")
    assert [each.anchor.exact for each in filled.assessments()[0].evidence] == [
        SAID.anchor.exact,
        DONE.anchor.exact,
    ]


def test_a_lost_note_is_removed(filled: Store) -> None:
    """With what it is and nothing else."""
    (item,) = waiting(filled, OLDER)
    mine = replace(item.record, coder="王")
    (saved,) = filled.save([mine], actor="王", action="edit")
    drop_waiting(filled, WANG, WaitingQuotation(saved, item.anchor))
    assert [each.id for each in filled.annotations()] == ["n2"]


def test_only_what_is_doubtful_is_confirmed_and_only_that_anchor(filled: Store) -> None:
    """Of a judgement's quotations the one that is meant; a place is given by whoever looked."""
    (note,) = filled.annotations(id="n2")
    with pytest.raises(AnchorError, match="不需要确认"):
        carry.confirm_anchor(filled, WANG, note, note.anchor)
    (judged,) = filled.assessments()
    start = REVIEW.index("建成公园")
    placed = carry.place_anchor(filled, WANG, judged, judged.evidence[0].anchor, start, start + 4)
    now = [each.anchor for each in placed.evidence]  # type: ignore[union-attr]
    assert now == [replace(make_anchor(NEWER, REVIEW, start, start + 4), confirmed_by="王"), DONE.anchor]
    (park,) = filled.annotations(id="n1")
    sure = carry.confirm_anchor(filled, WANG, park, park.anchor)
    assert isinstance(sure, type(park))
    assert (sure.anchor.state, sure.anchor.confirmed_by, sure.anchor.was) == (AnchorState.SHIFTED, "王", None)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        # A sentence no longer than the words is offered whole, of a longer one the likest stretch.
        ("建成东门公园", "修路。子建成公园。", "子建成公园。"),
        ("建成公园子丑", "修路。子建成公园。", "子建成公园。"),
        ("建成公园子", "修路。今年要建成公园丑。", "建成公园丑"),
    ],
)
def test_the_likest_are_of_whole_sentences_where_these_are_short(words: str, text: str, found: str) -> None:
    """To the character."""
    assert [each.of(text) for each in look_for(words, text, 1)] == [found]


def test_evidence_of_two_quotations_on_one_document_is_carried_each(filled: Store) -> None:
    """One record is told as often as quotations of it moved."""
    (judged,) = filled.assessments()
    both = tuple(Quotation(anchor=each.anchor) for each in (SAID, DONE))
    filled.save([replace(judged, evidence=both)], actor="王", action="edit")
    add(filled, f"{NEWER}@2", "（订正）\n" + REVIEW, number=2, year=2025, supersedes=NEWER)
    planned = carry.plan_carrying(filled, NEWER, f"{NEWER}@2")
    assert [each.carried.new.start for each in planned] == [
        (each.anchor.start or 0) + 5 for each in (SAID, DONE)
    ]
    assert {each.record.id for each in planned} == {"v1"}
    assert filled.assessments()[0].against == NEWER
    moved = carry.carry_document(filled, WANG, NEWER, f"{NEWER}@2")
    assert [each.carried for each in moved] == [each.carried for each in planned]
    assert filled.assessments()[0].against == f"{NEWER}@2"
