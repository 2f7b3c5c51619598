"""Fixtures: an address of a fresh database, SQLite and PostgreSQL in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.databases import Postgres, running_postgres, sqlite_url
from workbench.settings import StoreSettings
from workbench.store.store import Store

EITHER = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Run PostgreSQL for as long as the tests do."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=EITHER)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a fresh database, of either kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(params=EITHER)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a database without tables."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database(empty=True)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Give an empty store on either database."""
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Store]:
    """Give an empty store in a SQLite file, where the database makes no difference."""
    with open_store(sqlite_url(tmp_path), settings=StoreSettings(synchronous="NORMAL")) as opened:
        yield opened
