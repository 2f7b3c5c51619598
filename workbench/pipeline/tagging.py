"""Accept, reject, re-cut, make and describe commitments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.annotation import actions
from workbench.annotation.actions import Proposal
from workbench.annotation.coding import blind_round
from workbench.errors import StoreError
from workbench.model.commitment import Quantity
from workbench.model.decision import Annotation
from workbench.model.scheme import BUILT_IN_TYPES
from workbench.pipeline.desk import Desk, Event
from workbench.pipeline.messages import span_of

_TYPES = BUILT_IN_TYPES
_FIELDS = ("type", "area", "items", "bodies", "deadline", "tags", "note", "reason", "fields")


def handle_tagging(desk: Desk, event: Event, quantities: Callable[[int, int], list[Quantity]]) -> None:
    """Do what one event of the reader says; ``quantities`` gives the numbers within a passage."""
    kind = event["kind"]
    if kind == "accept":
        accept(desk, event)
    elif kind == "reject":
        reject(desk, event)
    elif kind == "recut":
        base = _seen(desk, event)
        desk.wrote(actions.recut(desk.store, desk.actor, base, *span_of(event)))
    elif kind == "create":
        create(desk, event, quantities)
    elif kind == "revise":
        revise(desk, event)
    elif kind == "remove":
        actions.remove(desk.store, desk.actor, [_seen(desk, event)])
    else:
        desk.step(event)


def accept(desk: Desk, event: Event) -> None:
    """Take a proposal, or take one back that was rejected."""
    proposal = _proposal(desk, event["item"])
    if proposal is not None:
        _check_answer(desk, event, "accepted")
        saved = actions.accept_proposals(
            desk.store,
            desk.actor,
            [proposal],
            blind=desk.blind,
            share=desk.share,
            overrule=bool(event.get("overrule")),
        )
        desk.wrote(saved)


def reject(desk: Desk, event: Event) -> None:
    """Say that a proposal is no commitment."""
    proposal = _proposal(desk, event["item"])
    if proposal is None:
        actions.remove(desk.store, desk.actor, [_seen(desk, event)])
        return
    _check_answer(desk, event, "rejected")
    saved = actions.reject_proposals(
        desk.store,
        desk.actor,
        [proposal],
        reason=str(event.get("reason") or ""),
        blind=desk.blind,
        share=desk.share,
        overrule=bool(event.get("overrule")),
    )
    desk.wrote(saved)


def _check_answer(desk: Desk, event: Event, decision: str) -> None:
    """Raise ConflictError where another window answered otherwise; the same answer twice is one."""
    stored = desk.subject(event["item"])
    if isinstance(stored, Annotation) and (stored.decision == "rejected") != (decision == "rejected"):
        desk.check_seen(event, stored)


def _seen(desk: Desk, event: Event) -> Annotation:
    """Return the annotation that an event changes; ConflictError where it is not the one that was shown."""
    subject = desk.subject(event["item"])
    if isinstance(subject, Annotation):
        desk.check_seen(event, subject)
    return desk.annotation(event["item"])


def _proposal(desk: Desk, item: str) -> Proposal | None:
    commitment = desk.commitments.get(item)
    return Proposal(document=desk.document, commitment=commitment) if commitment else None


def revise(desk: Desk, event: Event) -> None:
    """Change what is said of a commitment; a proposal is accepted in the same action."""
    values: dict[str, Any] = {name: value for name, value in event["fields"].items() if name in _FIELDS}
    book = desk.store.codebook()
    own = [each.id for each in (book.types if book else ())]
    if values.get("type") not in (None, *_TYPES, *own):
        raise StoreError("annotation.no_such_type")
    if "note" in values:
        values["note"] = values["note"] or ""
    record = _seen(desk, event)
    if "fields" in values and not isinstance(values["fields"], Mapping):
        del values["fields"]
    if "fields" in values:
        # An event names only the fields that it changes; what is emptied goes.
        said = {**record.fields, **dict(values["fields"])}
        values["fields"] = {name: value for name, value in said.items() if value is not None}
    desk.wrote(actions.edit(desk.store, desk.actor, [record], **values))


def create(desk: Desk, event: Event, quantities: Callable[[int, int], list[Quantity]]) -> None:
    """Mark a passage as a commitment; the same event twice makes one."""
    name = f"{event['client']}:{event['n']}"
    start, end = span_of(event)
    there = _made_by(desk, name)
    if there is None:
        kind = event.get("type") if event.get("type") in _TYPES else "measure"
        numbers: list[Any] = [each._asdict() for each in quantities(start, end)]
        [there] = actions.create_commitment(
            desk.store,
            desk.actor,
            desk.document,
            start,
            end,
            type=kind,
            quantities=numbers,
            extra={"event": name, **blind_round(desk.share)} if desk.blind else {"event": name},
        )
        desk.wrote([there])
    desk.made[f"new:{name}"] = there.id


def _made_by(desk: Desk, event: str) -> Annotation | None:
    own = desk.store.annotations(document=desk.document, coder=desk.actor.name)
    return next((each for each in own if each.extra.get("event") == event), None)
