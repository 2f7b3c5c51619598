"""Everything out to a file, and a file's content in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.annotation.keep_documents import may_correct_unseen
from workbench.errors import ExchangeError
from workbench.exchange.document_facts import Right, anybody
from workbench.exchange.formats import FORMATS, Format, recognise
from workbench.exchange.importing import merge, plan_import
from workbench.exchange.planning import ImportPlan
from workbench.exchange.reconciling import Choice
from workbench.exchange.sound_part import attributed
from workbench.model.decision import Annotation, Assessment, LinkRecord, Snapshot
from workbench.model.file_names import file_name
from workbench.model.roles import Actor, Role, allow
from workbench.pipeline.blind_sight import sight_of, visible_snapshot
from workbench.pipeline.workspace import PROGRAM, Workspace
from workbench.store.team_store import REMARK
from workbench.words.catalogue import word


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file read and understood, and what importing it would do; nothing has been done yet."""

    format: Format
    snapshot: Snapshot
    plan: ImportPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """One format in which everything can be taken away, before the file is made.

    ``losses`` has one sentence for each thing that the format cannot hold, if they were ``counted``.
    """

    name: str
    label: str
    file: str
    mime: str
    losses: tuple[str, ...]
    counted: bool = True


def ways_out(workspace: Workspace, language: str = "zh", *, coder: str | None = None) -> tuple[WayOut, ...]:
    """Return all formats for what is in the store now and ``coder`` may take away."""
    snapshot, left = _for(workspace, coder, language)
    return tuple(_way_out(each, snapshot, left, language) for each in FORMATS.values())


def ways_uncounted(
    workspace: Workspace, language: str = "zh", *, coder: str | None = None
) -> tuple[WayOut, ...]:
    """Return all formats without what each cannot hold: for that every record of the store has to be read."""
    documents, whole = workspace.documents(), sight_of(workspace.store, coder).whole
    return tuple(
        WayOut(
            name=each.name,
            label=each.in_language(language),
            file=file_name(each.name, documents, each.extension, language),
            mime=each.mime,
            losses=(),
            counted=whole and not each.lacks,
        )
        for each in FORMATS.values()
    )


def export_name(workspace: Workspace, name: str, language: str = "zh") -> str:
    """Return what the file of one format is called, of what is in the store now."""
    return file_name(name, workspace.documents(), FORMATS[name].extension, language)


def _way_out(chosen: Format, snapshot: Snapshot, left: tuple[str, ...], language: str) -> WayOut:
    return WayOut(
        name=chosen.name,
        label=chosen.in_language(language),
        file=file_name(chosen.name, snapshot.documents, chosen.extension, language),
        mime=chosen.mime,
        losses=(*left, *chosen.losses(snapshot, language)),
    )


