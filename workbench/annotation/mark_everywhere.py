"""Do to every passage that says the same what was done to one of them, having seen it first."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.anchoring.anchors import make_anchor
from workbench.annotation.coding import created
from workbench.model.decision import Anchor, Annotation
from workbench.model.roles import Actor, Role, allow
from workbench.store.store import Store


def find_alike(store: Store, annotation: Annotation) -> tuple[Annotation, ...]:
    """Return the other annotations with the same quotation, in all documents: candidates for a bulk edit."""
    quote = annotation.anchor.exact
    return tuple(
        each for each in store.annotations() if each.anchor.exact == quote and each.id != annotation.id
    )


def occurrences(store: Store, annotation: Annotation, documents: Iterable[str]) -> tuple[Anchor, ...]:
    """Return the places of the same words that nobody marked yet: the preview of ``mark_everywhere``."""
    quote = annotation.anchor.exact
    found = []
    for document in documents:
        text = store.text(document)
        marked = {(each.anchor.start, each.anchor.end) for each in store.annotations(document=document)}
        start = text.find(quote)
        while start >= 0:
            end = start + len(quote)
            if (start, end) not in marked:
                found.append(make_anchor(document, text, start, end, store.settings))
            start = text.find(quote, end)
    return tuple(found)


def mark_everywhere(
    store: Store, actor: Actor, annotation: Annotation, anchors: Iterable[Anchor]
) -> tuple[Annotation, ...]:
    """Mark these places as ``annotation`` is marked: type, area, tags; in one action."""
    allow(actor, Role.CODER)
    like = {"type": annotation.type, "area": annotation.area, "tags": annotation.tags}
    records = created(store, actor, list(anchors), **like)
    return store.save(records, actor=actor.name, action="annotation.propagate")
