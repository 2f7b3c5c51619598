"""Damage of the database itself is found and said in a sentence that tells what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.builders.as_shipped import open_store
from tests.builders.damage import fill, miss_rows
from tests.builders.databases import sqlite_url
from tests.builders.decisions import add_pair
from workbench.errors import StoreError
from workbench.store.damage_look import look_for_damage
from workbench.store.database import Database
from workbench.store.finding import Finding
from workbench.store.integrity import check_store
from workbench.store.store import Store

_EAT = "CREATE FUNCTION eat() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
TRIGGER = (
    ["CREATE TRIGGER eat BEFORE INSERT ON log BEGIN SELECT RAISE(IGNORE); END"],
    [_EAT, "CREATE TRIGGER eat BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION eat()"],
)


def change(store: Store, *statements: str) -> None:
    """Change the tables as somebody with a database tool would."""
    with store.database.engine.begin() as connection:
        for each in statements:
            connection.execute(text(each))


def told(findings: tuple[Finding, ...], code: str) -> Finding:
    """Return the one finding of a kind; each is one sentence in each language, with a verb of advice."""
    (finding,) = [each for each in findings if each.code == code]
    assert finding.message.count("。") == finding.english.count(".") - finding.object.count(".") == 1
    assert "请" in finding.message
    assert any(word in finding.english for word in ("restore", "repair", "administrator"))
    return finding


@pytest.mark.parametrize(
    ("statement", "code", "name", "grave"),
    [
        ("DROP TABLE lost_copy", "schema.table", "lost_copy", True),
        ("DROP TABLE log", "schema.table", "log", True),
        ("DROP TABLE alembic_version", "schema.table", "alembic_version", True),
        ("ALTER TABLE member DROP COLUMN email", "schema.column", "member.email", True),
        ("ALTER TABLE record ADD COLUMN colour TEXT", "schema.column", "record.colour", False),
        ("DROP INDEX record_document", "schema.index", "record_document", False),
        ("CREATE UNIQUE INDEX only_one ON record (coder)", "schema.index", "only_one", False),
    ],
)
def test_each_change_of_the_tables_is_named(
    store: Store, statement: str, code: str, name: str, grave: bool
) -> None:
    """A table, column or index that is gone or foreign is found under its name, on either database."""
    change(store, statement)
    finding = told(check_store(store), code)
    assert (finding.object, finding.grave) == (name, grave)


def test_an_index_of_other_columns_or_of_some_rows_is_named(store: Store) -> None:
    """An index that was made anew in another way is not taken for ours."""
    change(store, "DROP INDEX log_batch", "CREATE INDEX log_batch ON log (batch, actor)")
    assert told(check_store(store), "schema.index").object == "log_batch"
    change(store, "DROP INDEX log_batch", "CREATE INDEX log_batch ON log (batch, seq) WHERE seq > 5")
    assert told(check_store(store), "schema.index").object == "log_batch"


def test_a_trigger_on_the_log_is_named(store: Store) -> None:
    """What would drop or change a written line by itself is damage, whatever it does."""
    change(store, *TRIGGER[0 if store.database.sqlite else 1])
    finding = told(check_store(store), "schema.trigger")
    assert (finding.object, finding.grave) == ("log.eat", True)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE RULE deaf AS ON INSERT TO log DO INSTEAD NOTHING",
        "ALTER TABLE record ENABLE ROW LEVEL SECURITY",
    ],
)
@pytest.mark.parametrize("url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_a_rule_of_postgresql_is_named(store: Store, statement: str) -> None:
    """PostgreSQL knows further ways to drop what is written or hide what is there."""
    change(store, statement)
    assert told(check_store(store), "schema.trigger").grave


def test_an_index_that_is_only_faster_is_left_alone(store: Store) -> None:
    """An administrator's own index or table is no damage."""
    change(store, "CREATE INDEX by_version ON record (version)", "CREATE TABLE ours (id INTEGER)")
    assert check_store(store) == ()


def test_an_index_with_missing_rows_is_named(tmp_path: Path) -> None:
    """Rows that were written past an index are in the table and not found by it."""
    with open_store(sqlite_url(tmp_path)) as store:
        add_pair(store)
    miss_rows(tmp_path / "store.sqlite", "record_document")
    with open_store(sqlite_url(tmp_path)) as store:
        finding = told(check_store(store), "index.differs")
    assert (finding.object, finding.grave) == ("record_document", True)


