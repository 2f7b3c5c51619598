"""What a team told each other goes out with everything else and comes back the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.decisions import NEWER, OLDER, add_pair, annotation
from workbench.annotation import actions
from workbench.errors import ForbiddenError
from workbench.model.decision import Search, Verdict
from workbench.model.roles import Actor, Role
from workbench.model.team import Mark, Task
from workbench.pipeline import team_work
from workbench.pipeline.exchanging import export_bytes, import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS
from workbench.store import team_store

HEAD, WANG, LI = Actor("陈", Role.ADJUDICATOR), Actor("王芳", Role.CODER), Actor("李", Role.CODER)
BOSS = Actor("管理员", Role.ADMIN)


@pytest.fixture
def workspace(url: str, tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench with a pair, an annotation, two tasks of which one was taken back, and a thread."""
    with open_store(url) as store:
        add_pair(store)
        store.save([annotation("n1", "建成公园3个", coder="李")], actor="李", action="annotation.create")
        opened = Workspace(Home(folder=tmp_path, database_url=url), store, DEFAULTS)
        for each in ("王芳", "李"):
            team_work.give_task(opened, HEAD, Task(coder=each, document=OLDER, newer=NEWER))
        team_work.take_back(opened, HEAD, 2)
        team_work.say(opened, LI, OLDER, "n1", "@王芳 请看\n第二行")
        team_work.say(opened, WANG, OLDER, "n1", "看过了")
        team_work.seen_all(opened, LI, Mark(seq=1, number=4))
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """Give a library of somebody who has not begun."""
    address = f"sqlite:///{tmp_path / 'other.sqlite'}"
    with open_store(address) as store:
        yield Workspace(Home(folder=tmp_path, database_url=address), store, DEFAULTS)


def test_everything_comes_back_byte_for_byte(workspace: Workspace, empty: Workspace) -> None:
    """Tasks keep their numbers, by which they were taken back, and the next event stands behind all."""
    raw = export_bytes(workspace, "json")[0]
    import_file(empty, plan_file(empty, raw), BOSS)
    assert export_bytes(empty, "json")[0] == raw
    there, here = workspace.store.database, empty.store.database
    assert team_store.remarks(here) == team_store.remarks(there)
    assert team_store.assignments(here) == team_store.assignments(there)
    assert team_store.last_seen(here, "李") == Mark(seq=1, number=4)
    team_work.say(empty, LI, OLDER, "n1", "再说一句")
    assert team_store.last_number(here) == 7


def test_bringing_it_again_adds_nothing(workspace: Workspace) -> None:
    """The own export changes nothing of what was said, and says so."""
    raw = export_bytes(workspace, "json")[0]
    incoming = plan_file(workspace, raw)
    assert incoming.plan.changes_nothing
    import_file(workspace, incoming, BOSS)
    assert len(team_store.remarks(workspace.store.database)) == 2


def test_a_library_in_use_keeps_its_own(workspace: Workspace, empty: Workspace) -> None:
    """A thread told in two places is one, in the order in which it was said; tasks of both stand."""
    add_pair(empty.store)
    raw = export_bytes(workspace, "json")[0]
    team_work.say(empty, HEAD, OLDER, "n1", "后来在这里说的，@李")
    team_work.give_task(empty, HEAD, Task(coder="赵", document=OLDER))
    import_file(empty, plan_file(empty, raw), BOSS)
    said = [each.text for each in team_work.discussions(empty, OLDER, "赵")["n1"]]
    assert said == ["@王芳 请看\n第二行", "看过了", "后来在这里说的，@李"]
    assert [each.task.coder for each in team_store.assignments(empty.store.database)] == ["赵", "王芳"]
    assert [each.text for each in team_work.waiting_mentions(empty, "李")] == ["后来在这里说的，@李"]
    assert not team_store.last_seen(empty.store.database, "李").seq


def test_nobody_speaks_or_gives_tasks_in_others_names(workspace: Workspace, empty: Workspace) -> None:
    """A coder's file brings their own notes only."""
    add_pair(empty.store)
    raw = export_bytes(workspace, "json")[0]
    with pytest.raises(ForbiddenError):
        import_file(empty, plan_file(empty, raw, actor=LI), LI)
    assert not team_store.remarks(empty.store.database)


def test_what_others_said_of_a_blind_sample_stays_behind(workspace: Workspace) -> None:
    """The file of somebody who is still to code blind holds neither the others' notes on it nor their log."""
    note = workspace.store.annotations(document=OLDER)[0]
    search = Search(documents=(NEWER,))
    actions.give_verdict(workspace.store, LI, note, NEWER, Verdict.NO_EVIDENCE, search=search)
    team_work.give_task(workspace, HEAD, Task(coder="王芳", document=OLDER, newer=NEWER, share=1.0))
    own, left = export_bytes(workspace, "json", "en", coder="王芳")
    assert "请看".encode() not in own
    assert "看过了".encode() in own
    assert any("left out" in each for each in left)
    assert "请看".encode() in export_bytes(workspace, "json", coder="李")[0]
