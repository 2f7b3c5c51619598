"""Move a document's annotations to its corrected version, and settle what could not be moved surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.anchoring.anchors import make_anchor
from workbench.anchoring.carry_anchors import Carried, carry_over
from workbench.errors import AnchorError, StoreError
from workbench.model.decision import Anchor, AnchorState, Annotation, Assessment, Document, LinkRecord
from workbench.model.roles import Actor, Role, allow
from workbench.store.open_action import OpenAction
from workbench.store.queries import map_anchors
from workbench.store.record_types import Record, kind_of
from workbench.store.store import Store
from workbench.store.store_reader import StoreReader
from workbench.store.unfinished_carrying import find_unfinished

Anchored = Annotation | Assessment | LinkRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What became of one anchor of one record."""

    record: Anchored
    carried: Carried


def add_version(
    store: Store, actor: Actor, document: Document, raw: bytes, text: str
) -> tuple[Document, tuple[Moved, ...]]:
    """Add a text and move everything that stands on the one it supersedes to it: in one transaction.

    Either all of it is stored or nothing. What somebody saves meanwhile is moved along too. Returns
    the stored record and what became of each anchor; nothing where it supersedes none.
    """
    allow(actor, Role.CODER)
    older = document.supersedes
    if older is None:
        return store.add_document(document, raw, text, actor=actor.name), ()
    # Comparing two long texts takes a second: done before others have to wait, and again only for what
    # they saved meanwhile.
    known = _carried(store, older, document.id, text, {})
    with store.action(actor.name, "document.add", [document]) as action:
        stored = action.add_document(document, raw, text)
        _check_same_document(action.document(older), stored)
        return stored, _move(action, older, stored.id, _carried(action, older, stored.id, text, known))


def carry_document(store: Store, actor: Actor, older: str, newer: str) -> tuple[Moved, ...]:
    """Move everything that stands on ``older`` to its corrected version ``newer``, in one action.

    The log keeps where it stood. Nothing is dropped: what is not found becomes an orphan.
    """
    allow(actor, Role.CODER)
    text = store.text(newer)
    known = _carried(store, older, newer, text, {})
    with store.action(actor.name, "document.carry") as action:
        _check_same_document(action.document(older), action.document(newer))
        return _move(action, older, newer, _carried(action, older, newer, text, known))


def finish_carrying(store: Store, actor: Actor, newer: str | None = None) -> tuple[Moved, ...]:
    """Carry over what was left on replaced texts, of all or of one that replaced another.

    Each text is one action. Returns what was moved; nothing where all is well.
    """
    allow(actor, Role.CODER)
    moved: list[Moved] = []
    for _ in store.documents():  # a text may be replaced by one that was replaced again
        every: list[Record] = [*store.documents(), *store.annotations(), *store.assessments(), *store.links()]
        unfinished = [each for each in find_unfinished(every) if newer in (None, each.newer)]
        if not unfinished:
            break
        moved += carry_document(store, actor, unfinished[0].older, unfinished[0].newer)
    return tuple(moved)


def plan_carrying(store: StoreReader, older: str, newer: str) -> tuple[Moved, ...]:
    """Return what ``carry_document`` would do: the preview; records are as they would be saved."""
    return _moved(_standing_on(store, older), older, _carried(store, older, newer, store.text(newer), {}))


def _check_same_document(older: Document, newer: Document) -> None:
    """Refuse to move what stands on one document to another: a bulletin is no version of a report."""
    if (older.report, older.genre) != (newer.report, newer.genre):
        raise StoreError("annotation.other_document", older=older.id, newer=newer.id)


def _carried(
    store: StoreReader, older: str, newer: str, text: str, known: Mapping[Anchor, Carried]
) -> dict[Anchor, Carried]:
    """Return where each anchor on ``older`` stands in ``text``; those ``known`` are not looked for again."""
    anchors = (each for record in _standing_on(store, older) for each in _anchors_on(record, older))
    missing = [each for each in dict.fromkeys(anchors) if each not in known]
    found = (
        carry_over(missing, store.text(older), text, document=newer, settings=store.settings)
        if missing
        else ()
    )
    return {**known, **{each.old: each for each in found}}


def _moved(records: Sequence[Anchored], older: str, by_anchor: Mapping[Anchor, Carried]) -> tuple[Moved, ...]:
    moved = []
    for record in records:
        changed = map_anchors(record, lambda anchor: by_anchor[anchor].new if anchor in by_anchor else anchor)
        if isinstance(record, Annotation) and isinstance(changed, Annotation):
            changed = _with_quantities(changed, record.anchor)
        moved += [Moved(record=changed, carried=by_anchor[each]) for each in _anchors_on(record, older)]
    return tuple(moved)


