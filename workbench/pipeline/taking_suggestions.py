"""Take over what a model proposes: a person's own step, undone like any other."""

from __future__ import annotations

from typing import Any

from workbench.annotation import actions
from workbench.errors import StoreError
from workbench.model.decision import Annotation, Quotation, Verdict
from workbench.model.suggestion import Suggestion
from workbench.pipeline.giving_verdicts import Bench, searched


def take_suggestion(bench: Bench, told: Suggestion, model: str) -> None:
    """Do what a model proposes for one commitment, in the name of the person at the desk; on disk on return.

    Evidence joins what the person has; a verdict says in its reason whose draft that was. Raises StoreError
    where the person has given a verdict meanwhile, as one is never overwritten from here.
    """
    subject, own = bench.own(told.commitment)
    if isinstance(subject, Annotation) and subject.decision == "rejected":
        raise _settled()
    if told.task == "area":
        desk = bench.desk
        note = desk.annotation(told.commitment)
        desk.wrote(actions.edit(desk.store, desk.actor, [note], area=told.area))
        return
    kept: tuple[Quotation, ...] = own.evidence if own else ()
    places = {(q.anchor.document, q.anchor.start, q.anchor.end) for q in kept}
    new = [
        bench.quotation({"document": bench.newer.id, "start": each.start, "end": each.end})
        for each in told.quotations
        if (bench.newer.id, each.start, each.end) not in places
    ]
    values: dict[str, Any] = {"evidence": (*kept, *new)}
    if told.task == "evidence":
        bench.say(subject, own.verdict if own else Verdict.NOT_ASSESSED, **values)
        return
    if own is not None and own.verdict is not Verdict.NOT_ASSESSED:
        raise _settled()
    verdict = Verdict(told.verdict)
    if told.reason:
        values["rationale"] = f"{told.reason}（{model}）"
    if verdict is Verdict.NO_EVIDENCE:
        values["search"] = searched(bench, subject)
    values["considered"] = tuple(each.id for each in bench.sources)
    bench.say(subject, verdict, **values)


def is_taken(bench: Bench, told: Suggestion) -> bool:
    """Say whether the person has what is proposed: the area, all of the evidence, or a verdict."""
    subject, own = bench.own(told.commitment)
    if told.task == "area":
        return isinstance(subject, Annotation) and subject.area == told.area
    if own is None:
        return False
    if told.task == "verdict":
        return own.verdict is not Verdict.NOT_ASSESSED
    places = {(q.anchor.document, q.anchor.start, q.anchor.end) for q in own.evidence}
    return all((bench.newer.id, each.start, each.end) in places for each in told.quotations)


def _settled() -> StoreError:
    return StoreError("judging.settled_or_dismissed", code="store.settled")
