"""Look whether the database itself is damaged: its file, its tables, what acts on them."""

from __future__ import annotations

from workbench.model.said import Said
from workbench.store.database import Database
from workbench.store.finding import Finding, found, looking
from workbench.store.page_look import look_at_pages
from workbench.store.schema_look import has_tables, look_at_schema


def look_for_damage(database: Database, *, thorough: bool = True) -> tuple[Finding, ...]:
    """Return what is wrong with the database, whatever its rows say; change nothing.

    Not ``thorough`` leaves out the comparison of indexes with their tables, which takes a second for
    each 100 MB.
    """
    return looking("database", lambda: _look(database, thorough=thorough))


def grave(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings on which nobody should write."""
    return tuple(each for each in findings if each.grave)


def _look(database: Database, *, thorough: bool) -> tuple[Finding, ...]:
    if database.file is not None and not database.file.exists():
        return ()
    revision = database.revision()
    with database.read() as connection:
        pages = looking(
            "database", lambda: look_at_pages(connection, sqlite=database.sqlite, thorough=thorough)
        )
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
