"""Undo and redo as actions of a person: the role is checked like that of any other step."""

from __future__ import annotations

from workbench.model.roles import Actor, Role, allow
from workbench.store.record_types import Record
from workbench.store.store import Store


def undo(store: Store, actor: Actor, batch: str | None = None) -> tuple[Record, ...]:
    """Take back the actor's last action, or the named one of theirs; as ``Store.undo``."""
    allow(actor, Role.CODER)
    return store.undo(actor.name, batch)


def redo(store: Store, actor: Actor, batch: str | None = None) -> tuple[Record, ...]:
    """Do again what the actor undid last, or the named action of theirs; as ``Store.redo``."""
    allow(actor, Role.CODER)
    return store.redo(actor.name, batch)
