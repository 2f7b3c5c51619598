"""What a look at a store finds: one sentence in each language that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.errors import WorkbenchError
from workbench.model.said import Said
from workbench.words.catalogue import Spoken

RESTORE = Said("do.restore")
REPAIR = Said("do.repair")


ADDED = "schema.trigger"
"""The code of something that was added to a table and acts on its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it must be; ``object`` is ``kind:id`` or the name of a table or index.

    A ``grave`` one is damage of the database itself: whatever is written on top of it may be lost.
    """

    code: str
    object: str
    told: Spoken
    grave: bool = False

    @property
    def message(self) -> str:
        """Return the sentence in Chinese."""
        return self.told.in_language("zh")

    @property
    def english(self) -> str:
        """Return the sentence in English."""
        return self.told.in_language("en")


def found(code: str, name: str, what: Said, do: Said = RESTORE, *, grave: bool = False) -> Finding:
    """Return a finding whose sentence names its object and ends with what to do."""
    told = Said("check.finding", object=name, what=what, do=do)
    return Finding(code=code, object=name, told=told, grave=grave)


def only_added(findings: Sequence[Finding]) -> str:
    """Return the names of what was added to sound tables, maybe on purpose; empty for any damage."""
    added = all(each.code == ADDED for each in findings)
    return ", ".join(each.object for each in findings)[:200] if added else ""


def looking(name: str, look: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """Return what ``look`` finds; that it failed is a finding too, whatever it failed of."""
    try:
        return look()
    except WorkbenchError as error:
        if error.code == "store.damaged":
            return (_damaged(name),)
        if "workbench check" not in error.message:  # busy, out of reach: it says itself what to do
            return (Finding(code="check.stopped", object=name, told=error),)
        return (_stopped(name, error),)
    except Exception as error:  # what is damaged can fail in any way, and must still be told
        return (_stopped(name, error),)


def _damaged(name: str) -> Finding:
    return found("database.damaged", name, Said("check.file_damaged"), grave=True)


def _stopped(name: str, error: Exception) -> Finding:
    kind = type(error).__name__
    return found("check.stopped", name, Said("check.look_stopped", kind=kind))
