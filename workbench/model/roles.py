"""Who acts and what their role allows; checked here, in the service layer, not by hiding pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from workbench.errors import ForbiddenError
from workbench.model.said import Said
from workbench.words.catalogue import Bilingual


class Role(IntEnum):
    """What somebody may do; each role may do everything the ones before it may."""

    NONE = 0
    READER = 1
    CODER = 2
    ADJUDICATOR = 3
    ADMIN = 4

    @property
    def zh(self) -> str:
        """Return the role's Chinese name."""
        return {0: "未获准", 1: "读者", 2: "编码员", 3: "仲裁员", 4: "管理员"}[self.value]


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, as signed in."""

    name: str
    role: Role = Role.ADMIN


def allow(actor: Actor, least: Role) -> None:
    """Raise ForbiddenError unless the actor's role is ``least`` or higher."""
    if actor.role < least or not actor.name:
        raise ForbiddenError(
            "people.needs_role",
            needed_role=Bilingual(least.zh, least.name.lower()),
            person=actor.name or Said("people.unnamed"),
            role=Bilingual(actor.role.zh, actor.role.name.lower()),
            needed=least.name.lower(),
        )


def allow_own(actor: Actor, owner: str, above: Role = Role.ADMIN) -> None:
    """Raise ForbiddenError unless the record is the actor's own or their role is ``above`` or higher."""
    if actor.name == owner:
        allow(actor, Role.CODER)
        return
    if actor.role < above:
        raise ForbiddenError(
            "people.own_judgement_only", role=Bilingual(above.zh, above.name.lower()), owner=owner
        )
