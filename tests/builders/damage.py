"""Stores with work in them, and what a bad disk or a database tool does to their files."""

from __future__ import annotations

import random
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

from tests.builders.as_shipped import open_store
from tests.builders.databases import sqlite_url
from tests.builders.decisions import add_pair, annotation, assessment
from workbench.settings import StoreSettings
from workbench.store.store import Store

_QUOTES = ("建成公园3个", "新增就业9.5万人以上", "改造老旧小区12公里管网")
PAGE = 4096


def fill(store: Store, notes: int = 120) -> None:
    """Put a pair of reports, annotations with verdicts, edits and an undone step into a store."""
    add_pair(store)
    made = store.save(
        [annotation(f"n{n}", _QUOTES[n % 3], note="备注" * (n % 40)) for n in range(notes)],
        actor="王",
        action="create",
    )
    store.save([assessment(f"v{n}", f"n{n}", "李") for n in range(0, notes, 3)], actor="李", action="judge")
    for each in made[: notes // 4]:
        store.save([replace(each, note="改过")], actor="王", action="edit")
    store.undo("王")


def sound_file(folder: Path, notes: int = 120) -> Path:
    """Return a SQLite store with work in it, closed and all in its one file."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(sqlite_url(folder), settings=StoreSettings(synchronous="NORMAL")) as store:
        fill(store, notes)
    file = folder / "store.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return file


def damage_page(sound: Path, target: Path, seed: int) -> str:
    """Copy a store and damage one of its pages as ``seed`` says; return what was done."""
    chance = random.Random(seed)
    shutil.copyfile(sound, target)
    data = bytearray(target.read_bytes())
    # The first page holds the file's own description; without it nothing is a database.
    page = chance.randrange(1, len(data) // PAGE)
    start = page * PAGE
    kind = chance.choice(("noise", "zeroes", "other", "bits", "half"))
    if kind == "noise":
        data[start : start + PAGE] = chance.randbytes(PAGE)
    elif kind == "zeroes":
        data[start : start + PAGE] = bytes(PAGE)
    elif kind == "half":
        data[start + PAGE // 2 : start + PAGE] = bytes(PAGE // 2)
    elif kind == "other":
        other = chance.randrange(1, len(data) // PAGE) * PAGE
        data[start : start + PAGE] = data[other : other + PAGE]
    else:
        for _ in range(chance.randrange(1, 40)):
            data[start + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    target.write_bytes(bytes(data))
    return f"page {page + 1}: {kind}"


def is_bad(file: Path) -> bool:
    """Say whether SQLite itself calls a file damaged."""
    connection = sqlite3.connect(file)
    try:
        return connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()


def miss_rows(file: Path, index: str) -> None:
    """Move all records while their index is out of the schema, then put it back."""
    entry = ("type", "name", "tbl_name", "rootpage", "sql")
    with sqlite3.connect(file) as tool:
        tool.execute("PRAGMA writable_schema = ON")
        row = tool.execute(f"SELECT {', '.join(entry)} FROM sqlite_master WHERE name = ?", [index]).fetchone()  # noqa: S608 - fixed words
        tool.execute("DELETE FROM sqlite_master WHERE name = ?", [index])
    tool.close()
    with sqlite3.connect(file) as tool:
        tool.execute("UPDATE record SET rowid = rowid + 100000")
    tool.close()
    with sqlite3.connect(file) as tool:
        tool.execute("PRAGMA writable_schema = ON")
        tool.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)
    tool.close()
