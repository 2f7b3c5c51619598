"""Say of two passages that they belong together, or that they do not."""

from __future__ import annotations

from dataclasses import replace

from workbench.annotation.identity import link_id
from workbench.annotation.roles import Actor, Role, allow
from workbench.annotation.store import Store
from workbench.model.decision import Anchor, LinkRecord


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
    # by place, not by id: a pair that was carried over to a corrected text keeps its id
    there = [seen] if seen else _between(store, older, newer)
    fresh = LinkRecord(id=link_id(older, newer), older=older, newer=newer, linked=linked, coder="")
    base = there[0] if there else fresh
    record = replace(base, linked=linked, note=note or base.note, coder=actor.name)
    return store.save([record], actor=actor.name, action="link.confirm" if linked else "link.refuse")[0]


def _between(store: Store, older: Anchor, newer: Anchor) -> list[LinkRecord]:
    ends = (older.start, older.end, newer.start, newer.end)
    return [
        each
        for each in store.links(older=older.document, newer=newer.document)
        if (each.older.start, each.older.end, each.newer.start, each.newer.end) == ends
    ]
