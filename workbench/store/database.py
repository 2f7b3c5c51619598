"""Connections, transactions and migrations; the one place that knows SQLite from PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from workbench.errors import StoreError
from workbench.settings import StoreSettings
from workbench.store.answers import Answers
from workbench.store.database_errors import damaged, translate, unfit
from workbench.store.finding import Finding, only_added
from workbench.store.schema import counter, log

MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 0x6777_7262  # any number of our own, for PostgreSQL's advisory lock


class Database:
    """One database: transactions for readers and writers, each error as a StoreError.

    Writers are let in one at a time (``BEGIN IMMEDIATE`` on SQLite, the counter's row lock on
    PostgreSQL), so that the log's numbers have no gaps and follow the order of commits. Readers see
    one moment and never wait.
    """

    def __init__(self, url: str, settings: StoreSettings) -> None:
        """Prepare the engine; nothing is opened yet."""
        self.settings = settings
        self.url = _read_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = self._make_engine()
        self.damage: tuple[Finding, ...] = ()  # what forbids writing, found by looking or by reading
        self.answers = Answers(self._state)
        self._moment: ContextVar[Connection | None] = ContextVar("moment", default=None)

    @property
    def file(self) -> Path | None:
        """Return the SQLite file, None for PostgreSQL or a store in memory."""
        name = self.url.database if self.sqlite else None
        return Path(name) if name and name != ":memory:" else None

    @property
    def added(self) -> str:
        """Return the names of what was added to sound tables and forbids writing, empty for anything else."""
        return only_added(self.damage)

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Let all that this thread reads inside see one and the same moment, in one transaction."""
        with self.read() as connection, self.answers.held():
            token = self._moment.set(connection)
            try:
                yield
            finally:
                self._moment.reset(token)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that sees one moment of the store; inside ``moment`` it is that one."""
        opened = self._moment.get()
        if opened is not None:
            with self._translated():
                yield opened
            return
        options: dict[str, Any] = {} if self.sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._translated(), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction in which nobody else writes; commit at the end, roll back on any error.

        Raises StoreError where the database is known to be damaged: what is written on top may be lost, and
        RuntimeError inside ``moment``, where what was written could not be read.
        """
        if self._moment.get() is not None:
            raise RuntimeError("nothing is written while one moment is being read")
        if self.damage:
            raise damaged(self.damage)
        with (
            self._translated(),
            self.engine.connect().execution_options(writer=True) as connection,
            connection.begin(),
        ):
            connection.execute(select(counter.c.value).with_for_update())
            yield connection
        self.answers.forget()

    def _state(self) -> tuple[int, int, str]:
        """Return what no two states of the records share; after a restore a mere number may come again."""
        last = select(log.c.seq, log.c.batch).order_by(log.c.seq.desc()).limit(1)
        with self.read() as connection:
            row = connection.execute(last).first()
            number = connection.execute(select(counter.c.value)).scalar_one()
        return (int(number), int(row.seq), str(row.batch)) if row else (int(number), 0, "")

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables to ``revision``; wait while another process does."""
        with self._translated():
            if revision == "head" and self.revision() == self.newest():
                return
            if self.file is not None:
                self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.engine.connect().execution_options(writer=True) as connection, connection.begin():
                if not self.sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
                self._run_migrations(connection, revision)

    def revision(self) -> str | None:
        """Return the revision the tables are at, None before the first."""
        if self.file is not None and not self.file.exists():
            return None
        with self._translated(), self.engine.connect() as connection:
            return _current(connection)

    def newest(self) -> str:
        """Return the last revision this program knows."""
        return max(_revisions())

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def _run_migrations(self, connection: Connection, revision: str) -> None:
        # A fifth of a second, for who makes or upgrades tables only.
        from alembic import command  # noqa: PLC0415
        from alembic.config import Config  # noqa: PLC0415

        known = _revisions()
        current = _current(connection)
        if current is not None and current not in known:
            raise StoreError("store.newer_version", current=current)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        down = revision == "base" or (current is not None and revision != "head" and revision < current)
        (command.downgrade if down else command.upgrade)(config, revision)

    def _make_engine(self) -> Engine:
        wait = self.settings.busy_seconds
        try:
            if not self.sqlite:
                return create_engine(
                    self.url, pool_pre_ping=True, pool_size=self.settings.pool_size, pool_timeout=wait
                )
            engine = create_engine(
                self.url,
                connect_args={"timeout": wait, "check_same_thread": False},
                **({} if self.file is None else {"pool_size": self.settings.pool_size, "pool_timeout": wait}),
            )
        except (NoSuchModuleError, ModuleNotFoundError, ArgumentError) as error:
            raise translate(error, None) from error
        event.listen(engine, "connect", self._prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def _prepare(self, connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA synchronous={self.settings.synchronous}")
        _use_wal(cursor, self.settings.busy_seconds)
        cursor.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (UnicodeEncodeError, OverflowError) as error:
            raise unfit(error) from error
        except (DBAPIError, SQLAlchemyError, OSError) as error:
            told = translate(error, self.file)
            if told.code == "store.damaged" and not self.damage:
                self.damage = (
                    Finding(
                        code="database.damaged",
                        object="database",
                        told=told,
                        grave=True,
                    ),
                )
            raise told from error


def _revisions() -> frozenset[str]:
    """Return the revisions that this program knows, by the names of their files: one row, in order."""
    return frozenset(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _begin(connection: Connection) -> None:
    writer = connection.get_execution_options().get("writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


def _use_wal(cursor: sqlite3.Cursor, seconds: float) -> None:
    """Switch to the write-ahead log; SQLite does not wait for others here, so we do."""
    until = time.monotonic() + seconds
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        with suppress(sqlite3.OperationalError):
            if cursor.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal":
                return
        if time.monotonic() > until:
            raise sqlite3.OperationalError("database is locked")
        time.sleep(0.01)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def _read_url(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError("store.bad_address") from error
    if parsed.drivername in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    return parsed
