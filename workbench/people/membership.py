"""Who may do what: our own table, keyed by identity provider and subject, never by what claims say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select

from workbench.errors import StoreError
from workbench.model.member import Member, MemberEvent
from workbench.model.roles import Actor, Role, allow
from workbench.people.id_token import Identity, likeness
from workbench.store.database import Database
from workbench.store.schema import batch, member, member_event, record


def role_of(database: Database, issuer: str, subject: str) -> Role:
    """Return somebody's role, NONE for a stranger."""
    with database.read() as connection:
        found = _find(connection, issuer, subject)
    return Role.NONE if found is None else found.role


def enrol(database: Database, who: Identity, *, newcomer: Role, at: str) -> Member:
    """Return the member who signed in; somebody new becomes one with the role ``newcomer``.

    A name that somebody else has, or that already stands in the log, is not given a second time: the
    newcomer gets it with a number. It is kept when the provider later says another.
    """
    with database.read() as connection:
        found = _find(connection, who.issuer, who.subject)
    if found is not None and found.name:
        return found
    with database.write() as connection:
        found = _find(connection, who.issuer, who.subject)
        if found is not None and found.name:
            return found
        made = Member(
            issuer=who.issuer,
            subject=who.subject,
            name=_free_name(connection, who.name),
            email=who.email,
            role=newcomer if found is None else found.role,
            since=at,
        )
        _put(connection, made)
        _note(connection, made, actor=made.name, at=at, before=Role.NONE if found is None else found.role)
        return made


def grant(database: Database, actor: Actor, who: str, role: Role, *, at: str, issuer: str = "") -> Member:
    """Give a person a role and return them; ``who`` is a subject or a verified e-mail address.

    With ``issuer`` it is a subject only, also of somebody who has not signed in yet. Raises StoreError where
    nobody or more than one person is meant.
    """
    allow(actor, Role.ADMIN)
    with database.write() as connection:
        found = _named(connection, who, issuer)
        if not found and issuer:
            found = [Member(issuer=issuer, subject=who, name="", email="", role=Role.NONE, since=at)]
        if len(found) != 1:
            raise _unclear(who, found)
        changed = replace(found[0], role=role)
        _keep_an_admin(connection, found[0], role)
        _put(connection, changed)
        _note(connection, changed, actor=actor.name, at=at, before=found[0].role)
        return changed


def revoke(database: Database, actor: Actor, who: str, *, at: str, issuer: str = "") -> Member:
    """Take every right away from a person, from their next click on; what they did stays theirs."""
    return grant(database, actor, who, Role.NONE, at=at, issuer=issuer)


def members(database: Database, actor: Actor) -> tuple[Member, ...]:
    """Return everybody, by name."""
    allow(actor, Role.ADMIN)
    with database.read() as connection:
        rows = connection.execute(select(member).order_by(member.c.name, member.c.issuer, member.c.subject))
        return tuple(_member(row) for row in rows)


def member_events(database: Database, actor: Actor, limit: int = 200) -> tuple[MemberEvent, ...]:
    """Return the last first sign-ins and changes of roles, newest first."""
    allow(actor, Role.ADMIN)
    query = select(member_event).order_by(member_event.c.id.desc()).limit(limit)
    with database.read() as connection:
        return tuple(
            MemberEvent(
                at=row.at,
                actor=row.actor,
                name=row.name,
                subject=row.subject,
                before=_role(row.before),
                after=_role(row.after),
            )
            for row in connection.execute(query)
        )


def _find(connection: Connection, issuer: str, subject: str) -> Member | None:
    query = select(member).where(member.c.issuer == issuer, member.c.subject == subject)
    row = connection.execute(query).first()
    return None if row is None else _member(row)


def _named(connection: Connection, who: str, issuer: str) -> list[Member]:
    """Return whom an administrator may mean; never by name, which people choose themselves."""
    query = select(member).where(or_(member.c.subject == who, member.c.email == who.casefold()))
    if issuer:
        query = select(member).where(member.c.issuer == issuer, member.c.subject == who)
    return [_member(row) for row in connection.execute(query)] if who else []


def _member(row: Row[Any]) -> Member:
    return Member(**{**row._asdict(), "role": _role(row.role)})


def _role(name: str) -> Role:
    # a role that this version does not know gives no rights
    return Role[name.upper()] if name.upper() in Role.__members__ else Role.NONE


def _put(connection: Connection, each: Member) -> None:
    here = (member.c.issuer == each.issuer, member.c.subject == each.subject)
    connection.execute(delete(member).where(*here))
    connection.execute(
        insert(member).values(
            issuer=each.issuer,
            subject=each.subject,
            name=each.name,
            email=each.email,
            role=each.role.name.lower(),
            since=each.since,
        )
    )


def _note(connection: Connection, each: Member, *, actor: str, at: str, before: Role) -> None:
    values = {"issuer": each.issuer, "subject": each.subject, "name": each.name, "at": at, "actor": actor}
    roles = {"before": before.name.lower(), "after": each.role.name.lower()}
    connection.execute(insert(member_event).values(values | roles))


def _free_name(connection: Connection, wanted: str) -> str:
    taken = {likeness(name) for name in connection.execute(select(member.c.name)).scalars()}
    for number in range(1, len(taken) + 1000):
        name = wanted if number == 1 else f"{wanted}（{number}）"
        if likeness(name) not in taken and not _worked(connection, name):
            return name
    raise StoreError("people.too_many_of_a_name")


def _worked(connection: Connection, name: str) -> bool:
    """Say whether work in this name is here already, from before there was sign-in or from an import."""
    acted = select(batch.c.id).where(batch.c.actor == name).limit(1)
    judged = select(record.c.id).where(record.c.coder == name).limit(1)
    return any(connection.execute(query).first() is not None for query in (acted, judged))


def _keep_an_admin(connection: Connection, who: Member, role: Role) -> None:
    """Refuse to take the last administrator away."""
    admins = connection.execute(select(member.c.subject).where(member.c.role == "admin")).all()
    if who.role is Role.ADMIN and role is not Role.ADMIN and len(admins) == 1:
        raise StoreError("people.last_administrator", code="member.last-admin")


def _unclear(who: str, found: Sequence[Member]) -> StoreError:
    if not found:
        return StoreError("people.unknown", who=who, code="member.unknown")
    subjects = "、".join(f"{each.subject}（{each.issuer}）" for each in found)
    return StoreError("people.several", who=who, count=len(found), subjects=subjects, code="member.unclear")


def names(database: Database) -> tuple[str, ...]:
    """Return the names under which people work here; their roles and addresses are for administrators."""
    with database.read() as connection:
        return tuple(connection.execute(select(member.c.name).where(member.c.name != "")).scalars())
