"""Tables go up and down on a filled store without losing anything."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from tests.builders.as_shipped import open_store
from tests.builders.decisions import add_pair, annotation
from workbench.errors import StoreError
from workbench.settings import StoreSettings
from workbench.store.database import MIGRATIONS, Database
from workbench.store.integrity import check_store
from workbench.store.schema import metadata
from workbench.store.store import Store


@pytest.fixture
def filled(bare: str) -> Iterator[Store]:
    """Give a store with work in it, made from nothing."""
    with open_store(bare) as store:
        add_pair(store)
        (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
        (note,) = store.save([replace(note, note="一")], actor="王", action="edit")
        store.save([replace(note, note="二")], actor="王", action="edit")
        store.undo("王")
        yield store


def test_down_and_up_keeps_everything(filled: Store) -> None:
    """A store taken back one revision and brought up again is equal, redo included."""
    before = filled.snapshot()
    filled.database.migrate("0001")
    assert filled.database.revision() == "0001"
    filled.database.migrate()
    assert filled.snapshot() == before
    assert check_store(filled) == ()
    filled.redo("王")
    assert [each.note for each in filled.annotations()] == ["二"]


def test_a_filled_store_is_not_taken_back_to_nothing(filled: Store) -> None:
    """Going below the first revision would lose work: it is refused and nothing changes."""
    before = filled.snapshot()
    with pytest.raises(StoreError, match="备份"):
        filled.database.migrate("base")
    assert filled.snapshot() == before


def test_an_empty_store_goes_all_the_way(bare: str) -> None:
    """Without work in it the tables can go and come."""
    database = Database(bare, StoreSettings())
    database.migrate()
    database.migrate("base")
    assert database.revision() is None
    database.migrate()
    assert database.revision() == database.newest()
    assert database.newest() == ScriptDirectory(str(MIGRATIONS)).get_current_head()
    database.close()


def test_the_tables_are_what_the_program_thinks(filled: Store) -> None:
    """The revisions lead to exactly the tables that the code declares."""
    with filled.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_newer_database_is_not_touched(filled: Store) -> None:
    """A store made by a newer version of the program is refused with what to do."""
    with filled.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="升级"):
        filled.database.migrate()


def test_many_may_open_a_new_store_at_once(bare: str) -> None:
    """Eight threads that open the same new database find one whole store."""
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(open_store, [bare] * 8))
    for n, store in enumerate(stores):
        if n == 0:
            add_pair(store)
        assert len(store.documents()) == 2
        store.close()
