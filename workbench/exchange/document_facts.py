"""What a file says of documents: new ones come in, what is said otherwise of ours needs a right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from workbench.exchange.planning import PlanItem
from workbench.exchange.reconciling import CONFLICT, History, State, differing
from workbench.model.decision import Document

Right = Callable[[Document], bool]
# Which file a text came from, who added it and where it stands in the row of versions happened here.
_OURS = (
    "report",
    "number",
    "sha256",
    "text_sha256",
    "added_by",
    "added_at",
    "fictional",
    "supersedes",
    "version",
)
# What says which document it is holds for all its texts.
_SHARED = ("jurisdiction", "year", "genre", "source_class")


def anybody(_document: Document) -> bool:
    """Allow everything; for whoever looks after the whole store."""
    return True


def merge_documents(
    mine: Sequence[Document],
    theirs: Sequence[Document],
    histories: tuple[History, History],
    items: list[PlanItem],
    may_correct: Right,
) -> tuple[Document, ...]:
    """Return our documents with what the file adds and may correct; tell each in ``items``.

    Nothing is written over a document for which ``may_correct`` says no, nor where another document is
    known by that place, year and genre: then the item lists the fields as not taken over.
    """
    found = {each.id: each for each in mine}
    reports = {each.report for each in mine}
    told = {each.becomes for each in items if each.kind == "document"}
    for each in theirs:
        ours = found.get(each.id)
        state: State = "new"
        changed = [each]
        if ours is not None:
            state, changed = _both(ours, each, histories, may_correct, found.values())
        elif each.report in reports:
            changed = [_of_its_report(each, found.values(), may_correct)]
        found.update((one.id, one) for one in changed)
        if each.id not in told:
            missed = tuple(sorted(differing(ours, each))) if ours and state == "refused" else ()
            items.append(PlanItem(kind="document", id=each.id, state=state, fields=missed))
    return tuple(found.values())


def _both(
    ours: Document,
    theirs: Document,
    histories: tuple[History, History],
    may_correct: Right,
    here: Iterable[Document],
) -> tuple[State, list[Document]]:
    """Return what becomes of a text's record, and the records to write."""
    our_history, their_history = histories
    other = differing(ours, theirs)
    if not other or our_history.knows(theirs) or ours.hints.get(CONFLICT) == other:
        return "same", []
    if not may_correct(ours):
        return "refused", []
    if not their_history.knows(ours):
        # What is not decided is kept beside ours.
        return "conflicting", [_noted(ours, other)]
    taken = replace(theirs, **{name: getattr(ours, name) for name in _OURS})
    shared = {name: getattr(taken, name) for name in _SHARED if getattr(taken, name) != getattr(ours, name)}
    texts = [each for each in here if each.report == ours.report and each.id != ours.id] if shared else []
    known = bool(shared) and _known_otherwise(taken, here)
    if not differing(ours, taken) or known or not all(may_correct(each) for each in texts):
        return "refused", []
    return "changed", [taken, *(_with_facts(each, shared) for each in texts)]


def _of_its_report(new: Document, here: Iterable[Document], may_correct: Right) -> Document:
    """Return another text of a document of ours: which document it is, ours says."""
    ours = next(each for each in here if each.report == new.report)
    shared = {name: getattr(ours, name) for name in _SHARED if getattr(ours, name) != getattr(new, name)}
    if not shared:
        return new
    kept = _with_facts(new, shared)
    return _noted(kept, differing(kept, new)) if may_correct(ours) else kept


def _with_facts(document: Document, shared: Mapping[str, Any]) -> Document:
    plain = {name: str(value) if isinstance(value, StrEnum) else value for name, value in shared.items()}
    return replace(document, **shared, hints={**document.hints, **plain})


def _noted(document: Document, other: Mapping[str, Any]) -> Document:
    return replace(document, hints={**document.hints, CONFLICT: other})


def _known_otherwise(corrected: Document, here: Iterable[Document]) -> bool:
    """Say whether another document is known by that place, year and genre."""
    wanted = (corrected.jurisdiction, corrected.year, corrected.genre)
    return not corrected.genre.rule.several_a_year and any(
        each.report != corrected.report and (each.jurisdiction, each.year, each.genre) == wanted
        for each in here
    )
