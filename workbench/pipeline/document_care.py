"""Look after what is in the library: correct what is said of a document, put it away, take it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.annotation.actions import Actor, undo
from workbench.annotation.keep_documents import (
    Hanging,
    archive_document,
    correct_document,
    hanging_on,
    remove_document,
)
from workbench.model.decision import Document
from workbench.pipeline.workspace import Workspace

__all__ = ["Hanging", "archive", "correct", "hanging", "last_step", "remove", "take_back"]


def hanging(workspace: Workspace, report: str) -> Hanging:
    """Return all texts of a document with everything people made that rests on them."""
    return hanging_on(workspace.store, report)


def correct(workspace: Workspace, actor: Actor, seen: Document, changes: Mapping[str, Any]) -> Document:
    """Correct what is said of a document; what stays as it is said already changes nothing."""
    real = {
        name: value for name, value in changes.items() if value != getattr(seen, name, seen.hints.get(name))
    }
    return correct_document(workspace.store, actor, seen, real) if real else seen


def archive(workspace: Workspace, actor: Actor, report: str, *, archived: bool = True) -> None:
    """Put a document away, or bring it back; nothing that rests on it changes."""
    archive_document(workspace.store, actor, report, archived=archived)


def remove(workspace: Workspace, actor: Actor, report: str) -> Hanging:
    """Take a document out of the library with all that rests on it; it can be undone."""
    return remove_document(workspace.store, actor, report)


def last_step(workspace: Workspace, actor: Actor) -> str | None:
    """Return the action that ``take_back`` would undo, None where there is none."""
    lines = workspace.store.undoable(actor.name)
    return lines[0].batch if lines else None


def take_back(workspace: Workspace, actor: Actor, step: str) -> None:
    """Undo one of the actor's own steps."""
    undo(workspace.store, actor, step)
