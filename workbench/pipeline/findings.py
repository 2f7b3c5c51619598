"""What an examination of an installation finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.words.catalogue import Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One thing looked at; a ``fault`` must be mended, a ``note`` may be what somebody wants."""

    code: str
    state: Literal["ok", "note", "fault"]
    told: Spoken

    @property
    def message(self) -> str:
        """Return what was found in Chinese."""
        return self.told.in_language("zh")

    @property
    def english(self) -> str:
        """Return what was found in English."""
        return self.told.in_language("en")


def ok(code: str, told: Spoken) -> Examined:
    """Return that something is as it should be."""
    return Examined(code=code, state="ok", told=told)


def note(code: str, told: Spoken) -> Examined:
    """Return something that may or may not be wanted."""
    return Examined(code=code, state="note", told=told)


def fault(code: str, told: Spoken) -> Examined:
    """Return something that is wrong, with what to do."""
    return Examined(code=code, state="fault", told=told)
