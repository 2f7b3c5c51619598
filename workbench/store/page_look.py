"""Ask the database itself whether its pages and indexes are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from workbench.model.said import Said
from workbench.store import schema
from workbench.store.early_look import pragma
from workbench.store.finding import REPAIR, Finding, found

_LINES = 1000  # SQLite stops telling after so many; a file that bad is not better known by more
# SQLite's words for an index that does not say what its table says; each names the index at its end.
_INDEX = re.compile(r"(?:missing from|entries in|entry in) index (?P<name>\S+)$")
_COLUMN = re.compile(r"(?:value in|stored as) (?P<table>\w+)\.\w+")
_TREE = re.compile(r"(?:On tree page|Tree) (?P<root>\d+)")


def look_at_pages(connection: Connection, *, sqlite: bool, thorough: bool = True) -> tuple[Finding, ...]:
    """Return what the database says of its own pages and indexes; not ``thorough`` skips the indexes."""
    return tuple(_sqlite(connection, thorough=thorough) if sqlite else _postgres(connection))


def _sqlite(connection: Connection, *, thorough: bool) -> Iterator[Finding]:
    said: list[str] = []
    stopped = False
    try:
        for row in connection.exec_driver_sql(f"PRAGMA {pragma(thorough=thorough)}({_LINES})"):
            said += [line for line in str(row[0]).splitlines() if line and line != "ok"]
    except SQLAlchemyError:
        stopped = True
    indexes, others = _sorted_out(said, _roots(connection))
    for name, count in sorted(indexes.items()):
        yield found(
            "index.differs",
            name,
            Said("check.index_differs_in", count=count),
            REPAIR,
            grave=True,
        )
    if others or stopped:
        yield found(
            "database.pages",
            "database",
            Said("check.pages_damaged_in", count=others) if others else Said("check.pages_damaged"),
            Said("do.copy_then_repair"),
            grave=True,
        )


def _roots(connection: Connection) -> dict[int, str]:
    """Return the indexes by the page where each begins, nothing where the schema cannot be read."""
    query = "SELECT rootpage, name FROM sqlite_master WHERE type = 'index'"
    try:
        return {int(row[0]): str(row[1]) for row in connection.exec_driver_sql(query)}
    except (SQLAlchemyError, TypeError, ValueError):
        return {}


def _sorted_out(said: list[str], roots: dict[int, str]) -> tuple[dict[str, int], int]:
    """Return how many lines speak of each index, and how many of anything else."""
    indexes: dict[str, int] = {}
    others = 0
    for line in said:
        named = _INDEX.search(line)
        tree = _TREE.search(line)
        name = named["name"] if named else roots.get(int(tree["root"])) if tree else None
        if line.startswith("***"):
            continue
        if name is None:
            others += 1
        else:
            indexes[name] = indexes.get(name, 0) + 1
    return indexes, others


def _postgres(connection: Connection) -> Iterator[Finding]:
    """Use ``amcheck`` where it was installed in the database and may be used; nothing otherwise."""
    there = connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'")).scalar()
    if there is None:
        return
    query = text(
        "SELECT c.oid, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace "
        "JOIN pg_am a ON a.oid = c.relam "
        "WHERE n.nspname = current_schema() AND t.relname = ANY(:tables) AND a.amname = 'btree'"
    )
    for row in connection.execute(query, {"tables": sorted(schema.metadata.tables)}).all():
        try:
            with connection.begin_nested():
                connection.execute(text("SELECT bt_index_check(CAST(:oid AS oid), true)"), {"oid": row.oid})
        except SQLAlchemyError as error:
            if "permission denied" not in str(error):
                yield found(
                    "index.differs",
                    row.relname,
                    Said("check.index_differs"),
                    REPAIR,
                    grave=True,
                )
