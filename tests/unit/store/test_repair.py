"""A repair loses nothing: what goes out of the records stays in the log, and afterwards all is well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.builders.as_shipped import open_store
from tests.builders.damage import fill, miss_rows
from tests.builders.databases import sqlite_url
from tests.builders.decisions import OLDER
from workbench.errors import StoreError
from workbench.exchange import json_format
from workbench.model.roles import Actor
from workbench.pipeline.backup import check_home, repair, restore
from workbench.pipeline.home import Home
from workbench.store.backup import back_up
from workbench.store.integrity import check_store
from workbench.store.store import Store

ADMIN = Actor("管")


@pytest.fixture
def used(store: Store) -> Store:
    """Give a store with work in it, on either database."""
    fill(store, 9)
    return store


def older(store: Store, kind: str, id: str, **wrong: Any) -> None:
    """Let a record, and the log of it, say what an older program let in."""
    for table, column, where in (
        ("record", "body", "kind = :kind AND id = :id"),
        ("log", "before", "object = :object"),
        ("log", "after", "object = :object"),
    ):
        with store.database.engine.begin() as connection:
            names = {"kind": kind, "id": id, "object": f"{kind}:{id}"}
            asked = {name: each for name, each in names.items() if f":{name}" in where}
            key = "id" if table == "record" else "seq"
            query = f'SELECT {key}, "{column}" FROM {table} WHERE {where}'  # noqa: S608 - names written here
            for found, body in connection.execute(text(query), asked).all():
                if body is not None:
                    connection.execute(
                        text(f'UPDATE {table} SET "{column}" = :body WHERE {key} = :found AND {where}'),  # noqa: S608 - names written here
                        {"body": json.dumps(json.loads(body) | wrong), "found": found, **asked},
                    )


def sound(store: Store) -> None:
    """Claim that nothing is left to find, and that everything can be exported."""
    assert check_store(store) == ()
    assert json_format.encode(store.snapshot())


@pytest.mark.parametrize(
    "wrong",
    [
        {"codebook_revision": 0},
        {"tags": [[1]]},
        {"deadline": {"year": 2025}},
        {"extra": []},
        {"colour": "red"},
        {"version": 0},
        {"tags": [1], "items": [None], "note": None},
    ],
)
def test_a_malformed_field_is_taken_off_and_stays_in_the_log(used: Store, wrong: dict[str, Any]) -> None:
    """The annotation and the verdict on it stay in use; what was taken off can be read in the history."""
    older(used, "annotation", "n3", **wrong)
    assert check_store(used)
    used.repair("管")
    sound(used)
    assert {"n3"} <= {each.id for each in used.annotations()}
    assert {"v3"} <= {each.id for each in used.assessments()}
    kept = [
        each.after["row"]["body"]
        for each in used.foreign_log("annotation:n3")
        if each.action == "theirs:repair" and each.after is not None
    ]
    assert [json.loads(each) | wrong == json.loads(each) for each in kept] == [True]


def test_a_document_keeps_what_stands_on_it(used: Store) -> None:
    """A wrong fact of a report is taken off the report, not the report out of the library."""
    older(used, "document", OLDER, hints={"year": "x", "kept": 5, "title": "报告"})
    used.repair("管")
    sound(used)
    assert used.document(OLDER).hints == {"title": "报告"}
    assert len(used.annotations()) == 9


def test_what_says_nothing_any_more_is_set_aside_with_what_rests_on_it(used: Store) -> None:
    """A decision that is none goes out of the records; the verdict on it goes with it; the log has both."""
    older(used, "annotation", "n3", decision="perhaps")
    done = used.repair("管")
    sound(used)
    assert "n3" not in {each.id for each in used.annotations()}
    assert "v3" not in {each.id for each in used.assessments()}
    assert {each.object for each in done} == {"annotation:n3", "assessment:v3"}
    assert any("perhaps" in str(each.after) for each in used.foreign_log("annotation:n3"))
    assert len(used.annotations()) == 8


def test_a_record_that_cannot_be_read_comes_back_from_the_log(used: Store) -> None:
    """Damage of the record alone costs nothing."""
    before = used.snapshot()
    with used.database.engine.begin() as connection:
        connection.execute(text("UPDATE record SET body = '{' WHERE id = 'n1'"))
        connection.execute(text("UPDATE record SET coder = 'x', against = 'y' WHERE id = 'n2'"))
        connection.execute(text("UPDATE counter SET value = 3"))
        connection.execute(text("UPDATE batch SET status = 'done'"))
    used.repair("管")
    sound(used)
    after = used.snapshot()
    assert (after.annotations, after.assessments) == (before.annotations, before.assessments)


def test_a_sound_store_is_left_alone(used: Store) -> None:
    """Nothing is written where nothing is wrong; a second repair has nothing to do either."""
    before = used.snapshot()
    assert used.repair("管") == ()
    assert used.snapshot() == before
    older(used, "annotation", "n3", codebook_revision=0)
    assert used.repair("管")
    assert used.repair("管") == ()


def test_where_the_log_is_damaged_nothing_is_changed(used: Store) -> None:
    """Without a log that is whole nobody can say what a record was."""
    older(used, "annotation", "n3", codebook_revision=0)
    with used.database.engine.begin() as connection:
        connection.execute(text("UPDATE log SET after = '{' WHERE seq = 4"))
    before = check_store(used)
    assert used.repair("管") == ()
    assert check_store(used) == before


def test_an_older_backup_comes_back_usable(used: Store, tmp_path: Path) -> None:
    """What today's door refuses is set aside on the way in, and said."""
    older(used, "annotation", "n3", tags=[[1]])
    back_up(used, ADMIN, tmp_path / "older.backup")
    home = Home(folder=tmp_path, database_url=sqlite_url(tmp_path / "new"))
    (said,) = restore(home, ADMIN, tmp_path / "older.backup")
    assert said.object == "annotation:n3"
    with open_store(home.database_url) as store:
        sound(store)
        assert len(store.annotations()) == 9


