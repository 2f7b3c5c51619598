"""Back a whole store up into one file and bring it back, on either database."""

from __future__ import annotations

import base64
import gzip
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from workbench.errors import StoreError
from workbench.model.roles import Actor, Role, allow
from workbench.store import schema, undo_status
from workbench.store.backup_rows import RowChecks
from workbench.store.change import Action
from workbench.store.database_errors import translate
from workbench.store.document_form import row_as_now
from workbench.store.integrity import Finding, check_rows
from workbench.store.repair import repair_rows
from workbench.store.store import Store
from workbench.store.team_history import count_on

FORMAT = "workbench-backup/1"
# The rows of ``batch`` follow from the log and are made anew.
TABLES = (
    schema.counter,
    schema.record,
    schema.blob,
    schema.log,
    schema.lost_copy,
    schema.member,
    schema.member_event,
    schema.term_list,
    schema.term_verdict,
    schema.team_event,
    schema.model_call,
    schema.model_score,
)
# Rows that PostgreSQL numbers itself: numbered anew, in the same order.
_NUMBERED = (
    schema.lost_copy,
    schema.member_event,
    schema.term_list,
    schema.term_verdict,
    schema.model_call,
    schema.model_score,
)
# Replaced only by a backup that knows members: an older one must not shut everybody out.
_PEOPLE: tuple[Table, ...] = (schema.member, schema.member_event)
_ROWS = 500
_HELD = 32 * 1024 * 1024  # bytes of raw files and texts that wait to be written
# A raw file of 64 MB in base64, or a text of 24 MB with every character escaped, is less.
LONGEST_LINE = 256 * 1024 * 1024


def back_up(store: Store, actor: Actor, path: Path) -> str:
    """Write everything there is at one moment to ``path`` and return its SHA-256; others may go on working.

    One JSON object a line, compressed; the last line carries the hash of all before it. The file
    appears under its name only once it was read back and found whole.
    """
    allow(actor, Role.ADMIN)
    waiting = path.with_name(path.name + ".part")
    with _failing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with store.database.read() as connection:
                digest = _write(connection, waiting)
            for _ in _read(waiting, strict=False):
                pass
            waiting.replace(path)
        except BaseException:
            with suppress(OSError):
                waiting.unlink(missing_ok=True)
            raise
    return digest


def bring_back(store: Store, actor: Actor, path: Path, *, replace_all: bool = False) -> tuple[Finding, ...]:
    """Make the store exactly what it was at the backup, in one transaction; return what is broken in it.

    What was there goes only once what came was put in place and looked through.

    What an older program let in and today's refuses is set aside, and said.
    The file is checked as a whole first. Raises StoreError where it is damaged or was changed, and for
    a store in use unless ``replace_all`` says that all of it may go.
    """
    allow(actor, Role.ADMIN)
    with _failing(path):
        for _ in _read(path):
            pass
        with store.database.write() as connection:
            if not replace_all and connection.execute(select(func.count()).select_from(schema.log)).scalar():
                raise StoreError("store.not_empty_for_backup")
            _put(connection, _read(path))
            # Before the commit: whatever goes wrong here leaves what was there.
            step = Action(
                actor=actor.name,
                name=undo_status.REPAIR,
                at=datetime.now(UTC).isoformat(timespec="milliseconds"),
                batch=uuid4().hex,
            )
            return (*repair_rows(connection, step), *check_rows(connection))


def _write(connection: Connection, path: Path) -> str:
    running = sha256()
    with path.open("wb") as raw, _zipped(raw) as file:

        def put(value: dict[str, Any]) -> None:
            line = (json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n").encode()
            running.update(line)
            file.write(line)

        put({"format": FORMAT})
        for table in TABLES:
            for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
                put({"table": table.name, "row": {name: _plain(value) for name, value in row.items()}})
        digest = running.hexdigest()
        file.write((json.dumps({"sha256": digest}) + "\n").encode())
        file.close()
        raw.flush()
        os.fsync(raw.fileno())
    return digest


def _zipped(raw: IO[bytes]) -> gzip.GzipFile:
    """Return a compressed file without name and time, so that equal content makes equal bytes."""
    return gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0, compresslevel=6)


def _read(path: Path, *, strict: bool = True) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Return the rows of a backup; raise StoreError at the end if it is not whole.

    ``strict`` also asks whether they fit the tables: what a store holds is backed up as it is, what comes
    back must be a store.
    """
    tables = {table.name: table for table in TABLES}
    running = sha256()
    stated: object = None
    checks = RowChecks() if strict else None
    headed = False
    try:
        with gzip.open(path, "rb") as file:
            # A line is read up to a limit: unpacked, a small file can be one line without an end.
            while line := file.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise ValueError("line too long")
                value = json.loads(line)
                if stated is not None or headed is ("format" in value):
                    raise ValueError("not in the order of a backup")
                if "sha256" in value:
                    stated = str(value["sha256"])
                    continue
                running.update(line)
                if headed:
                    table = tables[value["table"]]
                    row = {name: _stored(table, name, each) for name, each in value["row"].items()}
                    if checks:
                        checks.check(table, row)
                    yield table, row_as_now(table.name, row)
                elif value["format"] != FORMAT:
                    break
                headed = True
            if checks:
                checks.finish()
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        EOFError,
        RecursionError,
        zlib.error,
        gzip.BadGzipFile,
    ) as error:
        raise _damaged(path) from error
    if stated != running.hexdigest():
        raise _damaged(path)


def _put(connection: Connection, rows: Iterator[tuple[Table, dict[str, Any]]]) -> None:
    for table in (*TABLES, schema.batch):
        if table not in _PEOPLE:
            connection.execute(delete(table))
    kept = _PEOPLE
    waiting: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    held = 0
    for table, row in rows:
        if table in _NUMBERED:
            row.pop("id", None)
        if table in kept:
            for each in kept:
                connection.execute(delete(each))
            kept = ()
        waiting[table.name].append(row)
        held += len(row.get("data", ()))
        if len(waiting[table.name]) >= _ROWS or held > _HELD:
            connection.execute(insert(table), waiting[table.name])
            waiting[table.name], held = [], 0
    for table in TABLES:
        if waiting[table.name]:
            connection.execute(insert(table), waiting[table.name])
    count_on(connection)
    log = schema.log
    # A counter behind the log would let nobody save again; whether both agree, the check says.
    last = connection.execute(select(func.max(log.c.seq))).scalar() or 0
    counter = schema.counter.c.value
    connection.execute(update(schema.counter).where(counter < last).values(value=last))
    lines = connection.execute(select(log.c.seq, log.c.actor, log.c.action, log.c.batch).order_by(log.c.seq))
    batches = undo_status.statuses((row.seq, row.actor, row.action, row.batch) for row in lines)
    if batches:
        connection.execute(insert(schema.batch), batches)


@contextmanager
def _failing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise StoreError("store.no_backup", path=path) from error
        raise translate(error, path) from error


def _damaged(path: Path) -> StoreError:
    return StoreError("store.bad_backup", name=path.name, code="store.backup")


def _plain(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return {"base64": base64.b64encode(value).decode()}
    return value


def _stored(table: Table, name: str, value: Any) -> Any:
    if table.c[name] is not None and isinstance(value, dict):
        return base64.b64decode(value["base64"], validate=True)
    return value
