"""Everything a store holds as one value: take it out, put it into an empty store, merge it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select, update

from workbench.errors import ConflictError, StoreError
from workbench.model.decision import Annotation, Assessment, Codebook, Document, LogEntry, Snapshot
from workbench.store import record_types, schema, team_history, undo_status
from workbench.store.action_checks import check_references, check_verdicts
from workbench.store.change import Action, Change
from workbench.store.queries import select_log, select_records
from workbench.store.record_form import check_key
from workbench.store.record_types import Record, columns, dump, key_of, object_of, version_of
from workbench.store.scheme_rules import check_fields
from workbench.store.texts import ERRORS, Texts, hash_text, keep
from workbench.store.writing import append, conflict, stored, unversioned, with_version, write

# Counts go up to 2**31 - 1; what comes in leaves room for a billion changes.
_HIGHEST = 2**30


def take_snapshot(connection: Connection, texts: Texts) -> Snapshot:
    """Return all there is; raise AnchorError where a quotation does not stand any more."""
    documents = select_records(connection, record_types.DOCUMENT)
    codebooks = select_records(connection, record_types.CODEBOOK)
    snapshot = Snapshot(
        documents=documents,
        texts={each.id: texts.of(connection, each.id) for each in documents},
        annotations=select_records(connection, record_types.ANNOTATION),
        assessments=select_records(connection, record_types.ASSESSMENT),
        links=select_records(connection, record_types.LINK),
        codebooks=tuple(sorted(codebooks, key=lambda each: each.revision)),
        log=select_log(connection),
        team=team_history.events(connection),
    )
    check_references(connection, [_appearing(each) for each in records_of(snapshot)], texts)
    return snapshot


def records_of(snapshot: Snapshot) -> list[Record]:
    """Return the records of a snapshot in the order in which one needs the other."""
    return [
        *snapshot.codebooks,
        *snapshot.documents,
        *snapshot.annotations,
        *snapshot.assessments,
        *snapshot.links,
    ]


def is_empty(connection: Connection) -> bool:
    """Say whether nothing was ever done in this store."""
    return connection.execute(select(schema.log.c.seq).limit(1)).first() is None


def check_untouched(connection: Connection, seen: int) -> None:
    """Raise ConflictError if anything was done since the revision ``seen``."""
    if connection.execute(select(schema.counter.c.value)).scalar_one() != seen:
        raise ConflictError("store.changed_meanwhile")


def wipe(connection: Connection) -> None:
    """Remove all records and the log; raw files and texts stay."""
    for table in (schema.record, schema.log, schema.batch):
        connection.execute(delete(table))
    connection.execute(update(schema.counter).values(value=0))


def put(connection: Connection, snapshot: Snapshot, action: Action, texts: Texts) -> None:
    """Put a snapshot into an empty store exactly as it is, log included.

    Records that the snapshot's log does not account for get a line of ``action``, so that the log
    always replays to the state.
    """
    _keep_texts(connection, snapshot)
    rows = [columns(each) for each in records_of(snapshot)]
    if rows:
        connection.execute(insert(schema.record), rows)
    _put_log(connection, snapshot.log)
    team_history.set_all(connection, snapshot.team)
    state = {
        line.object: line.after for line in snapshot.log if not line.action.startswith(undo_status.THEIRS)
    }
    records = {object_of(key_of(each)): each for each in records_of(snapshot)}
    appearing = [_appearing(each) for each in records.values()]
    check_references(connection, appearing, texts)
    check_verdicts(appearing)
    check_fields(connection, appearing)
    lines = []
    for name in dict.fromkeys((*records, *state)):
        before = None if state.get(name) is None else dump(state[name])
        after = columns(records[name])["body"] if name in records else None
        if before != after:
            lines.append({"object": name, "before": before, "after": after})
    if lines:
        stamp = {"at": action.at, "actor": action.actor, "action": action.name, "batch": action.batch}
        last = append(connection, [line | stamp for line in lines])
        row = {"id": action.batch, "seq": last, "actor": action.actor, "status": undo_status.STEP}
        connection.execute(insert(schema.batch), [row])


def merge(
    connection: Connection, snapshot: Snapshot, action: Action, texts: Texts, seen: int | None = None
) -> tuple[Record, ...]:
    """Make the records of a snapshot those of the store, in one action; remove none.

    The caller decided which side wins: a record that differs is replaced, except a ruling, which no
    import overwrites. ``seen`` is the revision on which that was decided: ConflictError if a record
    was changed since. Log lines not yet known are kept apart as another store's history, with a line of
    our own that says who brought them. Returns the records that changed.
    """
    _keep_texts(connection, snapshot)
    wanted = records_of(snapshot)
    for record in wanted:
        check_key(key_of(record)[1], "id")
    now_there = stored(connection, [key_of(each) for each in wanted])
    changes = []
    for each in wanted:
        now = now_there.get(key_of(each))
        if unversioned(now) == unversioned(each) or _is_ruling(now):
            continue
        if isinstance(now, Codebook):
            raise StoreError("codebook.revision_differs", revision=now.revision, code="conflict")
        after = (
            _added(each, action)
            if now is None
            else with_version(each, max(version_of(now), version_of(each)) + 1)
        )
        changes.append(Change(key=key_of(each), before=now, after=after))
    _check_revisions(connection, changes)
    for change in changes:
        if change.after is not None:
            check_count(change.after)
    if seen is not None:
        _check_unchanged(connection, changes, seen)
    _append_theirs(connection, snapshot.log, action)
    team_history.add(connection, snapshot.team)
    if changes:
        write(connection, changes, action, texts)
    return tuple(each.after for each in changes if each.after is not None)


def _check_revisions(connection: Connection, changes: Sequence[Change]) -> None:
    """Refuse a record that was made under a codebook which neither the store nor the file has."""
    records = [each.after for each in changes if isinstance(each.after, (Annotation, Assessment))]
    books = {("codebook", str(each.codebook_revision)) for each in records if each.codebook_revision > 1}
    missing = books - {each.key for each in changes} - set(stored(connection, sorted(books)))
    if missing:
        number = min(missing)[1]
        raise StoreError("codebook.revision_missing", number=number, code="store.missing")


def check_count(record: Record) -> None:
    """Refuse a record that could not be counted on from: nobody would ever be able to change it again."""
    counts = [version_of(record)]
    counts += [record.number] if isinstance(record, Document) else []
    counts += [record.revision] if isinstance(record, Codebook) else []
    if max(counts) >= _HIGHEST:
        name = key_of(record)[1]
        raise StoreError("store.version_beyond_belief", name=name, code="store.malformed")


def _added(value: Record, action: Action) -> Record:
    """Return a new record; what nobody added or decided is the action's doing."""
    if isinstance(value, Codebook):
        return value
    if not isinstance(value, Document):
        return value if value.coder.strip() else replace(value, coder=action.actor)
    return replace(value, added_by=value.added_by or action.actor, added_at=value.added_at or action.at)


