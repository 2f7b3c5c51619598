"""Answer proposals and mark commitments: each function is one action, one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.anchoring.anchors import make_anchor
from workbench.errors import AnchorError, ConflictError
from workbench.model.commitment import Commitment
from workbench.model.decision import Anchor, Annotation, Assessment, Decision, LinkRecord
from workbench.model.roles import Actor, Role, allow, allow_own
from workbench.settings import StoreSettings
from workbench.store.editable_fields import OF_ANNOTATION, changes
from workbench.store.record_ids import answer_id, own_id
from workbench.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A machine's commitment and the document it stands in."""

    document: str
    commitment: Commitment


def accept_proposals(
    store: Store,
    actor: Actor,
    proposals: Sequence[Proposal],
    *,
    blind: bool = False,
    share: float = 0.0,
    overrule: bool = False,
) -> tuple[Annotation, ...]:
    """Take proposals into the team's list of commitments, or into a blind coder's own.

    One that is accepted already stays as it is. Raises ConflictError where somebody else decided
    otherwise, unless ``overrule`` says that the caller saw that.
    """
    return _answer(store, actor, proposals, "accepted", blind=blind, share=share, overrule=overrule)


def reject_proposals(
    store: Store,
    actor: Actor,
    proposals: Sequence[Proposal],
    *,
    reason: str = "",
    blind: bool = False,
    share: float = 0.0,
    overrule: bool = False,
) -> tuple[Annotation, ...]:
    """Record that proposals are no commitments; as ``accept_proposals``."""
    return _answer(
        store, actor, proposals, "rejected", reason=reason, blind=blind, share=share, overrule=overrule
    )


def recut(
    store: Store, actor: Actor, subject: Annotation | Proposal, start: int, end: int
) -> tuple[Annotation, ...]:
    """Move the bounds of a commitment, proposed or stored, to ``start``..``end`` of the same text."""
    allow(actor, Role.CODER)
    if isinstance(subject, Annotation):
        base = subject
    else:
        (base,) = annotations_for(store, actor, [subject])
    anchor = make_anchor(base.anchor.document, store.text(base.anchor.document), start, end, store.settings)
    decision: Decision = "created" if base.decision == "created" else "recut"
    changed = _placed(replace(base, anchor=anchor, decision=decision))
    return store.save([changed], actor=actor.name, action="annotation.recut")


def create_commitment(
    store: Store, actor: Actor, document: str, start: int, end: int, **values: Any
) -> tuple[Annotation, ...]:
    """Mark ``start``..``end`` of a document as a commitment that the machine did not propose.

    Passages may overlap and coincide; a further one on the same passage is a new record.
    """
    allow(actor, Role.CODER)
    anchor = make_anchor(document, store.text(document), start, end, store.settings)
    records = created(store, actor, [anchor], **values)
    return store.save(records, actor=actor.name, action="annotation.create")


def created(store: Store, actor: Actor, anchors: Sequence[Anchor], **values: Any) -> tuple[Annotation, ...]:
    """Return new commitments on these passages, as they would be saved."""
    said = changes(values, OF_ANNOTATION)
    taken = {each.id for name in {one.document for one in anchors} for each in store.annotations(name)}
    revision = store.codebook_revision()
    records = []
    for anchor in anchors:
        nth = 0
        while (identifier := own_id(anchor, actor.name, values.get("type"), nth)) in taken:
            nth += 1
        taken.add(identifier)
        record = Annotation(
            id=identifier,
            anchor=anchor,
            decision="created",
            coder=actor.name,
            codebook_revision=revision,
            **said,
        )
        records.append(_placed(record))
    return tuple(records)


def edit(
    store: Store, actor: Actor, annotations: Sequence[Annotation], **values: Any
) -> tuple[Annotation, ...]:
    """Change what is said of commitments; ``editable.OF_ANNOTATION`` names the fields.

    Raises ConflictError where one of them was changed since the caller read it.
    """
    allow(actor, Role.CODER)
    return store.save(edited(store, annotations, **values), actor=actor.name, action="annotation.edit")


def edited(store: Store, annotations: Sequence[Annotation], **values: Any) -> tuple[Annotation, ...]:
    """Return the annotations as ``edit`` would save them: the preview of a bulk action."""
    said = changes(values, OF_ANNOTATION)
    revision = store.codebook_revision()
    judged = {"type", "area", "tags", "fields"} & said.keys()
    stamp: dict[str, Any] = {"codebook_revision": revision} if judged else {}
    return tuple(_placed(replace(each, **said, **stamp)) for each in annotations)


