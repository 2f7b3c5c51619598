"""Find and name every broken invariant of a store, reading the rows as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from workbench.model.decision import Document
from workbench.model.said import Said
from workbench.store import schema
from workbench.store.damage_look import grave, look_for_damage
from workbench.store.database import Database
from workbench.store.finding import Finding, found, looking
from workbench.store.log_look import look_at_log, readable_log
from workbench.store.member_look import look_at_members
from workbench.store.record_look import look_at_records, readable_records
from workbench.store.record_types import Key, Record, loaded, object_of
from workbench.store.row_reading import Row, read_rows
from workbench.store.store import Store
from workbench.store.texts import ERRORS

__all__ = ["Finding", "check_database", "check_rows", "check_store"]


def check_store(store: Store) -> tuple[Finding, ...]:
    """Return everything that is broken in a store, nothing if all is well; change nothing.

    Reads one moment, so it may run while others work.
    """
    return check_database(store.database)


def check_database(database: Database, *, upgrade: bool = False) -> tuple[Finding, ...]:
    """Return everything that is broken in a database: its own pages and tables first, then what they hold.

    ``upgrade`` brings older tables up to date first, unless they are damaged; rows of older tables are
    not looked at otherwise.
    """
    findings = look_for_damage(database)
    if upgrade and not grave(findings):
        findings += looking("database", lambda: _upgraded(database))
    findings += looking("store", lambda: _rows_of(database))
    return tuple({(each.code, each.message): each for each in findings}.values())


def _upgraded(database: Database) -> tuple[Finding, ...]:
    database.migrate()
    return ()


def _rows_of(database: Database) -> tuple[Finding, ...]:
    if database.revision() != database.newest():
        return ()
    with database.read() as connection:
        return check_rows(connection)


def check_rows(connection: Connection) -> tuple[Finding, ...]:
    """Return everything that is broken in what a connection sees, its own unfinished work included."""
    record, log = read_rows(connection, schema.record), read_rows(connection, schema.log)
    findings = [*record.findings, *log.findings]
    records, unreadable = readable_records(record.rows)
    findings += unreadable
    texts: dict[str, str] = {}
    findings += _apart(connection, "blob", lambda: _look_at_texts(connection, records, texts))
    if record.whole:
        findings += looking("record", lambda: tuple(look_at_records(records, texts)))
    lines, broken = readable_log(log.rows)
    findings += broken
    if log.whole and not broken:
        rows = record.rows if record.whole else None
        findings += _apart(connection, "log", lambda: look_at_log(connection, lines, rows))
    findings += _apart(connection, "lost_copy", lambda: _look_at_copies(connection))
    findings += _apart(connection, "member", lambda: look_at_members(connection))
    return tuple(findings)


def _apart(connection: Connection, name: str, look: Callable[[], Iterator[Finding]]) -> tuple[Finding, ...]:
    """Look in a savepoint: what fails in the database must not end the looks after it."""

    def looked() -> tuple[Finding, ...]:
        with connection.begin_nested():
            return tuple(look())

    return looking(name, looked)


def _look_at_texts(
    connection: Connection, records: dict[Key, Record], texts: dict[str, str]
) -> Iterator[Finding]:
    """Fill in the texts by document; missing or changed ones become findings. Raw files may be absent."""
    sound, changed = _hashes(connection)
    for key, record in records.items():
        if not isinstance(record, Document):
            continue
        name = object_of(key)
        for part, digest in (("text", record.text_sha256), ("raw", record.sha256)):
            if digest in changed:
                yield found(f"{part}.changed", name, Said("check.original_changed", part=part))
                changed[digest] = True
            elif digest in sound and part == "text":
                texts[record.id] = _bytes(connection, digest).decode("utf-8", ERRORS)
            elif part == "text":
                yield found("text.missing", name, Said("check.text_missing"))
    for digest, told in changed.items():
        if not told:
            yield found("blob.changed", f"blob:{digest[:12]}", Said("check.bytes_changed"))


def _hashes(connection: Connection) -> tuple[set[str], dict[str, bool]]:
    """Return the names of stored bytes that are what their name says, and of those that are not."""
    sound: set[str] = set()
    changed: dict[str, bool] = {}
    blob = schema.blob
    for digest in connection.execute(select(blob.c.sha256)).scalars().all():
        if _is(_bytes(connection, digest), digest):
            sound.add(digest)
        else:
            changed[str(digest)] = False
    return sound, changed


def _bytes(connection: Connection, digest: str) -> bytes:
    data: Any = connection.execute(select(schema.blob.c.data).where(schema.blob.c.sha256 == digest)).scalar()
    return bytes(data) if isinstance(data, (bytes, memoryview)) else b""


def _is(data: bytes, digest: str) -> bool:
    return sha256(data).hexdigest() == digest


def _look_at_copies(connection: Connection) -> Iterator[Finding]:
    rows = read_rows(connection, schema.lost_copy)
    yield from rows.findings
    for row in rows.rows:
        if not (_readable(row, "mine") and (row["stored"] is None or _readable(row, "stored"))):
            yield found(
                "copy.unreadable",
                f"lost_copy:{row['id']}",
                Said("check.lost_copy_unreadable"),
            )


def _readable(row: Row, name: str) -> bool:
    try:
        return isinstance(loaded(row[name]), dict)
    except Exception:  # whatever a damaged body fails of, it cannot be read
        return False
