"""Two windows of one coder: who writes second to what the other wrote is told, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from workbench.errors import ConflictError
from workbench.pipeline.desk import Desk
from workbench.pipeline.giving_verdicts import Bench, handle_judging
from workbench.pipeline.messages import as_message
from workbench.pipeline.tagging import handle_tagging

PASSAGE = {"document": "yunhai-2025", "start": 200, "end": 220, "quote": "", "score": None}


def other_window(desk: Desk) -> Desk:
    """Return the same person at the same document in another window."""
    return replace(desk, made={}, written={})


def tag(desk: Desk, kind: str, seen: int, **values: Any) -> None:
    """Send one event of the reader on the first commitment."""
    event = {"kind": kind, "n": 1, "client": "w", "item": next(iter(desk.commitments)), "seen": seen}
    handle_tagging(desk, as_message({**event, "record": None, **values}), lambda _s, _e: [])


def judge(bench: Bench, verdict: str, seen: int) -> None:
    """Send one verdict on the first commitment."""
    item = next(iter(bench.desk.commitments))
    event = {"kind": "verdict", "n": 1, "client": "w", "item": item, "seen": seen, "record": None}
    handle_judging(bench, as_message({**event, "verdict": verdict, "take": PASSAGE}))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("reject", {}),
        ("revise", {"fields": {"note": "另一窗口"}}),
        ("recut", {"start": 0, "end": 0}),
    ],
)
def test_the_second_writer_in_reading_is_told(desk: Desk, kind: str, values: dict[str, Any]) -> None:
    """Accepted in one window, it is not changed from another that still shows the proposal."""
    second = other_window(desk)
    tag(desk, "accept", 0)
    before = desk.store.annotations()
    with pytest.raises(ConflictError) as told:
        tag(second, kind, 0, **values)
    assert told.value.code == "conflict.window"
    assert desk.store.annotations() == before
    if kind == "revise":
        tag(second, kind, before[0].version, **values)  # once it has been seen
        assert desk.store.annotations()[0].note == "另一窗口"


def test_the_same_answer_twice_is_no_conflict(desk: Desk) -> None:
    """Accepting what the other window accepted changes nothing, so there is nothing to tell."""
    tag(desk, "accept", 0)
    tag(other_window(desk), "accept", 0)
    assert len(desk.store.annotations()) == 1


def test_keys_pressed_faster_than_the_server_answers_are_ones_own(bench: Bench) -> None:
    """A window that was not told its own last version yet may go on, also over an undo."""
    bench.desk.written = {}
    for verdict in ("partial", "fulfilled", "in_progress"):
        judge(bench, verdict, 0)
    handle_judging(bench, {"kind": "undo", "n": 2, "client": "w", "batch": None})
    judge(bench, "superseded", 0)
    [given] = bench.desk.store.assessments()
    assert given.verdict == "superseded"


def test_the_second_writer_in_fulfilment_is_told(bench: Bench) -> None:
    """A verdict of the other window stays until this one has shown it."""
    second = Bench(other_window(bench.desk), bench.newer)
    judge(bench, "partial", 0)
    with pytest.raises(ConflictError):
        judge(second, "fulfilled", 0)
    [given] = bench.desk.store.assessments()
    assert given.verdict == "partial"
    judge(second, "fulfilled", given.version)
    assert bench.desk.store.assessments()[0].verdict == "fulfilled"
