"""What somebody may see who is to code a sample blind: the one place of this rule.

Every way to others' decisions asks here: pages, counts, printed pages, sheets, exports, publications.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.agreement.second_coding import blind_notes, team_notes, visible_to
from workbench.errors import ForbiddenError
from workbench.model.decision import Annotation, Assessment, Snapshot
from workbench.model.team import Task, TeamEvent
from workbench.pipeline.second_coding import reading_sample, second_sample
from workbench.store.store import Store
from workbench.store.team_store import REMARK, assignments

USUAL_SHARE = 0.2
"""The share of a round that somebody began in a store which did not yet keep how large it was."""

ROUND = "share"
"""How large a round was in which a record was made; in ``extra`` of what is coded blind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one person may not see yet: items of others, by document, and commitments by their id.

    ``unread`` are those items of which even whether others took them for a commitment is hidden.
    """

    coder: str
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)
    items: Mapping[str, frozenset[str]] = field(default_factory=dict)
    annotations: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Say whether nothing is hidden."""
        return not any(self.items.values())

    def hides(self, note: Annotation) -> bool:
        """Say whether what others decided on this commitment is hidden."""
        return note.coder != self.coder and _item(note) in self.items.get(note.anchor.document, ())

    def notes(self, notes: Iterable[Annotation], needed: Collection[str] = ()) -> tuple[Annotation, ...]:
        """Return the annotations that may be seen, without what people wrote where that is hidden.

        Those of ``needed`` stay: something of the person's own rests on them.
        """
        open_ = [e for e in notes if e.id in needed or e.coder == self.coder or not self._unread(e)]
        return tuple(_bare(each) if self.hides(each) else each for each in open_)

    def _unread(self, note: Annotation) -> bool:
        return _item(note) in self.unread.get(note.anchor.document, ())

    def verdicts(self, given: Iterable[Assessment]) -> tuple[Assessment, ...]:
        """Return the verdicts that may be seen."""
        return tuple(each for each in given if self.shows(each))

    def hears(self, event: TeamEvent) -> bool:
        """Say whether what somebody said of a commitment, gave or took back may be read."""
        mine = event.actor == self.coder or event.kind != REMARK
        return mine or event.body["item"] not in self.items.get(event.document, ())

    def shows(self, record: object) -> bool:
        """Say whether a record may be seen as it is."""
        if isinstance(record, Assessment):
            return record.coder == self.coder or record.annotation not in self.annotations
        return not (isinstance(record, Annotation) and self.hides(record))


def sight_of(store: Store, coder: str | None, documents: Collection[str] | None = None) -> Sight:
    """Return what is hidden from ``coder`` in some documents, in all where none are named.

    Without a coder (a program's own work) nothing is hidden.
    """
    if coder is None:
        return Sight(coder="")
    items, unread, hidden = {}, {}, set[str]()
    tasks = _tasks(store, coder)
    for document in sorted(_begun(store, coder)):
        if documents is not None and document not in documents:
            continue
        notes = store.annotations(document=document)
        unread[document] = _unread(store, notes, document, coder, tasks)
        items[document] = found = hidden_items(store, document, coder)
        hidden |= {each.id for each in notes if _item(each) in found}
    return Sight(coder=coder, unread=unread, items=items, annotations=frozenset(hidden))


def check_sees_all(store: Store, coder: str | None) -> None:
    """Raise ForbiddenError where somebody is still to code blind what a whole work would show them."""
    if not sight_of(store, coder).whole:
        raise ForbiddenError("judging.blind_sample_open", code="store.blind")


def visible_snapshot(snapshot: Snapshot, sight: Sight) -> tuple[Snapshot, int]:
    """Return what of everything somebody may take away, and how many records of others were left out.

    A hidden annotation stays, bare, where a record of their own rests on it. The log tells of all that
    was ever decided and is worth nothing with gaps, so it goes.
    """
    if sight.whole:
        return snapshot, 0
    verdicts = sight.verdicts(snapshot.assessments)
    needed = {each.annotation for each in verdicts}
    kept = sight.notes(snapshot.annotations, needed)
    team = tuple(each for each in snapshot.team if sight.hears(each))
    left = len(snapshot.annotations) - len(kept) + len(snapshot.assessments) - len(verdicts)
    left += len(snapshot.team) - len(team)
    return replace(snapshot, annotations=kept, assessments=verdicts, log=(), team=team), left


def _item(note: Annotation) -> str:
    return note.proposal or note.id


def _bare(note: Annotation) -> Annotation:
    return replace(note, note="", tags=(), fields={}, reason="")


def _begun(store: Store, coder: str) -> frozenset[str]:
    """Return the documents of which somebody was asked to code, or has begun to code, something blind."""
    asked = {each.document for each in _tasks(store, coder)}
    notes, given = store.coded_blind(coder)
    own = blind_notes(notes, coder)
    judged = [each.annotation for each in given if each.blind]
    there = store.find([("annotation", each) for each in judged]).values()
    judged_in = {each.anchor.document for each in there if isinstance(each, Annotation)}
    return frozenset(asked | judged_in | {each.anchor.document for each in own})


