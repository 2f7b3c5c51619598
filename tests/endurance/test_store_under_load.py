"""Many processes write at once, and some are killed: every acknowledged action is there, none half."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterable

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.writers import SHARED, Message, prepare, received, start
from workbench.model.decision import Annotation
from workbench.model.plain import to_plain
from workbench.store.integrity import check_store
from workbench.store.record_types import key_of, object_of
from workbench.store.replaying import replay
from workbench.store.snapshots import records_of
from workbench.store.store import Store

WRITERS = int(os.environ.get("WORKBENCH_WRITERS", "4"))
WRITES = int(os.environ.get("WORKBENCH_WRITES", "40"))
KILLS = int(os.environ.get("WORKBENCH_KILLS", "8"))


@pytest.mark.timeout(1200)
def test_processes_that_write_at_once_lose_nothing(url: str) -> None:
    """All acknowledged writes are there, nobody is told of a lock, and the log replays to the state."""
    with open_store(url) as store:
        prepare(store)
        began = time.monotonic()
        running = [start("compete", url, f"p{n}", WRITES) for n in range(WRITERS)]
        messages = [each for process, report in running for each in received(report)]
        for process, _ in running:
            process.join()
        seconds = time.monotonic() - began
        assert [text for kind, text in messages if kind == "failed"] == []
        assert len(messages) == WRITERS * WRITES
        there = {each.id: each for each in store.annotations()}
        assert {name for kind, name in messages if kind == "saved"} < there.keys()
        raised = [value for kind, value in messages if kind == "shared"]
        assert sorted(map(int, map(str, raised))) == list(range(1, len(raised) + 1))
        assert there[SHARED].note == str(len(raised))
        check_sound(store)
        conflicts = len(store.lost_copies())
    print(f"{WRITERS} x {WRITES} writes in {seconds:.1f} s, {conflicts} conflicts told and retried")  # noqa: T201


@pytest.mark.timeout(3600)
def test_a_killed_process_leaves_nothing_half_done(url: str) -> None:
    """After kill -9 at a random moment every acknowledged action is there and no batch is half there."""
    chance = random.Random(7)
    acknowledged = 0
    with open_store(url) as store:
        prepare(store)
        for n in range(KILLS):
            process, report = start("act_until_killed", url, f"k{n}", n)
            if chance.random() < 0.9:  # the others are killed while they open the store
                report.poll(30)
            time.sleep(chance.uniform(0.0, 0.4))
            process.kill()
            messages = [each for each in received(report) if each[0] != "open"]
            process.join()
            acknowledged += len(messages)
            check_acknowledged(store, f"k{n}", messages)
            assert check_store(store) == ()
        check_sound(store)
    assert acknowledged > 0
    print(f"{KILLS} kills, {acknowledged} acknowledged actions, all there")  # noqa: T201


def check_acknowledged(store: Store, name: str, messages: Iterable[Message]) -> None:
    """Compare what a killed process reported with what is there; the last action may or may not be."""
    batches: dict[int, list[Annotation]] = {}
    for each in store.annotations(coder=name):
        batches.setdefault(int(each.id.split("-")[1]), []).append(each)
    last: dict[int, str] = {}
    for kind, n in messages:
        last[int(str(n))] = kind
    newest = max(last, default=-1)
    for n, found in batches.items():
        assert len(found) == 3
        assert len({each.note for each in found}) == 1
        assert n <= newest + 1
    for n, kind in last.items():
        if n < newest:
            assert (n in batches) == (kind != "undone")
        if kind == "edited":
            assert n not in batches or {each.note for each in batches[n]} == {"改"}
        if kind == "undone":
            assert n not in batches


def check_sound(store: Store) -> None:
    """Check that nothing is broken and that the log leads to what is stored."""
    assert check_store(store) == ()
    snapshot = store.snapshot()
    assert replay(snapshot.log) == {object_of(key_of(each)): to_plain(each) for each in records_of(snapshot)}
