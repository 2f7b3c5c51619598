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
    base = seen or _between(store, older, newer)
    record = replace(base, linked=linked, note=note or base.note, coder=actor.name)
    return store.save([record], actor=actor.name, action=_ACTIONS[linked])[0]


def decide_links(
    store: Store, actor: Actor, pairs: Sequence[tuple[Anchor, Anchor]], *, linked: bool
) -> tuple[LinkRecord, ...]:
    """Record the same of several pairs of passages in one action, which one undo takes back."""
    allow(actor, Role.CODER)
    records = [replace(_between(store, *pair), linked=linked, coder=actor.name) for pair in pairs]
    return store.save(records, actor=actor.name, action=_ACTIONS[linked])


def decide_promise(
    store: Store, actor: Actor, pairs: Sequence[tuple[Anchor, Anchor]], *, together: bool
) -> tuple[LinkRecord, ...]:
    """Record in one action that pairs of passages speak of one promise, or (``together`` false) do not.

    It binds the lives of promises, not the alignment of reports.
    """
    allow(actor, Role.CODER)
    records = [
        replace(_between(store, *pair, "promise"), linked=together, coder=actor.name) for pair in pairs
    ]
    return store.save(records, actor=actor.name, action=_PROMISE_ACTIONS[together])


def _between(store: Store, older: Anchor, newer: Anchor, about: LinkSubject = "passage") -> LinkRecord:
    """Return the word on a pair, found by place: one carried over to a corrected text keeps its id."""
    ends = (older.start, older.end, newer.start, newer.end)
    for each in store.links(older=older.document, newer=newer.document):
        places = (each.older.start, each.older.end, each.newer.start, each.newer.end)
        if places == ends and each.about == about:
            return each
    return LinkRecord(
        id=link_id(older, newer, about), older=older, newer=newer, linked=False, coder="", about=about
    )
