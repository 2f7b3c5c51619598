"""What is asked inside one moment is answered as of it, whatever others write meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.decisions import OLDER, add_pair, annotation
from workbench.errors import StoreError
from workbench.store.store import Store


def _mark(store: Store, id: str) -> None:
    store.save([annotation(id, "建成公园3个")], actor="王", action="create")


def test_others_writing_is_not_seen_before_the_moment_is_over(url: str, store: Store) -> None:
    """Two questions agree with each other; the next question after the moment sees what was written."""
    add_pair(store)
    with open_store(url) as other:
        with store.moment():
            before = store.annotations(document=OLDER)
            _mark(other, "n1")
            assert store.annotations(document=OLDER) == before == ()
            assert store.find([("annotation", "n1")]) == {}
        assert [each.id for each in store.annotations(document=OLDER)] == ["n1"]


def test_another_thread_is_not_held_to_the_moment(store: Store) -> None:
    """A colleague on the same server writes and reads while somebody's page is put together."""
    add_pair(store)

    def colleague() -> int:
        _mark(store, "n1")
        return len(store.annotations(document=OLDER))

    with store.moment(), ThreadPoolExecutor(1) as threads:
        before = store.revision()
        assert threads.submit(colleague).result(timeout=60) == 1
        assert store.revision() == before


def test_nothing_is_written_inside_a_moment(store: Store) -> None:
    """What was written there could not be read back; the slip is told, and the store goes on after it."""
    add_pair(store)
    with store.moment(), pytest.raises(RuntimeError, match="moment"):
        _mark(store, "n1")
    assert store.annotations(document=OLDER) == ()
    _mark(store, "n1")
    assert len(store.annotations(document=OLDER)) == 1


def test_a_moment_inside_another_is_the_same(store: Store) -> None:
    """An error inside ends the inner one only; the outer goes on, and is over when it is over."""
    add_pair(store)
    with store.moment():
        with pytest.raises(StoreError, match="没有报告"), store.moment():
            store.document("不存在")
        assert len(store.documents()) == 2
    _mark(store, "n1")
