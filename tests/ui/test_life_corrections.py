"""What somebody says of a thread holds wherever lives are traced, is taken back, and travels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.lives import PLACE, add_lives
from workbench.annotation.actions import Actor, Role
from workbench.cli import main
from workbench.errors import ForbiddenError, WorkbenchError
from workbench.model.decision import Document
from workbench.model.thread import Thread
from workbench.pipeline.desk import Desk
from workbench.pipeline.exchanging import export_bytes, import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.life_corrections import Lives, handle_lives
from workbench.pipeline.life_decisions import life_decisions, stored_decisions
from workbench.pipeline.linking import decisions as passages
from workbench.pipeline.tracing import trace
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui.presenting.library_matrix import places_of
from workbench.ui.tracing.presenter import traced_documents

MUSEUM, BRIDGE = "科技馆", "柳溪大桥"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a library with four years of a made-up district."""
    with _library(tmp_path / "one") as opened:
        add_lives(opened)
        yield opened


def _library(folder: Path) -> Workspace:
    folder.mkdir()
    return open_workspace(Home(folder=folder, database_url=f"sqlite:///{folder / 'workbench.sqlite'}"))


def _documents(workspace: Workspace) -> tuple[Document, ...]:
    (place,) = (each for each in places_of(workspace.offered()) if each.name == PLACE)
    return traced_documents(place)


def _lives(workspace: Workspace, role: Role = Role.CODER) -> Lives:
    documents = _documents(workspace)
    reports = [workspace.report(document.id) for document in documents]
    said = life_decisions(workspace.store, [document.id for document in documents])
    desk = Desk(store=workspace.store, actor=Actor("wang", role), document=reports[-1].id, commitments={})
    return Lives(desk, trace(reports, decisions=said), workspace.report)


def _of(lives: Lives, word: str) -> list[Thread]:
    return [t for t in lives.threads if any(word in (each.quote or "") for each in t.events)]


def _quotes(thread: Thread) -> list[str]:
    return [each.quote for each in thread.events if each.quote]


def _split(lives: Lives, thread: Thread, quote: str) -> None:
    event = next(each for each in thread.events if each.quote == quote)
    assert event.start is not None
    assert handle_lives(
        lives, {"kind": "split", "thread": thread.id, "document": event.document, "start": event.start}
    )


def test_an_event_that_is_split_off_stands_alone_until_it_is_taken_back(workspace: Workspace) -> None:
    """The rest of the thread stays together; undo restores it, redo splits again."""
    lives = _lives(workspace)
    (whole,) = _of(lives, MUSEUM)
    _split(lives, whole, "鹿鸣湖科技馆主体封顶")
    again = _lives(workspace)
    parts = sorted(_of(again, MUSEUM), key=lambda thread: len(thread.events))
    assert [len(_quotes(part)) for part in parts] == [1, len(_quotes(whole)) - 1]
    assert all(part.by_hand for part in parts)
    handle_lives(again, {"kind": "undo"})
    assert [_quotes(each) for each in _of(_lives(workspace), MUSEUM)] == [_quotes(whole)]
    handle_lives(again, {"kind": "redo"})
    assert len(_of(_lives(workspace), MUSEUM)) == 2


def test_two_threads_are_joined_and_what_was_split_off_can_come_back(workspace: Workspace) -> None:
    """A later word holds against an earlier one; splitting one event does not break the rest apart."""
    lives = _lives(workspace)
    (museum,), (bridge,) = _of(lives, MUSEUM), _of(lives, BRIDGE)
    handle_lives(lives, {"kind": "join", "thread": museum.id, "other": bridge.id})
    lives = _lives(workspace)
    (both,) = _of(lives, MUSEUM)
    assert {*_quotes(museum), *_quotes(bridge)} == {*_quotes(both)}
    _split(lives, both, _quotes(both)[0])
    lives = _lives(workspace)
    rest = max((*_of(lives, MUSEUM), *_of(lives, BRIDGE)), key=lambda thread: len(thread.events))
    assert len(_quotes(rest)) == len(_quotes(both)) - 1
    alone = next(each for each in (*_of(lives, MUSEUM), *_of(lives, BRIDGE)) if each.id != rest.id)
    handle_lives(lives, {"kind": "join", "thread": rest.id, "other": alone.id})
    (one,) = _of(_lives(workspace), MUSEUM)
    assert {*_quotes(one)} == {*_quotes(both)}


def test_words_on_promises_bind_no_alignment(workspace: Workspace) -> None:
    """Where a clause fills its sentence the comparison's links stay as they are."""
    lives = _lives(workspace)
    (whole,) = _of(lives, MUSEUM)
    _split(lives, whole, "鹿鸣湖科技馆主体封顶")
    reports = [workspace.report(document.id) for document in _documents(workspace)]
    for older in reports:
        for newer in reports:
            assert passages(workspace.store, older, newer) == ()


def test_words_on_promises_travel_with_an_export(workspace: Workspace, tmp_path: Path) -> None:
    """Imported elsewhere, the same threads stand there."""
    lives = _lives(workspace)
    (whole,) = _of(lives, MUSEUM)
    _split(lives, whole, "鹿鸣湖科技馆主体封顶")
    exported, _ = export_bytes(workspace, "json")
    with _library(tmp_path / "two") as elsewhere:
        import_file(elsewhere, plan_file(elsewhere, exported), Actor("li", Role.ADMIN))
        assert _lives(elsewhere).threads == _lives(workspace).threads


def test_a_reader_changes_nothing_and_a_thread_that_is_gone_says_so(workspace: Workspace) -> None:
    """Only coders join and split; of a thread that somebody joined meanwhile there is a sentence."""
    lives = _lives(workspace, Role.READER)
    (whole,) = _of(lives, MUSEUM)
    with pytest.raises(ForbiddenError):
        _split(lives, whole, "鹿鸣湖科技馆主体封顶")
    with pytest.raises(WorkbenchError):
        handle_lives(lives, {"kind": "join", "thread": whole.id, "other": "gone"})
    assert workspace.store.links() == ()


def test_the_command_line_traces_what_people_joined(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stored word holds for documents named by id, and for files with the same text."""
    lives = _lives(workspace)
    (museum,), (bridge,) = _of(lives, MUSEUM), _of(lives, BRIDGE)
    handle_lives(lives, {"kind": "join", "thread": museum.id, "other": bridge.id})
    documents = _documents(workspace)
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "one"))
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", workspace.home.database_url)
    files = []
    for document in documents:
        files.append(tmp_path / f"{document.year}.txt")
        files[-1].write_bytes(workspace.store.raw(document.id))
    for sources in ([document.id for document in documents], [str(file) for file in files]):
        assert main(["trace", "--json", *sources]) == 0
        threads = json.loads(capsys.readouterr().out)["threads"]
        told = [" ".join(e["quote"] or "" for e in thread["events"]) for thread in threads]
        assert [MUSEUM in quotes for quotes in told if BRIDGE in quotes] == [True]


def test_no_library_is_made_to_look_for_decisions(workspace: Workspace, tmp_path: Path) -> None:
    """Where there is no database yet, nothing was said, and none is made."""
    report = workspace.report(_documents(workspace)[0].id)
    away = tmp_path / "away.sqlite"
    assert stored_decisions([report], Home(folder=tmp_path, database_url=f"sqlite:///{away}")) == ()
    assert not away.exists()
