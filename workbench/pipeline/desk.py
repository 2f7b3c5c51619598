"""Who acts on which documents, and finding the record that an event speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.annotation.actions import Actor, Proposal, redo, undo
from workbench.annotation.coding import annotations_for
from workbench.errors import ConflictError, StoreError
from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Assessment, LogEntry
from workbench.pipeline.messages import Message, Step, Steps
from workbench.store.record_ids import answer_id
from workbench.store.record_types import Record, key_of, version_of
from workbench.store.store import Store

Event = Message


@dataclass(slots=True)
class Desk:
    """What one view's handlers share: the store, the person, the commitments, ids of things made.

    ``written`` holds the versions of the records that this window wrote, by id. ``blind`` keeps what is
    done apart from the team's annotations until agreement is measured; ``share`` (0..1) is how large the
    round is.
    """

    store: Store
    actor: Actor
    document: str
    commitments: Mapping[str, Commitment]
    made: dict[str, str] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    blind: bool = False
    share: float = 0.0

    def subject(self, item: str) -> Annotation | Proposal:
        """Return the stored annotation behind an item of the view, else the proposal it is.

        Raises StoreError when somebody removed it meanwhile.
        """
        item = self.made.get(item, item)
        commitment = self.commitments.get(item)
        identifier = item
        if commitment is not None:
            own = self.actor.name if self.blind else None
            identifier = answer_id(self.store.document(self.document), item, own)
        found = self.store.annotations(id=identifier)
        if found:
            return found[0]
        if commitment is not None:
            return Proposal(document=self.document, commitment=commitment)
        raise StoreError("annotation.removed_meanwhile", code="store.missing")

    def annotation(self, item: str) -> Annotation:
        """Return the annotation behind an item; a proposal becomes an accepted one, not yet saved."""
        subject = self.subject(item)
        if isinstance(subject, Annotation):
            return subject
        return annotations_for(self.store, self.actor, [subject], blind=self.blind, share=self.share)[0]

    def check_seen(self, event: Event, stored: Annotation | Assessment | None) -> None:
        """Raise ConflictError where another window wrote ``stored`` after the view showed it.

        The event's ``seen`` is the version that stood on the screen (0 for none) and ``record`` its id;
        an event without them (a page that was open before an upgrade) is taken as it is.
        """
        if "seen" not in event or stored is None or event.get("record") not in (None, stored.id):
            return
        if stored.version in (event["seen"], self.written.get(stored.id)):
            return
        raise ConflictError(
            "annotation.changed_in_other_window", code="conflict.window", stored=(stored,), mine=()
        )

    def wrote(self, records: Iterable[Record]) -> None:
        """Keep which versions this window wrote."""
        self.written.update({key_of(each)[1]: version_of(each) for each in records})

    def step(self, event: Event) -> bool:
        """Take back, or do again, where an event asks for that; False where it asks for something else."""
        if event["kind"] == "undo":
            self.undo(event)
        elif event["kind"] == "redo":
            self.redo(event)
        else:
            return False
        return True

    def undo(self, event: Event) -> None:
        """Take back the person's last action, or the one the view named."""
        self.wrote(undo(self.store, self.actor, event.get("batch")))

    def redo(self, event: Event) -> None:
        """Do again what the person undid last."""
        self.wrote(redo(self.store, self.actor, event.get("batch")))

    def steps(self) -> Steps:
        """Return what undo and redo would take next."""
        return {
            "undo": _step(self.store.undoable(self.actor.name)),
            "redo": _step(self.store.undoable(self.actor.name, redo=True)),
        }


def _step(lines: Sequence[LogEntry]) -> Step | None:
    return {"batch": lines[0].batch, "action": lines[0].action} if lines else None
