"""Read the rows of a table as they are, damaged ones among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import SQLAlchemyError

from workbench.model.said import Said
from workbench.store.finding import Finding, found

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What could be read of a table, in the order of its key; not ``whole`` where reading broke off."""

    rows: list[Row]
    whole: bool
    findings: tuple[Finding, ...] = ()


def read_rows(connection: Connection, table: Table) -> Rows:
    """Return the rows of ``table``; that some cannot be read is a finding."""
    rows: list[Row] = []
    try:
        with _any_text(connection), connection.begin_nested():
            # Sorted here: asked for an order, SQLite may read an index, and the table is what counts.
            rows.extend(dict(row) for row in connection.execute(select(table)).mappings())
    except (SQLAlchemyError, UnicodeError, OverflowError, ValueError):
        told = found(
            "table.unreadable",
            table.name,
            Said("check.rows_unreadable", count=len(rows)),
            grave=True,
        )
        return Rows(rows=_in_order(rows, table), whole=False, findings=(told,))
    return Rows(rows=_in_order(rows, table), whole=True)


def is_text(value: object) -> bool:
    """Say whether a column holds text that both databases can hold."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _in_order(rows: list[Row], table: Table) -> list[Row]:
    names = [column.name for column in table.primary_key]
    # Damage can put anything into a key: compared as numbers where they are some, else as text.
    return sorted(
        rows,
        key=lambda row: [
            (not isinstance(v, int), v if isinstance(v, int) else 0, str(v)) for v in map(row.get, names)
        ],
    )


@contextmanager
def _any_text(connection: Connection) -> Iterator[None]:
    """Let SQLite give text that is no UTF-8 with a mark in it, instead of giving up on the whole table."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    kept = driver.text_factory
    driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = kept
