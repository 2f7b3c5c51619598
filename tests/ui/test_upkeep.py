"""What waits for a person: places after a correction, judgements under an older codebook."""

from __future__ import annotations

import pytest

from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.decision import Annotation
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.pipeline import review_queue
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace
from workbench.ui.i18n import Language
from workbench.ui.review_queue.presenter import (
    change_name,
    present_case,
    present_recoded,
    present_stale,
    present_waiting,
)

LI = Actor("li")
DOCUMENT = "yunhai-2024"


@pytest.fixture
def corrected(workspace: Workspace, older: Report) -> Workspace:
    """Give a workbench whose first report was corrected: one number changed, one promise left out."""
    first, second = commitments_of(older)[:2]
    proposals = [Proposal(document=DOCUMENT, commitment=each) for each in (first, second)]
    actions.accept_proposals(workspace.store, LI, proposals)
    text = older.text.replace(first.quote, first.quote.replace("6%", "7%")).replace(second.quote, "")
    hints = Hints(jurisdiction=older.jurisdiction, year=older.year, fictional=True)
    add_report(workspace, text.encode(), "new.txt", hints=hints, kind="corrected", actor=LI)
    return workspace


def test_pain_2_a_changed_digit_waits_for_a_person(corrected: Workspace, older: Report) -> None:
    """The queue shows what it was and what stands there now; confirming settles it."""
    store = corrected.store
    doubtful = next(e for e in review_queue.waiting(store) if e.anchor.state == "fuzzy")
    assert "6%" in (doubtful.anchor.was or "")
    before, now = present_case(doubtful, store.text(doubtful.anchor.document), "en")
    assert "6%" in before.passages[0].parts[0][0]
    assert any("7%" in part for part, marked in now.passages[0].parts if marked)
    review_queue.confirm(store, LI, doubtful)
    assert doubtful.record.id not in {each.record.id for each in review_queue.waiting(store)}


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "前文多了“取消原定”。"), ("en", "“取消原定” was put in before it.")]
)
def test_a_quotation_whose_head_turned_says_what_is_different(
    workspace: Workspace, older: Report, language: Language, said: str
) -> None:
    """One sentence beside the quotation names the words that stand there now, in both languages."""
    note = max(commitments_of(older), key=lambda each: len(each.quote))
    actions.accept_proposals(workspace.store, LI, [Proposal(document=DOCUMENT, commitment=note)])
    text = older.text.replace(note.quote, f"取消原定的{note.quote}")
    hints = Hints(jurisdiction=older.jurisdiction, year=older.year, fictional=True)
    add_report(workspace, text.encode(), "new.txt", hints=hints, kind="corrected", actor=LI)
    [doubtful] = review_queue.waiting(workspace.store)
    turned = review_queue.what_turned(workspace.store, doubtful)
    case = present_case(doubtful, workspace.store.text(doubtful.anchor.document), language, turned)
    assert case[-1].note == said


def test_an_orphan_is_placed_by_hand(corrected: Workspace) -> None:
    """Places are proposed by the words typed; the one chosen is the anchor, confirmed by whom."""
    store = corrected.store
    orphan = next(e for e in review_queue.waiting(store) if e.anchor.state == "orphan")
    text = store.text(orphan.anchor.document)
    assert review_queue.look_for("没有这样的话，甲乙丙丁", text, 5) is not None
    [span, *_] = review_queue.look_for("固定资产投资增长8%", text, 5)
    review_queue.place(store, LI, orphan, span.start, span.end)
    [placed] = store.annotations(id=orphan.record.id)
    assert (placed.anchor.exact, placed.anchor.confirmed_by) == ("固定资产投资增长8%", "li")


def test_dropping_can_be_undone(corrected: Workspace) -> None:
    """What is given up leaves the queue, and undo brings it back."""
    store = corrected.store
    orphan = next(e for e in review_queue.waiting(store) if e.anchor.state == "orphan")
    review_queue.drop_waiting(store, LI, orphan)
    assert store.annotations(id=orphan.record.id) == ()
    actions.undo(store, LI)
    assert len(store.annotations(id=orphan.record.id)) == 1


def test_the_queue_names_text_kind_and_state(corrected: Workspace) -> None:
    """Each row says what the quotation is and in which text."""
    rows = present_waiting(review_queue.waiting(corrected.store), "en").rows
    assert {row.cells[1] for row in rows} == {"commitment · li"}
    assert {row.cells[3] for row in rows} == {f"{DOCUMENT}@2"}


def coded(workspace: Workspace, older: Report, count: int = 6) -> tuple[Annotation, ...]:
    """Accept some proposals with their areas."""
    proposals = [Proposal(document=DOCUMENT, commitment=each) for each in commitments_of(older)[:count]]
    return actions.accept_proposals(workspace.store, LI, proposals)


def test_pain_8_a_merge_is_seen_before_it_is_done_and_can_be_taken_back(
    workspace: Workspace, older: Report
) -> None:
    """The preview lists each annotation before and after; taking the revision back restores them."""
    store, notes = workspace.store, coded(workspace, older)
    gone = next(each.area for each in notes if each.area)
    plan = review_queue.plan_merge(store, [gone], "cap02")
    pairs = review_queue.recoded_by(store, plan)
    assert {before.area for before, _ in pairs} == {gone}
    rows = present_recoded(pairs, plan.codebook, "en")
    assert {row["Becomes"] for row in rows} == {"Civil rights and minorities"}
    review_queue.revise(store, LI, plan)
    assert gone not in {each.area for each in store.annotations()}
    review_queue.revise(store, LI, review_queue.plan_revert(store, 2))
    assert {each.id: each.area for each in store.annotations()} == {each.id: each.area for each in notes}
    assert change_name(store.codebooks()[1], "en").startswith("merge")


def test_pain_9_a_redefined_code_lists_what_was_judged_under_the_old_one(
    workspace: Workspace, older: Report
) -> None:
    """Each row names the revision it was made under; confirming puts it under the present one."""
    store, notes = workspace.store, coded(workspace, older)
    code = next(each.area for each in notes if each.area) or ""
    review_queue.revise(store, LI, review_queue.plan_rename(store, code, definition_zh="只算新开工的"))
    old = review_queue.outdated(store)
    assert {each.record.id for each in old} == {each.id for each in notes if each.area == code}
    rows = present_stale(old, {}, store.codebook(), "en").rows
    assert {row.cells[3] for row in rows} == {"1 → 2"}
    review_queue.renew(store, LI, old[0])
    assert old[0].record.id not in {each.record.id for each in review_queue.outdated(store)}


def test_a_code_is_divided_and_its_annotations_assigned(workspace: Workspace, older: Report) -> None:
    """Those that are assigned get the part, the others keep the code and are listed as stale."""
    store, notes = workspace.store, coded(workspace, older, 12)
    counts = [each.area for each in notes if each.area]
    code = max(set(counts), key=counts.count)
    of_code = [each for each in notes if each.area == code]
    assert len(of_code) > 1
    plan = review_queue.divide(store, code, [("甲", "A"), ("乙", "")], {of_code[0].id: 1})
    review_queue.revise(store, LI, plan)
    [first] = store.annotations(id=of_code[0].id)
    assert first.area not in (code, None)
    assert (first.area or "").startswith(f"{code}.")
    waiting = {each.record.id for each in review_queue.outdated(store)}
    assert waiting == {each.id for each in of_code[1:]}
