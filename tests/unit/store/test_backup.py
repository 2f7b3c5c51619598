"""A backup is whole or is not one; it comes back on either database."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders.as_shipped import open_store
from tests.builders.databases import Postgres, sqlite_url
from tests.builders.decisions import OLDER, PLAN, add_pair, annotation
from workbench.errors import ConflictError, ForbiddenError, StoreError
from workbench.model.roles import Actor, Role
from workbench.model.team import Task
from workbench.store import schema, team_store
from workbench.store.backup import TABLES, back_up, bring_back
from workbench.store.integrity import check_store
from workbench.store.store import Store

ADMIN = Actor("管理")


def fill(store: Store) -> None:
    """Put documents, an edited and undone record and a lost copy into a store."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    store.save([replace(note, note="改")], actor="王", action="edit")
    with pytest.raises(ConflictError):
        store.save([replace(note, note="迟")], actor="李", action="edit")
    store.undo("王")


def test_a_backup_comes_back_exactly(store: Store, tmp_path: Path) -> None:
    """Records, texts, raw files, log, lost copies and what can be redone are all there again."""
    fill(store)
    before, lost = store.snapshot(), store.lost_copies()
    back_up(store, ADMIN, tmp_path / "备份.gz")
    store.delete(store.annotations(), actor="王", action="remove")
    assert bring_back(store, ADMIN, tmp_path / "备份.gz", replace_all=True) == ()
    assert store.snapshot() == before
    assert [each.mine for each in store.lost_copies()] == [each.mine for each in lost]
    assert store.raw(OLDER) == PLAN.encode()
    store.redo("王")
    assert [each.note for each in store.annotations()] == ["改"]
    assert check_store(store) == ()


def test_the_same_content_makes_the_same_backup(store: Store, tmp_path: Path) -> None:
    """Two backups of an unchanged store are equal byte for byte."""
    fill(store)
    assert back_up(store, ADMIN, tmp_path / "1.gz") == back_up(store, ADMIN, tmp_path / "2.gz")
    assert (tmp_path / "1.gz").read_bytes() == (tmp_path / "2.gz").read_bytes()


@pytest.mark.postgres
def test_a_store_moves_from_one_database_to_the_other(
    local: Store, postgres: Postgres, tmp_path: Path
) -> None:
    """A backup of SQLite comes up on PostgreSQL, and the other way round, with an equal snapshot."""
    fill(local)
    back_up(local, ADMIN, tmp_path / "a.gz")
    (tmp_path / "other").mkdir()
    with open_store(postgres.new_database()) as server, open_store(sqlite_url(tmp_path / "other")) as other:
        assert bring_back(server, ADMIN, tmp_path / "a.gz") == ()
        back_up(server, ADMIN, tmp_path / "b.gz")
        assert bring_back(other, ADMIN, tmp_path / "b.gz") == ()
        assert local.snapshot() == server.snapshot() == other.snapshot()
        server.save([annotation("n9", "建成公园3个")], actor="王", action="create")


