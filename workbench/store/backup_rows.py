"""Whether the rows of a backup fit the tables, before anything of the store is touched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from workbench.store import schema, team_store

_LARGEST = 2**31 - 1  # what PostgreSQL's integers hold


class RowChecks:
    """Look at rows one after the other; what a database would refuse, or take and choke on later, is wrong.

    Holds the keys seen, so that a row that comes twice is told.
    """

    def __init__(self) -> None:
        """Begin with a backup of which nothing was read yet."""
        self._seen: set[tuple[Any, ...]] = set()

    def check(self, table: Table, row: Mapping[str, Any]) -> None:
        """Raise ValueError where a row does not fit its table or came before."""
        numbered = {column.name for column in table.primary_key if column.autoincrement is True}
        names = {column.name for column in table.columns}
        if not names - numbered <= set(row) <= names:
            raise ValueError(f"columns of {table.name}")
        for name, value in row.items():
            _check(table.c[name], value)
        if table is schema.counter and row["name"] != schema.REVISION:
            raise ValueError("another counter")
        if table is schema.team_event and not team_store.fits(row["kind"], row["body"]):
            raise ValueError("an event of the team")
        key = (table.name, *(row.get(column.name) for column in table.primary_key))
        if key in self._seen:
            raise ValueError(f"twice: {key}")
        if None not in key:
            self._seen.add(key)

    def finish(self) -> None:
        """Raise ValueError unless what every store has was there."""
        if (schema.counter.name, schema.REVISION) not in self._seen:
            raise ValueError("no counter")


def _check(column: Column[Any], value: Any) -> None:
    kind = column.type
    if value is None:
        fits = bool(column.nullable)
    elif isinstance(kind, Integer):
        fits = type(value) is int and 0 <= value <= _LARGEST
    elif isinstance(kind, LargeBinary):
        fits = isinstance(value, bytes)
    elif isinstance(kind, String):  # Text too, which has no length
        fits = isinstance(value, str) and "\0" not in value and len(value) <= (kind.length or len(value))
        value.encode()  # a lone surrogate is no text for a database
    else:
        fits = False
    if not fits:
        raise ValueError(f"{column.table.name}.{column.name}")
