"""Where a quotation that lost its place may stand now: proposals for a person, never taken by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from workbench.anchoring.carry_anchors import what_turned as find_turned
from workbench.anchoring.heads import Turned
from workbench.annotation.carry_document import Anchored, orphans
from workbench.annotation.coding import remove
from workbench.annotation.judging import detach_evidence
from workbench.model.decision import Anchor, AnchorState, Assessment
from workbench.model.roles import Actor
from workbench.model.span import Span
from workbench.store.record_types import kind_of
from workbench.store.store import Store
from workbench.text.sentences import split_sentences

_WAITING = (AnchorState.FUZZY, AnchorState.ORPHAN)
_FLOOR = 50.0


@dataclass(frozen=True, slots=True)
class WaitingQuotation:
    """A quotation whose place a person must confirm or give, and the record it belongs to."""

    record: Anchored
    anchor: Anchor


def waiting(store: Store, document: str | None = None) -> tuple[WaitingQuotation, ...]:
    """Return the queue: one entry for each such quotation, by document and place."""
    found = [
        WaitingQuotation(record, anchor)
        for record in orphans(store, document)
        for anchor in kind_of(record).anchors(record)
        if anchor.state in _WAITING and document in (None, anchor.document)
    ]
    return tuple(
        sorted(found, key=lambda each: (each.anchor.document, each.anchor.start or 0, each.record.id))
    )


def what_turned(store: Store, item: WaitingQuotation) -> Turned | None:
    """Return what is different about what a quotation stands under, against the latest text where it is."""
    start, end = item.anchor.start, item.anchor.end
    if item.anchor.state is not AnchorState.FUZZY or start is None or end is None:
        return None
    documents = {each.id: each for each in store.documents()}
    text, at = store.text(item.anchor.document), documents.get(item.anchor.document)
    for _ in documents:  # an older program let in texts that replaced each other in a circle
        if at is None or at.supersedes not in documents:
            return None
        if turned := find_turned(store.text(at.supersedes), text, start, end, store.settings):
            return turned
        at = documents.get(at.supersedes)
    return None


def look_for(words: str, text: str, most: int) -> tuple[Span, ...]:
    """Return up to ``most`` places of ``words`` in a text, in order; where there is none, the likest.

    The likest are stretches of sentences; characters decide, so a person has to look at each.
    """
    words = words.strip()
    if not words:
        return ()
    exact: list[Span] = []
    at = text.find(words)
    while at >= 0 and len(exact) < most:
        exact.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    if exact:
        return tuple(exact)
    near: list[tuple[float, Span]] = []
    for sentence in split_sentences(text):
        found = fuzz.partial_ratio_alignment(words, sentence.of(text), score_cutoff=_FLOOR)
        if found is not None:
            # Only where the sentence is the longer of the two is the stretch one of the sentence.
            whole = len(sentence) <= len(words)
            span = sentence if whole else Span(found.dest_start, found.dest_end).shift(sentence.start)
            near.append((-found.score, span))
    return tuple(span for _, span in sorted(near)[:most])


def drop_waiting(store: Store, actor: Actor, item: WaitingQuotation) -> None:
    """Take a quotation that has no place any more off its judgement, or remove the record that it is.

    Undo brings it back. Raises StoreError where a verdict would be left without any quotation.
    """
    if isinstance(item.record, Assessment):
        quotation = next(each for each in item.record.evidence if each.anchor == item.anchor)
        detach_evidence(store, actor, item.record, quotation)
    else:
        remove(store, actor, [item.record])
