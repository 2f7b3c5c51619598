"""Which actions can be undone or redone, read from the log alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.model.decision import FOREIGN

UNDO = "undo:"
REDO = "redo:"
# Lines of somebody else's log that came with an import: kept as history, no part of our state.
THEIRS = FOREIGN
# Our own line behind such lines: who brought them in and when.
BROUGHT = "import.history"

# What a snapshot held beyond its log; to undo it would make no sense to anybody.
RESTORE = "restore"
# What a repair mended; to undo it would bring the damage back.
REPAIR = "repair"

DONE = "done"
UNDONE = "undone"
DROPPED = "dropped"
STEP = "step"


def statuses(lines: Iterable[tuple[int, str, str, str]]) -> list[dict[str, Any]]:
    """Return the rows of the batch table from ``(seq, actor, action, batch)`` lines in order.

    An action is ``done`` until undone, ``undone`` until redone, and ``dropped`` once its actor did
    something else instead of redoing it; undo, redo, restore and what is only noted are ``step``.
    ``seq`` is the last line that changed the status, so the greatest ``seq`` is what to undo or redo next.
    """
    rows: dict[str, dict[str, Any]] = {}
    undone: dict[str, set[str]] = {}
    for seq, actor, action, batch in lines:
        if action.startswith(THEIRS):
            continue
        known = rows.setdefault(batch, {"id": batch, "seq": seq, "actor": actor, "status": DONE})
        known["seq"] = max(seq, known["seq"])
        if action in (RESTORE, REPAIR, BROUGHT):
            known["status"] = STEP
        elif action.startswith((UNDO, REDO)):
            known["status"] = STEP
            target = rows.get(action.split(":", 1)[1])
            if target is not None:
                back = action.startswith(REDO)
                target |= {"seq": seq, "status": DONE if back else UNDONE}
                waiting = undone.setdefault(actor, set())
                (waiting.discard if back else waiting.add)(target["id"])
        else:
            for other in undone.pop(actor, ()):
                rows[other]["status"] = DROPPED
    return list(rows.values())
