"""Thousands of spoilt backups: each is refused in one sentence and changes nothing, or comes back whole."""

# Whether it is refused or comes back is open; either way it must be done well.
# ruff: noqa: PT017

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from tests.builders.as_shipped import open_store
from tests.builders.decisions import add, add_pair, annotation
from tests.builders.mutated import mutated_backup
from workbench.errors import StoreError, WorkbenchError
from workbench.exchange import json_format
from workbench.model.roles import Actor
from workbench.settings import DEFAULTS
from workbench.store import schema
from workbench.store.backup import TABLES, back_up, bring_back
from workbench.store.integrity import check_store
from workbench.store.store import Store

CASES = int(os.environ.get("WORKBENCH_MUTATED_BACKUPS", "60"))
FIRST = int(os.environ.get("WORKBENCH_FIRST_SEED", "0"))
ADMIN = Actor("管理")


def fill(store: Store) -> None:
    """Put documents, an edited and an undone record into a store."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="annotation.create")
    store.save([annotation("n2", "新增就业9.5万人以上")], actor="李", action="annotation.create")
    store.undo("李")
    store.delete([note], actor="王", action="annotation.remove")
    store.undo("王")


def fingerprint(store: Store) -> str:
    """Return what no two states of a database share."""
    with store.database.read() as connection:
        rows = [
            [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in (*TABLES, schema.batch)
        ]
    return sha256(repr(rows).encode()).hexdigest()


def one_sentence(error: WorkbenchError) -> bool:
    """Say whether a refusal is one line in each language."""
    return error.message.endswith("。") and not {"\n"} & {*error.message, *error.english}


def usable(store: Store) -> None:
    """Open, check and export the store and go on working in it; refusals are sentences."""
    before = check_store(store)
    try:
        json_format.write(store.snapshot(), settings=DEFAULTS.exchange)
        whole = True
    except WorkbenchError as error:
        assert one_sentence(error)
        whole = False
    assert whole or before, "a store that can't be exported, and the check says nothing"
    try:
        add(store, "fresh", "新的一份。", year=2031)
    except StoreError as error:
        assert one_sentence(error)
        assert before, f"a sound store takes nothing: {error.details}"


def test_a_spoilt_backup_leaves_the_old_store_or_makes_the_new_one(url: str, tmp_path: Path) -> None:
    """After each of them the store is what it was, or what the backup says; no raw exception."""
    path, good = tmp_path / "b.gz", tmp_path / "good.gz"
    with open_store(url) as store:
        fill(store)
        back_up(store, ADMIN, good)
        whole = good.read_bytes()
        refused = sound = 0
        before = fingerprint(store)
        for seed in range(FIRST, FIRST + CASES):
            path.write_bytes(mutated_backup(whole, seed))
            try:
                found = bring_back(store, ADMIN, path, replace_all=True)
            except WorkbenchError as error:
                assert one_sentence(error), (seed, error.message)
                assert fingerprint(store) == before, seed
                refused += 1
            except BaseException as error:
                raise AssertionError(f"seed {seed}: {type(error).__name__}: {error}") from error
            else:
                try:
                    standing = tuple(each for each in found if not each.code.startswith("repair."))
                    assert check_store(store) == standing, seed
                    usable(store)
                except BaseException as error:
                    raise AssertionError(f"seed {seed} after: {type(error).__name__}: {error}") from error
                sound += not found
                bring_back(store, ADMIN, good, replace_all=True)
                before = fingerprint(store)
        print(f"{CASES} spoilt backups: {refused} refused, {CASES - refused - sound} back with findings, "  # noqa: T201
              f"{sound} sound")  # fmt: skip
    assert refused > CASES / 4