def test_what_is_no_text_is_named_and_hides_nothing_else(local: Store) -> None:
    """Bytes that are no UTF-8 in one row do not end the check of the others."""
    fill(local, 9)
    change(
        local,
        "UPDATE record SET body = CAST(x'7b22ff227d' AS TEXT) WHERE id = 'n1'",
        "UPDATE record SET body = '{' WHERE id = 'n2'",
        "UPDATE log SET actor = CAST(x'ff' AS TEXT) WHERE seq = 3",
        "UPDATE log SET at = 'yesterday' WHERE seq = 4",
    )
    names = {(each.code, each.object) for each in check_store(local)}
    assert {("record.unreadable", "annotation:n1"), ("record.unreadable", "annotation:n2")} <= names
    assert {("log.unreadable", "log:3"), ("log.unreadable", "log:4")} <= names


def test_a_file_that_is_no_database_is_a_finding(tmp_path: Path) -> None:
    """A file whose first page is gone is told in a sentence, not in an exception."""
    with open_store(sqlite_url(tmp_path)) as store:
        add_pair(store)
    file = tmp_path / "store.sqlite"
    file.write_bytes(b"\0" * 4096 + file.read_bytes()[4096:])
    database = Database(sqlite_url(tmp_path), store.database.settings)
    finding = told(look_for_damage(database), "database.damaged")
    database.close()
    assert finding.grave


def test_a_copy_kept_aside_that_cannot_be_read_is_named(local: Store) -> None:
    """What a person wanted to save is looked at like everything else."""
    change(
        local, "INSERT INTO lost_copy (at, actor, object, mine) VALUES ('2026', '王', 'annotation:n1', '{')"
    )
    assert told(check_store(local), "copy.unreadable").object == "lost_copy:1"


def test_a_fresh_place_and_a_sound_store_have_nothing_to_tell(tmp_path: Path, store: Store) -> None:
    """Neither a file that is not there yet nor a store with work in it is called damaged."""
    database = Database(sqlite_url(tmp_path / "new"), store.database.settings)
    assert look_for_damage(database) == ()
    database.close()
    fill(store, 9)
    assert look_for_damage(store.database) == ()
    assert check_store(store) == ()


def test_a_damaged_store_opens_for_reading_only(tmp_path: Path) -> None:
    """What is there can be read; every write is refused with one sentence and nothing is upgraded."""
    with open_store(sqlite_url(tmp_path)) as store:
        fill(store, 9)
        change(store, *TRIGGER[0])
    with open_store(sqlite_url(tmp_path), guarded=True) as store:
        assert len(store.annotations()) == 9
        revision = store.revision()
        with pytest.raises(StoreError, match="只能查看") as refused:
            store.undo("王")
        assert refused.value.code == "store.read_only"
        assert store.revision() == revision


def test_damage_that_is_met_while_reading_ends_writing(tmp_path: Path) -> None:
    """A server that meets a broken page does not go on writing around it."""
    with open_store(sqlite_url(tmp_path)) as store:
        fill(store, 9)
        with pytest.raises(StoreError), store.database.read():
            raise DatabaseError("", {}, sqlite3.DatabaseError("database disk image is malformed"))
        with pytest.raises(StoreError, match="只能查看"):
            store.undo("王")


def test_a_trigger_on_sound_tables_is_said_to_be_one(tmp_path: Path) -> None:
    """Nobody goes looking for damage where somebody added something on purpose; its name is told."""
    with open_store(sqlite_url(tmp_path)) as store:
        fill(store, 6)
        change(store, TRIGGER[0][0])
    with open_store(sqlite_url(tmp_path), guarded=True) as store:
        with pytest.raises(StoreError, match=r"触发器或规则（log\.eat）.*没有损坏") as refused:
            store.undo("王")
        assert "Nothing is damaged" in refused.value.english
        assert store.database.added == "log.eat"
        change(store, "DROP TABLE lost_copy")
    with open_store(sqlite_url(tmp_path), guarded=True) as store:
        assert store.database.added == ""
        with pytest.raises(StoreError, match="数据库有损坏（2 处）"):
            store.undo("王")
