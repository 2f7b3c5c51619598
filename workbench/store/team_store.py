"""Keep what a team tells each other: assignments, notes on commitments, its standard, who has seen what.

Events are only ever added; what holds now is read from them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, insert, select

from workbench.errors import StoreError
from workbench.model.plain import from_plain, to_plain
from workbench.model.roles import Actor, Role, allow
from workbench.model.team import Assignment, Mark, Remark, Standard, Task
from workbench.store.database import Database
from workbench.store.record_form import check_key
from workbench.store.schema import team_event

LONGEST_REMARK = 2_000
_ENDLESS = 2**63  # what a database counts to
REMARK, ASSIGN, WITHDRAW, SEEN, STANDARD = "remark", "assign", "withdraw", "seen", "standard"
_FARTHEST = 20.0  # log-odds; no lesson moves a weight so far
_OF_TASKS = team_event.c.kind.in_((ASSIGN, WITHDRAW))


def say(database: Database, actor: Actor, document: str, item: str, text: str, *, event: str = "") -> None:
    """Add a note to what is said of a commitment; the same ``event`` twice adds one. On disk on return."""
    allow(actor, Role.CODER)
    said = text.replace("\r\n", "\n").strip()
    if not is_said(said):
        raise StoreError("team.remark_length", most=LONGEST_REMARK, code="store.remark")
    check_key(item, "item")
    check_key(event, "event")
    if event and _is_known(database, actor, event):
        return
    _add(database, actor, REMARK, document, {"item": item, "text": said, "event": event})


def is_said(text: str) -> bool:
    """Say whether a text can be a note: neither empty nor too long, and without control characters."""
    return 0 < len(text) <= LONGEST_REMARK and not any(ord(each) < 32 and each not in "\n\t" for each in text)


def _is_known(database: Database, actor: Actor, event: str) -> bool:
    """Say whether an event was kept; only lines that may hold it are read, however much was said."""
    own = (team_event.c.kind == REMARK, team_event.c.actor == actor.name)
    likely = team_event.c.body.contains(json.dumps(event, ensure_ascii=False), autoescape=True)
    return any(row["body"].get("event") == event for row in _events(database, *own, likely))


def speakers(database: Database) -> frozenset[str]:
    """Return who said something; no note is read for it."""
    query = select(team_event.c.actor).where(team_event.c.kind == REMARK).distinct()
    with database.read() as connection:
        return frozenset(connection.execute(query).scalars())


def remarks(
    database: Database, document: str | None = None, *, after: int = 0, by: str = "", naming: str = ""
) -> tuple[Remark, ...]:
    """Return the notes on the commitments of a document, or of all, oldest first.

    ``by`` leaves those of one person; ``naming`` those in which @ and this name may stand: no other note is
    read for it.
    """
    where = [team_event.c.kind == REMARK, team_event.c.number > after]
    where += [] if document is None else [team_event.c.document == document]
    where += [team_event.c.actor == by] if by else []
    if naming:
        written = json.dumps(f"@{naming}", ensure_ascii=False)[1:-1]
        where.append(team_event.c.body.contains(written, autoescape=True))
    table = team_event.c
    query = select(table.number, table.at, table.actor, table.document, table.body).where(*where)
    with database.read() as connection:
        rows = connection.execute(query.order_by(table.number)).all()
    found = []
    for number, at, coder, about, body in rows:
        told = json.loads(body)
        item, text = told["item"], told["text"]
        found.append(Remark(number=number, at=at, coder=coder, document=about, item=item, text=text))
    return tuple(found)


def assign(database: Database, actor: Actor, task: Task) -> None:
    """Give somebody a task; for adjudicators and administrators."""
    allow(actor, Role.ADJUDICATOR)
    if not task.coder.strip() or not 0 <= task.share <= 1 or (task.blind and task.sections):
        raise StoreError("team.task_incomplete")
    check_key(task.coder, "coder")
    _add(database, actor, ASSIGN, task.document, to_plain(task))


def withdraw(database: Database, actor: Actor, number: int) -> None:
    """Take a task back; what was done of it stays."""
    allow(actor, Role.ADJUDICATOR)
    _add(database, actor, WITHDRAW, "", {"number": number})


def assignments(database: Database, coder: str | None = None) -> tuple[Assignment, ...]:
    """Return the tasks that stand, of all or of one person, oldest first."""
    standing = database.answers.of("assignments", partial(_standing, database))
    return tuple(each for each in standing if coder in (None, each.task.coder))


def _standing(database: Database) -> tuple[Assignment, ...]:
    rows = _events(database, _OF_TASKS)
    gone = {row["body"]["number"] for row in rows if row["kind"] == WITHDRAW}
    return tuple(
        Assignment(number=row["number"], at=row["at"], by=row["actor"], task=from_plain(Task, row["body"]))
        for row in rows
        if row["kind"] == ASSIGN and row["number"] not in gone
    )


def mark_seen(database: Database, actor: Actor, mark: Mark) -> None:
    """Keep up to where somebody has seen what happened."""
    allow(actor, Role.READER)
    _add(database, actor, SEEN, "", to_plain(mark))


def last_seen(database: Database, name: str) -> Mark:
    """Return up to where somebody said to have seen what happened, else up to their own last event."""
    own = _events(database, team_event.c.actor == name)
    marks = [from_plain(Mark, row["body"]) for row in own if row["kind"] == SEEN]
    if marks:
        return marks[-1]
    return Mark(number=max((row["number"] for row in own), default=0))


def keep_standard(database: Database, actor: Actor, standard: Standard) -> None:
    """Keep what the library's decisions taught, and whether it is in force; for adjudicators and above."""
    allow(actor, Role.ADJUDICATOR)
    _add(database, actor, STANDARD, "", to_plain(standard))


