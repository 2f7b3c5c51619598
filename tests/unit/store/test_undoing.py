"""A person takes their own actions back, one by one, wherever they are, and nobody else's."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.as_shipped import open_store
from tests.builders.decisions import OLDER, PLAN, add, add_pair, annotation, assessment
from workbench.errors import ConflictError, StoreError
from workbench.model.decision import Snapshot
from workbench.store.integrity import check_store
from workbench.store.store import Store

QUOTES = ("新增就业9.5万人以上", "建成公园3个", "改造老旧小区12公里管网")


def test_undo_and_redo_go_back_and_forth(store: Store) -> None:
    """Undo takes the last action back, redo does it again, in the order they were made."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    (note,) = store.save([replace(note, note="一")], actor="王", action="edit")
    store.save([replace(note, note="二")], actor="王", action="edit")
    store.undo("王")
    store.undo("王")
    assert [each.note for each in store.annotations()] == [""]
    store.redo("王")
    assert [each.note for each in store.annotations()] == ["一"]
    store.redo("王")
    assert [each.note for each in store.annotations()] == ["二"]
    with pytest.raises(StoreError, match="没有可以重做"):
        store.redo("王")
    assert check_store(store) == ()


def test_undo_survives_a_restart(url: str) -> None:
    """What was done before the program ended can be undone after it starts again, then redone."""
    with open_store(url) as store:
        add_pair(store)
        store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    with open_store(url) as store:
        store.undo("王")
        assert store.annotations() == ()
    with open_store(url) as store:
        store.redo("王")
        assert [each.id for each in store.annotations()] == ["n1"]


def test_a_bulk_action_is_one_step(store: Store) -> None:
    """Five hundred records saved at once are undone at once and redone at once."""
    add_pair(store)
    many = [annotation(f"n{n}", QUOTES[n % 3]) for n in range(500)]
    saved = store.save(many, actor="王", action="bulk")
    store.undo("王")
    assert store.annotations() == ()
    store.redo("王")
    assert {each.id for each in store.annotations()} == {each.id for each in saved}


def test_a_deletion_is_undone(store: Store) -> None:
    """A removed record comes back with all it said; old copies of it stay stale."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个", note="要紧")], actor="王", action="create")
    store.delete([note], actor="王", action="remove")
    store.undo("王")
    (back,) = store.annotations()
    assert (back.note, back.created) == ("要紧", note.created)
    with pytest.raises(ConflictError):
        store.save([replace(note, note="旧")], actor="李", action="edit")


def test_only_own_actions_are_undone(store: Store) -> None:
    """Undo never touches what somebody else did, even if they were last."""
    add_pair(store)
    store.save([annotation("n1", QUOTES[0])], actor="王", action="create")
    store.save([annotation("n2", QUOTES[1])], actor="李", action="create")
    store.undo("王")
    with pytest.raises(StoreError):
        store.undo("张")
    assert [each.id for each in store.annotations()] == ["n2"]


def test_what_others_changed_since_is_not_undone(store: Store) -> None:
    """Undo of something another person changed is refused with one sentence and changes nothing."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    (hers,) = store.save([replace(note, note="李的")], actor="李", action="edit")
    with pytest.raises(ConflictError, match="李") as refused:
        store.undo("王")
    assert refused.value.message.count("。") == 1
    assert store.annotations() == (hers,)
    store.undo("李")
    store.undo("王")


def test_what_others_build_on_is_not_undone(store: Store) -> None:
    """A commitment somebody judged meanwhile cannot be undone away."""
    add_pair(store)
    store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    store.save([assessment("v1", "n1", "李")], actor="李", action="judge")
    with pytest.raises(StoreError, match="李"):
        store.undo("王")
    assert len(store.annotations()) == 1


def test_a_new_action_ends_redo(store: Store) -> None:
    """Having done something else, what was undone cannot be redone any more."""
    add_pair(store)
    store.save([annotation("n1", QUOTES[0])], actor="王", action="create")
    store.undo("王")
    store.save([annotation("n2", QUOTES[1])], actor="王", action="create")
    with pytest.raises(StoreError):
        store.redo("王")


def test_what_comes_next_can_be_shown(store: Store) -> None:
    """The interface can say what undo and redo would do before doing it."""
    add_pair(store)
    store.save([annotation("n1", QUOTES[0])], actor="王", action="annotation.create")
    assert [line.action for line in store.undoable("王")] == ["annotation.create"]
    store.undo("王")
    assert [line.object for line in store.undoable("王", redo=True)] == ["annotation:n1"]


def test_a_document_is_added_and_taken_back(store: Store) -> None:
    """Adding a report is an action like any other; redo brings the text back too."""
    add(store, OLDER, PLAN)
    store.undo("王")
    assert store.documents() == ()
    store.redo("王")
    assert store.text(OLDER) == PLAN


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("王", "李")),
        st.sampled_from(("create", "edit", "delete", "bulk", "undo", "redo")),
        st.integers(0, 3),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_course_of_actions_leaves_a_sound_store(local: Store, steps: list[tuple[str, str, int]]) -> None:
    """Whatever two people do, undo and redo, the log replays to the state and nothing is broken."""
    local.restore(Snapshot(), actor="管理", replace_all=True)
    add_pair(local)
    for actor, what, n in steps:
        with suppress(ConflictError, StoreError):
            _do(local, actor, what, n)
    assert check_store(local) == ()


def _do(store: Store, actor: str, what: str, n: int) -> None:
    there = store.annotations()
    if what == "create":
        store.save([annotation(f"n{n}", QUOTES[n % 3], note=actor)], actor=actor, action="create")
    elif what in ("edit", "bulk") and there:
        chosen = there if what == "bulk" else (there[n % len(there)],)
        changed = [replace(each, note=f"{actor}{n}") for each in chosen]
        store.save(changed, actor=actor, action=what)
    elif what == "delete" and there:
        store.delete([there[n % len(there)]], actor=actor, action="remove")
    elif what == "undo":
        store.undo(actor)
    elif what == "redo":
        store.redo(actor)
