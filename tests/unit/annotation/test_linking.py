"""One word on a pair of passages, whoever says it and however many records there are of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.as_shipped import make_anchor, open_store
from tests.builders.databases import sqlite_url
from tests.builders.decisions import NEWER, OLDER, PLAN, REVIEW, add_pair
from workbench.annotation.linking import decide_link, decide_links, decide_promise, decide_tasks
from workbench.errors import StoreError
from workbench.model.roles import Actor, Role
from workbench.settings import StoreSettings
from workbench.store.store import Store

WANG, LI = Actor("王", Role.CODER), Actor("李", Role.CODER)
PAIRS = [
    (make_anchor(OLDER, PLAN, at, at + 4), make_anchor(NEWER, REVIEW, at, at + 4)) for at in (12, 16, 20)
]


@pytest.fixture
def two_at_once(tmp_path: Path) -> Iterator[Store]:
    """Give a store with a pair of texts in which one step takes two pairs at most."""
    settings = StoreSettings(synchronous="NORMAL", most_pairs=2)
    with open_store(sqlite_url(tmp_path), settings=settings) as opened:
        add_pair(opened)
        yield opened


def test_as_many_pairs_as_are_allowed_and_no_more(two_at_once: Store) -> None:
    """What is refused leaves nothing."""
    for word in (decide_links, decide_tasks):
        with pytest.raises(StoreError, match="最多"):
            word(two_at_once, WANG, PAIRS, linked=True)
    with pytest.raises(StoreError, match="最多"):
        decide_promise(two_at_once, WANG, PAIRS, together=True)
    assert two_at_once.links() == ()
    assert len(decide_links(two_at_once, WANG, PAIRS[:2], linked=True)) == 2


def test_each_pair_is_said_by_itself_and_each_subject(two_at_once: Store) -> None:
    """A pair that is given twice is one record; passages, promises and tasks do not speak for each other."""
    found = decide_links(two_at_once, WANG, [PAIRS[0], PAIRS[0]], linked=True)
    assert [(each.older, each.newer, each.coder, each.linked) for each in found] == [(*PAIRS[0], "王", True)]
    (other,) = decide_links(two_at_once, LI, [PAIRS[1]], linked=False)
    decide_promise(two_at_once, LI, [PAIRS[0]], together=False)
    decide_tasks(two_at_once, LI, [PAIRS[0]], linked=False)
    assert {(each.about, each.linked, each.coder) for each in two_at_once.links()} == {
        ("passage", True, "王"),
        ("passage", False, "李"),
        ("promise", False, "李"),
        ("task", False, "李"),
    }
    assert other in two_at_once.links()
    assert [line.action for line in two_at_once.log()[-4:]] == [
        "link.confirm",
        "link.refuse",
        "promise.split",
        "task.unlink",
    ]


def test_what_a_window_showed_is_what_is_decided(two_at_once: Store) -> None:
    """Where it stands elsewhere by now, no second record comes about at the place that was shown."""
    first = decide_link(two_at_once, WANG, *PAIRS[0], linked=True, note="同一件事")
    assert first.note == "同一件事"
    (moved,) = two_at_once.save(
        [replace(first, older=PAIRS[1][0], newer=PAIRS[1][1])], actor="王", action="edit"
    )
    said = decide_link(two_at_once, LI, *PAIRS[2], linked=False, note="另一件", seen=moved)
    assert (said.id, said.linked, said.note) == (first.id, False, "另一件")
    assert two_at_once.links() == (said,)
