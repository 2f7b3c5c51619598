"""Several commitments at once: previewed, done as one action, taken back by one undo."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.errors import ConflictError
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.bulk_judging import do_to_all
from workbench.pipeline.giving_verdicts import Bench, handle_judging
from workbench.pipeline.judging import evidence
from workbench.ui.fulfilment.bulk_presenter import PER_PAGE, Asked, page_of, pick, preview, taken
from workbench.ui.fulfilment.presenter import present_flow, present_judgements
from workbench.ui.shapes.fulfilment import Answer, Judgements, JudgingItem


@pytest.fixture
def items(older: Report, newer: Report) -> Sequence[JudgingItem]:
    """Give the flow's commitments."""
    found = evidence(older, newer)
    return present_flow(older, newer, commitments_of(older), (), found, "zh")["items"]


def decided(bench: Bench) -> Judgements:
    """Return what the flow shows as decided."""
    store = bench.desk.store
    notes, given = store.annotations(), store.assessments()
    return present_judgements(notes, given, bench.desk.actor.name, "zh")


def first_answer(items: Sequence[JudgingItem], item: str) -> Answer:
    """Return the best passage of an item."""
    return next(each for each in items if each["id"] == item)["candidates"][0]


def test_the_preview_is_what_happens(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """Each commitment gets the verdict and the quotation that stood in the list, and no other does."""
    picks = pick(items, decided(bench), Asked(deed="judge", basis="number"))
    assert 1 < len(picks) < len(items)
    assert do_to_all(bench, "judge", picks) == len(picks)
    given = decided(bench)["assessments"]
    assert {item: one["verdict"] for item, one in given.items()} == {p.item: p.verdict for p in picks}
    for each in picks:
        assert each.passage is not None
        [quotation] = given[each.item]["evidence"]
        assert (quotation["start"], quotation["end"]) == (each.passage["start"], each.passage["end"])


def test_pain_7_one_undo_takes_a_bulk_action_back(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """However many commitments changed, undo knows one step; redo does it again."""
    picks = pick(items, decided(bench), Asked(deed="judge", basis="suggested"))
    assert len(picks) > 10
    do_to_all(bench, "judge", picks)
    handle_judging(bench, {"kind": "undo", "n": 1, "client": "w"})
    assert (bench.desk.store.assessments(), bench.desk.store.annotations()) == ((), ())
    handle_judging(bench, {"kind": "redo", "n": 2, "client": "w"})
    assert len(bench.desk.store.assessments()) == len(picks)


def test_what_is_decided_is_never_in_the_list(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """Own verdicts, rejected proposals and answered ones stay as they are."""
    first, second = pick(items, decided(bench), Asked(deed="judge", basis="suggested"))[:2]
    do_to_all(bench, "judge", [first])
    do_to_all(bench, "reject", [second])
    for deed in ("judge", "accept", "reject"):
        found = {each.item for each in pick(items, decided(bench), Asked(deed=deed))}
        assert not found & {first.item, second.item}


def test_left_out_by_hand_and_by_filter(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """Only what is ticked is done; section and proposed verdict narrow the list."""
    picks = pick(items, decided(bench), Asked(deed="judge", basis="suggested"))
    assert taken(picks, {each.item for each in picks[1:]}) == picks[1:]
    section = picks[-1].section
    narrowed = pick(items, decided(bench), Asked(deed="judge", section=section, verdict="fulfilled"))
    assert {(each.section, each.verdict) for each in narrowed} == {(section, "fulfilled")}


def test_the_list_tells_before_and_after(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """In the visitor's language, with the passage that would be kept."""
    [row, *_] = preview(pick(items, decided(bench), Asked(deed="judge", basis="number")), items, "en")
    assert (row["before"], row["after"], row["take"]) == ("not assessed", "fulfilled", True)
    assert row["passage"]
    assert "target" in row["numbers"]


def test_only_what_two_numbers_settle_is_ticked(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """A belief of the machine, a number missed or about, another verdict: a person ticks those."""
    for deed in ("accept", "reject", "tag"):
        rows = preview(pick(items, decided(bench), Asked(deed=deed)), items, "zh")
        assert rows
        assert not any(row["take"] for row in rows)
    picks = pick(items, decided(bench), Asked(deed="judge", basis="suggested"))
    rows = preview(picks, items, "zh")
    ticked = [each for each, row in zip(picks, rows, strict=True) if row["take"]]
    assert 0 < len(ticked) < len(picks)
    for each in ticked:
        assert each.verdict == "fulfilled"
        comparison = first_answer(items, each.item)["comparison"]
        assert comparison is not None
        assert comparison["met"] is True
        assert not comparison["planned"].startswith("≈")


def test_the_whole_quotation_and_both_numbers_are_shown(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """Nothing of what a verdict rests on is cut off."""
    picks = pick(items, decided(bench), Asked(deed="judge", basis="suggested"))
    for each, row in zip(picks, preview(picks, items, "zh"), strict=True):
        if each.passage is None:
            continue
        answer = first_answer(items, each.item)
        assert answer["text"] in row["passage"]
        assert "…" not in row["passage"].removesuffix(answer["after"])
        comparison = answer["comparison"]
        if comparison:
            assert comparison["planned"] in row["numbers"]
            assert comparison["actual"] in row["numbers"]


def test_what_is_not_on_the_page_is_not_done(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """However many are ticked elsewhere, only rows that were in sight can be stored."""
    picks = pick(items, decided(bench), Asked(deed="judge", basis="suggested"))
    assert len(picks) > PER_PAGE
    everything = {each.item for each in picks}
    assert taken(page_of(picks, 0), everything) == picks[:PER_PAGE]
    assert taken(page_of(picks, 1), everything) == picks[PER_PAGE : 2 * PER_PAGE]
    assert page_of(picks, 99) == picks[:PER_PAGE]


def test_tags_are_added_to_all(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """A tag makes an annotation of a proposal, and one action of them all."""
    picks = pick(items, decided(bench), Asked(deed="tag", basis="confident"))
    assert do_to_all(bench, "tag", picks, tag="民生") == len(picks)
    assert {each.tags for each in bench.desk.store.annotations()} == {("民生",)}


def test_a_conflict_changes_nothing(bench: Bench, items: Sequence[JudgingItem]) -> None:
    """Where a colleague decided otherwise since the preview, the whole action is refused."""
    picks = pick(items, decided(bench), Asked(deed="accept"))
    desk = bench.desk
    theirs = Proposal(document=desk.document, commitment=desk.commitments[picks[3].item])
    actions.reject_proposals(desk.store, Actor("wang"), [theirs])
    with pytest.raises(ConflictError):
        do_to_all(bench, "accept", picks)
    assert len(desk.store.annotations()) == 1
