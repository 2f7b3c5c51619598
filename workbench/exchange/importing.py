"""Tell what an import would do, and do it: two people's work in one store, nothing lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.errors import ExchangeError
from workbench.exchange.adopting import Adopted, adopt
from workbench.exchange.document_facts import Right, anybody, merge_documents
from workbench.exchange.integrity import check_snapshot
from workbench.exchange.planning import ImportPlan, PlanItem
from workbench.exchange.reconciling import (
    KINDS,
    Choice,
    History,
    R,
    State,
    completed,
    content,
    different_fields,
    keeps_id,
    reconcile,
    set_aside,
)
from workbench.model.decision import FOREIGN, LogEntry, Snapshot
from workbench.model.plain import to_plain
from workbench.model.team import TeamEvent
from workbench.settings import StoreSettings
from workbench.store.team_history import KINDS as KINDS_OF_TEAM
from workbench.store.team_history import added


def plan_import(
    current: Snapshot,
    incoming: Snapshot,
    choice: Choice = "mine",
    may_correct: Right = anybody,
    *,
    settings: StoreSettings,
) -> ImportPlan:
    """Return what ``merge`` would do; raise ExchangeError where the file cannot be imported."""
    return _merged(current, incoming, settings, choice, may_correct)[1]


def merge(
    current: Snapshot,
    incoming: Snapshot,
    choice: Choice = "mine",
    may_correct: Right = anybody,
    *,
    settings: StoreSettings,
) -> Snapshot:
    """Return both together: every record of either side is in it, under its id or a new one.

    Where both sides changed a record, ``choice`` says whose copy keeps the id; the other is kept beside
    it, marked with the id it was meant for. An adjudicated verdict always keeps its id. What is said of
    a document of ours is only written over where ``may_correct`` says so. Raises ExchangeError where a
    quotation of the file does not stand in the texts.
    """
    return _merged(current, incoming, settings, choice, may_correct)[0]


def _merged(
    current: Snapshot, incoming: Snapshot, settings: StoreSettings, choice: Choice, may_correct: Right
) -> tuple[Snapshot, ImportPlan]:
    _check_known_texts(current, incoming)
    adopted = adopt(current, incoming, settings)
    theirs = adopted.snapshot
    histories = History(current.log), History(incoming.log)
    items: list[PlanItem] = [*_renamed(current, adopted)]
    documents = merge_documents(current.documents, theirs.documents, histories, items, may_correct)
    annotations = _records(current.annotations, theirs.annotations, histories, choice, items)
    assessments = _records(current.assessments, theirs.assessments, histories, choice, items)
    links = _records(current.links, theirs.links, histories, choice, items)
    held = {each.revision for each in current.codebooks}
    renamed = set(adopted.revisions.values())
    fresh = {each.revision: each for each in theirs.codebooks if each.revision not in held}
    for each in theirs.codebooks:
        if each.revision not in renamed:
            state: State = "new" if each.revision in fresh else "same"
            items.append(PlanItem(kind="codebook", id=str(each.revision), state=state))
    log = _log(current.log, incoming.log, items)
    team = _team(current, theirs.team, items)
    merged = Snapshot(
        documents=documents,
        texts={**{k: v for k, v in theirs.texts.items() if k in {d.id for d in documents}}, **current.texts},
        annotations=annotations,
        assessments=assessments,
        links=links,
        codebooks=tuple(sorted((*current.codebooks, *fresh.values()), key=lambda each: each.revision)),
        log=log,
        team=team,
    )
    check_snapshot(merged)
    return merged, ImportPlan(items=tuple(items))


def _check_known_texts(current: Snapshot, incoming: Snapshot) -> None:
    """Check the texts of a file that has no documents: they must be ours, to the letter."""
    carried = {each.id for each in incoming.documents}
    for name in sorted(incoming.texts.keys() - carried):
        if name not in current.texts:
            raise ExchangeError("exchange.no_such_report", name=name)
        if current.texts[name] != incoming.texts[name]:
            raise ExchangeError("exchange.other_text", name=name)


def _renamed(current: Snapshot, adopted: Adopted) -> Iterator[PlanItem]:
    here = {each.id for each in current.documents}
    for name, becomes in adopted.documents.items():
        state: State = "same" if becomes in here else "new"
        yield PlanItem(kind="document", id=name, state=state, becomes=becomes)
    revisions = {each.revision for each in current.codebooks}
    for revision, other in adopted.revisions.items():
        state = "same" if other in revisions else "new"
        yield PlanItem(kind="codebook", id=str(revision), state=state, becomes=str(other))


def _records(
    mine: Sequence[R],
    theirs: Sequence[R],
    histories: tuple[History, History],
    choice: Choice,
    items: list[PlanItem],
) -> tuple[R, ...]:
    found = {each.id: each for each in mine}
    for incomplete in theirs:
        ours = found.get(incomplete.id)
        each = completed(incomplete, ours)
        state = reconcile(ours, each, *histories)
        becomes = None
        fields = different_fields(ours, each) if ours and state in ("changed", "conflicting") else ()
        if state == "conflicting" and ours is not None:
            stays = keeps_id(ours, each, choice)
            aside = set_aside(each if stays else ours)
            if aside.id in found and content(found[aside.id]) == content(aside):
                state = "same"
            else:
                found[each.id] = ours if stays else each
                found[aside.id] = aside
                becomes = aside.id if stays else None
        elif state in ("new", "changed"):
            found[each.id] = each
        kind = KINDS[type(each)]
        items.append(PlanItem(kind=kind, id=each.id, state=state, becomes=becomes, fields=fields))
    return tuple(found.values())


def _log(mine: Sequence[LogEntry], theirs: Sequence[LogEntry], items: list[PlanItem]) -> tuple[LogEntry, ...]:
    """Return our log with the lines of theirs that are not in it after its end, in their order."""
    if not mine:
        items.extend(PlanItem(kind="log", id=str(each.seq), state="new") for each in theirs)
        return tuple(theirs)
    known = {_line(each) for each in mine}
    last = max(each.seq for each in mine)
    added: list[LogEntry] = []
    for each in sorted(theirs, key=lambda one: one.seq):
        fresh = _line(each) not in known
        if fresh:
            added.append(replace(each, seq=last + len(added) + 1))
        state: State = "new" if fresh else "same"
        items.append(PlanItem(kind="history" if fresh else "log", id=str(each.seq), state=state))
    return (*mine, *added)


def _team(current: Snapshot, theirs: Sequence[TeamEvent], items: list[PlanItem]) -> tuple[TeamEvent, ...]:
    """Return our notes and tasks with those of theirs that are not among them behind; none is taken away."""
    mine = current.team
    fresh = added(mine, theirs) if mine or current.log else tuple(theirs)
    news, told = Counter(each.kind for each in fresh), Counter(each.kind for each in theirs)
    for kind, name in KINDS_OF_TEAM.items():
        new = (each for each in fresh if each.kind == kind)
        items.extend(PlanItem(kind=name, id=str(each.number), state="new") for each in new)
        items.extend(PlanItem(kind=name, id=kind, state="same") for _ in range(told[kind] - news[kind]))
    return (*mine, *fresh)


def _line(entry: LogEntry) -> str:
    plain = to_plain(entry)
    plain.pop("seq")
    # The store marks history that came with an earlier import.
    plain["action"] = entry.action.removeprefix(FOREIGN)
    return content(plain)