def _tasks(store: Store, coder: str) -> list[Task]:
    return [each.task for each in assignments(store.database, coder) if each.task.blind]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one person sees of a text: ``notes`` of the ``team``'s annotations, and which items are hidden.

    An item is a proposal, or a commitment that somebody marked by hand; what others say of a hidden one is
    not shown. ``asked`` are the blind samples of the text that the person was asked for.
    """

    team: tuple[Annotation, ...]
    notes: tuple[Annotation, ...]
    asked: tuple[Task, ...]
    hidden: frozenset[str] = frozenset()


def seen_of(store: Store, document: str, coder: str) -> Seen:
    """Return what ``coder`` sees of a text; pages ask once for each step.

    Hidden are blind samples not yet done: what they began to code blind and what they were asked to. Of what
    is to be read blind not even what others marked is seen.
    """
    notes = store.annotations(document=document)
    tasks = tuple(each for each in _tasks(store, coder) if each.document == document)
    team = team_notes(notes)
    if not (tasks or blind_notes(notes, coder) or store.judged_blind(document, coder)):
        return Seen(team, team, tasks)
    unread = _unread(store, notes, document, coder, tasks)
    hidden = set(unread)
    given = store.assessments(document=document)
    begun = {each.against for each in given if each.blind and each.coder == coder}
    begun |= {each.newer for each in tasks if each.newer}
    item_of = {each.id: _item(each) for each in notes}
    for newer in begun:
        against = [each for each in given if each.against == newer]
        share = _judging_share(against, document, newer, coder, tasks)
        sample = second_sample(store, document, newer, coder, share)
        hidden |= {item_of.get(each, each) for each in set(sample.annotations) - set(sample.done)}
    open_ = (each for each in team if each.coder == coder or each.proposal not in unread)
    return Seen(team, tuple(open_), tasks, frozenset(hidden))


def hidden_items(store: Store, document: str, coder: str) -> frozenset[str]:
    """Return the items of which ``coder`` may learn nothing from others."""
    return seen_of(store, document, coder).hidden


def visible_notes(store: Store, document: str, coder: str) -> tuple[Annotation, ...]:
    """Return the team's annotations that ``coder`` may see in a text."""
    return seen_of(store, document, coder).notes


def visible_judgements(
    store: Store, older: str, newer: str, coder: str, asked: Sequence[Task] | None = None
) -> tuple[Assessment, ...]:
    """Return the verdicts that ``coder`` may see; ``asked`` as in ``Seen``, where it is known already.

    Who has begun to judge blind, or was asked to, sees others' verdicts on the sample only after their own.
    """
    given = store.assessments(document=older, against=newer)
    tasks = _tasks(store, coder) if asked is None else asked
    share = _judging_share(given, older, newer, coder, tasks)
    if not share:
        return given
    return visible_to(coder, given, second_sample(store, older, newer, coder, share).annotations)


def visible_records(
    store: Store, older: str, newer: str, coder: str
) -> tuple[tuple[Annotation, ...], tuple[Assessment, ...]]:
    """Return the annotations and verdicts of a pair from which figures may be made for ``coder``.

    Everybody's, blind ones too, but for others' on what ``coder`` is still to code blind.
    """
    sight = sight_of(store, coder, {older})
    open_ = (each for each in store.annotations(document=older) if not sight.hides(each))
    return tuple(open_), sight.verdicts(store.assessments(document=older, against=newer))


def check_sees_verdict(store: Store, given: Assessment, coder: str | None) -> None:
    """Raise ForbiddenError where a verdict is somebody else's on what ``coder`` is still to judge blind."""
    if not sight_of(store, coder).verdicts((given,)):
        raise ForbiddenError("judging.verdict_hidden", code="store.blind")


def _unread(
    store: Store, notes: Iterable[Annotation], document: str, coder: str, tasks: Iterable[Task]
) -> frozenset[str]:
    """Return the proposals of a text that somebody is still to answer blind."""
    own = [each.extra for each in blind_notes(notes, coder)]
    share = max(_asked(tasks, document), _round(own))
    if not share:
        return frozenset()
    sample = reading_sample(store, document, coder, share)
    return frozenset(sample.annotations) - frozenset(sample.done)


def _judging_share(
    given: Iterable[Assessment], older: str, newer: str, coder: str, tasks: Iterable[Task]
) -> float:
    """Return how much (0..1) of a pair somebody judges blind; 0 where they don't."""
    own = [each.extra for each in given if each.blind and each.coder == coder]
    return max(_asked(tasks, older, newer), _round(own))


def _asked(tasks: Iterable[Task], document: str, newer: str = "") -> float:
    return max((e.share for e in tasks if (e.document, e.newer) == (document, newer)), default=0.0)


def _round(records: Sequence[Mapping[str, object]]) -> float:
    """Return the largest round in which records were made: asking for less later shows no more."""
    told = [each.get(ROUND) for each in records]
    shares = [
        each for each in told if isinstance(each, int | float) and not isinstance(each, bool) and each > 0
    ]
    return min(1.0, max(shares, default=USUAL_SHARE)) if records else 0.0
