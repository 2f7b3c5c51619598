"""The people of a workbench, and how they came by their roles."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person who has signed in or was given a role; ``name`` is empty until they sign in."""

    issuer: str
    subject: str
    name: str
    email: str
    role: Role
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEvent:
    """One first sign-in or change of a role."""

    at: str
    actor: str
    name: str
    subject: str
    before: Role
    after: Role