def tag_many(
    store: Store,
    actor: Actor,
    annotations: Sequence[Annotation],
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> tuple[Annotation, ...]:
    """Add tags to commitments and take others off, in one action."""
    allow(actor, Role.CODER)
    changed = tagged(store, annotations, add=add, remove=remove)
    return store.save(changed, actor=actor.name, action="annotation.tag")


def tagged(
    store: Store, annotations: Sequence[Annotation], *, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> tuple[Annotation, ...]:
    """Return the annotations as ``tag_many`` would save them."""
    revision = store.codebook_revision()
    result = []
    for each in annotations:
        tags = tuple(dict.fromkeys(tag for tag in (*each.tags, *add) if tag not in remove))
        changed = tags != each.tags
        result.append(replace(each, tags=tags, codebook_revision=revision) if changed else each)
    return tuple(result)


def remove(store: Store, actor: Actor, records: Sequence[Annotation | Assessment | LinkRecord]) -> None:
    """Remove records of the actor's own (an admin: anybody's) in one action; undo brings them back."""
    allow(actor, Role.CODER)
    for each in records:
        allow_own(actor, each.coder)
    store.delete(records, actor=actor.name, action="remove")


def annotations_for(
    store: Store,
    actor: Actor,
    proposals: Sequence[Proposal],
    *,
    decision: Decision = "accepted",
    blind: bool = False,
    share: float = 0.0,
) -> list[Annotation]:
    """Return the annotations that answer proposals: the stored ones, else new, unsaved ones."""
    documents = {name: store.document(name) for name in {each.document for each in proposals}}
    texts = {name: store.text(name) for name in documents}
    coder = actor.name if blind else None
    ids = [answer_id(documents[each.document], each.commitment.id, coder) for each in proposals]
    there = store.find([("annotation", each) for each in ids])
    revision = store.codebook_revision()
    result = []
    for proposal, identifier in zip(proposals, ids, strict=True):
        known = there.get(("annotation", identifier))
        if not isinstance(known, Annotation):
            drawn = _draw_up(proposal, texts[proposal.document], store.settings)
            if blind:  # what the machine made of the passage is not what a blind coder said of it
                drawn = Annotation(
                    id="", anchor=drawn.anchor, decision=drawn.decision, proposal=drawn.proposal
                )
            known = replace(
                drawn,
                id=identifier,
                decision=decision,
                coder=actor.name,
                codebook_revision=revision,
                extra=blind_round(share) if blind else {},
            )
        result.append(known)
    return result


def blind_round(share: float) -> dict[str, Any]:
    """Return how a record is marked that is made blind, and in how large a round (0..1; 0: not said)."""
    return {"blind": True, "share": share} if share else {"blind": True}


def _draw_up(proposal: Proposal, text: str, settings: StoreSettings) -> Annotation:
    commitment = proposal.commitment
    if text[commitment.start : commitment.end] != commitment.quote:
        raise AnchorError("annotation.proposal_of_other_text", document=proposal.document)
    return Annotation(
        id="",
        anchor=make_anchor(proposal.document, text, commitment.start, commitment.end, settings),
        decision="accepted",
        proposal=commitment.id,
        type=commitment.type,
        area=commitment.area,
        items=commitment.items,
        bodies=commitment.bodies,
        deadline=commitment.deadline,
        quantities=tuple(each._asdict() for each in commitment.quantities),
    )


def _answer(
    store: Store,
    actor: Actor,
    proposals: Sequence[Proposal],
    decision: Decision,
    *,
    reason: str = "",
    blind: bool,
    share: float,
    overrule: bool,
) -> tuple[Annotation, ...]:
    allow(actor, Role.CODER)
    records = []
    for record in annotations_for(store, actor, proposals, decision=decision, blind=blind, share=share):
        if (record.decision == "rejected") != (decision == "rejected"):
            if record.coder != actor.name and not overrule:
                raise _decided(record)
            changed = replace(record, decision=decision, coder=actor.name, reason=reason)
        else:
            changed = replace(record, reason=reason or record.reason)
        records.append(changed)
    verb = "reject" if decision == "rejected" else "accept"
    return store.save(records, actor=actor.name, action=f"annotation.{verb}")


def _decided(record: Annotation) -> ConflictError:
    return ConflictError(
        "annotation.decided_rejected" if record.decision == "rejected" else "annotation.decided_accepted",
        coder=record.coder,
        code="conflict.decided",
        stored=(record,),
        mine=(),
    )


def _placed(record: Annotation) -> Annotation:
    """Return the annotation; a quantity whose place is not inside its quotation claims none any more."""
    return replace(
        record,
        quantities=tuple(
            each if _stands_in(record.anchor, each) else {**each, "start": None, "end": None}
            for each in record.quantities
        ),
    )


def _stands_in(anchor: Anchor, quantity: dict[str, Any]) -> bool:
    """Say whether a quantity stands inside a quotation where it says it does, or says no place."""
    start, end = quantity.get("start"), quantity.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return True
    if anchor.start is None or start < anchor.start:
        return False
    return bool(anchor.exact[start - anchor.start : end - anchor.start] == quantity.get("raw"))
