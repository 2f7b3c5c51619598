"""Say of two passages that they belong together, or that they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.errors import StoreError
from workbench.model.decision import Anchor, LinkRecord, LinkSubject
from workbench.model.roles import Actor, Role, allow
from workbench.store.record_ids import link_id
from workbench.store.store import Store

_Ends = tuple[int | None, int | None, int | None, int | None]
_ACTIONS = {True: "link.confirm", False: "link.refuse"}
_TASK_ACTIONS = {True: "task.link", False: "task.unlink"}
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
    found = _between_all(store, [(older, newer)], "passage")
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


def check_pairs(store: Store, count: int) -> None:
    """Raise StoreError where so many pairs are too many for one step: others wait meanwhile."""
    most = store.database.settings.most_pairs
    if count > most:
        raise StoreError("linking.too_many_pairs", most=most, code="store.large")


def decide_tasks(
    store: Store, actor: Actor, pairs: Sequence[tuple[Anchor, Anchor]], *, linked: bool
) -> tuple[LinkRecord, ...]:
    """Record in one action that tasks of a list (second) break down promises of a report, or do not.

    It binds the list's breakdown, not the alignment of its text with the report's.
    """
    allow(actor, Role.CODER)
    found = _between_all(store, pairs, "task")
    records = [replace(each, linked=linked, coder=actor.name) for each in found]
    return store.save(records, actor=actor.name, action=_TASK_ACTIONS[linked])


def _between_all(
    store: Store, pairs: Sequence[tuple[Anchor, Anchor]], about: LinkSubject
) -> tuple[LinkRecord, ...]:
    check_pairs(store, len(pairs))
    there: dict[tuple[str, str], dict[_Ends, list[LinkRecord]]] = {}
    found: dict[str, LinkRecord] = {}
    for older, newer in pairs:
        documents = (older.document, newer.document)
        if documents not in there:
            there[documents] = _by_ends(store, *documents, about)
        words = there[documents].get(_ends(older, newer)) or [_unsaid(older, newer, about)]
        found.update((each.id, each) for each in words)
    return tuple(found.values())


def _by_ends(store: Store, older: str, newer: str, about: LinkSubject) -> dict[_Ends, list[LinkRecord]]:
    """Return the words on pairs of two documents by place: one carried to a corrected text keeps its id.

    There may be several, of a file or carried to the same place: who speaks now has the say on all.
    """
    found: dict[_Ends, list[LinkRecord]] = {}
    for each in store.links(older=older, newer=newer):
        if each.about == about:
            found.setdefault(_ends(each.older, each.newer), []).append(each)
    return found


def _ends(older: Anchor, newer: Anchor) -> _Ends:
    return (older.start, older.end, newer.start, newer.end)


def _unsaid(older: Anchor, newer: Anchor, about: LinkSubject) -> LinkRecord:
    return LinkRecord(
        id=link_id(older, newer, about), older=older, newer=newer, linked=False, coder="", about=about
    )
