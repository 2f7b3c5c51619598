"""Write one action: rows, log lines and what undo needs, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from workbench.errors import ConflictError, StoreError
from workbench.model.decision import Annotation, Assessment, Codebook, Document, LinkRecord
from workbench.model.plain import to_plain
from workbench.store import schema, undo_status
from workbench.store.action_checks import check_references, check_verdicts
from workbench.store.change import Action, Change
from workbench.store.record_types import Key, Record, columns, decode, dump, key_of, object_of, version_of
from workbench.store.scheme_rules import check_fields
from workbench.store.texts import Texts
from workbench.store.version_chain import check_chains

CHUNK = 500
T = TypeVar("T")


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Return ``items`` in pieces that fit into one statement."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def stored(connection: Connection, keys: Sequence[Key]) -> dict[Key, Record]:
    """Return those of the records that are there."""
    table = schema.record
    wanted: dict[str, list[str]] = {}
    for kind, identifier in keys:
        wanted.setdefault(kind, []).append(identifier)
    found: dict[Key, Record] = {}
    for kind, ids in wanted.items():
        for some in chunks(ids):
            query = select(table.c.id, table.c.body).where(table.c.kind == kind, table.c.id.in_(some))
            found |= {(kind, row.id): decode(kind, row.body) for row in connection.execute(query)}
    return found


def plan(
    connection: Connection, saves: Sequence[Record], deletes: Sequence[Record], action: Action
) -> list[Change]:
    """Return what saving and deleting change, in order; before is after for what would stay as it is.

    Raises ConflictError, with the stored records and the caller's own, unless each record is as the
    caller last saw it: the version is the stored one, or it was never stored and is not there.
    """
    keys = [key_of(each) for each in (*saves, *deletes)]
    now_there = stored(connection, keys)
    lost = [each for each in saves if not _may_save(each, now_there.get(key_of(each)))]
    lost += [each for each in deletes if not _may_delete(each, now_there.get(key_of(each)))]
    if lost:
        raise conflict(connection, lost, now_there)
    if len(set(keys)) < len(keys):
        raise StoreError("store.record_twice")
    changes = [_saving(each, now_there.get(key_of(each)), action) for each in saves]
    changes += [Change(key=key_of(each), before=now_there[key_of(each)], after=None) for each in deletes]
    return changes


def conflict(connection: Connection, mine: Sequence[Record], now_there: dict[Key, Record]) -> ConflictError:
    """Return the error that tells who was first; it carries both copies."""
    first = now_there.get(key_of(mine[0]))
    who = last_actor(connection, key_of(mine[0]))
    return ConflictError(
        "store.changed_first" if first is not None else "store.deleted_first",
        who=who,
        mine=tuple(mine),
        stored=tuple(now_there.get(key_of(each)) for each in mine),
    )


def write(
    connection: Connection, changes: Sequence[Change], action: Action, texts: Texts, *, step: bool = False
) -> int:
    """Write the changes with their log lines and check the outcome; return the new revision.

    ``step`` marks undo and redo, which cannot themselves be undone and leave what can be redone.
    """
    _write_rows(connection, changes)
    check_references(connection, changes, texts)
    if not step:
        check_verdicts(changes)
        check_fields(connection, changes)
    check_chains(connection, changes)
    lines = [
        {"object": object_of(each.key), "before": _body(each.before), "after": _body(each.after)}
        for each in changes
    ]
    last = append(connection, [line | _stamp(action) for line in lines])
    batch = schema.batch
    if not step:
        connection.execute(
            update(batch)
            .where(batch.c.actor == action.actor, batch.c.status == undo_status.UNDONE)
            .values(status=undo_status.DROPPED)
        )
    status = undo_status.STEP if step else undo_status.DONE
    row = {"id": action.batch, "seq": last, "actor": action.actor, "status": status}
    connection.execute(insert(batch), [row])
    return last


def append(connection: Connection, lines: Sequence[dict[str, Any]]) -> int:
    """Append lines to the log, numbered without gaps; return the last number."""
    counter = schema.counter
    last = connection.execute(select(counter.c.value)).scalar_one()
    if lines:
        connection.execute(
            insert(schema.log), [{"seq": last + n, **line} for n, line in enumerate(lines, start=1)]
        )
        connection.execute(update(counter).values(value=last + len(lines)))
    return int(last) + len(lines)


def last_actor(connection: Connection, key: Key) -> str:
    """Return who changed a record here last."""
    log = schema.log
    query = select(log.c.actor).where(log.c.object == object_of(key), ~schema.foreign)
    return str(connection.execute(query.order_by(log.c.seq.desc()).limit(1)).scalar() or "")


def with_version(value: Record, version: int) -> Record:
    """Return the record with another version; a codebook revision has none."""
    return value if isinstance(value, Codebook) else replace(value, version=version)


def unversioned(value: Record | None) -> Record | None:
    """Return what a record says, without how often and when it was written."""
    if isinstance(value, (Annotation, Assessment, LinkRecord)):
        return replace(value, version=0, modified="")
    return None if value is None else with_version(value, 0)


def _may_save(mine: Record, theirs: Record | None) -> bool:
    if isinstance(mine, Codebook):  # a revision is never changed; the next one is
        return theirs is None or mine == theirs
    if theirs is None:
        return _born(mine) == ""
    return _same_write(mine, theirs)


def _may_delete(mine: Record, theirs: Record | None) -> bool:
    return theirs is not None and _same_write(mine, theirs)


def _same_write(mine: Record, theirs: Record) -> bool:
    """Say whether both are one and the same version; a record deleted and made anew is another."""
    return version_of(mine) == version_of(theirs) and _born(mine) == _born(theirs)


def _born(value: Record) -> str:
    """Return when the record was first stored, empty for one that never was."""
    return value.added_at if isinstance(value, Document) else value.created


def _saving(mine: Record, theirs: Record | None, action: Action) -> Change:
    key = key_of(mine)
    if theirs is not None and unversioned(mine) == unversioned(theirs):
        return Change(key=key, before=theirs, after=theirs)
    after: Record
    if isinstance(mine, Document):
        after = replace(mine, added_by=mine.added_by or action.actor, added_at=mine.added_at or action.at)
    elif isinstance(mine, Codebook):
        after = replace(mine, created=mine.created or action.at, created_by=mine.created_by or action.actor)
    else:
        after = replace(
            mine,
            coder=mine.coder or action.actor,
            created=mine.created or action.at,
            modified=action.at,
        )
    return Change(
        key=key, before=theirs, after=with_version(after, 1 if theirs is None else version_of(theirs) + 1)
    )


def _write_rows(connection: Connection, changes: Iterable[Change]) -> None:
    table = schema.record
    fresh, changed, gone = [], [], []
    for each in changes:
        if each.after is None:
            gone.append({"k": each.key[0], "i": each.key[1]})
        elif each.before is None:
            fresh.append(columns(each.after))
        else:
            row = columns(each.after)
            changed.append({"k": row.pop("kind"), "i": row.pop("id"), **row})
    here = (table.c.kind == bindparam("k"), table.c.id == bindparam("i"))
    if gone:
        connection.execute(delete(table).where(*here), gone)
    if fresh:
        connection.execute(insert(table), fresh)
    if changed:
        names = [name for name in changed[0] if name not in ("k", "i")]
        connection.execute(
            update(table).where(*here).values({name: bindparam(f"{name}") for name in names}), changed
        )


def _body(value: Record | None) -> str | None:
    return None if value is None else dump(to_plain(value))


def _stamp(action: Action) -> dict[str, str]:
    return {"at": action.at, "actor": action.actor, "action": action.name, "batch": action.batch}