def _is_ruling(value: Record | None) -> bool:
    return isinstance(value, Assessment) and value.adjudicated


def _check_unchanged(connection: Connection, changes: Sequence[Change], seen: int) -> None:
    log = schema.log
    lately = set(connection.execute(select(log.c.object).where(log.c.seq > seen)).scalars())
    late = [each for each in changes if object_of(each.key) in lately]
    if late:
        mine = [each.after for each in late if each.after is not None]
        there = {each.key: each.before for each in late if each.before is not None}
        raise conflict(connection, mine, there)


def _append_theirs(connection: Connection, lines: Sequence[LogEntry], action: Action) -> None:
    log = schema.log
    known = {
        (row.batch, row.object) for row in connection.execute(select(log.c.batch, log.c.object).distinct())
    }
    fresh = []
    for line in lines:
        if (line.batch, line.object) not in known:
            theirs = line.action if line.foreign else undo_status.THEIRS + line.action
            row = _row(replace(line, action=theirs))
            row.pop("seq")
            fresh.append(row)
    if fresh:
        note = uuid4().hex
        stamp = {"at": action.at, "actor": action.actor, "action": undo_status.BROUGHT, "batch": note}
        own = {"object": f"history:{note}", "before": None, "after": None}
        last = append(connection, [*fresh, stamp | own])
        row = {"id": note, "seq": last, "actor": action.actor, "status": undo_status.STEP}
        connection.execute(insert(schema.batch), [row])


def _put_log(connection: Connection, lines: Sequence[LogEntry]) -> None:
    if [line.seq for line in lines] != list(range(1, len(lines) + 1)):
        raise StoreError("store.log_gaps")
    if lines:
        connection.execute(insert(schema.log), [_row(line) for line in lines])
        connection.execute(update(schema.counter).values(value=len(lines)))
        rows = undo_status.statuses((line.seq, line.actor, line.action, line.batch) for line in lines)
        if rows:
            connection.execute(insert(schema.batch), rows)


def _row(line: LogEntry) -> dict[str, Any]:
    for name in ("at", "actor", "action", "object", "batch"):
        # PostgreSQL holds a name no longer than its column.
        check_key(getattr(line, name), name, longest=schema.longest(name))
    return {
        "seq": line.seq,
        "at": line.at,
        "actor": line.actor,
        "action": line.action,
        "object": line.object,
        "batch": line.batch,
        "before": None if line.before is None else dump(line.before),
        "after": None if line.after is None else dump(line.after),
    }


def _keep_texts(connection: Connection, snapshot: Snapshot) -> None:
    for document in snapshot.documents:
        text = snapshot.texts.get(document.id)
        if text is None or hash_text(text) != document.text_sha256:
            raise StoreError("store.text_missing", id=document.id)
        keep(connection, text.encode("utf-8", ERRORS))


def _appearing(value: Record) -> Change:
    return Change(key=key_of(value), before=None, after=value)
