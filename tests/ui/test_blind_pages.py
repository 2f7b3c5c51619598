"""What is sent to a blind coder's page: passages, and nothing that the machine or anybody concluded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders.judged import FIRST, NEWER, OLDER, judge_pair
from workbench.annotation.actions import Actor
from workbench.model.team import Mark, Task
from workbench.pipeline import team_work
from workbench.pipeline.blind_sight import hidden_items
from workbench.pipeline.home import Home
from workbench.pipeline.second_coding import reading_sample, second_sample
from workbench.pipeline.tagging import handle_tagging
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui import cached, events, identity, state
from workbench.ui.components import views
from workbench.ui.fulfilment import flow
from workbench.ui.reading import cached_document
from workbench.ui.reading import page as reading_page
from workbench.ui.reading.presenter import blind_document, present_decisions

BLIND = Actor("zhao")
MARK = "他人的意见"
# Keys under which the machine's and others' conclusions travel; where they are sent they hold nothing.
CONCLUSIONS = {
    "type", "area", "strength", "deadline", "bodies", "quantities", "why", "suggestion", "carried", "status",
    "score", "raw_score", "confident", "comparison", "met", "attainment", "others", "rejected", "answered",
    "rows", "answers", "tags", "note",
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Give a workbench in which two coders judged, with remarks, tags and types of their own."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        judge_pair(opened, note=MARK)
        notes = opened.store.annotations(document=OLDER)
        changed = [replace(n, type="project", note=MARK, tags=(MARK,)) for n in notes]
        opened.store.save(changed, actor=FIRST, action="annotation.edit")
        monkeypatch.setattr(cached, "workspace", lambda: opened)
        monkeypatch.setattr(identity, "current_actor", lambda: BLIND)
        monkeypatch.setattr(state, "coder", lambda: BLIND.name)
        yield opened


def conclusions(sent: Any, path: str = "") -> list[str]:
    """Return the places at which something that somebody concluded is sent."""
    found: list[str] = []
    if isinstance(sent, Mapping):
        for name, value in sent.items():
            if name in CONCLUSIONS and value not in (None, [], {}, "", ()):
                found.append(f"{path}.{name}")
            found += conclusions(value, f"{path}.{name}")
    elif isinstance(sent, list | tuple):
        for n, each in enumerate(sent):
            found += conclusions(each, f"{path}[{n}]")
    return found


def caught(monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], dict[str, Any]]:
    """Catch what the page of fulfilment sends with its document and through the channel."""
    sent: dict[str, Any] = {}
    monkeypatch.setattr(views, "judging", lambda content, visit: sent.update(json.loads(content) | visit))
    channel: dict[str, Any] = {}
    monkeypatch.setattr(events, "exchange", lambda _n, _h, overlay: channel.update(overlay()))
    return sent, channel


def test_nothing_concluded_is_sent_to_who_judges_blind(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither with the document nor through the channel; passages come in the order of the text."""
    sent, channel = caught(monkeypatch)
    store = workspace.store
    sample = second_sample(store, OLDER, NEWER, BLIND.name, 1.0)
    notes = {each.id: each for each in store.annotations(document=OLDER)}
    items = [notes[each].proposal or each for each in sample.annotations]
    flow.draw(store.document(OLDER), store.document(NEWER), only=items, label="x", blind=True)
    assert [each["id"] for each in sent["items"]]
    assert conclusions({name: sent[name] for name in sent if name != "strings"}) == []
    assert conclusions({name: channel[name] for name in channel if name not in ("undo", "redo")}) == []
    data = json.dumps([{k: v for k, v in sent.items() if k != "strings"}, channel], ensure_ascii=False)
    assert MARK not in data
    assert FIRST not in data
    for item in sent["items"]:
        starts = [each["start"] for each in item["candidates"]]
        assert starts == sorted(starts)


def test_nothing_concluded_is_sent_to_who_reads_blind(workspace: Workspace) -> None:
    """A proposal of the sample is a passage to say yes or no to; one's yes adds no machine's type."""
    store = workspace.store
    sample = reading_sample(store, OLDER, BLIND.name, 1.0).annotations
    props = cached_document.reading_props(store.document(OLDER), store.codebook(), "zh")
    sent = blind_document(props, sample)
    assert {each["id"] for each in sent["proposals"]} == set(sample)
    assert conclusions(sent["proposals"]) == []
    assert sum(each["count"] for each in sent["outline"]) == 0
    desk = replace(flow.bench(store.document(OLDER), store.document(NEWER)).desk, blind=True)
    handle_tagging(desk, {"kind": "accept", "item": sample[0], "n": 1, "client": "w"}, lambda _s, _e: [])
    own = [n for n in store.annotations(document=OLDER) if n.coder == BLIND.name]
    assert [(n.type, n.area, n.quantities) for n in own] == [(None, None, ())]
    shown = present_decisions(own, BLIND.name, "zh")
    assert (
        conclusions([{k: v for k, v in r.items() if k != "decision"} for r in shown["records"].values()])
        == []
    )


@pytest.mark.parametrize("newer", ["", NEWER])
def test_ordinary_pages_tell_nothing_of_a_blind_task(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, newer: str
) -> None:
    """Who was asked to code a sample blind gets none of others' notes, verdicts or discussions elsewhere."""
    sent, channel = caught(monkeypatch)
    store = workspace.store
    for each in store.annotations(document=OLDER):
        team_work.say(workspace, Actor(FIRST), OLDER, each.proposal or each.id, f"@{BLIND.name} {MARK}")
    first, second = store.document(OLDER), store.document(NEWER)
    flow.draw(first, second)
    assert MARK in json.dumps([sent["items"], channel], ensure_ascii=False)
    task = Task(coder=BLIND.name, document=OLDER, newer=newer, share=1.0)
    team_work.give_task(workspace, Actor("chen"), task)
    sent.clear()
    channel.clear()
    flow.draw(first, second)
    desk = flow.bench(first, second).desk
    read = reading_page.overlay(desk)
    digest = team_work.since(workspace, BLIND.name, Mark(seq=1))
    asked = team_work.waiting_mentions(workspace, BLIND.name)
    hidden = hidden_items(store, OLDER, BLIND.name)
    assert len(hidden) > 1
    told = [each for each in sent["items"] if each["id"] in hidden]
    told += [row for item, row in channel["rows"].items() if item in hidden]
    told += [row for row in read["records"].values() if row["proposal"] in hidden]
    assert MARK not in json.dumps(told, ensure_ascii=False)
    assert not hidden & {*channel["discussions"], *(read["discussions"] or {})}
    assert not hidden & ({each.item for each in digest.news} | {each.item for each in digest.remarks})
    assert not hidden & {each.item for each in asked}
    if newer:
        assert not hidden & {*channel["others"]}
