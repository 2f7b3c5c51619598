"""Set a model beside the rules on commitments that people have decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256

from workbench.model.commitment import Commitment
from workbench.model.decision import Assessment, Verdict
from workbench.model.suggestion import ModelTask, Suggestion
from workbench.pipeline.suggesting import AskedPair, Question, question
from workbench.pipeline.workspace import Workspace

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided on one commitment: the passages they rest on, or the one word."""

    commitment: Commitment
    places: tuple[Offsets, ...] = ()
    word: str = ""


def decided(workspace: Workspace, pair: AskedPair, task: ModelTask) -> list[Decided]:
    """Return decisions to measure by, spread over the text and the same each time.

    A verdict that coders differ on and nobody ruled on is none; nor is one given blind, of whoever is to
    judge the rest of the sample. Areas count where people accepted the commitment under them.
    """
    found = _areas(pair) if task == "area" else _judged(workspace, pair, task)
    found.sort(key=lambda each: sha256(each.commitment.id.encode("utf-8")).digest())
    return found[: workspace.settings.suggesting.most_measured]


def measuring_question(workspace: Workspace, pair: AskedPair, each: Decided, task: ModelTask) -> Question:
    """Return what the model is asked: nothing in it tells what was decided."""
    return question(pair, each.commitment, task, workspace)


def model_hits(told: Suggestion | None, truth: Decided) -> bool:
    """Say whether the model's first word is what people decided."""
    if told is None:
        return False
    if truth.places:
        return bool(told.quotations) and _meets(
            (told.quotations[0].start, told.quotations[0].end), truth.places
        )
    return truth.word in ((told.area,) if told.task == "area" else (told.verdict,))


def rules_hit(pair: AskedPair, truth: Decided, task: ModelTask) -> bool:
    """Say whether the rules' first word is what people decided."""
    if task == "area":
        return truth.commitment.area == truth.word
    found = pair.found.get(truth.commitment.id)
    if found is None:
        return False
    if task == "verdict":
        return found.suggested_status == truth.word
    first = found.candidates[:1]
    return bool(first) and _meets((first[0].start, first[0].end), truth.places)


def _meets(place: Offsets, truth: tuple[Offsets, ...]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in truth)


def _areas(pair: AskedPair) -> list[Decided]:
    known = {each.id: each for each in pair.commitments}
    return [
        Decided(known[name], word=note.area)
        for name, note in pair.notes.items()
        if name in known
        and name not in pair.hidden
        and note.decision != "rejected"
        and note.area is not None
        and note.area in pair.areas
    ]


def _judged(workspace: Workspace, pair: AskedPair, task: ModelTask) -> list[Decided]:
    known = {each.id: each for each in pair.commitments}
    given: dict[str, list[Assessment]] = defaultdict(list)
    for one in workspace.store.assessments(document=pair.older.id, against=pair.newer.id):
        if one.verdict is not Verdict.NOT_ASSESSED:
            given[one.annotation].append(one)
    found = []
    for name, note in pair.notes.items():
        rulings = [each for each in given[note.id] if each.adjudicated] or given[note.id]
        words = {each.verdict for each in rulings}
        if name not in known or name in pair.hidden or len(words) != 1:
            continue
        places = tuple(
            (q.anchor.start, q.anchor.end)
            for each in rulings
            for q in each.evidence
            if q.anchor.document == pair.newer.id
            and q.stance != "context"
            and q.anchor.start is not None
            and q.anchor.end is not None
        )
        if task == "evidence" and places:
            found.append(Decided(known[name], places=places))
        elif task == "verdict":
            found.append(Decided(known[name], word=rulings[0].verdict.value))
    return found
