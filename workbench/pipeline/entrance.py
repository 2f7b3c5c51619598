"""How a deployment lets people in, read from the environment alone, before anything else is loaded."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from workbench.errors import WorkbenchError
from workbench.model.roles import Role
from workbench.words.catalogue import Bilingual

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """How a deployment lets people in, from the environment.

    ``required`` refuses to work without a configured sign-in; ``newcomer`` is the role of somebody
    who signs in for the first time; ``issuers`` are the providers accepted, empty for any configured.
    """

    required: bool = False
    newcomer: Role = Role.READER
    issuers: tuple[str, ...] = ()


def read_entrance(environment: Mapping[str, str] = os.environ) -> Entrance:
    """Return how people are let in; raise WorkbenchError for a word that is none of those known."""
    required = _one_of(environment, "WORKBENCH_SIGN_IN", {"": False, "optional": False, "required": True})
    newcomer = _one_of(
        environment, "WORKBENCH_NEWCOMERS", {"": Role.READER, "reader": Role.READER, "none": Role.NONE}
    )
    return Entrance(
        required=required, newcomer=newcomer, issuers=tuple(environment.get("WORKBENCH_ISSUERS", "").split())
    )


def _one_of(environment: Mapping[str, str], name: str, known: Mapping[str, T]) -> T:
    value = environment.get(name, "").strip().lower()
    if value not in known:
        words = "、".join(filter(None, known))
        raise WorkbenchError(
            "configuration.one_of",
            words=Bilingual(words, words.replace("、", ", ")),
            name=name,
            value=value,
            code="configuration",
        )
    return known[value]
