"""Every test of the store runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from tests.builders.stores import bare, local, postgres, store, url

__all__ = ["bare", "local", "postgres", "store", "url"]
