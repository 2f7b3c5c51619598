"""While a page is drawn the store is asked nothing twice; what is written meanwhile by it is seen at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.decisions import OLDER, add_pair, annotation
from workbench.store.store import Store


def _mark(store: Store, id: str) -> None:
    store.save([annotation(id, "建成公园3个")], actor="王", action="create")


def test_the_same_question_is_asked_once(url: str, store: Store) -> None:
    """What others write meanwhile is told to the next page; another question is a question of its own."""
    add_pair(store)
    with open_store(url) as other:
        with store.asking_once():
            before = store.annotations(document=OLDER)
            _mark(other, "n1")
            assert store.annotations(document=OLDER) is before
            assert [each.id for each in store.annotations(coder="王")] == ["n1"]
        assert [each.id for each in store.annotations(document=OLDER)] == ["n1"]


def test_what_this_page_wrote_is_seen_by_it(store: Store) -> None:
    """A step taken while the page is drawn shows on that page, in its log too."""
    add_pair(store)
    with store.asking_once():
        assert store.annotations(document=OLDER) == ()
        last = store.log(limit=1)
        _mark(store, "n1")
        assert [each.id for each in store.annotations(document=OLDER)] == ["n1"]
        assert store.log(limit=1) != last


def test_a_failed_step_loses_no_answers(store: Store) -> None:
    """Nothing was written, so what was answered before still holds."""
    add_pair(store)
    with store.asking_once():
        before = store.documents()
        with pytest.raises(ZeroDivisionError), store.action("王", "nothing"):
            raise ZeroDivisionError
        assert store.documents() is before


def test_a_moment_asks_anew(url: str, store: Store) -> None:
    """All that is read in a moment is of it, whatever was answered to the page before."""
    add_pair(store)
    with open_store(url) as other, store.asking_once():
        assert store.annotations(document=OLDER) == ()
        _mark(other, "n1")
        with store.moment():
            assert [each.id for each in store.annotations(document=OLDER)] == ["n1"]
        assert store.annotations(document=OLDER) == ()


def test_an_action_reads_what_is_there(url: str, store: Store) -> None:
    """A step that depends on what it finds is told nothing from memory."""
    add_pair(store)
    with open_store(url) as other, store.asking_once():
        assert store.annotations(document=OLDER) == ()
        _mark(other, "n1")
        with store.action("王", "look") as action:
            assert [each.id for each in action.annotations(document=OLDER)] == ["n1"]


def test_what_takes_reading_all_of_the_store_is_asked_once_a_state(url: str, store: Store) -> None:
    """The next page is told the same until anybody did anything; one that began before is told no other."""
    add_pair(store)
    with store.asking_once():
        before = store.annotation_counts()
    with store.asking_once():
        assert store.annotation_counts() is before
    with open_store(url) as other, store.asking_once():
        assert store.annotation_counts() is before
        _mark(other, "n1")
        assert store.annotation_counts() is before
    with store.asking_once():
        assert store.annotation_counts() == {OLDER: 1}


def test_who_asks_outside_of_a_page_is_told_what_is_there(store: Store) -> None:
    """No kept answer hides from an examination what was done behind our back."""
    add_pair(store)
    with store.asking_once():
        before = store.documents()
    again = store.documents()
    assert again == before
    assert again is not before


def test_another_thread_has_its_own_answers(store: Store) -> None:
    """Two visitors' pages share no answers."""
    add_pair(store)

    def colleague() -> int:
        _mark(store, "n1")
        return len(store.annotations(document=OLDER))

    with store.asking_once(), ThreadPoolExecutor(1) as threads:
        assert store.annotations(document=OLDER) == ()
        assert threads.submit(colleague).result(timeout=60) == 1
        assert store.annotations(document=OLDER) == ()
