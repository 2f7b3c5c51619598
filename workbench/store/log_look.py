"""Look through the log: whether it is whole, and whether it leads to what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from workbench.errors import StoreError
from workbench.model.decision import LogEntry
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
                    "这条操作记录无法读取，撤销和历史因此不可靠",
                    "this line of the log can't be read, so undo and history can't be relied on",
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
        yield found("log.gap", "log", "操作记录有缺号或重号", "the log has gaps or numbers twice")
    if connection.execute(select(schema.counter.c.value)).scalar() != len(log):
        yield found(
            "counter.value",
            "counter",
            "计数与操作记录不符，保存会失败",
            "the counter is not the log's length, so that saving fails",
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
                f"第 {entry.seq} 条操作记录的版本号没有递增",
                f"log line {entry.seq} does not raise the version",
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
                f"第 {entry.seq} 条操作记录与之前的不衔接",
                f"log line {entry.seq} does not follow from the ones before",
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
                "现状与操作记录推得的不一致",
                "what is stored is not what the log leads to",
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
            "撤销记录与操作记录不符",
            "undo is out of step with the log",
            REPAIR,
        )
    for name in there:
        yield found(
            "batch.status",
            f"batch:{name}",
            "撤销记录没有对应的操作",
            "undo knows an action nobody did",
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
