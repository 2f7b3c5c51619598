"""A corrected text and what stands on the one before it are stored together, or not at all."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event, text

from tests.builders.decisions import OLDER, PLAN, add, add_pair, annotation, document
from tests.builders.writers import check_together, correct_once, fill
from workbench.annotation import actions
from workbench.annotation.actions import Actor
from workbench.errors import ConflictError, StoreError
from workbench.model.genre import Genre
from workbench.store.integrity import check_store
from workbench.store.store import Store

NOTES = 60
# WORKBENCH_FULL=1 tries every size of the disk.
STEP = 1 if os.environ.get("WORKBENCH_FULL") else 6
LI = Actor("李")


def limit_pages(store: Store, pages: int | None) -> None:
    """Let the database file grow to so many pages only: the disk is full then."""

    def bound(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages or 1_000_000}")  # type: ignore[attr-defined]

    store.database.engine.dispose()
    event.listen(store.database.engine, "connect", bound)


def test_a_full_disk_leaves_all_or_nothing(local: Store) -> None:
    """At whatever page the disk is full, text and annotations stay as they were; then all is carried."""
    add(local, OLDER, PLAN)
    fill(local, NOTES)
    with local.database.read() as connection:
        used = connection.execute(text("PRAGMA page_count")).scalar_one()
    before = local.snapshot()
    refused = 0
    for spare in range(0, 400, STEP):
        limit_pages(local, used + spare)
        try:
            correct_once(local, "李")
        except StoreError:
            refused += 1
            limit_pages(local, None)
            assert local.snapshot() == before
            assert check_store(local) == ()
        else:
            break
    limit_pages(local, None)
    assert refused > 2
    check_together(local, NOTES)


def test_a_busy_colleague_neither_loses_nor_hinders(store: Store) -> None:
    """Somebody saves without a pause while three corrections come in: everything is carried along."""
    add(store, OLDER, PLAN)
    fill(store, NOTES)
    saved: dict[str, str] = {}
    begun, done = threading.Event(), threading.Event()

    def work() -> None:
        n = 0
        while not done.is_set():
            notes = store.annotations()
            note = replace(notes[n % NOTES], note=f"改{n}")
            n += 1
            try:
                store.save([note], actor="王", action="edit")
            except ConflictError:
                continue  # the correction was first: told, kept aside and tried again
            saved[note.id] = note.note
            begun.set()

    colleague = threading.Thread(target=work)
    colleague.start()
    try:
        assert begun.wait(30)  # the corrections come in while the colleague is at work, not before
        for _ in range(3):
            correct_once(store, "李")
    finally:
        done.set()
        colleague.join()
    check_together(store, NOTES)
    assert saved
    assert saved.items() <= {each.id: each.note for each in store.annotations()}.items()


def test_a_fault_at_any_statement_leaves_all_or_nothing(store: Store) -> None:
    """On either database: what ends the action between text and annotations takes the text back too."""
    add(store, OLDER, PLAN)
    fill(store, 6)
    before, log = store.snapshot(), store.log()
    left = [0]

    def failing(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError("the power failed")

    event.listen(store.database.engine, "before_cursor_execute", failing)
    refused = 0
    try:
        for statement in range(1, 400):
            left[0] = statement
            try:
                correct_once(store, "李")
            except (OSError, StoreError):
                refused += 1
                left[0] = 0
                assert (store.snapshot(), store.log()) == (before, log)
            else:
                break
    finally:
        event.remove(store.database.engine, "before_cursor_execute", failing)
    assert refused > 6
    check_together(store, 6)
    assert check_store(store) == ()


def test_undo_takes_the_text_and_the_carrying_back_together(store: Store) -> None:
    """One step brings back what was before, one more carries all again."""
    add(store, OLDER, PLAN)
    fill(store, 3)
    places = [each.anchor for each in store.annotations()]
    correct_once(store, "李")
    store.undo("李")
    assert [each.id for each in store.documents()] == [OLDER]
    assert [each.anchor for each in store.annotations()] == places
    store.redo("李")
    check_together(store, 3)


def leave_behind(store: Store) -> None:
    """Store a correction as older programs did when they were interrupted: nothing is carried."""
    add_pair(store)
    fill(store, 3)
    add(store, f"{OLDER}@2", "（更正）\n" + PLAN, number=2, supersedes=OLDER)
    add(store, f"{OLDER}@3", "（再更正）\n" + PLAN, number=3, supersedes=f"{OLDER}@2")


def test_the_check_finds_what_was_left_and_it_is_finished(store: Store) -> None:
    """Notes on a replaced text that are older than its correction were left; they go to the newest text."""
    leave_behind(store)
    (finding,) = check_store(store)
    assert (finding.code, finding.object) == ("document.carrying", f"document:{OLDER}@2")
    assert "--finish" in finding.message
    assert len(actions.finish_carrying(store, LI)) == 6  # each of three notes over two corrections
    check_together(store, 3)
    assert actions.finish_carrying(store, LI) == ()


def test_what_is_made_on_a_replaced_text_later_may_stay(store: Store) -> None:
    """Who still works on the earlier text meant to; nothing is carried behind their back."""
    add(store, OLDER, PLAN)
    correct_once(store, "李")
    store.save([annotation("late", "建成公园3个")], actor="王", action="create")
    assert check_store(store) == ()
    assert actions.finish_carrying(store, LI) == ()


@pytest.mark.parametrize("other", [{"genre": Genre.BULLETIN}, {"report": "elsewhere"}])
def test_nothing_is_carried_to_another_document(store: Store, other: dict[str, Any]) -> None:
    """A text of another genre, or of another report, never takes over annotations; it is not even stored."""
    add(store, OLDER, PLAN)
    fill(store, 3)
    before = store.snapshot()
    wrong = document("wrong", supersedes=OLDER, **{"report": OLDER, **other})
    with pytest.raises(StoreError, match="不是同一份文件"):
        actions.add_version(store, LI, wrong, b"x", "x")
    assert store.snapshot() == before
    add(store, "wrong", "x", **{"report": OLDER, **other})
    with pytest.raises(StoreError, match="不是同一份文件"):
        actions.carry_document(store, LI, OLDER, "wrong")
