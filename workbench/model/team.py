"""What a team tells each other: who is to do what, what was said of a commitment, which standard holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One note in the discussion of a commitment: ``item`` is the proposal it answers, or its own id."""

    number: int
    at: str
    coder: str
    document: str
    item: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What somebody is to do: read ``document``, or judge its commitments against ``newer``.

    With ``share`` (0..1) it is a blind sample of what others did; else ``sections`` are headings of the
    report, none for all of it.
    """

    coder: str
    document: str
    newer: str = ""
    sections: tuple[str, ...] = ()
    share: float = 0.0

    @property
    def blind(self) -> bool:
        """Say whether others' work on it is hidden from who does it."""
        return self.share > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A task that somebody gave to somebody."""

    number: int
    at: str
    by: str
    task: Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Up to where somebody has seen what happened: a line of the log, and an event of the team."""

    seq: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What the decisions of a library taught: by how many log-odds each feature's weight moves.

    ``decisions`` says how many it rests on; proposals follow it only where it is ``in_force``.
    """

    decisions: int = 0
    shifts: dict[str, float] = field(default_factory=dict)
    in_force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamEvent:
    """One thing that was said, given, taken back or seen, as it is kept; ``body`` depends on the ``kind``."""

    number: int
    at: str
    actor: str
    kind: str
    document: str
    body: dict[str, Any]


def mentioned(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return who of ``names`` a text addresses with @, each once, in the order of the text.

    A longer name is not taken for a shorter one that it begins with.

    >>> mentioned("请@王芳看一下，也请@李 看", ("王", "王芳", "李", "陈"))
    ('王芳', '李')
    """
    found: list[str] = []
    known = sorted({name for name in names if name}, key=len, reverse=True)
    at = text.find("@")
    while at >= 0:
        name = next((each for each in known if text.startswith(each, at + 1)), None)
        if name is not None and name not in found:
            found.append(name)
        at = text.find("@", at + 1)
    return tuple(found)
