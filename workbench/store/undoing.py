"""Undo and redo: take a person's own last action back, unless others have built on it since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select, update

from workbench.errors import ConflictError, StoreError
from workbench.store import schema, undo_status
from workbench.store.change import Action, Change
from workbench.store.record_types import Record, decode, key_from, version_of
from workbench.store.texts import Texts
from workbench.store.writing import last_actor, stored, unversioned, with_version, write

# Made once: asked twice after every key.
_NEXT = (
    select(schema.batch.c.id)
    .where(schema.batch.c.actor == bindparam("who"), schema.batch.c.status == bindparam("wanted"))
    .order_by(schema.batch.c.seq.desc())
    .limit(1)
)


def step_back(
    connection: Connection, action: Action, texts: Texts, *, redo: bool, batch: str | None = None
) -> tuple[Record, ...]:
    """Undo (or redo) one action of ``action.actor`` and return the records as they are then.

    ``batch`` names the action, by default the last one. Raises StoreError where there is nothing to
    take back and ConflictError where somebody changed one of the records since.
    """
    target = _find(connection, action.actor, batch, redo=redo)
    changes = _reverse(connection, target, redo=redo)
    verb = undo_status.REDO if redo else undo_status.UNDO
    last = write(connection, changes, replace(action, name=verb + target), texts, step=True)
    table = schema.batch
    connection.execute(
        update(table)
        .where(table.c.id == target)
        .values(status=undo_status.DONE if redo else undo_status.UNDONE, seq=last)
    )
    return tuple(each.after for each in changes if each.after is not None)


def next_step(connection: Connection, actor: str, *, redo: bool) -> str | None:
    """Return the action that undo (or redo) would take next, None where there is none."""
    wanted = undo_status.UNDONE if redo else undo_status.DONE
    return connection.execute(_NEXT, {"who": actor, "wanted": wanted}).scalar()


def _find(connection: Connection, actor: str, batch: str | None, *, redo: bool) -> str:
    table = schema.batch
    if batch is None:
        batch = next_step(connection, actor, redo=redo)
    else:
        status = undo_status.UNDONE if redo else undo_status.DONE
        own = select(table.c.id).where(table.c.id == batch, table.c.actor == actor, table.c.status == status)
        batch = connection.execute(own).scalar()
    if batch is None:
        raise StoreError("store.nothing_to_redo" if redo else "store.nothing_to_undo", code="store.nothing")
    return batch


def _reverse(connection: Connection, target: str, *, redo: bool) -> Sequence[Change]:
    """Return the changes that take an action back, checked against what is there now."""
    lines = _lines(connection, target)
    now_there = stored(connection, [key_from(line[0]) for line in lines])
    changes = []
    for name, before, after in lines:
        key = key_from(name)
        left = None if before is None else decode(key[0], before)
        reached = None if after is None else decode(key[0], after)
        wanted, expected = (reached, left) if redo else (left, reached)
        now = now_there.get(key)
        if unversioned(now) != unversioned(expected):
            raise _overtaken(connection, name, now, redo=redo)
        version = max(version_of(each) for each in (left, reached, now) if each is not None) + 1
        changes.append(
            Change(key=key, before=now, after=None if wanted is None else with_version(wanted, version))
        )
    return changes


def _lines(connection: Connection, batch: str) -> list[tuple[str, str | None, str | None]]:
    """Return ``(object, before, after)`` of an action; a record occurs once in each."""
    log = schema.log
    # A line that came with an import may bear the name of any action; it did nothing here.
    query = select(log.c.object, log.c.before, log.c.after).where(log.c.batch == batch, ~schema.foreign)
    return [(line.object, line.before, line.after) for line in connection.execute(query.order_by(log.c.seq))]


def _overtaken(connection: Connection, name: str, now: Record | None, *, redo: bool) -> ConflictError:
    who = last_actor(connection, key_from(name))
    return ConflictError(
        "store.overtaken_redo" if redo else "store.overtaken_undo",
        who=who,
        code="conflict.overtaken",
        stored=(now,),
        mine=(),
    )
