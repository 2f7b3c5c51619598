"""Which text replaced which always ends: no undo, no file and no older program leaves it open or round."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders.decisions import NEWER, OLDER, PLAN, add, add_pair, annotation, document
from tests.unit.store.test_repair import older as as_an_older_program_left_it
from workbench.annotation import actions
from workbench.annotation.actions import Actor
from workbench.annotation.orphan_queue import WaitingQuotation, what_turned
from workbench.errors import StoreError
from workbench.model.decision import AnchorState
from workbench.model.roles import Role
from workbench.store.integrity import check_store
from workbench.store.store import Store

WANG, LI = Actor("王", Role.CODER), Actor("李", Role.CODER)
SECOND, THIRD = f"{OLDER}@2", f"{OLDER}@3"


def correct(store: Store, actor: Actor, number: int, jobs: str) -> None:
    """Add the next text of the plan."""
    text = PLAN.replace("9.5", jobs)
    older = OLDER if number == 2 else f"{OLDER}@{number - 1}"
    new = document(f"{OLDER}@{number}", number=number, supersedes=older)
    actions.add_version(store, actor, new, text.encode(), text)


def test_a_text_that_another_replaced_is_not_undone(store: Store) -> None:
    """Two people correct one after the other: the first cannot take the ground from under the second."""
    add_pair(store)
    correct(store, LI, 2, "9.6")
    correct(store, WANG, 3, "9.7")
    with pytest.raises(StoreError, match="王"):
        store.undo("李")
    assert check_store(store) == ()
    store.undo("王")
    store.undo("李")
    assert [each.id for each in store.documents(OLDER)] == [OLDER]
    store.redo("李")
    assert check_store(store) == ()


@pytest.mark.parametrize("wrong", ["nowhere", NEWER, THIRD, SECOND])
def test_no_text_replaces_what_cannot_be_walked(store: Store, wrong: str) -> None:
    """None, a text of another document, a later one that leads back, itself: refused, nothing changes."""
    add_pair(store)
    correct(store, LI, 2, "9.6")
    correct(store, WANG, 3, "9.7")
    before = store.snapshot()
    second = store.document(SECOND)
    with pytest.raises(StoreError) as refused:
        store.save([replace(second, supersedes=wrong)], actor="李", action="import")
    assert refused.value.code == "store.chain"
    changed = [replace(each, supersedes=wrong) if each.id == SECOND else each for each in before.documents]
    with pytest.raises(StoreError):
        store.merge(replace(before, documents=tuple(changed)), actor="李")
    assert store.snapshot() == before


@pytest.mark.parametrize("wrong", ["nowhere", NEWER, THIRD, SECOND])
def test_a_repair_lets_a_text_replace_the_one_before(store: Store, wrong: str) -> None:
    """What an older program let in is found, can still be exported, and is mended."""
    add_pair(store)
    correct(store, LI, 2, "9.6")
    correct(store, WANG, 3, "9.7")
    as_an_older_program_left_it(store, "document", SECOND, supersedes=wrong)
    assert {each.code for each in check_store(store)} == {"document.supersedes"}
    assert len(store.snapshot().documents) == 4
    store.repair("管")
    assert check_store(store) == ()
    assert {each.id: each.supersedes for each in store.documents(OLDER)} == {
        OLDER: None,
        SECOND: OLDER,
        THIRD: SECOND,
    }


def test_a_circle_of_an_older_program_ends_the_look(local: Store) -> None:
    """What turned around a waiting quotation is looked for in each text once."""
    add_pair(local)
    local.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    correct(local, LI, 2, "9.6")
    as_an_older_program_left_it(local, "document", OLDER, supersedes=SECOND)
    record = local.annotations()[0]
    waiting = replace(record.anchor, state=AnchorState.FUZZY, score=0.5)
    assert what_turned(local, WaitingQuotation(record, waiting)) is None


@pytest.mark.parametrize(
    "fields", [{"version": 2**31 - 1}, {"number": 2**31 - 1}, {"year": 10**12}, {"year": 0}]
)
def test_a_file_brings_no_number_that_locks_others_out(store: Store, fields: dict[str, Any]) -> None:
    """A count that nobody could raise, a year that no axis could hold: refused, nothing changes."""
    add_pair(store)
    add(store, "bieli-2024", "别里市政府工作报告。新增就业1万人。", jurisdiction="别里市")
    there = store.snapshot()
    store.undo("王")
    forged = [replace(each, **fields) if each.id == "bieli-2024" else each for each in there.documents]
    before = store.snapshot()
    with pytest.raises(StoreError) as refused:
        store.merge(replace(there, documents=tuple(forged), log=()), actor="李")
    assert refused.value.code == "store.malformed"
    assert store.snapshot() == before
