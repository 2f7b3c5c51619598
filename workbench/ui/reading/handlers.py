"""Accept, reject, re-cut, make and describe commitments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.annotation import actions
from workbench.annotation.actions import Proposal
from workbench.errors import StoreError
from workbench.model.commitment import Quantity
from workbench.model.decision import Annotation
from workbench.model.plain import to_plain
from workbench.ui.acting import Desk, Event

_TYPES = ("target", "project", "measure")
_FIELDS = ("type", "area", "items", "bodies", "deadline", "tags", "note", "reason")


def handle_tagging(desk: Desk, event: Event, quantities: Callable[[int, int], list[Quantity]]) -> None:
    """Do what one event of the reader says; ``quantities`` gives the numbers within a passage."""
    kind = event["kind"]
    if kind == "accept":
        accept(desk, event)
    elif kind == "reject":
        reject(desk, event)
    elif kind == "recut":
        actions.recut(
            desk.store, desk.actor, desk.annotation(event["item"]), int(event["start"]), int(event["end"])
        )
    elif kind == "create":
        create(desk, event, quantities)
    elif kind == "revise":
        revise(desk, event)
    elif kind == "remove":
        actions.remove(desk.store, desk.actor, [desk.annotation(event["item"])])
    elif kind == "undo":
        desk.undo(event)
    elif kind == "redo":
        desk.redo(event)


def accept(desk: Desk, event: Event) -> None:
    """Take a proposal, or take one back that was rejected."""
    proposal = _proposal(desk, event["item"])
    if proposal is not None:
        actions.accept_proposals(
            desk.store, desk.actor, [proposal], blind=desk.blind, overrule=bool(event.get("overrule"))
        )


def reject(desk: Desk, event: Event) -> None:
    """Say that a proposal is no commitment."""
    proposal = _proposal(desk, event["item"])
    if proposal is None:
        actions.remove(desk.store, desk.actor, [desk.annotation(event["item"])])
        return
    actions.reject_proposals(
        desk.store,
        desk.actor,
        [proposal],
        reason=str(event.get("reason") or ""),
        blind=desk.blind,
        overrule=bool(event.get("overrule")),
    )


def _proposal(desk: Desk, item: str) -> Proposal | None:
    commitment = desk.commitments.get(item)
    return Proposal(document=desk.document, commitment=commitment) if commitment else None


def revise(desk: Desk, event: Event) -> None:
    """Change what is said of a commitment; a proposal is accepted in the same action."""
    values = {name: value for name, value in event["fields"].items() if name in _FIELDS}
    if values.get("type") not in (None, *_TYPES):
        raise StoreError("没有这种承诺类型。", english="There is no such type of commitment.")
    if "note" in values:
        values["note"] = values["note"] or ""
    actions.edit(desk.store, desk.actor, [desk.annotation(event["item"])], **values)


def create(desk: Desk, event: Event, quantities: Callable[[int, int], list[Quantity]]) -> None:
    """Mark a passage as a commitment; the same event twice makes one."""
    name = f"{event['client']}:{event['n']}"
    start, end = int(event["start"]), int(event["end"])
    there = _made_by(desk, name)
    if there is None:
        kind = event.get("type") if event.get("type") in _TYPES else "measure"
        numbers: list[Any] = [to_plain(each) for each in quantities(start, end)]
        [there] = actions.create_commitment(
            desk.store,
            desk.actor,
            desk.document,
            start,
            end,
            type=kind,
            quantities=numbers,
            extra={"event": name, "blind": True} if desk.blind else {"event": name},
        )
    desk.made[f"new:{name}"] = there.id


def _made_by(desk: Desk, event: str) -> Annotation | None:
    own = desk.store.annotations(document=desk.document, coder=desk.actor.name)
    return next((each for each in own if each.extra.get("event") == event), None)