def export_bytes(
    workspace: Workspace, name: str, language: str = "zh", *, coder: str | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """Return everything in one format, and one sentence for each thing that the file does not hold.

    That is what the format cannot hold, and what ``coder`` is still to code blind.
    """
    snapshot, left = _for(workspace, coder, language)
    chosen = FORMATS[name]
    return chosen.write(snapshot, language, settings=workspace.settings.exchange), (
        *left,
        *chosen.losses(snapshot, language),
    )


def holdings(workspace: Workspace, *, coder: str | None = None) -> tuple[int, int]:
    """Return how many annotations and verdicts ``coder`` may take away."""
    store = workspace.store
    if sight_of(store, coder).whole:
        return sum(store.annotation_counts().values()), store.assessment_count()
    seen, _ = _for(workspace, coder, "zh")
    return len(seen.annotations), len(seen.assessments)


def _for(workspace: Workspace, coder: str | None, language: str) -> tuple[Snapshot, tuple[str, ...]]:
    """Return what somebody may take away, and a sentence on what is left out for them."""
    store = workspace.store
    seen, left = visible_snapshot(store.snapshot(), sight_of(store, coder))
    if not left:
        return seen, ()
    return seen, (word("lost.blind_sample", language, count=left),)


def plan_file(
    workspace: Workspace, raw: bytes, choice: Choice = "mine", *, actor: Actor | None = None
) -> Incoming:
    """Read a file and say what importing it would do if ``actor`` did; without one, an administrator.

    Raises ExchangeError, one clear sentence, when it cannot be imported.
    """
    chosen = recognise(raw)
    current = workspace.store.snapshot()
    found = chosen.read_sound(raw, current, workspace.settings)
    if found is None:
        raise ExchangeError("exchange.export_only", format=chosen)
    right = anybody if actor is None else _right(actor)
    incoming = found.snapshot if actor is None else attributed(found.snapshot, current, actor.name)
    plan = replace(
        plan_import(current, incoming, choice, right, settings=workspace.settings.store),
        left_out=found.left_out,
        faulty=found.faulty,
    )
    return Incoming(format=chosen, snapshot=incoming, plan=plan)


def import_file(
    workspace: Workspace,
    incoming: Incoming,
    actor: Actor,
    choice: Choice = "mine",
    *,
    partial: bool = False,
) -> None:
    """Bring a planned import in, in one action; nothing of what is there is lost.

    Where records of the file are faulty, ``partial`` says that the others are wanted all the same: without
    it ExchangeError names the first and says how many could come in.

    A complete export that comes into a workbench in which nobody worked yet restores it exactly, if an
    administrator brings it. Documents that a coder brings are theirs, whoever the file says added them.
    Raises ForbiddenError where a coder's file speaks in other people's names.
    """
    allow(actor, Role.CODER)
    if not partial:
        _check_whole(incoming.plan)
    current = workspace.store.snapshot()
    worked = current.team or any(line.actor != PROGRAM for line in current.log)
    untouched = actor.role >= Role.ADMIN and not worked
    complete = incoming.format.name == "json" and bool(incoming.snapshot.log)
    if untouched and complete and _covers(incoming.snapshot, current):
        workspace.store.restore(incoming.snapshot, actor=actor.name, replace_all=True, seen=len(current.log))
    else:
        theirs = attributed(incoming.snapshot, current, actor.name)
        merged = merge(current, theirs, choice, _right(actor), settings=workspace.settings.store)
        if _speaks_for_others(merged, current, actor):
            allow(actor, Role.ADJUDICATOR)
        if actor.role < Role.ADJUDICATOR:
            merged = _brought_by(merged, current, actor)
        workspace.store.merge(merged, actor=actor.name, seen=len(current.log))


def _check_whole(plan: ImportPlan) -> None:
    if plan.faulty:
        first, count = plan.faulty[0], len(plan.faulty)
        rest = sum(each.state in ("new", "changed", "conflicting") for each in plan.items)
        raise ExchangeError(
            "exchange.faulty_records",
            first=first,
            rest=rest,
            code="exchange.faulty",
            faulty=count,
        )


def _right(actor: Actor) -> Right:
    return lambda document: may_correct_unseen(actor, document)


def _brought_by(merged: Snapshot, current: Snapshot, actor: Actor) -> Snapshot:
    """Return the snapshot with its new documents in the name of who brings them, added when stored."""
    here = {each.id for each in current.documents}
    documents = (
        each
        if each.id in here or each.added_by == actor.name
        else replace(each, added_by=actor.name, added_at="")
        for each in merged.documents
    )
    return replace(merged, documents=tuple(documents))


def _speaks_for_others(merged: Snapshot, current: Snapshot, actor: Actor) -> bool:
    """Say whether importing would write a record of somebody else's, a ruling or a codebook."""
    there = {(type(record), record.id): record for record in _judgements(current)}
    for record in _judgements(merged):
        before = there.get((type(record), record.id))
        ruling = isinstance(record, Assessment) and record.adjudicated
        names = {record.coder, before.coder if before else ""} - {actor.name, ""}
        if record != before and (ruling or names):
            return True
    if len(merged.team) > len(current.team) and any(
        each.actor != actor.name or each.kind != REMARK for each in merged.team[len(current.team) :]
    ):
        return True
    return {c.revision: c for c in merged.codebooks} != {c.revision: c for c in current.codebooks}


def _judgements(snapshot: Snapshot) -> tuple[Annotation | Assessment | LinkRecord, ...]:
    return (*snapshot.annotations, *snapshot.assessments, *snapshot.links)


def _covers(incoming: Snapshot, current: Snapshot) -> bool:
    """Say whether every text here is in the file too, so that restoring it takes nothing away."""
    return {d.id for d in current.documents} <= {d.id for d in incoming.documents}
