"""Mend what can be mended without loss; whatever goes out of the records stays, as it was, in the log."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from workbench.errors import StoreError
from workbench.model.decision import Assessment, Codebook, Document, LogEntry
from workbench.model.plain import to_plain
from workbench.model.said import Said
from workbench.store import schema, undo_status
from workbench.store.change import Action
from workbench.store.finding import Finding, found
from workbench.store.log_look import leads_to, readable_log
from workbench.store.mended_form import mended
from workbench.store.record_form import fault_of
from workbench.store.record_look import name_of, read_record
from workbench.store.record_types import (
    KINDS,
    Key,
    Record,
    dump,
    key_of,
    kind_of,
    loaded,
    object_of,
    revive,
    row_of,
)
from workbench.store.row_reading import Row, is_text, read_rows
from workbench.store.version_chain import chain_fault, sound_predecessor
from workbench.store.writing import append

_KEPT = Said("do.kept_in_log")


@dataclass(slots=True)
class _Repair:
    """What one repair changes: lines for the log, and a sentence for each thing done."""

    connection: Connection
    state: dict[str, dict[str, Any] | None]
    lines: list[dict[str, Any]] = field(default_factory=list)
    done: list[Finding] = field(default_factory=list)

    def say(self, name: str, what: Said) -> None:
        self.done.append(found("repair.done", name, what, _KEPT))

    def remember(self, row: Row) -> None:
        """Keep a row as it is, as a line of the log that changes nothing."""
        kept = {each: _plain(value) for each, value in row.items()}
        self.lines.append(
            {
                "object": _short(name_of(row)),
                "before": None,
                "after": dump({"row": kept}),
                "action": undo_status.THEIRS + undo_status.REPAIR,
            }
        )

    def change(self, name: str, after: Mapping[str, Any] | None) -> None:
        """Let the log lead to what is stored now."""
        before = self.state.get(name)
        text = None if after is None else dump(after)
        if before != after:
            line = {"object": name, "before": None if before is None else dump(before), "after": text}
            self.lines.append(line | {"action": undo_status.REPAIR})
        self.state[name] = None if after is None else dict(after)


def repair_rows(connection: Connection, action: Action) -> tuple[Finding, ...]:
    """Mend the rows within the caller's transaction; return what was done, nothing where all was well.

    A record that cannot be read comes back from the log. Of one that today's program refuses, the
    malformed field is taken off, or else the whole record is set aside, with what people built on it.
    Columns, the counter and the rows of undo are made anew from what they follow from. Where the log
    itself is damaged nothing is changed.
    """
    log = read_rows(connection, schema.log)
    lines, broken = readable_log(log.rows)
    if broken or not log.whole or [each.seq for each in lines] != list(range(1, len(lines) + 1)):
        return ()
    repair = _Repair(connection, leads_to(lines))
    count = len(lines)
    counter = schema.counter
    if connection.execute(select(counter.c.value)).scalar() != count:
        connection.execute(delete(counter))
        connection.execute(insert(counter), [{"name": "revision", "value": count}])
        repair.say("counter", Said("check.counter_mended"))
    rows = read_rows(connection, schema.record)
    records: dict[Key, Record] = {}
    for row in rows.rows:
        record = _mend(repair, row)
        if record is not None:
            records[(row["kind"], row["id"])] = record
    _set_dependents_aside(repair, records)
    _mend_chains(repair, records)
    _mend_owners(repair, records, lines)
    stamp = {"at": action.at, "actor": action.actor, "batch": action.batch}
    if repair.lines:
        append(connection, [line | stamp for line in repair.lines])
    _renew_undo(repair)
    return tuple(repair.done)


def _mend(repair: _Repair, row: Row) -> Record | None:
    """Return the record of a row as it is afterwards, None where it was set aside."""
    name = name_of(row)
    record = read_record(row)
    if record is not None and key_of(record) == (row["kind"], row["id"]):
        fault = fault_of(kind_of(record).type, to_plain(record))
        if not fault:
            wanted = row_of(record)
            if any(row[each] != value for each, value in wanted.items() if each != "body"):
                _write(repair.connection, row, wanted | {"body": row["body"]})
                repair.say(name, Said("check.columns_mended"))
            return record
    repair.remember(row)
    record = _from_log(repair, row, name) or _without_fault(repair, row, name)
    if record is None:
        _set_aside(repair, row, name)
    return record


def _from_log(repair: _Repair, row: Row, name: str) -> Record | None:
    """Put a record back as the log has it, where that is whole."""
    known, kind = repair.state.get(name), KINDS.get(row["kind"])
    if known is None or kind is None or fault_of(kind.type, known):
        return None
    record = revive(kind.name, known)
    if key_of(record) != (row["kind"], row["id"]):
        return None
    _write(repair.connection, row, row_of(record))
    repair.say(name, Said("check.record_from_log"))
    return record


def _without_fault(repair: _Repair, row: Row, name: str) -> Record | None:
    """Take the malformed fields off a record, where it still says something without them."""
    kind, plain = KINDS.get(row["kind"]), _object(row["body"])
    better = mended(kind.type, plain) if kind is not None and plain is not None else None
    if kind is None or plain is None or better is None:
        return None
    record = revive(kind.name, better)
    if key_of(record) != (row["kind"], row["id"]):
        return None
    fault = fault_of(kind.type, plain)
    _write(repair.connection, row, row_of(record))
    repair.change(name, better)
    repair.say(name, Said("check.field_taken_off", why=fault))
    return record


def _set_aside(repair: _Repair, row: Row, name: str) -> None:
    """Take a row out of the records; it was remembered before."""
    _delete(repair.connection, row)
    repair.change(name, None)
    repair.say(name, Said("check.record_set_aside"))


def _object(body: Any) -> dict[str, Any] | None:
    """Return what a body says, None where that is no object."""
    try:
        plain = loaded(body) if is_text(body) else None
    except StoreError:
        return None
    return plain if isinstance(plain, dict) else None


def _set_dependents_aside(repair: _Repair, records: dict[Key, Record]) -> None:
    """Set aside what rests on a record that is not there any more, and what rests on that."""
    for _ in KINDS:  # verdicts rest on annotations, these on documents: no longer chain than kinds
        gone = [(key, each) for key, each in records.items() if not _stands(each, records, repair.state)]
        for key, _record in gone:
            record = records.pop(key)
            name = object_of(key)
            _delete(repair.connection, {"kind": key[0], "id": key[1]})
            repair.remember(row_of(record))
            repair.change(name, None)
            repair.say(name, Said("check.dependent_set_aside"))
        if not gone:
            return


def _stands(record: Record, records: Mapping[Key, Record], state: Mapping[str, Any]) -> bool:
    """Say whether what a record rests on is there; what was never known to the log is left to the check."""
    needed = [("document", anchor.document) for anchor in kind_of(record).anchors(record)]
    if isinstance(record, Assessment):
        needed += [("annotation", record.annotation)]
        needed += [("document", record.against)] if record.against else []
    return all(key in records or object_of(key) not in state or state[object_of(key)] for key in needed)


def _mend_chains(repair: _Repair, records: Mapping[Key, Record]) -> None:
    """Let a text whose predecessor is none of its document replace the last one before it."""
    documents = {each.id: each for each in records.values() if isinstance(each, Document)}
    for each in sorted(documents.values(), key=lambda one: (one.report, one.number, one.id)):
        if chain_fault(each, documents) is None:
            continue
        older = sound_predecessor(each, documents)
        now = replace(each, supersedes=older, version=each.version + 1)
        documents[each.id] = now
        name = object_of(key_of(now))
        row = row_of(now)
        _write(repair.connection, row, row)
        repair.change(name, to_plain(now))
        repair.say(
            name,
            Said("check.predecessor_mended", predecessor=older or Said("check.no_predecessor")),
        )


def _mend_owners(repair: _Repair, records: Mapping[Key, Record], lines: Sequence[LogEntry]) -> None:
    """Let a record that names nobody be of who first brought it, as the log says."""
    first: dict[str, str] = {}
    for line in lines:
        if not line.foreign and line.actor.strip():
            first.setdefault(line.object, line.actor)
    for key, each in records.items():
        owner = first.get(object_of(key))
        if isinstance(each, (Document, Codebook)) or each.coder.strip() or owner is None:
            continue
        now = replace(each, coder=owner, version=each.version + 1)
        _write(repair.connection, row_of(now), row_of(now))
        repair.change(object_of(key), to_plain(now))
        repair.say(object_of(key), Said("check.owner_given", owner=owner))


def _renew_undo(repair: _Repair) -> None:
    log, batch = schema.log, schema.batch
    query = select(log.c.seq, log.c.actor, log.c.action, log.c.batch).order_by(log.c.seq)
    wanted = undo_status.statuses(
        (row.seq, row.actor, row.action, row.batch) for row in repair.connection.execute(query)
    )
    there = [dict(row) for row in repair.connection.execute(select(batch)).mappings()]
    if sorted(map(_order, there)) == sorted(map(_order, wanted)):
        return
    repair.connection.execute(delete(batch))
    if wanted:
        repair.connection.execute(insert(batch), wanted)
    if not repair.lines:
        repair.say("batch", Said("check.undo_mended"))


def _order(row: Mapping[str, Any]) -> list[str]:
    return [str(row[each]) for each in ("id", "seq", "actor", "status")]


def _write(connection: Connection, row: Row, values: Mapping[str, Any]) -> None:
    table = schema.record
    here = (table.c.kind == row["kind"], table.c.id == row["id"])
    connection.execute(update(table).where(*here).values(dict(values)))


def _delete(connection: Connection, row: Row) -> None:
    table = schema.record
    connection.execute(delete(table).where(table.c.kind == row["kind"], table.c.id == row["id"]))


def _plain(value: Any) -> Any:
    """Return a column's value as JSON can hold it, so that its bytes can be had back."""
    if isinstance(value, (bytes, memoryview)):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, str) and not is_text(value):
        return {"base64": base64.b64encode(value.encode("utf-8", "surrogateescape")).decode()}
    return value


def _short(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)[:255]
