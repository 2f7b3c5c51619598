"""Compare the tables that are there with those that the migrations make."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Table, inspect, text
from sqlalchemy.engine.reflection import Inspector

from workbench.model.said import Said
from workbench.store import schema
from workbench.store.finding import ADDED, REPAIR, Finding, found

_VERSION = "alembic_version"
_ADMIN = Said("do.find_origin")


def look_at_schema(connection: Connection, *, sqlite: bool, newest: bool = True) -> tuple[Finding, ...]:
    """Return what is missing from or foreign to the tables; what acts on its own is always looked for.

    Tables that are not ``newest`` are compared after they were upgraded.
    """
    asked = inspect(connection)
    findings = list(_acting(connection, sqlite=sqlite))
    if newest:
        there = set(asked.get_table_names())
        for table in schema.metadata.sorted_tables:
            if table.name in there:
                findings += _columns(asked, connection, table)
                findings += _indexes(asked, table)
                findings += _conditions(asked, table)
            else:
                findings.append(found("schema.table", table.name, Said("check.table_gone"), grave=True))
    return tuple(findings)


def renew_indexes(connection: Connection, names: Collection[str]) -> None:
    """Make those of our indexes that are named anew from their tables, where PostgreSQL has them."""
    ours = {str(index.name): index for table in schema.metadata.sorted_tables for index in table.indexes}
    for name in sorted(names):
        index = ours.get(name)
        if index is not None:
            index.drop(connection, checkfirst=True)
            index.create(connection)
        else:  # the index of a primary key
            quoted = connection.dialect.identifier_preparer.quote(name)
            connection.execute(text(f"REINDEX INDEX {quoted}"))


def has_tables(connection: Connection) -> bool:
    """Say whether any of our tables is there, whatever else is missing."""
    return bool(set(schema.metadata.tables) & set(inspect(connection).get_table_names()))


def _columns(asked: Inspector, connection: Connection, table: Table) -> Iterator[Finding]:
    there = {each["name"]: each for each in asked.get_columns(table.name)}
    dialect = connection.dialect
    key = asked.get_pk_constraint(table.name)["constrained_columns"]
    for column in table.columns:
        name = f"{table.name}.{column.name}"
        live = there.pop(column.name, None)
        if live is None:
            yield found("schema.column", name, Said("check.column_gone"), grave=True)
        elif str(live["type"].compile(dialect)) != str(column.type.compile(dialect)):
            yield found("schema.column", name, Said("check.type_changed"))
        elif live["nullable"] != column.nullable and column.name not in key:
            yield found("schema.column", name, Said("check.not_null_changed"))
    if key != [each.name for each in table.primary_key]:
        yield found("schema.key", table.name, Said("check.key_changed"), grave=True)
    for extra in there:
        yield found("schema.column", f"{table.name}.{extra}", Said("check.foreign_column"), _ADMIN)


def _indexes(asked: Inspector, table: Table) -> Iterator[Finding]:
    there: dict[str, Any] = {str(each["name"]): each for each in asked.get_indexes(table.name)}
    for index in table.indexes:
        live = there.pop(str(index.name), None)
        name = str(index.name)
        if live is None:
            yield found("schema.index", name, Said("check.index_gone"), REPAIR)
        elif live["column_names"] != [each.name for each in index.columns] or bool(live["unique"]):
            yield found("schema.index", name, Said("check.index_changed"), REPAIR)
        elif any(
            value is not None
            for key, value in live.get("dialect_options", {}).items()
            if key.endswith("_where")
        ):
            yield found("schema.index", name, Said("check.index_partial"), REPAIR)
    for name, live in there.items():
        if live["unique"]:  # one that only makes look-ups faster harms nobody
            yield found("schema.index", name, Said("check.foreign_unique"), _ADMIN)


def _conditions(asked: Inspector, table: Table) -> Iterator[Finding]:
    live = [*asked.get_check_constraints(table.name), *asked.get_foreign_keys(table.name)]
    live += [each for each in asked.get_unique_constraints(table.name) if not each.get("duplicates_index")]
    for each in live:
        name = f"{table.name}.{each.get('name') or '?'}"
        yield found("schema.constraint", name, Said("check.foreign_constraint"), _ADMIN)


def _acting(connection: Connection, *, sqlite: bool) -> Iterator[Finding]:
    """Yield triggers and rules, which change or drop what is written; we have none."""
    for kind, table, name in _sqlite_acting(connection) if sqlite else _postgres_acting(connection):
        if table in schema.metadata.tables or table == _VERSION:
            yield found(
                ADDED,
                f"{table}.{name}",
                Said("check.foreign_program", kind=kind),
                Said("do.drop"),
                grave=True,
            )


_TRIGGER = Said("program.trigger")
_RULE = Said("program.rule")
_ROWS = Said("program.row_security")
Acting = tuple[Said, str, str]


def _sqlite_acting(connection: Connection) -> Iterator[Acting]:
    for row in connection.exec_driver_sql("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"):
        yield _TRIGGER, str(row[0]), str(row[1])


def _postgres_acting(connection: Connection) -> Iterator[Acting]:
    where = "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema()"
    triggers = (
        f"SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid {where} "  # noqa: S608 - fixed words
        "AND NOT t.tgisinternal"
    )
    rules = (
        f"SELECT c.relname, r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class {where} "  # noqa: S608 - fixed words
        "AND r.rulename <> '_RETURN'"
    )
    rows = f"SELECT c.relname, 'row security' FROM pg_class c {where} AND c.relrowsecurity"  # noqa: S608 - fixed words
    for kind, query in ((_TRIGGER, triggers), (_RULE, rules), (_ROWS, rows)):
        for row in connection.execute(text(query)):
            yield kind, str(row[0]), str(row[1])
