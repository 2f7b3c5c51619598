"""Who does what, how far they are, what was said of a commitment, and what changed since one was here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from workbench.agreement.second_coding import BLIND
from workbench.annotation.actions import Actor
from workbench.model.decision import Annotation, LogEntry, Verdict
from workbench.model.team import Assignment, Mark, Remark, Task, mentioned
from workbench.people import membership
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.blind_sight import hidden_items
from workbench.pipeline.messages import Message
from workbench.pipeline.second_coding import reading_sample, second_sample, team_notes
from workbench.pipeline.work_sections import within_sections
from workbench.pipeline.workspace import Workspace
from workbench.store import team_store
from workbench.store.database import Database

# Of a longer absence the last so many lines of the log are told.
_LINES = 2_000
# Of a commitment the newest so many notes are shown.
_TOLD = 200
# So many of the newest notes may still get one between them.
_UNSETTLED = 8
_SAID: WeakKeyDictionary[Database, dict[str, list[Remark]]] = WeakKeyDictionary()

__all__ = ["Assignment", "Mark", "Progress", "Remark", "Task", "mentioned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a task is: all its items, and those that are still open, in the order of the text."""

    assignment: Assignment
    items: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def done(self) -> int:
        """Return how many items are done."""
        return len(self.items) - len(self.open)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that somebody else did: the line of the log, and which item of which document it is about."""

    line: LogEntry
    document: str
    item: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What others did since one was here; ``more`` counts what is not listed, ``mark`` is where it ends."""

    news: tuple[News, ...]
    remarks: tuple[Remark, ...]
    more: int
    mark: Mark


