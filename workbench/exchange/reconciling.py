"""Whether the same record here and in a file is the same, continued, or changed on both sides."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

from workbench.model.decision import Annotation, Assessment, Document, LinkRecord, LogEntry
from workbench.model.plain import to_plain

State = Literal["new", "same", "older", "changed", "conflicting", "refused"]
Choice = Literal["mine", "theirs"]
Record = Annotation | Assessment | LinkRecord
R = TypeVar("R", Annotation, Assessment, LinkRecord)

# A record of a format that cannot hold everything names in ``extra`` the fields it does carry.
PARTIAL = "exchange:fields"
CONFLICT = "exchange:conflict_with"
KINDS: Mapping[type, str] = {
    Annotation: "annotation",
    Assessment: "assessment",
    LinkRecord: "link",
    Document: "document",
}
# Two people who add the same text are bound to differ in these.
_INCIDENTAL = ("added_by", "added_at", "version", "sha256", "source", "number", "supersedes")
_COUNTERS = ("version", "modified")


def content(record: Record | Document | Mapping[str, Any]) -> str:
    """Return what a record says, without how often and when it was written."""
    plain = record if isinstance(record, Mapping) else to_plain(record)
    return json.dumps(
        {name: value for name, value in plain.items() if name not in _COUNTERS},
        ensure_ascii=True,
        sort_keys=True,
    )


@dataclass(slots=True)
class History:
    """What each record was at any time, from one side's log."""

    log: Iterable[LogEntry]
    _states: dict[str, set[str]] | None = field(default=None, init=False)

    def knows(self, record: Record | Document) -> bool:
        """Say whether the log has this very content among a record's earlier or present states."""
        if self._states is None:
            self._states = {}
            for entry in self.log:
                known = self._states.setdefault(entry.object, set())
                known.update(
                    _said(entry.object, each) for each in (entry.before, entry.after) if each is not None
                )
        name = f"{KINDS[type(record)]}:{record.id}"
        return _said(name, to_plain(record)) in self._states.get(name, ())


def _said(name: str, plain: Mapping[str, Any]) -> str:
    """Return what a line says of a record; of a text, without who brought it and what waits to be decided."""
    if not name.startswith("document:"):
        return content(plain)
    said = {field: value for field, value in plain.items() if field not in _INCIDENTAL}
    hints = said.get("hints")
    if isinstance(hints, Mapping):
        said["hints"] = {field: value for field, value in hints.items() if field != CONFLICT}
    return content(said)


def reconcile(mine: R | None, theirs: R, our_history: History, their_history: History) -> State:
    """Say what the file's record is to ours.

    ``changed`` continues ours, ``older`` is what ours continues; where neither side's log shows which
    came first, both changed and the record is ``conflicting``. An adjudicated verdict is never continued
    by one that is not.
    """
    if mine is None:
        return "new"
    if content(mine) == content(theirs):
        return "same"
    continued, behind = their_history.knows(mine), our_history.knows(theirs)
    if not continued and not behind:
        # A file without a log, edited elsewhere on top of exactly what we have.
        silent = not any(True for _ in their_history.log)
        continued = silent and (mine.version, mine.modified) == (theirs.version, theirs.modified)
    if continued == behind or (continued and _unsettles(mine, theirs)):
        return "conflicting"
    return "changed" if continued else "older"


def completed(theirs: R, mine: R | None) -> R:
    """Return a record of a lossy format with everything else as it is here."""
    carried = theirs.extra.get(PARTIAL)
    if not isinstance(carried, (list, tuple)):
        return theirs
    if mine is None:
        return replace(theirs, extra={k: v for k, v in theirs.extra.items() if k != PARTIAL})
    fields = {str(name): getattr(theirs, str(name)) for name in carried}
    if isinstance(mine, Annotation) and isinstance(theirs, Annotation) and _same_place(mine, theirs):
        fields.pop("anchor", None)  # ours also knows how sure the place is
    return replace(mine, **fields)


def _same_place(mine: Annotation, theirs: Annotation) -> bool:
    one, other = mine.anchor, theirs.anchor
    return (one.document, one.start, one.end) == (other.document, other.start, other.end)


def different_fields(mine: R, theirs: R) -> tuple[str, ...]:
    """Return the names of the fields in which two copies of a record differ."""
    names = (name for name in mine.__dataclass_fields__ if name not in _COUNTERS)
    return tuple(name for name in names if getattr(mine, name) != getattr(theirs, name))


def keeps_id(mine: Record, theirs: Record, choice: Choice) -> bool:
    """Say whether ours stays under its id in a conflict; an adjudicated verdict always does."""
    return choice == "mine" or _unsettles(mine, theirs)


def set_aside(loser: R) -> R:
    """Return the losing copy under an id of its own, derived from what it says."""
    mark = hashlib.sha256(content(loser).encode()).hexdigest()[:10]
    return replace(loser, id=f"{loser.id[:200]}~{mark}", extra={**loser.extra, CONFLICT: loser.id})


def differing(mine: Document, theirs: Document) -> dict[str, Any]:
    """Return what the file says differently of a text we have, as plain values by field."""
    ours, other = to_plain(mine), to_plain(theirs)
    for plain in (ours, other):
        plain["hints"].pop(CONFLICT, None)
    return {name: value for name, value in other.items() if name not in _INCIDENTAL and ours[name] != value}


def _unsettles(mine: Record, theirs: Record) -> bool:
    return (
        isinstance(mine, Assessment)
        and isinstance(theirs, Assessment)
        and mine.adjudicated
        and not theirs.adjudicated
    )
