"""Find and name every broken invariant of a store, reading the rows as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from workbench.anchoring.anchors import stands
from workbench.errors import StoreError
from workbench.model.decision import Annotation, Assessment, Document, LogEntry
from workbench.model.plain import to_plain
from workbench.store import schema, undo_status
from workbench.store.judgement_rules import check_judgement
from workbench.store.queries import entry_of
from workbench.store.record_form import fault_of
from workbench.store.record_types import KINDS, Key, Record, decode, kind_of, object_of, row_of
from workbench.store.store import Store
from workbench.store.texts import ERRORS
from workbench.store.unfinished_carrying import find_unfinished

_BEFORE = "请先备份，再恢复损坏之前的备份"
_EARLIER = "back up, then restore a backup from before the damage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it must be; ``object`` is ``kind:id`` or the name of a table."""

    code: str
    object: str
    message: str
    english: str


def check_store(store: Store) -> tuple[Finding, ...]:
    """Return everything that is broken in a store, nothing if all is well; change nothing.

    Reads one moment, so it may run while others work.
    """
    with store.database.read() as connection:
        return check_rows(connection)


def check_rows(connection: Connection) -> tuple[Finding, ...]:
    """Return everything that is broken in what a connection sees, its own unfinished work included."""
    found: list[Finding] = []
    records = _read_records(connection, found)
    texts = _read_texts(connection, records, found)
    for key, record in records.items():
        found += _check_record(key, record, records, texts)
    found += _check_carrying(records)
    log = _read_log(connection, found)
    if log is not None:
        found += _check_log(connection, log)
        found += _check_state(connection, log)
        found += _check_undo(connection, log)
    return tuple(found)


def _read_records(connection: Connection, found: list[Finding]) -> dict[Key, Record]:
    """Return the rows that can be read; the others become findings."""
    records: dict[Key, Record] = {}
    for row in connection.execute(select(schema.record)).mappings():
        key = (row["kind"], row["id"])
        try:
            record = decode(row["kind"], row["body"])
            expected = row_of(record)
        except (StoreError, ValueError, KeyError):
            found.append(
                _broken("record.unreadable", key, f"记录无法读取；{_BEFORE}", f"can't be read; {_EARLIER}")
            )
            continue
        records[key] = record
        if fault := fault_of(kind_of(record).type, to_plain(record)):
            found.append(
                _broken(
                    "record.malformed",
                    key,
                    f"内容不合格式（{fault}），能看但不能导入别处；改正后重新保存，或{_BEFORE}",
                    f"is malformed ({fault}): it can be read but not taken elsewhere; correct and save it, "
                    f"or {_EARLIER}",
                )
            )
        wrong = [name for name, value in expected.items() if name != "body" and row[name] != value]
        if wrong:
            found.append(
                _broken("record.columns", key, f"索引列与内容不符：{wrong}", f"columns differ: {wrong}")
            )
    return records


def _read_log(connection: Connection, found: list[Finding]) -> tuple[LogEntry, ...] | None:
    """Return the log, None where a line can't be read: what follows from the log can't be checked then."""
    lines, whole = [], True
    for row in connection.execute(select(schema.log).order_by(schema.log.c.seq)):
        try:
            line = entry_of(row)
        except StoreError:
            line = None
        if line is None or not all(
            each is None or isinstance(each, dict) for each in (line.before, line.after)
        ):
            whole = False
            found.append(
                Finding(
                    code="log.unreadable",
                    object=f"log:{row.seq}",
                    message=f"第 {row.seq} 条操作记录无法读取，撤销和历史因此不可靠；{_BEFORE}。",
                    english=f"Log line {row.seq} can't be read, so undo and history can't be relied on; "
                    f"{_EARLIER}.",
                )
            )
        else:
            lines.append(line)
    return tuple(lines) if whole else None


def _read_texts(connection: Connection, records: dict[Key, Record], found: list[Finding]) -> dict[str, str]:
    """Return the texts by document; missing or changed ones become findings. Raw files may be absent."""
    blob = schema.blob
    texts = {}
    for key, record in records.items():
        if not isinstance(record, Document):
            continue
        for name, digest in (("text", record.text_sha256), ("raw", record.sha256)):
            data = connection.execute(select(blob.c.data).where(blob.c.sha256 == digest)).scalar()
            if data is not None and sha256(data).hexdigest() != digest:
                found.append(_broken(f"{name}.changed", key, "原文被改动", f"its {name} was changed"))
            elif data is not None and name == "text":
                texts[record.id] = bytes(data).decode("utf-8", ERRORS)
            elif name == "text":
                found.append(_broken("text.missing", key, "正文缺失", "its text is missing"))
    return texts


def _check_record(
    key: Key, record: Record, records: dict[Key, Record], texts: dict[str, str]
) -> Iterator[Finding]:
    for anchor in kind_of(record).anchors(record):
        if ("document", anchor.document) not in records:
            yield _broken("anchor.document", key, f"所指报告不存在：{anchor.document}", "names no document")
        elif anchor.document in texts and not stands(anchor, texts[anchor.document]):
            quote = anchor.exact[:20]
            yield _broken(
                "anchor.quote", key, f"引文“{quote}”不在所说的位置", f"does not quote {anchor.document} right"
            )
    if isinstance(record, Annotation):
        yield from _check_quantities(key, record, texts)
    if isinstance(record, Assessment):
        yield from _check_assessment(key, record, records)
    if isinstance(record, Document) and ("document", record.supersedes or record.id) not in records:
        yield _broken("document.supersedes", key, "所替代的版本不存在", "supersedes no document")
    if isinstance(record, (Annotation, Assessment)):
        revision = record.codebook_revision
        # a store without any codebook counts from revision 1
        if revision > 1 and ("codebook", str(revision)) not in records:
            yield _broken("codebook.revision", key, "所注编码本版本不存在", "names no codebook revision")


