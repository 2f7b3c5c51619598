"""What an examination of an installation finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One thing looked at; a ``fault`` must be mended, a ``note`` may be what somebody wants."""

    code: str
    state: Literal["ok", "note", "fault"]
    message: str
    english: str


def ok(code: str, message: str, english: str) -> Examined:
    """Return that something is as it should be."""
    return Examined(code=code, state="ok", message=message, english=english)


def note(code: str, message: str, english: str) -> Examined:
    """Return something that may or may not be wanted."""
    return Examined(code=code, state="note", message=message, english=english)


def fault(code: str, message: str, english: str) -> Examined:
    """Return something that is wrong, with what to do."""
    return Examined(code=code, state="fault", message=message, english=english)
