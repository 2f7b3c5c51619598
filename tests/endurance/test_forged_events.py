"""Thousands of forged events at every handler: each is answered, and the store stays sound."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builders.lives import PLACE, add_lives
from tests.builders.mutated import NASTY, mutate
from workbench.exchange.formats import FORMATS
from workbench.model.roles import Actor, Role
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.desk import Desk
from workbench.pipeline.exchanging import export_bytes
from workbench.pipeline.giving_verdicts import Bench, handle_judging
from workbench.pipeline.home import Home
from workbench.pipeline.life_corrections import Lives, handle_lives
from workbench.pipeline.life_decisions import life_decisions
from workbench.pipeline.linking import ComparisonDesk, handle_linking
from workbench.pipeline.linking import decisions as passages
from workbench.pipeline.messages import Message
from workbench.pipeline.tagging import handle_tagging
from workbench.pipeline.tracing import trace
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.store.integrity import check_store
from workbench.ui import events, state
from workbench.ui.presenting.library_matrix import places_of
from workbench.ui.tracing.presenter import traced_documents

CASES = int(os.environ.get("WORKBENCH_FORGED_EVENTS", "40"))
Event = Mapping[str, Any]
Handle = Callable[[Message], object]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Give a library with years of a made-up place, and a visitor who reads Chinese."""
    monkeypatch.setattr(state, "language", lambda: "zh")
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        add_lives(opened)
        yield opened


def good(workspace: Workspace) -> list[tuple[Handle, Event]]:
    """Return each handler with an event of each kind that a page sends, in a coder's name."""
    store, actor = workspace.store, Actor("李", Role.CODER)
    older, newer = workspace.report("yunhai-2024"), workspace.report("yunhai-2025")
    commitments = {each.id: each for each in commitments_of(older)}
    desk = Desk(store=store, actor=actor, document=older.id, commitments=commitments)
    (place,) = (each for each in places_of(workspace.offered()) if each.name == PLACE)
    documents = traced_documents(place)
    reports = [workspace.report(each.id) for each in documents]
    said = life_decisions(store, [each.id for each in documents])
    lives = Lives(desk, trace(reports, decisions=said), workspace.report)
    bench, pair = Bench(desk, newer), ComparisonDesk(desk, older, newer)
    first, second = lives.threads[:2]
    item = next(iter(commitments))
    node, other = older.nodes[3].id, newer.nodes[3].id
    quoted = {"document": newer.id, "start": 200, "end": 220, "score": 0.9, "stance": "supports"}
    fields = {"type": "target", "tags": ["甲"], "note": "说明", "items": ["公园"], "deadline": "2024"}
    said_beside = {"rationale": "理由", "official_claim": "fulfilled", "schedule": "late"}
    common = {"item": item, "seen": 0, "record": None, "batch": None}

    def tag(event: Message) -> None:
        handle_tagging(desk, event, lambda _start, _end: [])

    return [
        *((tag, common | {"kind": kind}) for kind in ("accept", "reject", "undo", "redo", "remove")),
        *(
            (tag, common | {"kind": kind, "start": 30, "end": 50, "type": "target"})
            for kind in ("recut", "create")
        ),
        (tag, common | {"kind": "revise", "fields": fields}),
        *(
            (lambda event: handle_judging(bench, event), common | event)
            for event in (
                {"kind": "verdict", "verdict": "fulfilled", "take": quoted},
                {"kind": "verdict", "verdict": "no_evidence"},
                {"kind": "take", **quoted},
                {"kind": "drop", **quoted},
                {"kind": "note", "fields": said_beside},
                {"kind": "incomparable", "document": newer.id, "planned": "3个", "actual": "4个", "on": True},
            )
        ),
        *(
            (
                lambda event: handle_linking(pair, event),
                common | {"kind": kind, "older": [node], "newer": [other]},
            )
            for kind in ("link", "unlink")
        ),
        (
            lambda event: handle_lives(lives, event),
            {"kind": "split", "thread": first.id, "document": first.events[0].document, "start": 5},
        ),
        (lambda event: handle_lives(lives, event), {"kind": "join", "thread": first.id, "other": second.id}),
    ]


def test_no_forged_event_spoils_the_store(workspace: Workspace) -> None:
    """Whatever a coder's browser sends, nothing raw comes up, others' work stays, all can be exported."""
    store = workspace.store
    handlers = good(workspace)
    for seed in range(CASES):
        chance = random.Random(seed)
        handle, event = chance.choice(handlers)
        forged = {"n": 1, **event}
        for _ in range(chance.choice([0, 1, 1, 2])):
            spoilt = mutate(forged, chance)
            forged = {"n": 1, **spoilt} if isinstance(spoilt, dict) else forged
        queue: Any = {"client": f"window{seed}", "post": 1, "events": [forged]}
        if seed % 10 == 0:
            queue[chance.choice(["client", "post", "events"])] = chance.choice(
                [*NASTY, [1], [{}], [{"n": "x"}]]
            )
        desk = state.Channel()
        events.handle_queue(desk, queue, lambda each, _desk, handle=handle: handle(each))  # type: ignore[misc]
        if seed % 25 == 0 or seed == CASES - 1:
            assert check_store(store) == (), seed
            for name in FORMATS if seed == CASES - 1 else ("json",):
                export_bytes(workspace, name)
    passages(store, workspace.report("yunhai-2024"), workspace.report("yunhai-2025"))
    assert {each.coder for each in store.annotations()} <= {"李"}
    assert {each.coder for each in store.assessments()} <= {"李"}
    assert store.annotations()