@pytest.mark.parametrize(
    "statement",
    [
        "DROP INDEX record_document",
        "CREATE TRIGGER eat BEFORE INSERT ON log BEGIN SELECT RAISE(IGNORE); END",
        "DROP TABLE lost_copy",
        "missing rows",
    ],
)
def test_a_damaged_file_is_made_anew_and_kept(tmp_path: Path, statement: str) -> None:
    """Damage that spares the work is mended; the old file stays beside the new one."""
    home = Home(folder=tmp_path, database_url=sqlite_url(tmp_path))
    with open_store(home.database_url) as store:
        fill(store, 9)
        before = store.snapshot()
        if statement != "missing rows":
            with store.database.engine.begin() as connection:
                connection.execute(text(statement))
    if statement == "missing rows":
        miss_rows(tmp_path / "store.sqlite", "record_document")
    assert check_home(home)
    if statement == "DROP TABLE lost_copy":
        with pytest.raises(StoreError, match="备份"):
            repair(home, ADMIN)
        return
    repair(home, ADMIN)
    assert check_home(home) == ()
    with open_store(home.database_url, guarded=True) as store:
        assert not store.database.damage
        assert store.snapshot() == before
    assert len(list(tmp_path.glob("store.sqlite.damaged-*"))) == 1


def test_a_store_in_use_is_not_made_anew(tmp_path: Path) -> None:
    """What a running server saves must not go to the file that was put away."""
    home = Home(folder=tmp_path, database_url=sqlite_url(tmp_path))
    with open_store(home.database_url) as store:
        fill(store, 9)
        with store.database.engine.begin() as connection:
            connection.execute(text("DROP INDEX record_document"))
        with store.database.read() as connection:
            connection.execute(text("SELECT 1 FROM record")).all()
            with pytest.raises(StoreError, match="停用"):
                repair(home, ADMIN)
    assert not list(tmp_path.glob("*.damaged-*"))


def test_a_backup_comes_back_over_a_damaged_file(tmp_path: Path) -> None:
    """The advice to restore can be followed: the damaged file is put away, and stays if the backup is bad."""
    home = Home(folder=tmp_path, database_url=sqlite_url(tmp_path))
    with open_store(home.database_url) as store:
        fill(store, 9)
        before = store.snapshot()
        back_up(store, ADMIN, tmp_path / "good.backup")
    file = tmp_path / "store.sqlite"
    broken = bytes(4096) + file.read_bytes()[4096:]
    file.write_bytes(broken)
    with pytest.raises(StoreError):
        restore(home, ADMIN, tmp_path / "good.backup")
    (tmp_path / "bad.backup").write_bytes(b"x")
    with pytest.raises(StoreError):
        restore(home, ADMIN, tmp_path / "bad.backup", replace_all=True)
    assert file.read_bytes() == broken
    assert restore(home, ADMIN, tmp_path / "good.backup", replace_all=True) == ()
    with open_store(home.database_url) as store:
        assert store.snapshot() == before
    assert len(list(tmp_path.glob("store.sqlite.damaged-*"))) >= 1
