"""A model asked about a pair: only when told to, never in a blind sample, shown only where it is better."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders.judged import AGAIN, FIRST, JUDGED, NEWER, OLDER, judge_pair
from tests.builders.model_server import ModelServer, model_server
from workbench.errors import ForbiddenError
from workbench.model.roles import Actor, Role
from workbench.model.suggestion import ModelEndpoint, ModelScore
from workbench.model.team import Task
from workbench.pipeline.home import Home
from workbench.pipeline.model_measuring import decided, rules_hit
from workbench.pipeline.model_runs import ModelRun, Order
from workbench.pipeline.suggesting import AskedPair, asked_pair, last_score, open_questions, shown_suggestions
from workbench.pipeline.team_work import give_task
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.settings import DEFAULTS, SuggestSettings
from workbench.store.model_store import keep_score, model_calls, model_scores
from workbench.suggesting.endpoint import ModelError
from workbench.suggesting.prompts import prompt_version

WANG, NEW = Actor(FIRST), Actor("chen", Role.CODER)
LIMITS = SuggestSettings(seconds=20.0, wait_seconds=10.0, least_measured=10, most_asked=5)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give the made-up pair as two coders judged it."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home, settings=replace(DEFAULTS, suggesting=LIMITS)) as opened:
        judge_pair(opened)
        yield opened


def ordered(
    server: ModelServer, purpose: Any, actor: Actor = WANG, task: Any = "evidence", share: float = 0.0
) -> Order:
    """Return an order to the server."""
    return Order(
        actor=actor,
        endpoint=ModelEndpoint(url=server.url, model="试"),
        older=OLDER,
        newer=NEWER,
        task=task,
        purpose=purpose,
        share=share,
    )


def ran(workspace: Workspace, order: Order) -> ModelRun:
    """Run an order to its end."""
    run = ModelRun()
    run.start(workspace, order)
    assert run.wait(120)
    return run


def pretend_better(workspace: Workspace, task: Any = "evidence") -> None:
    """Record a measurement that the model passed."""
    version = prompt_version(task)
    told = ModelScore(model="试", task=task, prompt=version, both=9, only_model=9, only_rules=0, neither=2)
    keep_score(workspace.store.database, WANG, told)


def first_passage(material: Mapping[str, Any]) -> str:
    """Answer with the whole of the first passage, and with one that is made up."""
    return json.dumps({"摘录": ["云海没有这样的一句话。", material["段落"][0]]}, ensure_ascii=False)


def test_nothing_is_asked_before_somebody_asks(workspace: Workspace) -> None:
    """Looking at questions, scores and suggestions sends nothing."""
    with model_server(first_passage) as server:
        order = ordered(server, "propose")
        pair = asked_pair(workspace, WANG, OLDER, NEWER, 0.2)
        assert open_questions(workspace, WANG, pair, "evidence")
        assert shown_suggestions(workspace, WANG, order.endpoint, pair, "evidence") == ()
        assert last_score(workspace, order.endpoint, "evidence") is None
        with pytest.raises(ModelError) as caught:
            ModelRun().start(workspace, order)
    assert caught.value.code == "model.not-better"
    assert server.asked == []


def test_a_better_model_proposes_what_stands_in_the_text(workspace: Workspace) -> None:
    """Each request is in the log whole; the made-up quotation is gone; a second run goes on behind it."""
    pretend_better(workspace)
    with model_server(first_passage) as server:
        run = ran(workspace, ordered(server, "propose"))
        assert (run.done, run.total, run.error) == (LIMITS.most_asked, LIMITS.most_asked, None)
        pair = asked_pair(workspace, WANG, OLDER, NEWER, 0.0)
        shown = shown_suggestions(workspace, WANG, ordered(server, "propose").endpoint, pair, "evidence")
        calls = model_calls(workspace.store.database)
        assert [each.subject for each in calls] == [each.commitment for each in shown]
        for each, asked in zip(calls, server.asked, strict=True):
            assert each.prompt == "\n\n".join(message["content"] for message in asked["messages"])
            assert (each.model, each.actor, each.outcome) == ("试", FIRST, "answered")
            assert "云海没有这样的一句话。" in each.answer
        for suggestion in shown:
            [quoted] = suggestion.quotations
            assert pair.newer.text[quoted.start : quoted.end] == quoted.text
            assert suggestion.dropped == 1
        ran(workspace, ordered(server, "propose"))
    subjects = [each.subject for each in model_calls(workspace.store.database)]
    assert len(set(subjects)) == len(subjects) > LIMITS.most_asked
    nobody = shown_suggestions(workspace, NEW, ordered(server, "propose").endpoint, pair, "evidence")
    assert nobody == ()


def test_a_model_that_knows_less_than_the_rules_is_measured_and_hidden(workspace: Workspace) -> None:
    """Its score is kept, its proposals are not to be had."""
    with model_server(lambda _material: '{"摘录": []}') as server:
        run = ran(workspace, ordered(server, "measure"))
        assert run.error is None
        told = last_score(workspace, ordered(server, "measure").endpoint, "evidence")
        assert told is not None
        assert (told.measured, told.only_model, told.both) == (JUDGED - 1, 0, 0)
        with pytest.raises(ModelError):
            ModelRun().start(workspace, ordered(server, "propose"))


def test_a_model_that_knows_more_is_measured_and_shown(workspace: Workspace) -> None:
    """Areas that people set otherwise than the rules: who hits them is better."""
    pair = asked_pair(workspace, WANG, OLDER, NEWER, 0.0)
    notes = [note for note in pair.notes.values() if note.decision != "rejected"]
    other = next(code for code in reversed(tuple(pair.areas)) if code not in {n.area for n in notes})
    changed = [replace(each, area=other) for each in notes]
    workspace.store.save(changed, actor=FIRST, action="annotation.edit")
    with model_server(lambda _material: json.dumps({"领域": other})) as server:
        ran(workspace, ordered(server, "measure", task="area"))
        told = last_score(workspace, ordered(server, "measure").endpoint, "area")
        assert told is not None
        assert (told.only_model, told.only_rules) == (len(notes), 0)
        ran(workspace, ordered(server, "propose", actor=NEW, task="area"))
        pair = asked_pair(workspace, NEW, OLDER, NEWER, 0.0)
        shown = shown_suggestions(workspace, NEW, ordered(server, "propose").endpoint, pair, "area")
    assert {each.area for each in shown} == {other}


def test_a_blind_sample_is_neither_asked_about_nor_measured_nor_shown(workspace: Workspace) -> None:
    """Whoever is to judge a commitment blind gets nothing of it, whoever judged it gets all."""
    whole = asked_pair(workspace, NEW, OLDER, NEWER, 1.0)
    assert len(whole.hidden) == JUDGED
    asked = {each.commitment.id for each in open_questions(workspace, NEW, whole, "evidence")}
    assert asked
    assert not asked & whole.hidden
    assert decided(workspace, whole, "evidence") == []
    assert decided(workspace, whole, "verdict") == []
    pretend_better(workspace)
    with model_server(first_passage) as server:
        ran(workspace, ordered(server, "propose", actor=NEW, share=1.0))
        endpoint = ordered(server, "propose").endpoint
        shown = {each.commitment for each in shown_suggestions(workspace, NEW, endpoint, whole, "evidence")}
    assert shown
    assert not shown & whole.hidden
    # Asked before the sample was drawn, then drawn: what was asked is not shown any more.
    later = replace(whole, hidden=frozenset(each.id for each in whole.commitments))
    assert shown_suggestions(workspace, NEW, endpoint, later, "evidence") == ()


def test_a_blind_task_counts_by_its_own_share(workspace: Workspace) -> None:
    """What somebody was asked to judge blind is hidden from them, however small a share the page shows."""
    head = Actor("head", Role.ADJUDICATOR)
    give_task(workspace, head, Task(coder=NEW.name, document=OLDER, newer=NEWER, share=1.0))
    assert len(asked_pair(workspace, NEW, OLDER, NEWER, 0.0).hidden) == JUDGED


def test_decisions_on_which_coders_differ_are_no_measure(workspace: Workspace) -> None:
    """The one commitment that two coders judge differently is left out, the rest is there once."""
    pair: AskedPair = asked_pair(workspace, WANG, OLDER, NEWER, 0.0)
    truths = decided(workspace, pair, "verdict")
    assert len(truths) == JUDGED - 1
    assert AGAIN > 1
    evidence = decided(workspace, pair, "evidence")
    assert all(rules_hit(pair, each, "evidence") for each in evidence)


@pytest.mark.parametrize("mode", ["failing", "page", "redirecting", "broken"])
def test_a_model_that_fails_is_given_up(workspace: Workspace, mode: str) -> None:
    """After a few failures in a row the run ends with a sentence; each is in the log, nothing is measured."""
    with model_server(mode=mode) as server:
        run = ran(workspace, ordered(server, "measure"))
    assert run.error is not None
    assert [e.outcome for e in model_calls(workspace.store.database)] == ["failed"] * LIMITS.most_failures
    assert model_scores(workspace.store.database) == ()


def test_stop_ends_a_run_at_once_and_measures_nothing(workspace: Workspace) -> None:
    """What was asked stands in the log as stopped."""
    with model_server(mode="hanging") as server:
        run = ModelRun()
        run.start(workspace, ordered(server, "measure"))
        assert server.reached.wait(60)
        run.stop()
        assert run.wait(30)
    assert run.error is None
    assert [each.outcome for each in model_calls(workspace.store.database)] == ["stopped"]
    assert model_scores(workspace.store.database) == ()


@pytest.mark.parametrize("said", ["", "我不知道", "[" * 20_000, '{"摘录": "不是列表"}', '{"别的": 1}'])
def test_an_answer_of_no_use_proposes_nothing(workspace: Workspace, said: str) -> None:
    """It is kept as it came, and shows nothing."""
    pretend_better(workspace)
    with model_server(lambda _material: said) as server:
        run = ran(workspace, ordered(server, "propose"))
        pair = asked_pair(workspace, WANG, OLDER, NEWER, 0.0)
        assert shown_suggestions(workspace, WANG, ordered(server, "propose").endpoint, pair, "evidence") == ()
    assert run.error is None
    assert {each.answer for each in model_calls(workspace.store.database)} == {said}


def test_a_reader_starts_nothing(workspace: Workspace) -> None:
    """Whoever may only read may not have a model asked."""
    with model_server(first_passage) as server, pytest.raises(ForbiddenError):
        ModelRun().start(workspace, ordered(server, "measure", actor=Actor("读", Role.READER)))
    assert server.asked == []