def test_a_damaged_backup_restores_nothing(local: Store, tmp_path: Path) -> None:
    """A backup cut short or changed anywhere is refused as a whole, and the store stays as it is."""
    fill(local)
    path = tmp_path / "b.gz"
    back_up(local, ADMIN, path)
    before = local.snapshot()
    whole = path.read_bytes()
    lines = gzip.decompress(whole)
    damaged = [
        whole[: len(whole) // 2],
        gzip.compress(lines.replace("建成公园".encode("unicode_escape"), b"X" * 24, 1)),
        gzip.compress(b"\n".join(lines.splitlines()[:-1])),
        b"not a backup",
        gzip.compress(b'{"format":"other"}\n{"sha256":"x"}\n'),
        gzip.compress(b"[]\n"),
        b"",
    ]
    for data in damaged:
        path.write_bytes(data)
        with pytest.raises(StoreError, match="备份"):
            bring_back(local, ADMIN, path, replace_all=True)
        assert local.snapshot() == before


def test_a_backup_of_a_damaged_log_comes_back_with_a_finding(local: Store, tmp_path: Path) -> None:
    """It may be the only copy there is: what can be read is there, and the line that can't is named."""
    fill(local)
    with local.database.engine.begin() as connection:
        connection.execute(text("UPDATE log SET after = '{' WHERE seq = 3"))
    back_up(local, ADMIN, tmp_path / "b.gz")
    notes = local.annotations()
    local.delete(notes, actor="王", action="remove")
    found = bring_back(local, ADMIN, tmp_path / "b.gz", replace_all=True)
    assert [each.code for each in found] == ["log.unreadable"]
    assert local.annotations() == notes


def test_what_was_there_stays_when_looking_through_fails(
    local: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old content goes only once the new was looked through, whatever happens on the way."""
    fill(local)
    back_up(local, ADMIN, tmp_path / "b.gz")
    local.save([annotation("n2", "建成公园3个")], actor="王", action="create")
    before = local.snapshot()

    def fail(_connection: object) -> tuple[()]:
        raise RuntimeError

    monkeypatch.setattr("workbench.store.backup.check_rows", fail)
    with pytest.raises(RuntimeError):
        bring_back(local, ADMIN, tmp_path / "b.gz", replace_all=True)
    assert local.snapshot() == before


def test_a_store_in_use_is_not_overwritten_unasked(local: Store, tmp_path: Path) -> None:
    """Bringing a backup back over work needs an explicit word; a missing file is named."""
    fill(local)
    back_up(local, ADMIN, tmp_path / "b.gz")
    with pytest.raises(StoreError, match="空库"):
        bring_back(local, ADMIN, tmp_path / "b.gz")
    with pytest.raises(StoreError, match="找不到"):
        bring_back(local, ADMIN, tmp_path / "nothing.gz", replace_all=True)


def test_a_failed_backup_leaves_no_file_and_keeps_the_old_one(local: Store, tmp_path: Path) -> None:
    """A backup that cannot be finished never stands under its name."""
    fill(local)
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(StoreError):
        back_up(local, ADMIN, target)
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_only_an_admin_backs_up(local: Store, tmp_path: Path) -> None:
    """A backup holds everybody's work: taking one or bringing one back needs the role."""
    for call in (back_up, bring_back):
        with pytest.raises(ForbiddenError):
            call(local, Actor("王", Role.ADJUDICATOR), tmp_path / "b.gz")


def test_every_table_is_in_a_backup() -> None:
    """What is stored comes back; the table of batches is made anew from the log."""
    assert set(TABLES) == set(schema.metadata.sorted_tables) - {schema.batch}


def test_what_a_team_tells_each_other_comes_back(store: Store, tmp_path: Path) -> None:
    """Notes and tasks keep their numbers, by which others name them, and new ones go behind them."""
    fill(store)
    task = Task(coder="李", document=OLDER)
    for each in ("张", "李"):
        team_store.assign(store.database, ADMIN, replace(task, coder=each))
    team_store.withdraw(store.database, ADMIN, 1)
    team_store.say(store.database, ADMIN, OLDER, "n1", "@李 请看")
    before = team_store.assignments(store.database), team_store.remarks(store.database)
    back_up(store, ADMIN, tmp_path / "t.gz")
    team_store.say(store.database, ADMIN, OLDER, "n1", "后来说的")
    assert bring_back(store, ADMIN, tmp_path / "t.gz", replace_all=True) == ()
    assert (team_store.assignments(store.database), team_store.remarks(store.database)) == before
    team_store.say(store.database, ADMIN, OLDER, "n1", "再说一句")
    numbers = [each.number for each in team_store.remarks(store.database)]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 2


@pytest.mark.parametrize("kind", ["remark", "assign", "withdraw", "seen", "other"])
@pytest.mark.parametrize("body", ["", "[]", "[1]", '{"item": 1, "text": []}', '{"number": "x"}', "[" * 5000])
def test_an_event_that_cannot_be_read_back_is_told(kind: str, body: str) -> None:
    """Nothing that would stop a page comes in with a backup."""
    assert not team_store.fits(kind, body)
