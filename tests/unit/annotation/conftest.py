"""Every test of the store runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.databases import sqlite_url
from tests.builders.stores import bare, postgres, url
from workbench.annotation.store import Store, open_store
from workbench.settings import StoreSettings

__all__ = ["bare", "postgres", "url"]


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
