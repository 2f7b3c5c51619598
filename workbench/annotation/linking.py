"""Say of two passages that they belong together, or that they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.model.decision import Anchor, LinkRecord, LinkSubject
from workbench.model.roles import Actor, Role, allow
from workbench.store.record_ids import link_id
from workbench.store.store import Store

_ACTIONS = {True: "link.confirm", False: "link.refuse"}
_PROMISE_ACTIONS = {True: "promise.join", False: "promise.split"}


def decide_link(
    store: Store,
    actor: Actor,
    older: Anchor,
    newer: Anchor,
    *,
    linked: bool,
    note: str = "",
    seen: LinkRecord | None = None,
) -> LinkRecord:
    """Record that two passages belong together, or (``linked`` false) that they do not.

    It is the team's one word on the pair and binds the next alignment; ``seen`` is the word as the
    caller showed it: ConflictError if it changed since.
    """
    allow(actor, Role.CODER)
    found = _between(store, older, newer)
    records = (
        found if seen is None else [seen, *(each for each in found if each.id != seen.id and each.coder)]
    )
    said = [replace(each, linked=linked, note=note or each.note, coder=actor.name) for each in records]
    return store.save(said, actor=actor.name, action=_ACTIONS[linked])[0]


def decide_links(
    store: Store, actor: Actor, pairs: Sequence[tuple[Anchor, Anchor]], *, linked: bool
) -> tuple[LinkRecord, ...]:
    """Record the same of several pairs of passages in one action, which one undo takes back."""
    allow(actor, Role.CODER)
    found = _between_all(store, pairs, "passage")
    records = [replace(each, linked=linked, coder=actor.name) for each in found]
    return store.save(records, actor=actor.name, action=_ACTIONS[linked])


def decide_promise(
    store: Store, actor: Actor, pairs: Sequence[tuple[Anchor, Anchor]], *, together: bool
) -> tuple[LinkRecord, ...]:
    """Record in one action that pairs of passages speak of one promise, or (``together`` false) do not.

    It binds the lives of promises, not the alignment of reports.
    """
    allow(actor, Role.CODER)
    found = _between_all(store, pairs, "promise")
    records = [replace(each, linked=together, coder=actor.name) for each in found]
    return store.save(records, actor=actor.name, action=_PROMISE_ACTIONS[together])


def _between_all(
    store: Store, pairs: Sequence[tuple[Anchor, Anchor]], about: LinkSubject
) -> tuple[LinkRecord, ...]:
    found = {each.id: each for pair in pairs for each in _between(store, *pair, about)}
    return tuple(found.values())


def _between(
    store: Store, older: Anchor, newer: Anchor, about: LinkSubject = "passage"
) -> tuple[LinkRecord, ...]:
    """Return the words on a pair, found by place: one carried over to a corrected text keeps its id.

    There may be several, of a file or carried to the same place: who speaks now has the say on all.
    """
    ends = (older.start, older.end, newer.start, newer.end)
    found = tuple(
        each
        for each in store.links(older=older.document, newer=newer.document)
        if each.about == about
        and (each.older.start, each.older.end, each.newer.start, each.newer.end) == ends
    )
    own = LinkRecord(
        id=link_id(older, newer, about), older=older, newer=newer, linked=False, coder="", about=about
    )
    return found or (own,)
