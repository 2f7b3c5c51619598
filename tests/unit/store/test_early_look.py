"""What was looked at while the program was loading is not looked at again, unless it changed since."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.damage import fill, miss_rows
from tests.builders.databases import sqlite_url
from workbench.errors import StoreError
from workbench.settings import DEFAULTS
from workbench.store import damage_look, early_look

LOOK = DEFAULTS.store.look_bytes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a store with some work in it."""
    with open_store(sqlite_url(tmp_path)) as store:
        fill(store, 9)
    return tmp_path / "store.sqlite"


def begun(file: Path) -> Path:
    """Begin to look at a file and return it."""
    early_look.begin(file, LOOK)
    return file


def test_a_whole_file_is_looked_at_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that were found whole are not read again; what acts on the tables still is looked for."""
    begun(file)
    monkeypatch.setattr(damage_look, "look_at_pages", lambda *_, **__: pytest.fail("read again"))
    with open_store(sqlite_url(file.parent), guarded=True) as store:
        assert len(store.annotations()) == 9
        assert store.database.damage == ()


def test_it_holds_for_one_opening(file: Path) -> None:
    """Who opens the file later has it looked at anew."""
    begun(file)
    assert early_look.found_whole(file, thorough=True)
    assert not early_look.found_whole(file, thorough=True)


def test_another_look_or_file_is_none(file: Path, tmp_path: Path) -> None:
    """A quicker look is no thorough one, and another file in its place is not the same."""
    early_look.begin(file, 0)
    assert not early_look.found_whole(file, thorough=True)
    begun(file)
    copy = tmp_path / "copy"
    copy.write_bytes(file.read_bytes())
    copy.replace(file)
    assert not early_look.found_whole(file, thorough=True)


def test_a_file_written_to_since_is_looked_at_again(file: Path) -> None:
    """Whatever wrote it."""
    begun(file)
    with file.open("r+b") as opened:
        opened.seek(0)
        opened.write(opened.read(16))
        os.utime(file, ns=(1, 1))
    assert not early_look.found_whole(file, thorough=True)


def test_damage_is_told_as_ever(file: Path) -> None:
    """A damaged file is not found whole, and can only be read."""
    miss_rows(file, "record_document")
    begun(file)
    assert not early_look.found_whole(file, thorough=True)
    begun(file)
    with open_store(sqlite_url(file.parent), guarded=True) as store:
        assert {each.code for each in store.database.damage} == {"index.differs"}
        with pytest.raises(StoreError):
            store.undo("王")


def test_what_cannot_be_looked_at_is_left_to_who_opens_it(tmp_path: Path) -> None:
    """A file that is not there or no database ends nothing, and nothing is made of it."""
    for name in ("missing.sqlite", "other.sqlite"):
        path = tmp_path / name
        if name == "other.sqlite":
            path.write_text("no database" * 1000)
        begun(path)
        assert not early_look.found_whole(path, thorough=True)
    assert not (tmp_path / "missing.sqlite").exists()


def test_nothing_is_written_by_a_look(file: Path) -> None:
    """What another process committed to the journal is still there, and only there."""
    other = sqlite3.connect(file)
    other.execute("PRAGMA wal_autocheckpoint=0")
    other.execute("CREATE TABLE ours (id INTEGER)")
    other.commit()
    before = file.read_bytes()
    assert early_look.found_whole(begun(file), thorough=True)
    assert file.read_bytes() == before
    other.close()
