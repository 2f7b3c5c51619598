"""What a language model may be asked about a pair of reports, and what of its answers is shown."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Verdict
from workbench.model.link import Evidence
from workbench.model.report import Report
from workbench.model.roles import Actor, Role, allow
from workbench.model.suggestion import ModelCall, ModelEndpoint, ModelScore, ModelTask, Suggestion
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.blind_sight import hidden_items
from workbench.pipeline.judging import evidence, made_commitments
from workbench.pipeline.second_coding import second_sample, team_notes
from workbench.pipeline.workspace import Workspace
from workbench.store.model_store import model_calls, model_scores
from workbench.suggesting.answers import read_answer
from workbench.suggesting.endpoint import read_endpoint
from workbench.suggesting.measuring import is_better
from workbench.suggesting.passages import Offsets, chosen_passages
from workbench.suggesting.prompts import Prompt, make_prompt, prompt_version


@dataclass(frozen=True, slots=True)
class Question:
    """One request to make: about which commitment, with which passages of the later report."""

    commitment: Commitment
    prompt: Prompt
    passages: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AskedPair:
    """A pair of reports as one person may have a model look at it.

    ``hidden`` are the commitments that this person is to judge blind: they are neither asked about nor
    shown.
    """

    older: Report
    newer: Report
    commitments: tuple[Commitment, ...]
    notes: Mapping[str, Annotation]
    found: Mapping[str, Evidence]
    hidden: frozenset[str]
    areas: Mapping[str, str]


def configured_model(environment: Mapping[str, str] = os.environ) -> ModelEndpoint | None:
    """Return the model that whoever runs this server named, None where they named none.

    Raises ModelError for half a configuration.
    """
    return read_endpoint(environment)


def asked_pair(workspace: Workspace, actor: Actor, older: str, newer: str, share: float) -> AskedPair:
    """Return the pair with what people decided; ``share`` (0..1) is that of the second coding."""
    first, second = workspace.report(older), workspace.report(newer)
    store = workspace.store
    notes = team_notes(store.annotations(document=older))
    made = made_commitments(first, notes)
    sample = second_sample(store, older, newer, actor.name, share)
    blind = set(sample.annotations) - set(sample.done)
    # What this person was asked to code blind counts by the share of the task, whatever the page shows.
    asked = hidden_items(store, older, actor.name)
    book = store.codebook()
    codes = {} if book is None else {c.id: c.zh for c in book.codes if c.archived_into is None}
    found = evidence(first, second, workspace.settings, made=made)
    return AskedPair(
        older=first,
        newer=second,
        commitments=(*commitments_of(first, workspace.settings), *made),
        notes={each.proposal or each.id: each for each in notes},
        found={each.commitment: each for each in found.evidence},
        hidden=asked | {each.proposal or each.id for each in notes if each.id in blind},
        areas=dict(list(codes.items())[: workspace.settings.suggesting.most_codes]),
    )


def open_questions(workspace: Workspace, actor: Actor, pair: AskedPair, task: ModelTask) -> list[Question]:
    """Return what is still to ask: commitments of which this person has said nothing, in the text's order."""
    given = workspace.store.assessments(document=pair.older.id, against=pair.newer.id)
    mine = {a.annotation for a in given if a.coder == actor.name and a.verdict is not Verdict.NOT_ASSESSED}
    asked = {each.subject for each in _answered(workspace, actor, pair) if each.task == task}
    rows = []
    for each in pair.commitments:
        note = pair.notes.get(each.id)
        settled = note is not None and (note.decision == "rejected" or note.id in mine)
        if not settled and each.id not in pair.hidden and each.id not in asked:
            rows.append(question(pair, each, task, workspace))
    return rows[: workspace.settings.suggesting.most_asked]


def question(pair: AskedPair, commitment: Commitment, task: ModelTask, workspace: Workspace) -> Question:
    """Return the request about one commitment."""
    if task == "area":
        return Question(commitment, make_prompt(task, commitment.quote, codes=pair.areas), ())
    found = pair.found.get(commitment.id)
    offered = [(each.start, each.end) for each in found.candidates] if found else []
    places = chosen_passages(commitment.quote, pair.newer, offered, workspace.settings.suggesting)
    said = [pair.newer.text[start:end] for start, end in places]
    return Question(commitment, make_prompt(task, commitment.quote, said), places)


def understood(workspace: Workspace, pair: AskedPair, call: ModelCall) -> Suggestion | None:
    """Return what of a kept answer holds against the texts and the codebook as they are now."""
    length = len(pair.newer.text)
    return read_answer(
        call.answer,
        commitment=call.subject,
        task=call.task,
        text=pair.newer.text,
        passages=[each for each in call.passages if each[1] <= length],
        areas=pair.areas,
        settings=workspace.settings.suggesting,
    )


def shown_suggestions(
    workspace: Workspace, actor: Actor, endpoint: ModelEndpoint, pair: AskedPair, task: ModelTask
) -> tuple[Suggestion, ...]:
    """Return what a model proposes of what this person asked; nothing unless it is better than the rules."""
    if not proposes(workspace, endpoint, task):
        return ()
    newest = {
        each.subject: each
        for each in _answered(workspace, actor, pair)
        if each.task == task and each.model == endpoint.model and each.subject not in pair.hidden
    }
    order = {each.id: at for at, each in enumerate(pair.commitments)}
    told = [understood(workspace, pair, each) for each in newest.values() if each.subject in order]
    return tuple(
        sorted(
            (each for each in told if each is not None and not each.empty), key=lambda s: order[s.commitment]
        )
    )


def proposes(workspace: Workspace, endpoint: ModelEndpoint, task: ModelTask) -> bool:
    """Say whether the model was measured to be better at this than the rules; else it proposes nothing."""
    return is_better(last_score(workspace, endpoint, task), workspace.settings.suggesting)


def model_audit(workspace: Workspace, actor: Actor, most: int = 200) -> Sequence[ModelCall]:
    """Return the last requests of everybody, whole, the newest first; for administrators."""
    allow(actor, Role.ADMIN)
    return tuple(reversed(model_calls(workspace.store.database)[-most:]))


def last_score(workspace: Workspace, endpoint: ModelEndpoint, task: ModelTask) -> ModelScore | None:
    """Return how this model did at a task when it was last measured, with the instructions of now."""
    version = prompt_version(task)
    scores = model_scores(workspace.store.database)
    return next(
        (s for s in scores if (s.model, s.task, s.prompt) == (endpoint.model, task, version)),
        None,
    )


def _answered(workspace: Workspace, actor: Actor, pair: AskedPair) -> Sequence[ModelCall]:
    calls = model_calls(
        workspace.store.database, document=pair.older.id, against=pair.newer.id, actor=actor.name
    )
    return [each for each in calls if each.outcome == "answered" and not each.measured]
