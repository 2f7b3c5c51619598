"""What runs on both databases runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from tests.builders.stores import bare, postgres, store, url

__all__ = ["bare", "postgres", "store", "url"]
