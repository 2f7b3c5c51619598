"""Look after a store: check it, back it up, bring it back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from workbench.annotation.actions import finish_carrying
from workbench.errors import StoreError
from workbench.model.roles import Actor, Role, allow
from workbench.model.said import Said
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS
from workbench.store.backup import back_up, bring_back
from workbench.store.damage_look import grave, look_for_damage
from workbench.store.database import Database
from workbench.store.file_rebuild import fresh_file, rebuild
from workbench.store.finding import Finding, found
from workbench.store.integrity import check_database, check_store
from workbench.store.schema_look import renew_indexes
from workbench.store.store import Store, open_store


def check(workspace: Workspace) -> tuple[Finding, ...]:
    """Return every broken invariant of the store; nothing when all is well."""
    return check_store(workspace.store)


def check_home(home: Home) -> tuple[Finding, ...]:
    """Return every broken invariant of the home's store, whatever state it is in.

    Makes the tables where there are none and upgrades older ones, unless they are damaged. Raises
    StoreError for an address that is none.
    """
    database = Database(home.database_url, DEFAULTS.store)
    try:
        return check_database(database, upgrade=True)
    finally:
        database.close()


def repair(home: Home, actor: Actor) -> tuple[Finding, ...]:
    """Mend what can be mended without loss; return what was done, one sentence each.

    A damaged SQLite file is made anew from its tables and kept beside the new one. Raises StoreError
    where only a backup helps, and while a server has the file open.
    """
    allow(actor, Role.ADMIN)
    database = Database(home.database_url, DEFAULTS.store)
    try:
        return (*_repair_database(database), *Store(database).repair(actor.name))
    finally:
        database.close()


def _repair_database(database: Database) -> tuple[Finding, ...]:
    damage = look_for_damage(database)
    if not damage:
        database.migrate()
        return ()
    if database.file is not None:
        kept = rebuild(database, datetime.now())
        database.damage = ()
        return (
            found(
                "repair.done",
                "database",
                Said("check.file_rebuilt"),
                Said("do.kept_as", file=kept.name),
            ),
        )
    names = {each.object for each in damage if each.code in ("index.differs", "schema.index")}
    with database.write() as connection:
        renew_indexes(connection, names)
    left = grave(look_for_damage(database))
    if left:
        raise StoreError("store.left_damaged", finding=left[0].told, code="store.damaged")
    return ()


def finish(workspace: Workspace, actor: Actor) -> int:
    """Carry over what older versions of the program left on replaced texts; return how many places."""
    return len(finish_carrying(workspace.store, actor))


def backup(workspace: Workspace, actor: Actor, file: Path) -> str:
    """Write everything to one file and return its SHA-256."""
    return back_up(workspace.store, actor, file)


def restore(home: Home, actor: Actor, file: Path, *, replace_all: bool = False) -> tuple[Finding, ...]:
    """Make the home's store exactly what it was at the backup; return what is broken in it.

    Raises StoreError for a damaged file, and for a store in use unless ``replace_all``.
    """
    database = Database(home.database_url, DEFAULTS.store)
    try:
        if replace_all and database.file is not None and grave(look_for_damage(database)):
            # A damaged file cannot be emptied: the backup goes into a new one, and the old one is kept.
            with fresh_file(database, datetime.now()) as fresh:
                return bring_back(Store(fresh), actor, file, replace_all=True)
    finally:
        database.close()
    with open_store(home.database_url, settings=DEFAULTS.store, guarded=True) as store:
        return bring_back(store, actor, file, replace_all=replace_all)
