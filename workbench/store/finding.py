"""What a look at a store finds: one sentence in each language that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.errors import WorkbenchError

RESTORE = ("请先备份，再恢复损坏之前的备份", "back up, then restore a backup from before the damage")
REPAIR = ("请先备份，再运行 workbench check --repair", "back up, then run workbench check --repair")


ADDED = "schema.trigger"
"""The code of something that was added to a table and acts on its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it must be; ``object`` is ``kind:id`` or the name of a table or index.

    A ``grave`` one is damage of the database itself: whatever is written on top of it may be lost.
    """

    code: str
    object: str
    message: str
    english: str
    grave: bool = False


def found(
    code: str,
    name: str,
    chinese: str,
    english: str,
    do: tuple[str, str] = RESTORE,
    *,
    grave: bool = False,
) -> Finding:
    """Return a finding whose sentence names its object and ends with what to do."""
    return Finding(
        code=code,
        object=name,
        message=f"{name}：{chinese}；{do[0]}。",
        english=f"{name}: {english}; {do[1]}.",
        grave=grave,
    )


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
            return (Finding(code="check.stopped", object=name, message=error.message, english=error.english),)
        return (_stopped(name, error),)
    except Exception as error:  # what is damaged can fail in any way, and must still be told
        return (_stopped(name, error),)


def _damaged(name: str) -> Finding:
    return found(
        "database.damaged", name, "数据库文件已损坏，读不下去", "the database file is damaged", grave=True
    )


def _stopped(name: str, error: Exception) -> Finding:
    kind = type(error).__name__
    return found("check.stopped", name, f"查看到这里中断（{kind}）", f"the look stopped here ({kind})")