def _check_carrying(records: dict[Key, Record]) -> Iterator[Finding]:
    for each in find_unfinished(records.values()):
        yield Finding(
            code="document.carrying",
            object=f"document:{each.newer}",
            message=f"“{each.newer}”替代了“{each.older}”，但有 {each.records} 条标注或判断还留在旧文本上；"
            "请运行 workbench check --finish，或再次添加同一份文件。",
            english=f"{each.newer} supersedes {each.older}, but {each.records} annotations or judgements "
            "were left on the earlier text; run workbench check --finish, or add the same file again.",
        )


def _check_assessment(key: Key, record: Assessment, records: dict[Key, Record]) -> Iterator[Finding]:
    if ("annotation", record.annotation) not in records:
        yield _broken("assessment.annotation", key, "所判断的承诺不存在", "judges no annotation")
    if record.against and ("document", record.against) not in records:
        yield _broken("assessment.against", key, "所对照的报告不存在", "is against no document")
    try:
        check_judgement(record)
    except StoreError as error:
        yield Finding(
            code=f"assessment.{error.code.rpartition('.')[2]}",
            object=object_of(key),
            message=error.message,
            english=error.english,
        )


def _check_quantities(key: Key, record: Annotation, texts: dict[str, str]) -> Iterator[Finding]:
    text = texts.get(record.anchor.document, "")
    for each in record.quantities:
        start, end = each.get("start"), each.get("end")
        if isinstance(start, int) and isinstance(end, int) and text[start:end] != each.get("raw"):
            yield _broken(
                "quantity.place", key, f"数量“{each.get('raw')}”位置不符", "has a quantity out of place"
            )


def _check_log(connection: Connection, log: tuple[LogEntry, ...]) -> Iterator[Finding]:
    numbers = [entry.seq for entry in log]
    if numbers != list(range(1, len(log) + 1)):
        yield _table("log.gap", "log", "操作记录有缺号或重号", "the log has gaps")
    if connection.execute(select(schema.counter.c.value)).scalar() != len(log):
        yield _table("counter.value", "counter", "计数与操作记录不符", "the counter is not the log's length")
    for entry in log:
        if entry.foreign:
            continue
        before, after = _version(entry.before), _version(entry.after)
        if before is not None and after is not None and after <= before:
            yield Finding(
                code="log.version",
                object=entry.object,
                message=f"第 {entry.seq} 条记录的版本号没有递增",
                english=f"log line {entry.seq} does not raise the version",
            )


def _check_state(connection: Connection, log: tuple[LogEntry, ...]) -> Iterator[Finding]:
    """Compare what the log leads to with what is stored, record by record."""
    state: dict[str, Any] = {}
    for entry in log:
        if entry.action.startswith(undo_status.THEIRS):
            continue
        if state.get(entry.object) != entry.before:
            yield Finding(
                code="log.break",
                object=entry.object,
                message=f"第 {entry.seq} 条操作记录与之前的不衔接",
                english=f"log line {entry.seq} does not follow from the ones before",
            )
        state[entry.object] = entry.after
    table = schema.record
    bodies = {
        object_of((row.kind, row.id)): row.body
        for row in connection.execute(select(table.c.kind, table.c.id, table.c.body))
    }
    for name in dict.fromkeys((*bodies, *state)):
        if _parsed(bodies.get(name)) != state.get(name):
            yield Finding(
                code="log.state",
                object=name,
                message="现状与操作记录推得的不一致",
                english="what is stored is not what the log leads to",
            )


def _check_undo(connection: Connection, log: tuple[LogEntry, ...]) -> Iterator[Finding]:
    table = schema.batch
    query = select(table.c.id, table.c.status, table.c.seq)
    there = {row.id: (row.status, row.seq) for row in connection.execute(query)}
    lines = ((entry.seq, entry.actor, entry.action, entry.batch) for entry in log)
    for row in undo_status.statuses(lines):
        if there.pop(row["id"], None) != (row["status"], row["seq"]):
            yield _table(
                "batch.status", f"batch:{row['id']}", "撤销记录与操作记录不符", "undo is out of step"
            )
    for name in there:
        yield _table(
            "batch.status", f"batch:{name}", "撤销记录没有对应的操作", "undo knows an unknown action"
        )


def _version(body: dict[str, Any] | None) -> int | None:
    return None if body is None else body.get("version")


def _parsed(body: str | None) -> Any:
    try:
        return None if body is None else json.loads(body)
    except (ValueError, RecursionError):
        return body


def _broken(code: str, key: Key, chinese: str, english: str) -> Finding:
    name = object_of(key) if key[0] in KINDS else f"record:{key[1]}"
    return Finding(code=code, object=name, message=f"{name}：{chinese}。", english=f"{name} {english}.")


def _table(code: str, name: str, chinese: str, english: str) -> Finding:
    return Finding(code=code, object=name, message=f"{chinese}。", english=f"{english}.")
