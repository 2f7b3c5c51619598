"""What a database says, in one sentence a person can act on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.errors import StoreError
from workbench.model.said import Said
from workbench.store.finding import Finding, only_added

_UNFIT = (
    ("cannot contain NUL", "out of range", "string or blob too big"),
    "store.malformed",
    "store.not_keepable",
)
# (what the database's message holds, our code, the sentence's key); the first that fits is used.
_SENTENCES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    _UNFIT,
    (
        (
            "disk is full",
            "No space left",
            "could not extend",
            "File too large",
            "disk quota",
            "disk I/O error",
        ),
        "store.full",
        "store.full",
    ),
    (
        (
            "readonly",
            "read-only",
            "unable to open",
            "Permission denied",
            "Read-only file system",
            "Not a directory",
            "No such file",
        ),
        "store.readonly",
        "store.read_only",
    ),
    (
        ("locked", "busy", "deadlock", "could not serialize", "lock timeout", "QueuePool limit"),
        "store.busy",
        "store.busy",
    ),
    (
        ("not a database", "malformed"),
        "store.damaged",
        "store.damaged",
    ),
    (
        ("psycopg", "Can't load plugin", "No module named"),
        "store.driver",
        "store.driver",
    ),
    (
        ("connection", "could not connect", "server closed", "refused", "timeout expired", "terminating"),
        "store.unreachable",
        "store.unreachable",
    ),
)


def unfit(error: Exception) -> StoreError:
    """Return the refusal of a text or number that no database can hold, lone surrogates for one."""
    _, code, key = _UNFIT
    return StoreError(key, code=code, technical=f"{type(error).__name__}: {error}")


def translate(error: Exception, file: Path | None) -> StoreError:
    """Return the StoreError that says what happened to the store in ``file`` and what to do."""
    said = f"{type(error).__name__}: {getattr(error, 'orig', None) or error}"
    # "connection failed" of psycopg names its own class: look at what it says, not who says it
    words = (
        said if "ModuleNotFound" in said or "Plugin" in said else str(getattr(error, "orig", None) or error)
    )
    for fragments, code, key in _SENTENCES:
        if any(fragment.lower() in words.lower() for fragment in fragments):
            where = Said("store.at_file", file=str(file)) if file else ""
            return StoreError(key, where=where, code=code, technical=said)
    return StoreError("store.failed", technical=said)


def damaged(findings: Sequence[Finding]) -> StoreError:
    """Return the refusal to write into a database that is damaged."""
    count = len(findings)
    if names := only_added(findings):
        return StoreError(
            "store.foreign_trigger", names=names, code="store.read_only", findings=tuple(findings)
        )
    return StoreError("store.damaged_places", count=count, code="store.read_only", findings=tuple(findings))
