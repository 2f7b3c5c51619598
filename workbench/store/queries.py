"""Read records, the log and the copies kept for those who lost a race."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    false,
    func,
    or_,
    select,
)

from workbench.anchoring.anchors import adrift, stands
from workbench.model.decision import Anchor, Annotation, Assessment, LinkRecord, LogEntry
from workbench.store import schema
from workbench.store.record_types import Kind, Record, decode, dump, loaded
from workbench.store.texts import Texts

R = TypeVar("R", bound=Record)

BLIND = '"blind":'
"""What stands in the body of a record that may be blind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostCopy:
    """What somebody wanted to save when another had been first; plain bodies."""

    id: int
    at: str
    actor: str
    object: str
    mine: dict[str, Any]
    stored: dict[str, Any] | None


def select_records(
    connection: Connection,
    kind: Kind,
    *,
    of_document: str | None = None,
    where: ColumnElement[bool] | None = None,
    **wanted: str | None,
) -> tuple[Any, ...]:
    """Return the records of a kind, by id, whose columns hold what is ``wanted`` of them.

    ``of_document`` asks for what was said of annotations of one document; ``where`` is a further condition,
    on what bodies hold (``holds``), so that not all are decoded for the few that have a mark.
    """
    values = {name: value for name, value in wanted.items() if value is not None}
    query = _records_query(tuple(values), inside=of_document is not None)
    query = query if where is None else query.where(where)
    told = {"wanted_kind": kind.name, **{f"wanted_{name}": value for name, value in values.items()}}
    if of_document is not None:
        told["inside"] = of_document
    # sorted here: asked for the order, SQLite walks all records by id instead of using the index
    rows = sorted(connection.execute(query, told).all(), key=lambda row: row.id)
    return tuple(decode(kind.name, row.body) for row in rows)


@lru_cache(maxsize=64)
def _records_query(columns: tuple[str, ...], *, inside: bool) -> Select[tuple[str, str]]:
    """Return the query for records by these columns; putting one together costs as much as asking it."""
    table = schema.record
    query = select(table.c.id, table.c.body).where(table.c.kind == bindparam("wanted_kind"))
    query = query.where(*(table.c[name] == bindparam(f"wanted_{name}") for name in columns))
    if inside:
        query = query.where(table.c.subject.in_(annotations_inside(bindparam("inside"))))
    return query


def holds(*marks: str) -> ColumnElement[bool]:
    """Return the condition that a record's body has one of these runs of characters in it."""
    return or_(false(), *(schema.record.c.body.contains(each, autoescape=True) for each in marks))


def names_code(codes: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a record's body may be coded with one of ``codes``; few others hold it.

    A verdict's code is written as its value, a field's as the field and its options.
    """
    written: set[str] = set()
    for code in codes:
        own = code.removeprefix("verdict.").removeprefix("field.")
        written |= {code, own, own.partition("=")[2] or own}
    return holds(*sorted({form for each in written for form in (dump(each), json.dumps(each))}))


def coded_under(revisions: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that a record was made under one of these revisions of the codebook."""
    return holds(*(f'"codebook_revision":{each},"created":' for each in revisions))


def annotations_inside(document: BindParameter[str]) -> Select[tuple[str]]:
    """Return the query for the ids of a document's annotations."""
    of = schema.record.alias()
    return select(of.c.id).where(of.c.kind == "annotation", of.c.document == document)


# By a document's annotations, not by all that a coder did: no index is used of a column in an expression.
JUDGED_BLIND = (
    select(schema.record.c.id)
    .where(
        schema.record.c.kind == "assessment",
        func.coalesce(schema.record.c.coder, "") == bindparam("who"),
        schema.record.c.subject.in_(annotations_inside(bindparam("inside"))),
        schema.record.c.body.contains(f"{BLIND}true"),
    )
    .limit(1)
)
"""Whether a coder gave a verdict on a document's commitments blind."""


def count_records(connection: Connection, kind: Kind) -> dict[str, int]:
    """Return how many records of a kind there are by what they are filed under; none is decoded."""
    table = schema.record
    query = (
        select(table.c.document, func.count().label("number"))
        .where(table.c.kind == kind.name)
        .group_by(table.c.document)
    )
    return {row.document: row.number for row in connection.execute(query)}


def asserted(connection: Connection, texts: Texts, records: Sequence[R]) -> tuple[R, ...]:
    """Return the records; an anchor whose quotation does not stand any more becomes an orphan.

    So damage behind the store's back shows in the queue of orphans instead of at a wrong place, and
    one damaged record does not keep a whole report from being opened.
    """
    read: dict[str, str] = {}

    def look(anchor: Anchor) -> Anchor:
        if anchor.document not in read:
            read[anchor.document] = texts.of(connection, anchor.document)
        return anchor if stands(anchor, read[anchor.document]) else adrift(anchor)

    return tuple(_with_anchors(each, look) for each in records)


def _with_anchors(value: Any, look: Callable[[Anchor], Anchor]) -> Any:
    """Return a record with each anchor passed through ``look``; the same object where nothing changed."""
    if isinstance(value, Annotation):
        anchor = look(value.anchor)
        return value if anchor is value.anchor else replace(value, anchor=anchor)
    if isinstance(value, Assessment):
        anchors = [look(each.anchor) for each in value.evidence]
        if all(new is old.anchor for new, old in zip(anchors, value.evidence, strict=True)):
            return value
        pairs = zip(anchors, value.evidence, strict=True)
        return replace(value, evidence=tuple(replace(each, anchor=anchor) for anchor, each in pairs))
    if isinstance(value, LinkRecord):
        older, newer = look(value.older), look(value.newer)
        same = older is value.older and newer is value.newer
        return value if same else replace(value, older=older, newer=newer)
    return value


def map_anchors(value: R, change: Callable[[Anchor], Anchor]) -> R:
    """Return a record with each of its anchors replaced by ``change(anchor)``."""
    mapped: R = _with_anchors(value, change)
    return mapped


def select_log(
    connection: Connection, where: Iterable[ColumnElement[bool]] = (), limit: int | None = None
) -> tuple[LogEntry, ...]:
    """Return log lines in order; with ``limit``, the last ones."""
    log = schema.log
    query = select(log).where(*where)
    if limit is None:
        return tuple(entry_of(row) for row in connection.execute(query.order_by(log.c.seq)))
    rows = connection.execute(query.order_by(log.c.seq.desc()).limit(limit)).all()
    return tuple(entry_of(row) for row in reversed(rows))


def select_lost(connection: Connection, actor: str | None) -> tuple[LostCopy, ...]:
    """Return the kept copies, oldest first."""
    table = schema.lost_copy
    query = select(table).order_by(table.c.id)
    if actor is not None:
        query = query.where(table.c.actor == actor)
    return tuple(
        LostCopy(
            id=row.id,
            at=row.at,
            actor=row.actor,
            object=row.object,
            mine=loaded(row.mine),
            stored=_parsed(row.stored),
        )
        for row in connection.execute(query)
    )


def entry_of(row: Row[Any]) -> LogEntry:
    """Return a row of the log as its line; raise StoreError where a body in it is no JSON."""
    return LogEntry(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        action=row.action,
        object=row.object,
        batch=row.batch,
        before=_parsed(row.before),
        after=_parsed(row.after),
    )


def _parsed(body: str | None) -> dict[str, Any] | None:
    return None if body is None else loaded(body)