def people_of(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all who were given a role or did anything here."""
    names = {*workspace.store.coders(), *team_names(workspace)}
    return tuple(sorted(name for name in names if name.strip()))


def team_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all who have a role, a task or said something: whom a note may address.

    Cheap, for it is asked for at every step on the screen.
    """
    database = workspace.store.database
    names = {each.task.coder for each in team_store.assignments(database)}
    return tuple(sorted({*names, *team_store.speakers(database), *membership.names(database)}))


def give_task(workspace: Workspace, actor: Actor, task: Task) -> None:
    """Give somebody a task; raise StoreError for a text that is not in the library."""
    for each in (task.document, *([task.newer] if task.newer else [])):
        workspace.store.document(each)
    team_store.assign(workspace.store.database, actor, task)


def take_back(workspace: Workspace, actor: Actor, number: int) -> None:
    """Take a task back; what was done of it stays."""
    team_store.withdraw(workspace.store.database, actor, number)


def tasks_of(workspace: Workspace, coder: str | None = None) -> tuple[Progress, ...]:
    """Return the tasks of one person, or of all, with how far each is; not those on removed texts."""
    found = team_store.assignments(workspace.store.database, coder)
    return tuple(
        _progress(workspace, each)
        for each in found
        if workspace.has_document(each.task.document)
        and (not each.task.newer or workspace.has_document(each.task.newer))
    )


def _progress(workspace: Workspace, assignment: Assignment) -> Progress:
    task, store = assignment.task, workspace.store
    notes = store.annotations(document=task.document)
    if task.blind:
        if task.newer:
            sample = second_sample(store, task.document, task.newer, task.coder, task.share)
        else:
            sample = reading_sample(store, task.document, task.coder, task.share)
        item_of = {each.id: each.proposal or each.id for each in notes}
        items = [item_of.get(each, each) for each in sample.annotations]
        done = {item_of.get(each, each) for each in sample.done}
    elif task.newer:
        # All that is to be judged counts: proposals that nobody answered yet, too.
        report, decided = workspace.report(task.document), team_notes(notes)
        inside = within_sections(report, task.sections)
        kept = [each for each in decided if each.decision != "rejected"]
        starts = {each.proposal or each.id: each.anchor.start for each in kept}
        answered = {each.proposal for each in decided if each.proposal}
        for each in commitments_of(report, workspace.settings):
            if each.id not in answered:
                starts[each.id] = each.start
        placed = [(start, item) for item, start in starts.items() if inside(start)]
        items = [item for _, item in sorted(placed, key=lambda one: (one[0] is None, one[0] or 0, one[1]))]
        given = store.assessments(document=task.document, against=task.newer, coder=task.coder)
        judged = {each.annotation for each in given if each.verdict is not Verdict.NOT_ASSESSED}
        done = {each.proposal or each.id for each in kept if each.id in judged}
    else:
        report = workspace.report(task.document)
        inside = within_sections(report, task.sections)
        items = [each.id for each in commitments_of(report, workspace.settings) if inside(each.start)]
        done = {each.proposal for each in team_notes(notes) if each.proposal}
    return Progress(
        assignment=assignment, items=tuple(items), open=tuple(each for each in items if each not in done)
    )


def say(workspace: Workspace, actor: Actor, document: str, item: str, text: str, *, event: str = "") -> None:
    """Add a note to what is said of a commitment."""
    workspace.store.document(document)
    team_store.say(workspace.store.database, actor, document, item, text, event=event)


def hear(workspace: Workspace, actor: Actor, document: str, item: str, event: Message) -> None:
    """Add the note that an event of a page carries; the same event twice adds one."""
    text, name = event.get("text") or "", f"{event.get('client')}:{event.get('n')}"
    say(workspace, actor, document, item, text, event=name)


def discussions(
    workspace: Workspace, document: str, coder: str, hidden: Collection[str] | None = None
) -> Mapping[str, list[Remark]]:
    """Return the notes on a text's commitments that ``coder`` may see, by item.

    Nothing that others said of a blind sample reaches who has not done it yet; ``hidden`` are its items
    where they are known already.
    """
    if hidden is None:
        hidden = hidden_items(workspace.store, document, coder)
    found: dict[str, list[Remark]] = {}
    for each in _said_of(workspace, document):
        if each.coder == coder or each.item not in hidden:
            found.setdefault(each.item, []).append(each)
    return {item: sorted(said, key=lambda each: each.at)[-_TOLD:] for item, said in found.items()}


def _said_of(workspace: Workspace, document: str) -> list[Remark]:
    """Return all notes on a text; those read before are kept, for events are only ever added.

    The newest are read again each time: of two servers on one database the one that began first may be done
    last, and its note then stands before one that was read already. Where the newest kept one is another now
    (a backup was put back), everything is read again.
    """
    database = workspace.store.database
    kept = _SAID.setdefault(database, {}).setdefault(document, [])[:-_UNSETTLED]
    new = team_store.remarks(database, document, after=kept[-1].number - 1 if kept else 0)
    if kept and (not new or new[0] != kept[-1]):
        kept, new = [], team_store.remarks(database, document)
    told = [*kept, *(new[1:] if kept else new)]
    _SAID[database][document] = told
    return told


def waiting_mentions(workspace: Workspace, coder: str) -> tuple[Remark, ...]:
    """Return the notes that address ``coder`` and that they have not answered there since."""
    database = workspace.store.database
    own = team_store.remarks(database, by=coder)
    last = {(each.document, each.item): (each.at, each.number) for each in sorted(own, key=lambda e: e.at)}
    said, names = team_store.remarks(database, naming=coder), team_names(workspace)
    found = (
        each
        for each in said
        if each.coder != coder
        and (each.at, each.number) > last.get((each.document, each.item), ("", 0))
        and coder in mentioned(each.text, (*names, coder))
    )
    return tuple(_open_to(workspace, found, coder))


def _open_to(workspace: Workspace, said: Iterable[Remark], coder: str) -> Iterable[Remark]:
    hidden: dict[str, frozenset[str]] = {}
    for each in said:
        if not workspace.has_document(each.document):
            continue
        if each.document not in hidden:
            hidden[each.document] = hidden_items(workspace.store, each.document, coder)
        if each.item not in hidden[each.document]:
            yield each


def here_last(workspace: Workspace, coder: str) -> Mark:
    """Return up to where ``coder`` knows what happened: what they marked as seen, else their last action."""
    mark = team_store.last_seen(workspace.store.database, coder)
    if mark.seq:
        return mark
    own = workspace.store.log(actor=coder, limit=1)
    return Mark(seq=own[-1].seq if own else 0, number=mark.number)


def moment_of(workspace: Workspace) -> tuple[int, int]:
    """Return two numbers that stay as long as nothing happens: the log's and the team's."""
    return workspace.store.revision(), team_store.last_number(workspace.store.database)


def seen_all(workspace: Workspace, actor: Actor, mark: Mark) -> None:
    """Keep that somebody has seen what happened up to ``mark``."""
    team_store.mark_seen(workspace.store.database, actor, mark)


def _annotation_of(line: LogEntry) -> str:
    """Return the annotation that a line of the log is about, by itself or by a verdict on it."""
    kind, _, name = line.object.partition(":")
    body = line.after or line.before or {}
    return name if kind == "annotation" else str(body.get("annotation") or "") if kind == "assessment" else ""


def since(workspace: Workspace, coder: str, mark: Mark, limit: int = 30) -> Digest:
    """Return what others did to commitments and verdicts since ``mark``, the newest first.

    What anybody coded blind is not told, nor anything of a blind sample that ``coder`` has not done yet.
    """
    store = workspace.store
    lines = store.log(after=mark.seq, limit=_LINES)
    keys = {("annotation", name) for line in lines if (name := _annotation_of(line))}
    notes = {key[1]: each for key, each in store.find(sorted(keys)).items() if isinstance(each, Annotation)}
    hidden = dict[str, frozenset[str]]()
    found: list[News] = []
    for line in reversed(lines):
        body = line.after or line.before or {}
        if line.actor == coder or body.get("blind") or (body.get("extra") or {}).get(BLIND):
            continue
        note = notes.get(_annotation_of(line))
        if note is None or note.extra.get(BLIND):
            continue  # removed since, or coded blind
        document, item = note.anchor.document, note.proposal or note.id
        if document not in hidden:
            hidden[document] = hidden_items(store, document, coder)
        if item not in hidden[document]:
            found.append(News(line=line, document=document, item=item, quote=note.anchor.exact))
    said = team_store.remarks(store.database, after=mark.number)
    others = [each for each in said if each.coder != coder]
    return Digest(
        news=tuple(found[:limit]),
        remarks=tuple(_open_to(workspace, others, coder))[-limit:],
        more=max(0, len(found) - limit),
        mark=Mark(seq=store.revision(), number=team_store.last_number(store.database)),
    )
