"""Stores, backups and exports from before documents had a genre are read, and can be taken back."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select, text

from tests.builders.as_shipped import open_store
from tests.builders.decisions import OLDER, add, add_pair, annotation
from workbench.exchange import json_format
from workbench.model.genre import Genre, SourceClass
from workbench.model.plain import to_plain
from workbench.model.roles import Actor
from workbench.settings import DEFAULTS
from workbench.store import backup, schema
from workbench.store.backup import back_up, bring_back
from workbench.store.document_form import as_before, as_now
from workbench.store.integrity import check_store
from workbench.store.store import Store

BEFORE = "0003"


@pytest.fixture
def filled(bare: str) -> Iterator[Store]:
    """Give a store with a pair, work on it, and a corrected text whose record was changed and undone."""
    with open_store(bare) as store:
        add_pair(store)
        store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
        corrected = add(store, f"{OLDER}@2", "更正\n建成公园4个。", number=2, version_kind="corrected")
        store.save([replace(corrected, title="一")], actor="王", action="document.edit")
        store.undo("王")
        yield store


def test_a_store_goes_back_and_forth(filled: Store) -> None:
    """One revision down and up again loses nothing, and the log still leads to what is there."""
    before = filled.snapshot()
    filled.database.migrate(BEFORE)
    with filled.database.engine.connect() as connection:
        bodies = connection.execute(
            select(schema.record.c.body).where(schema.record.c.kind == "document")
        ).scalars()
        plain = [json.loads(body) for body in bodies]
    assert sorted(each["kind"] for each in plain) == ["corrected", "delivered", "delivered"]
    assert not any("genre" in each or "version_kind" in each for each in plain)
    filled.database.migrate()
    assert filled.snapshot() == before
    assert check_store(filled) == ()
    filled.redo("王")
    assert filled.document(f"{OLDER}@2").title == "一"


def test_a_genre_survives_the_way_back(filled: Store) -> None:
    """A bulletin is one again after a way down and up, with the class a person gave it."""
    add(filled, "b", "公报。", genre=Genre.BULLETIN, source_class=SourceClass.OFFICIAL_STATISTICS)
    add(filled, "n", "新闻。", genre=Genre.NEWS, source_class=SourceClass.SELF_REPORT)
    filled.database.migrate(BEFORE)
    filled.database.migrate()
    found = {each.id: (each.genre, each.source_class) for each in filled.documents()}
    assert found["b"] == (Genre.BULLETIN, SourceClass.OFFICIAL_STATISTICS)
    assert found["n"] == (Genre.NEWS, SourceClass.SELF_REPORT)
    assert found[OLDER] == (Genre.WORK_REPORT, SourceClass.SELF_REPORT)
    assert check_store(filled) == ()


def test_a_damaged_document_does_not_stop_the_way_up(filled: Store) -> None:
    """What cannot be read stays as it is; the check of the store names it."""
    filled.database.migrate(BEFORE)
    with filled.database.engine.begin() as connection:
        connection.execute(
            text("UPDATE record SET body = '{\"kind\": [' WHERE kind = 'document' AND id = :id"),
            {"id": OLDER},
        )
    filled.database.migrate()
    assert any(each.object == f"document:{OLDER}" for each in check_store(filled))


def test_an_old_export_is_read(filled: Store) -> None:
    """A file with ``kind`` in documents and log gives the same as one of today."""
    payload = json.loads(json_format.write(filled.snapshot(), settings=DEFAULTS.exchange))
    today = json_format.read(json.dumps(payload).encode(), settings=DEFAULTS.exchange)
    payload["documents"] = [
        {**as_before({k: v for k, v in each.items() if k != "text"}), "text": each["text"]}
        for each in payload["documents"]
    ]
    for line in payload["log"]:
        if line["object"].startswith("document:"):
            line |= {name: line[name] and as_before(line[name]) for name in ("before", "after")}
    assert json_format.read(json.dumps(payload).encode(), settings=DEFAULTS.exchange) == today


def test_an_old_backup_is_read(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup made before genres is restored as if made today."""
    now = filled.snapshot()
    filled.database.migrate(BEFORE)
    path = tmp_path / "old.backup"
    with monkeypatch.context() as then:  # the program of that time knew neither these nor their tables
        later = ("term_", "team_", "model_")
        then.setattr(backup, "TABLES", tuple(t for t in backup.TABLES if not t.name.startswith(later)))
        back_up(filled, Actor("王"), path)
    filled.database.migrate()
    assert bring_back(filled, Actor("王"), path, replace_all=True) == ()
    assert filled.snapshot() == now


def test_an_old_backup_written_elsewhere_is_read(filled: Store, tmp_path: Path) -> None:
    """A file of the old form, line by line as an old program wrote it, is read too."""
    path = tmp_path / "today.backup"
    back_up(filled, Actor("王"), path)
    lines = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()][:-1]
    for line in lines:
        row = line.get("row", {})
        if line.get("table") == "record" and row["kind"] == "document":
            row["body"] = json.dumps(as_before(json.loads(row["body"])))
        elif line.get("table") == "log" and row["object"].startswith("document:"):
            row |= {n: row[n] and json.dumps(as_before(json.loads(row[n]))) for n in ("before", "after")}
    body = b"".join(json.dumps(line, separators=(",", ":")).encode() + b"\n" for line in lines)
    end = json.dumps({"sha256": sha256(body).hexdigest()}).encode() + b"\n"
    old = tmp_path / "old.backup"
    old.write_bytes(gzip.compress(body + end))
    now = filled.snapshot()
    assert bring_back(filled, Actor("王"), old, replace_all=True) == ()
    assert filled.snapshot() == now


def test_the_form_of_today_is_left_alone(filled: Store) -> None:
    """Reading twice changes nothing."""
    for each in filled.documents():
        assert as_now(to_plain(each)) == to_plain(each)
        assert as_now(as_before(to_plain(each))) == to_plain(each)
