"""Look after a store: check it, back it up, bring it back."""

from __future__ import annotations

from pathlib import Path

from workbench.annotation.actions import finish_carrying
from workbench.model.roles import Actor
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS
from workbench.store.backup import back_up, bring_back
from workbench.store.database import Database
from workbench.store.finding import Finding
from workbench.store.integrity import check_database, check_store
from workbench.store.store import open_store


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
    with open_store(home.database_url) as store:
        return bring_back(store, actor, file, replace_all=replace_all)
