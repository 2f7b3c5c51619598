"""Look through the log: whether it is whole, and whether it leads to what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from workbench.errors import StoreError
from workbench.model.decision import LogEntry
from workbench.model.said import Said
from workbench.store import schema, undo_status
from workbench.store.finding import REPAIR, Finding, found
from workbench.store.record_look import name_of
from workbench.store.record_types import loaded
from workbench.store.row_reading import Row, is_text


def readable_log(rows: Iterable[Row]) -> tuple[tuple[LogEntry, ...], list[Finding]]:
    """Return the lines that can be read; the others become findings, and then nothing follows from it."""
    lines: list[LogEntry] = []
    findings: list[Finding] = []
    for row in rows:
        line = _line(row)
        if line is None:
            findings.append(
                found(
                    "log.unreadable",
                    f"log:{row['seq']}",
                    Said("check.log_unreadable"),
                )
            )
        else:
            lines.append(line)
    return tuple(lines), findings


def _line(row: Row) -> LogEntry | None:
    said = all(is_text(row[name]) for name in ("at", "actor", "action", "object", "batch"))
    bodies = {name: row[name] for name in ("before", "after")}
    if not said or type(row["seq"]) is not int:
        return None
    if not all(each is None or is_text(each) for each in bodies.values()):
        return None
    try:
        datetime.fromisoformat(row["at"])
        plain = {name: None if each is None else loaded(each) for name, each in bodies.items()}
    except (StoreError, ValueError):
        return None
    if not all(each is None or isinstance(each, dict) for each in plain.values()):
        return None
    return LogEntry(**{**row, **plain})


def look_at_log(
    connection: Connection, log: Sequence[LogEntry], records: Sequence[Row] | None
) -> Iterator[Finding]:
    """Yield where the log has gaps, or leads to something else than what is stored.

    ``records`` are the rows that are there, None where not all of them could be read.
    """
    yield from _order(connection, log)
    yield from _state(log, records)
    yield from _undo(connection, log)


def _order(connection: Connection, log: Sequence[LogEntry]) -> Iterator[Finding]:
    if [entry.seq for entry in log] != list(range(1, len(log) + 1)):
        yield found("log.gap", "log", Said("check.log_gaps"))
    if connection.execute(select(schema.counter.c.value)).scalar() != len(log):
        yield found(
            "counter.value",
            "counter",
            Said("check.counter_wrong"),
            REPAIR,
        )
    for entry in log:
        if entry.foreign:
            continue
        before, after = _version(entry.before), _version(entry.after)
        if before is not None and after is not None and after <= before:
            yield found(
                "log.version",
                entry.object,
                Said("check.version_not_raised", seq=entry.seq),
            )


def leads_to(log: Iterable[LogEntry]) -> dict[str, dict[str, Any] | None]:
    """Return the plain body of each object as the log leaves it, None for one that was removed."""
    return {each.object: each.after for each in log if not each.foreign}


def _state(log: Sequence[LogEntry], records: Sequence[Row] | None) -> Iterator[Finding]:
    """Compare what the log leads to with what is stored, record by record."""
    state: dict[str, Any] = {}
    for entry in log:
        if entry.foreign:
            continue
        if state.get(entry.object) != entry.before:
            yield found(
                "log.break",
                entry.object,
                Said("check.log_not_following", seq=entry.seq),
            )
        state[entry.object] = entry.after
    if records is None:
        return
    bodies = {name_of(row): row["body"] for row in records}
    for name in dict.fromkeys((*bodies, *state)):
        if _parsed(bodies.get(name)) != state.get(name):
            yield found(
                "log.state",
                name,
                Said("check.not_as_logged"),
            )


def _undo(connection: Connection, log: Sequence[LogEntry]) -> Iterator[Finding]:
    table = schema.batch
    query = select(table.c.id, table.c.status, table.c.seq)
    there = {row.id: (row.status, row.seq) for row in connection.execute(query)}
    lines = ((entry.seq, entry.actor, entry.action, entry.batch) for entry in log)
    wrong = [
        row["id"]
        for row in undo_status.statuses(lines)
        if there.pop(row["id"], None) != (row["status"], row["seq"])
    ]
    for name in wrong:
        yield found(
            "batch.status",
            f"batch:{name}",
            Said("check.undo_out_of_step"),
            REPAIR,
        )
    for name in there:
        yield found(
            "batch.status",
            f"batch:{name}",
            Said("check.undo_of_nothing"),
            REPAIR,
        )


def _version(body: dict[str, Any] | None) -> int | None:
    version = None if body is None else body.get("version")
    return version if isinstance(version, int) else None


def _parsed(body: Any) -> Any:
    if body is None or not is_text(body):
        return body
    try:
        return loaded(body)
    except StoreError:
        return body
