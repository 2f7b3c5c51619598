"""Rebuild the state of a store from its log alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.model.decision import LogEntry
from workbench.store.undo_status import THEIRS


def replay(log: Iterable[LogEntry]) -> dict[str, dict[str, Any]]:
    """Return every record as the log leaves it: plain bodies by ``kind:id``.

    Lines that came with an import as somebody else's history change nothing. Raises ValueError where
    a line does not follow from the ones before it.
    """
    state: dict[str, dict[str, Any]] = {}
    for entry in log:
        if entry.action.startswith(THEIRS):
            continue
        if state.get(entry.object) != entry.before:
            raise ValueError(f"log line {entry.seq} does not follow: {entry.object}")
        if entry.after is None:
            state.pop(entry.object, None)
        else:
            state[entry.object] = entry.after
    return state
