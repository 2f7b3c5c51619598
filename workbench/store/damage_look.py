"""Look whether the database itself is damaged: its file, its tables, what acts on them."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.model.said import Said
from workbench.store.database import Database
from workbench.store.early_look import found_whole, is_small
from workbench.store.finding import Finding, found, looking
from workbench.store.page_look import look_at_pages
from workbench.store.schema_look import has_tables, look_at_schema


def look_for_damage(database: Database, *, thorough: bool = True) -> tuple[Finding, ...]:
    """Return what is wrong with the database, whatever its rows say; change nothing.

    Not ``thorough`` leaves out the comparison of indexes with their tables, which takes a second for
    each 100 MB.
    """
    return looking(
        "database",
        lambda: _look(
            database,
            lambda connection: look_at_pages(connection, sqlite=database.sqlite, thorough=thorough),
        ),
    )


def look_before_opening(database: Database) -> tuple[Finding, ...]:
    """Return what is wrong with a database that is about to be opened, as ``look_for_damage``.

    A small file is looked at thoroughly, a larger one for what is seen at once. Pages that were found whole
    while the program was loading are not read again.
    """
    file = database.file
    thorough = file is not None and is_small(file, database.settings.look_bytes)
    if file is not None and found_whole(file, thorough=thorough):
        return looking("database", lambda: _look(database, lambda _: ()))
    return look_for_damage(database, thorough=thorough)


def grave(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings on which nobody should write."""
    return tuple(each for each in findings if each.grave)


def _look(
    database: Database, look_at_its_pages: Callable[[Connection], tuple[Finding, ...]]
) -> tuple[Finding, ...]:
    if database.file is not None and not database.file.exists():
        return ()
    revision = database.revision()
    with database.read() as connection:
        pages = looking("database", lambda: look_at_its_pages(connection))
        if revision is None and not has_tables(connection):
            return pages
        if revision is None:
            return (
                *pages,
                found("schema.table", "alembic_version", Said("check.table_gone"), grave=True),
            )
        newest = revision == database.newest()
        return pages + looking(
            "schema", lambda: look_at_schema(connection, sqlite=database.sqlite, newest=newest)
        )
