"""Lists of terms and judgements of hits are kept, backed up and never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import ForbiddenError, StoreError
from workbench.model.roles import Actor, Role
from workbench.model.term_verdict import HitPlace
from workbench.store.backup import back_up, bring_back
from workbench.store.integrity import check_store
from workbench.store.store import Store
from workbench.store.term_store import drop_list, hit_verdicts, judge_hit, keep_list, kept_lists

CODER, ADMIN = Actor("王", Role.CODER), Actor("管理")
PLACE = HitPlace(term="数字经济", text="a" * 64, start=3, end=7)


def test_the_last_word_counts_and_can_be_taken_back(store: Store) -> None:
    """A second judgement replaces the first, and none is left once it is withdrawn."""
    judge_hit(store.database, CODER, "表", PLACE, "数字经济", "right")
    judge_hit(store.database, CODER, "表", PLACE, "数字经济", "wrong")
    assert hit_verdicts(store.database, "表") == {PLACE: "wrong"}
    assert hit_verdicts(store.database, "另一张") == {}
    judge_hit(store.database, CODER, "表", PLACE, "数字经济", None)
    assert hit_verdicts(store.database, "表") == {}


def test_a_list_is_replaced_under_its_name_and_goes_when_dropped(store: Store) -> None:
    """Each name is offered once, with the text that came last."""
    keep_list(store.database, CODER, "表", "术语\n甲")
    keep_list(store.database, CODER, "表", "术语\n乙")
    assert [(each.name, each.body) for each in kept_lists(store.database)] == [("表", "术语\n乙")]
    drop_list(store.database, CODER, "表")
    assert kept_lists(store.database) == ()


def test_a_backup_brings_lists_and_judgements_back(store: Store, tmp_path: Path) -> None:
    """What was kept and judged is there again, in its order, and the store is sound."""
    keep_list(store.database, CODER, "表", "术语\n甲")
    judge_hit(store.database, CODER, "表", PLACE, "数字经济", "right")
    judge_hit(store.database, CODER, "表", PLACE, "数字经济", "wrong")
    back_up(store, ADMIN, tmp_path / "b.gz")
    judge_hit(store.database, CODER, "表", PLACE, "数字经济", None)
    drop_list(store.database, CODER, "表")
    assert bring_back(store, ADMIN, tmp_path / "b.gz", replace_all=True) == ()
    assert hit_verdicts(store.database, "表") == {PLACE: "wrong"}
    assert [each.body for each in kept_lists(store.database)] == ["术语\n甲"]
    assert check_store(store) == ()


def test_what_cannot_be_kept_is_refused(store: Store) -> None:
    """A reader may not judge; a name too long, a place that is none and an unknown word are refused."""
    with pytest.raises(ForbiddenError):
        judge_hit(store.database, Actor("客", Role.READER), "表", PLACE, "数字经济", "right")
    with pytest.raises(StoreError):
        keep_list(store.database, CODER, "名" * 300, "术语\n甲")
    with pytest.raises(StoreError):
        judge_hit(store.database, CODER, "表", PLACE, "数字经济", "maybe")  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        judge_hit(store.database, CODER, "表", HitPlace(term="甲", text="b", start=4, end=4), "", "right")
    assert hit_verdicts(store.database, "表") == {}
    assert kept_lists(store.database) == ()


def test_a_store_with_judgements_is_not_taken_back(store: Store) -> None:
    """The tables go only while nothing is in them."""
    judge_hit(store.database, CODER, "表", PLACE, "数字经济", "right")
    with pytest.raises(StoreError, match="术语"):
        store.database.migrate("0004")
    assert hit_verdicts(store.database, "表") == {PLACE: "right"}