def standard_of(database: Database) -> Standard:
    """Return the standard kept last; one that holds nothing where none was ever kept."""
    newest = select(team_event.c.body).where(team_event.c.kind == STANDARD)
    with database.read() as connection:
        body = connection.execute(newest.order_by(team_event.c.number.desc()).limit(1)).scalar()
    return from_plain(Standard, json.loads(body)) if body is not None and fits(STANDARD, body) else Standard()


def last_number(database: Database) -> int:
    """Return the number of the newest event."""
    with database.read() as connection:
        query = select(team_event.c.number).order_by(team_event.c.number.desc()).limit(1)
        return int(connection.execute(query).scalar() or 0)


def fits(kind: str, body: str) -> bool:
    """Say whether a stored event can be read back; another program may have written it."""
    try:
        told = json.loads(body)
        if kind == REMARK:
            return all(isinstance(told[name], str) for name in ("item", "text"))
        if kind == WITHDRAW:
            return type(told["number"]) is int
        if kind == SEEN:
            mark = from_plain(Mark, told)
            # One that no database can be asked for would keep its owner from the overview.
            return all(0 <= each < _ENDLESS for each in (mark.seq, mark.number))
        if kind == STANDARD:
            return _is_standard(from_plain(Standard, told))
        from_plain({ASSIGN: Task}[kind], told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True


def _is_standard(told: Standard) -> bool:
    moved = all(isinstance(name, str) and abs(by) <= _FARTHEST for name, by in told.shifts.items())
    return moved and type(told.decisions) is int and type(told.in_force) is bool


def _add(database: Database, actor: Actor, kind: str, document: str, body: Mapping[str, Any]) -> None:
    check_key(document, "document")
    with database.write() as connection:
        connection.execute(
            insert(team_event).values(
                at=datetime.now(UTC).isoformat(timespec="milliseconds"),
                actor=actor.name,
                kind=kind,
                document=document,
                body=json.dumps(body, ensure_ascii=False),
            )
        )


def _events(database: Database, *where: ColumnElement[bool]) -> list[dict[str, Any]]:
    query = select(team_event).where(*where).order_by(team_event.c.number)
    with database.read() as connection:
        rows = connection.execute(query).mappings().all()
    return [{**row, "body": json.loads(row["body"])} for row in rows]