def _move(
    action: OpenAction, older: str, newer: str, by_anchor: Mapping[Anchor, Carried]
) -> tuple[Moved, ...]:
    moved = _moved(_standing_on(action, older), older, by_anchor)
    records: dict[str, Anchored] = {each.id: each for each in action.assessments(against=older)}
    records |= {each.record.id: each.record for each in moved}
    for each in records.values():
        if isinstance(each, Assessment) and each.against == older:
            records[each.id] = replace(each, against=newer)
    now: dict[str, Anchored] = {each.id: each for each in action.apply(list(records.values()))}
    return tuple(replace(one, record=now[one.record.id]) for one in moved)


def orphans(store: Store, document: str | None = None) -> tuple[Anchored, ...]:
    """Return the records with an anchor that a person must confirm or place: the queue.

    Of one ``document`` only what people said of it and against its place's documents is looked through, since
    verdicts quote documents of their own place: a library holds a hundred thousand others. Of all of them
    those stored as fuzzy or orphan are read; that a quotation does not stand any more, because its record was
    damaged, is seen where its document is opened, and by a look at the whole store.
    """
    found: list[Anchored] = []
    if document is None:
        found = list(store.unsure())
    else:
        found = [*store.annotations(document=document), *_verdicts_of_place(store, document), *store.links()]
    waiting = (AnchorState.FUZZY, AnchorState.ORPHAN)
    return tuple(
        each
        for each in found
        if any(
            anchor.state in waiting and document in (None, anchor.document)
            for anchor in kind_of(each).anchors(each)
        )
    )


def _verdicts_of_place(store: Store, document: str) -> tuple[Assessment, ...]:
    """Return the verdicts on a document, and those against the documents of its place."""
    documents = store.documents()
    places = {each.jurisdiction for each in documents if each.id == document}
    found = {each.id: each for each in store.assessments(document=document)}
    for other in (each.id for each in documents if each.jurisdiction in places):
        found |= {each.id: each for each in store.assessments(against=other)}
    return tuple(found.values())


def confirm_anchor(store: Store, actor: Actor, record: Anchored, anchor: Anchor) -> Anchored:
    """Confirm that a fuzzy anchor of ``record`` stands at the right place now."""
    allow(actor, Role.CODER)
    if anchor.state is not AnchorState.FUZZY:
        raise AnchorError("annotation.needs_no_confirmation")
    settled = replace(anchor, state=AnchorState.SHIFTED, confirmed_by=actor.name, was=None)
    return _save_placed(store, actor, record, anchor, settled, "anchor.confirm")


def place_anchor(
    store: Store, actor: Actor, record: Anchored, anchor: Anchor, start: int, end: int
) -> Anchored:
    """Put an orphaned or doubtful anchor of ``record`` on ``start``..``end`` of its document."""
    allow(actor, Role.CODER)
    placed = make_anchor(anchor.document, store.text(anchor.document), start, end, store.settings)
    settled = replace(placed, confirmed_by=actor.name)
    return _save_placed(store, actor, record, anchor, settled, "anchor.place")


def _save_placed(
    store: Store, actor: Actor, record: Anchored, anchor: Anchor, settled: Anchor, action: str
) -> Anchored:
    changed = map_anchors(record, lambda each: settled if each == anchor else each)
    (saved,) = store.save([changed], actor=actor.name, action=action)
    return saved


def _standing_on(store: StoreReader, document: str) -> list[Anchored]:
    found: list[Anchored] = [*store.annotations(document=document), *store.assessments(), *store.links()]
    return [each for each in found if _anchors_on(each, document)]


def _anchors_on(record: Anchored, document: str) -> list[Anchor]:
    return [each for each in kind_of(record).anchors(record) if each.document == document]


def _with_quantities(record: Annotation, old: Anchor) -> Annotation:
    """Return the annotation with its quantities moved along, or placeless where that is not sure."""
    new = record.anchor
    by: int | None = None
    if new.state is not AnchorState.FUZZY and new.start is not None and old.start is not None:
        by = new.start - old.start
    return replace(record, quantities=tuple(_shifted(each, by) for each in record.quantities))


def _shifted(quantity: dict[str, Any], by: int | None) -> dict[str, Any]:
    """Return a quantity moved by so many characters; without a place where it is not known how many."""
    start, end = quantity.get("start"), quantity.get("end")
    if by is not None and isinstance(start, int) and isinstance(end, int):
        return {**quantity, "start": start + by, "end": end + by}
    return {**quantity, "start": None, "end": None} if "start" in quantity else quantity
