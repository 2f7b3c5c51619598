"""Make a damaged SQLite file anew from what its tables still hold; the old file is kept beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, insert, select

from workbench.errors import StoreError
from workbench.store import schema, undo_status
from workbench.store.database import Database
from workbench.store.integrity import check_rows
from workbench.store.row_reading import read_rows

_BESIDE = ("", "-wal", "-shm")
# What tells that damage reached the work itself: a copy of that would pass for whole.
_LOST = ("log.", "text.", "raw.", "blob.", "table.", "check.", "record.unreadable")


def rebuild(database: Database, now: datetime) -> Path:
    """Copy every row into a new file, check it, and put it in place; return where the old file is.

    Raises StoreError, changing nothing, while others have the file open, and where a table cannot be
    read to its end or does not say what the log says: then only a backup helps.
    """
    file = database.file
    if file is None:
        raise StoreError("store.only_sqlite")
    database.close()  # our own connections are company too
    _refuse_company(file)
    with fresh_file(database, now) as fresh:
        _copy(database, fresh)
        with fresh.read() as connection:
            lost = [each for each in check_rows(connection) if each.code.startswith(_LOST)]
        if lost:
            raise _hopeless()
    return kept_name(file, now)


@contextmanager
def fresh_file(database: Database, now: datetime) -> Iterator[Database]:
    """Give a new database to fill, which takes the place of ``database``'s file if all goes well.

    The old file is kept under a name that says when; if anything fails it stays where it is.
    """
    file = database.file
    if file is None:
        raise StoreError("store.only_sqlite")
    waiting = file.with_name(file.name + ".rebuilt")
    _remove(waiting)
    fresh = Database(f"sqlite:///{waiting}", database.settings)
    try:
        fresh.migrate()
        yield fresh
    except BaseException:
        fresh.close()
        _remove(waiting)
        raise
    fresh.close()
    database.close()
    kept = kept_name(file, now)
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{file}{end}").rename(f"{kept}{end}")
    waiting.replace(file)


def kept_name(file: Path, now: datetime) -> Path:
    """Return the name under which a damaged file is kept."""
    return file.with_name(f"{file.name}.damaged-{now:%Y%m%d-%H%M%S}")


def _copy(database: Database, fresh: Database) -> None:
    with database.read() as source, fresh.write() as target:
        target.execute(delete(schema.counter))
        for table in schema.metadata.sorted_tables:
            if table is schema.batch:  # follows from the log
                continue
            rows = read_rows(source, table)
            if not rows.whole:
                raise _hopeless()
            if rows.rows:
                target.execute(insert(table), [dict(row) for row in rows.rows])
        log = schema.log
        lines = target.execute(select(log.c.seq, log.c.actor, log.c.action, log.c.batch).order_by(log.c.seq))
        batches = undo_status.statuses((row.seq, row.actor, row.action, row.batch) for row in lines)
        if batches:
            target.execute(insert(schema.batch), batches)


def _refuse_company(file: Path) -> None:
    """Raise StoreError while another process has the file open: what it saves would go to the old one."""
    connection = sqlite3.connect(file, timeout=0.5, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreError("store.open_elsewhere", code="store.busy") from error
    except sqlite3.DatabaseError:
        pass  # so damaged that it cannot even be locked: the copying will say so
    finally:
        connection.close()


def _hopeless() -> StoreError:
    return StoreError("store.beyond_repair", code="store.damaged")


def _remove(file: Path) -> None:
    for end in _BESIDE:
        Path(f"{file}{end}").unlink(missing_ok=True)
