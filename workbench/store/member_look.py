"""Look through the people: whether each row says who somebody is, and a role that was given to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection

from workbench.model.roles import Role
from workbench.store import schema
from workbench.store.finding import Finding, found
from workbench.store.row_reading import Row, is_text, read_rows

_GRANT = (
    "请管理员核对后用 workbench grant 重新授权",
    "have an administrator see to it and run workbench grant",
)
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
            yield found("member.event", f"member_event:{row['id']}", *fault, _GRANT)
        else:
            noted[row["issuer"], row["subject"]] = row["after"]
    there: dict[tuple[str, str], Row] = {}
    for row in people.rows:
        if fault := _unreadable(row, _TEXTS, ("role",)):
            yield found("member.unreadable", _name(row), *fault, _GRANT)
        elif not (row["issuer"] and row["subject"]):
            yield found("member.unreadable", _name(row), "没有写明是谁", "it says nobody", _GRANT)
        else:
            there[row["issuer"], row["subject"]] = row
    yield from _differing(there, noted)
    for (issuer, subject), role in noted.items():
        lost = people.whole and role != Role.NONE.name.lower() and (issuer, subject) not in _keys(people.rows)
        if lost:
            yield found(
                "member.missing",
                f"member:{subject}",
                f"变更记录里有这个人（{role}），成员表里没有",
                f"their role ({role}) was noted, but they are no member",
                _GRANT,
            )


def _differing(there: dict[tuple[str, str], Row], noted: dict[tuple[str, str], str]) -> Iterator[Finding]:
    for key, row in there.items():
        if noted.get(key, row["role"]) != row["role"]:
            yield found(
                "member.role",
                _name(row),
                f"权限（{row['role']}）与变更记录（{noted[key]}）不符",
                f"their role ({row['role']}) is not the one that was noted ({noted[key]})",
                _GRANT,
            )
    for name, count in Counter(row["name"] for row in there.values() if row["name"]).items():
        if count > 1:
            yield found(
                "member.name",
                f"member:{name}",
                f"{count} 个人用同一个署名",
                f"{count} people bear one name",
                _GRANT,
            )


def _keys(rows: list[Row]) -> set[tuple[object, object]]:
    return {(row["issuer"], row["subject"]) for row in rows}


def _unreadable(row: Row, texts: tuple[str, ...], roles: tuple[str, ...]) -> tuple[str, str] | None:
    if not all(is_text(row[name]) for name in texts):
        return "这一行无法读取", "the row cannot be read"
    unknown = next((row[name] for name in roles if row[name] not in _ROLES), None)
    if unknown is not None:
        return (
            f"权限（{unknown[:20]}）不是已知的一种，按无权限对待",
            f"its role ({unknown[:20]}) is none and gives no right",
        )
    return None


def _name(row: Row) -> str:
    return f"member:{row['subject']}".encode("utf-8", "backslashreplace").decode()
