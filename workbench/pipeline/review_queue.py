"""What waits for a person: places to confirm, judgements under an older codebook, changes of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from workbench.anchoring.heads import Turned
from workbench.annotation import orphan_queue
from workbench.annotation.actions import Actor, confirm_anchor, edit, edit_judgement, place_anchor
from workbench.annotation.codebook import (
    Revised,
    Stale,
    plan_merge,
    plan_rename,
    plan_revert,
    plan_split,
    redefined,
    revise,
    stale,
)
from workbench.annotation.orphan_queue import (
    WaitingQuotation,
    drop_waiting,
    look_for,
    what_turned,
)
from workbench.model.decision import Annotation, Assessment, Code
from workbench.pipeline.blind_sight import sight_of
from workbench.store.store import Store

__all__ = [
    "Revised",
    "Stale",
    "Turned",
    "WaitingQuotation",
    "confirm",
    "divide",
    "drop_waiting",
    "look_for",
    "name_of",
    "outdated",
    "place",
    "plan_merge",
    "plan_rename",
    "plan_revert",
    "quotes_of",
    "recoded_by",
    "renew",
    "revise",
    "waiting",
    "what_turned",
]


def waiting(
    store: Store, document: str | None = None, *, coder: str | None = None
) -> tuple[WaitingQuotation, ...]:
    """Return the quotations whose place a person must confirm; without those that ``coder`` may not see."""
    sight = sight_of(store, coder)
    return tuple(each for each in orphan_queue.waiting(store, document) if sight.shows(each.record))


def outdated(store: Store, *, coder: str | None = None) -> tuple[Stale, ...]:
    """Return the judgements whose codes were redefined, merged or divided since, in all documents.

    Those that are hidden from ``coder``, who is to code them blind, are left out.
    """
    sight, books = sight_of(store, coder), store.codebooks()
    revisions = tuple(each.revision for each in books)
    if not revisions:
        return ()
    found = store.coded_before(max(revisions), revisions, tuple(sorted(redefined(books))))
    return stale([each for each in found if sight.shows(each)], books)


def quotes_of(store: Store, items: Iterable[Stale]) -> dict[str, str]:
    """Return the quotation of each commitment that is judged by one of these records, by annotation id."""
    found = {each.record.id: each.record for each in items}
    asked = [each.annotation for each in found.values() if isinstance(each, Assessment)]
    notes = store.find([("annotation", each) for each in asked]).values()
    return {each.id: each.anchor.exact for each in (*found.values(), *notes) if isinstance(each, Annotation)}


def renew(store: Store, actor: Actor, item: Stale) -> None:
    """Say that a judgement holds under the present codebook as well; it keeps what it says.

    Raises ForbiddenError where it is somebody else's verdict.
    """
    if isinstance(item.record, Annotation):
        edit(store, actor, [item.record], area=item.record.area)
    else:
        edit_judgement(store, actor, item.record)


def confirm(store: Store, actor: Actor, item: WaitingQuotation) -> None:
    """Say that a quotation stands at the right place."""
    confirm_anchor(store, actor, item.record, item.anchor)


def place(store: Store, actor: Actor, item: WaitingQuotation, start: int, end: int) -> None:
    """Put a quotation on a passage of its document."""
    place_anchor(store, actor, item.record, item.anchor, start, end)


def name_of(item: WaitingQuotation) -> str:
    """Return a name of a waiting quotation that holds as long as it waits."""
    anchor = item.anchor
    return sha256(
        f"{item.record.id}\n{anchor.document}\n{anchor.exact}\n{anchor.start}".encode()
    ).hexdigest()[:12]


def divide(store: Store, code: str, names: Iterable[tuple[str, str]], chosen: Mapping[str, int]) -> Revised:
    """Return what dividing a code changes; ``names`` are (Chinese, English) of the parts.

    ``chosen`` gives the part of annotations by its number, from 0; the others keep the code.
    """
    book = store.codebook()
    taken = {each.id for each in book.codes} if book else set()
    parts: list[Code] = []
    for chinese, english in names:
        number = 1
        while f"{code}.{number}" in taken:
            number += 1
        taken.add(f"{code}.{number}")
        parts.append(Code(id=f"{code}.{number}", parent=code, zh=chinese, en=english or chinese))
    return plan_split(store, code, parts, {note: parts[n].id for note, n in chosen.items() if n < len(parts)})


def recoded_by(store: Store, revised: Revised) -> tuple[tuple[Annotation, Annotation], ...]:
    """Return the annotations that a change of the codebook recodes, before and after: the preview."""
    there = store.find([("annotation", each.id) for each in revised.annotations])
    pairs = ((there.get(("annotation", each.id)), each) for each in revised.annotations)
    return tuple((before, after) for before, after in pairs if isinstance(before, Annotation))
