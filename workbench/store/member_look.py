"""Look through the people: whether each row says who somebody is, and a role that was given to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection

from workbench.model.roles import Role
from workbench.model.said import Said
from workbench.store import schema
from workbench.store.finding import Finding, found
from workbench.store.row_reading import Row, is_text, read_rows

_GRANT = Said("do.grant")
_ROLES = frozenset(name.lower() for name in Role.__members__)
_TEXTS = ("issuer", "subject", "name", "email", "role", "since")
_EVENT_TEXTS = ("at", "actor", "issuer", "subject", "name", "before", "after")


def look_at_members(connection: Connection) -> Iterator[Finding]:
    """Yield what is wrong with members, and where their roles are not what was last noted of them."""
    people, events = read_rows(connection, schema.member), read_rows(connection, schema.member_event)
    yield from (*people.findings, *events.findings)
    noted: dict[tuple[str, str], str] = {}
    for row in events.rows:
        if fault := _unreadable(row, _EVENT_TEXTS, ("before", "after")):
            yield found("member.event", f"member_event:{row['id']}", fault, _GRANT)
        else:
            noted[row["issuer"], row["subject"]] = row["after"]
    there: dict[tuple[str, str], Row] = {}
    for row in people.rows:
        if fault := _unreadable(row, _TEXTS, ("role",)):
            yield found("member.unreadable", _name(row), fault, _GRANT)
        elif not (row["issuer"] and row["subject"]):
            yield found("member.unreadable", _name(row), Said("check.nobody_named"), _GRANT)
        else:
            there[row["issuer"], row["subject"]] = row
    yield from _differing(there, noted)
    for (issuer, subject), role in noted.items():
        lost = people.whole and role != Role.NONE.name.lower() and (issuer, subject) not in _keys(people.rows)
        if lost:
            yield found(
                "member.missing",
                f"member:{subject}",
                Said("check.member_missing", role=role),
                _GRANT,
            )


def _differing(there: dict[tuple[str, str], Row], noted: dict[tuple[str, str], str]) -> Iterator[Finding]:
    for key, row in there.items():
        if noted.get(key, row["role"]) != row["role"]:
            yield found(
                "member.role",
                _name(row),
                Said("check.role_not_noted", role=row["role"], noted=noted[key]),
                _GRANT,
            )
    for name, count in Counter(row["name"] for row in there.values() if row["name"]).items():
        if count > 1:
            yield found(
                "member.name",
                f"member:{name}",
                Said("check.name_shared", count=count),
                _GRANT,
            )


def _keys(rows: list[Row]) -> set[tuple[object, object]]:
    return {(row["issuer"], row["subject"]) for row in rows}


def _unreadable(row: Row, texts: tuple[str, ...], roles: tuple[str, ...]) -> Said | None:
    if not all(is_text(row[name]) for name in texts):
        return Said("check.row_unreadable")
    unknown = next((row[name] for name in roles if row[name] not in _ROLES), None)
    if unknown is not None:
        return Said("check.role_unknown", role=str(unknown)[:20])
    return None


def _name(row: Row) -> str:
    return f"member:{row['subject']}".encode("utf-8", "backslashreplace").decode()
