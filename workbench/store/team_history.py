"""All that a team told each other, as it is kept: taken out whole, put back, and two histories made one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from workbench.errors import StoreError
from workbench.model.said import Said, WithoutStop
from workbench.model.team import TeamEvent
from workbench.store import schema, team_store
from workbench.store.record_form import check_key
from workbench.store.team_store import ASSIGN, REMARK, SEEN, STANDARD, WITHDRAW

KINDS: Mapping[str, str] = {REMARK: "remark", ASSIGN: "task", WITHDRAW: "withdrawal"}
"""What an import calls the kinds it adds; what was seen elsewhere, or taught there, says nothing here."""

_THEIR_OWN = (SEEN, STANDARD)

_HIGHEST = 2**30  # a database counts on from there
_LONGEST = 200_000  # a remark has 2,000 characters, a task as many names of sections as a report has


def events(connection: Connection) -> tuple[TeamEvent, ...]:
    """Return every event that can be read back, oldest first."""
    rows = connection.execute(select(schema.team_event).order_by(schema.team_event.c.number)).mappings()
    return tuple(
        TeamEvent(**{**row, "body": json.loads(row["body"])})
        for row in rows
        if team_store.fits(row["kind"], row["body"])
    )


def fault(event: TeamEvent) -> Said | WithoutStop | None:
    """Return why an event cannot be kept, in both languages; None where it can."""
    try:
        for name in ("at", "actor", "kind", "document"):
            check_key(getattr(event, name), name, longest=schema.longest(name, schema.team_event))
        check_key(event.body.get("item", ""), "item")
        check_key(event.body.get("event", ""), "event")
        check_key(event.body.get("coder", ""), "coder")
    except StoreError as error:
        return WithoutStop(error)
    body = dump(event)
    sound = team_store.fits(event.kind, body) and len(body) <= _LONGEST and _is_storable(body)
    unsaid = sound and event.kind == REMARK and not team_store.is_said(event.body["text"])
    if not sound or unsaid or not 0 < event.number < _HIGHEST:
        return Said("record.malformed_or_long")
    return None


def dump(event: TeamEvent) -> str:
    """Return the body of an event as it is stored."""
    return json.dumps(event.body, ensure_ascii=False)


def added(mine: Sequence[TeamEvent], theirs: Sequence[TeamEvent]) -> tuple[TeamEvent, ...]:
    """Return what ``theirs`` has beyond ``mine``, numbered behind it, in its own order.

    A task that is taken back there is so here. What somebody has seen elsewhere says nothing here, nor does
    what another library's decisions taught.
    """
    known = {_said(each): each.number for each in mine}
    last = max((each.number for each in mine), default=0)
    numbers: dict[int, int] = {}
    found: list[TeamEvent] = []
    told = (each for each in theirs if each.kind not in _THEIR_OWN)
    for theirs_one in sorted(told, key=lambda each: each.number):
        event = theirs_one
        if event.kind == WITHDRAW:
            if event.body["number"] not in numbers:
                continue  # what it takes back is in neither
            event = replace(event, body={**event.body, "number": numbers[event.body["number"]]})
        said = _said(event)
        if said not in known:
            last += 1
            known[said] = last
            found.append(replace(event, number=last))
        numbers[theirs_one.number] = known[said]
    return tuple(found)


def add(connection: Connection, theirs: Sequence[TeamEvent]) -> None:
    """Add what is not here yet behind what is."""
    if theirs:
        _put(connection, added(events(connection), theirs))


def set_all(connection: Connection, theirs: Sequence[TeamEvent]) -> None:
    """Make the history exactly ``theirs``, its numbers included."""
    connection.execute(delete(schema.team_event))
    _put(connection, theirs)


def count_on(connection: Connection) -> None:
    """Number what comes next behind what is there: events name each other by their numbers."""
    if connection.dialect.name == "postgresql":
        number = schema.team_event.c.number
        last = select(func.coalesce(func.max(number), 1)).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence("team_event", "number"), last)))


def _put(connection: Connection, wanted: Sequence[TeamEvent]) -> None:
    for each in wanted:
        why = fault(each)
        if why is not None:
            raise StoreError(
                "store.team_event_malformed",
                why=why,
                number=each.number,
                code="store.malformed",
            )
    if wanted:
        connection.execute(insert(schema.team_event), [_row(each) for each in wanted])
        count_on(connection)


def _row(event: TeamEvent) -> dict[str, Any]:
    names = ("number", "at", "actor", "kind", "document")
    return {**{name: getattr(event, name) for name in names}, "body": dump(event)}


def _is_storable(text: str) -> bool:
    """Say whether a database can hold a text: one with a lone surrogate is none."""
    return not any(0xD800 <= ord(each) < 0xE000 for each in text)


def _said(event: TeamEvent) -> tuple[str, str, str, str, str]:
    """Return by what an event is known again under another number."""
    body = json.dumps(event.body, ensure_ascii=False, sort_keys=True)
    return event.at, event.actor, event.kind, event.document, body
