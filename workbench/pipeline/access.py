"""Who may come in and what they may do: sign-in, roles, and the log as administrators read it."""

from __future__ import annotations

import logging
import time
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from workbench.errors import ForbiddenError
from workbench.model.decision import LogEntry
from workbench.model.member import Member, MemberEvent
from workbench.model.roles import Actor, Role, allow
from workbench.people import membership
from workbench.people.id_token import read_identity
from workbench.pipeline.entrance import Entrance
from workbench.pipeline.workspace import Workspace
from workbench.store.undo_status import BROUGHT

_log = logging.getLogger(__name__)


def admit(workspace: Workspace, claims: Mapping[str, object], entrance: Entrance) -> Actor:
    """Return whom the claims of a checked ID token name, with the role our own table gives them.

    Raises ForbiddenError, saying what to do, for claims that name nobody and for people without a role.
    """
    settings = replace(
        workspace.settings.sign_in, issuers=entrance.issuers or workspace.settings.sign_in.issuers
    )
    try:
        who = read_identity(claims, time.time(), settings)
    except ForbiddenError as refused:
        _log.warning("sign-in refused", extra={"code": refused.code})
        raise
    member = membership.enrol(workspace.store.database, who, newcomer=entrance.newcomer, at=_now())
    if member.role is Role.NONE:
        raise ForbiddenError(
            "sign_in.no_role", name=member.name, subject=member.subject, code="sign-in.no-role"
        )
    return Actor(member.name, member.role)


def grant(workspace: Workspace, actor: Actor, who: str, role: Role, issuer: str = "") -> Member:
    """Give a person a role; ``who`` is a subject or a verified e-mail address."""
    return membership.grant(workspace.store.database, actor, who, role, at=_now(), issuer=issuer)


def revoke(workspace: Workspace, actor: Actor, who: str, issuer: str = "") -> Member:
    """Take every right away from a person."""
    return membership.revoke(workspace.store.database, actor, who, at=_now(), issuer=issuer)


def members(workspace: Workspace, actor: Actor) -> tuple[Member, ...]:
    """Return everybody who has signed in or was given a role."""
    return membership.members(workspace.store.database, actor)


def member_events(workspace: Workspace, actor: Actor) -> tuple[MemberEvent, ...]:
    """Return the last changes of roles, newest first."""
    return membership.member_events(workspace.store.database, actor)


def audit(
    workspace: Workspace, actor: Actor, *, by: str | None = None, object: str | None = None, limit: int = 500
) -> tuple[LogEntry, ...]:
    """Return the last lines of the log, newest first; of one person or of one record where named."""
    allow(actor, Role.ADMIN)
    return tuple(reversed(workspace.store.log(object or None, limit=limit, actor=by or None)))


def foreign_audit(
    workspace: Workspace, actor: Actor, *, by: str | None = None, object: str | None = None, limit: int = 500
) -> tuple[tuple[LogEntry, str], ...]:
    """Return lines of other stores' history as ``audit``, each with who brought it here (empty: unknown).

    Names and times in them are what a file said; nothing of it was done here.
    """
    allow(actor, Role.ADMIN)
    lines = workspace.store.foreign_log(object or None, limit=limit, actor=by or None)
    # What is brought in together stands together, the line of who did it behind.
    bringing = [(line.seq, line.actor) for line in workspace.store.log() if line.action == BROUGHT]
    found = []
    for line in reversed(lines):
        at = bisect_left(bringing, (line.seq, ""))
        found.append((line, bringing[at][1] if at < len(bringing) else ""))
    return tuple(found)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
