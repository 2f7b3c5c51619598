"""Asking a model beside the app: started by a person's press, told, stopped, every request kept."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from typing import Literal

from workbench.errors import WorkbenchError
from workbench.model.roles import Actor, Role, allow
from workbench.model.suggestion import ModelCall, ModelEndpoint, ModelTask, Outcome
from workbench.pipeline.model_measuring import decided, measuring_question, model_hits, rules_hit
from workbench.pipeline.suggesting import (
    AskedPair,
    Question,
    asked_pair,
    open_questions,
    proposes,
    understood,
)
from workbench.pipeline.workspace import Workspace
from workbench.store.model_store import keep_call, keep_score
from workbench.suggesting.client import Stop, ask
from workbench.suggesting.endpoint import ModelError
from workbench.suggesting.measuring import score
from workbench.suggesting.prompts import prompt_version

Purpose = Literal["propose", "measure"]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asks for: one task for one pair; ``share`` (0..1) is that of the second coding."""

    actor: Actor
    endpoint: ModelEndpoint
    older: str
    newer: str
    task: ModelTask
    purpose: Purpose
    share: float = 0.0


@dataclass(slots=True)
class ModelRun:
    """One run at a time for a server; what was answered stays, so that a new run goes on."""

    order: Order | None = None
    done: int = 0
    total: int = 0
    error: WorkbenchError | None = None
    _thread: Thread | None = None
    _stop: Stop = field(default_factory=Stop)
    _lock: Lock = field(default_factory=Lock)

    @property
    def running(self) -> bool:
        """Say whether a model is being asked at this moment."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, workspace: Workspace, order: Order) -> None:
        """Ask beside the app; nothing if a run goes on.

        Raises ForbiddenError for who may only read, ModelError to propose with a model that was not
        measured to be better than the rules.
        """
        allow(order.actor, Role.CODER)
        if order.purpose == "propose" and not proposes(workspace, order.endpoint, order.task):
            raise ModelError("model.not_better", code="model.not-better")
        with self._lock:
            if self.running:
                return
            self._stop = Stop()
            self.order, self.done, self.total, self.error = order, 0, 0, None
            self._thread = Thread(target=self._run, args=(workspace, order), name="model", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the run at once; what was answered is kept, a measurement that was cut short is not."""
        self._stop.now()

    def wait(self, seconds: float) -> bool:
        """Wait for the run to end; say whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.running

    def _run(self, workspace: Workspace, order: Order) -> None:
        try:
            pair = asked_pair(workspace, order.actor, order.older, order.newer, order.share)
            if order.purpose == "propose":
                self._ask_all(
                    workspace, order, pair, open_questions(workspace, order.actor, pair, order.task)
                )
            else:
                self._measure(workspace, order, pair)
        except WorkbenchError as error:
            self.error = None if error.code == "model.stopped" else error
        except Exception:
            _log.exception("could not ask the model")
            self.error = ModelError("model.run_failed")

    def _measure(self, workspace: Workspace, order: Order, pair: AskedPair) -> None:
        truths = decided(workspace, pair, order.task)
        questions = [measuring_question(workspace, pair, each, order.task) for each in truths]
        calls = self._ask_all(workspace, order, pair, questions)
        if len(calls) < len(truths) or not truths or self._stop.asked:
            return
        hits = [
            (
                model_hits(understood(workspace, pair, call) if call.answer else None, truth),
                rules_hit(pair, truth, order.task),
            )
            for call, truth in zip(calls, truths, strict=True)
        ]
        told = score(order.endpoint.model, order.task, prompt_version(order.task), hits)
        keep_score(workspace.store.database, order.actor, told)

    def _ask_all(
        self, workspace: Workspace, order: Order, pair: AskedPair, questions: Sequence[Question]
    ) -> list[ModelCall]:
        self.total = len(questions)
        calls: list[ModelCall] = []
        failures = 0
        for each in questions:
            if self._stop.asked:
                break
            call, error = self._one(workspace, order, pair, each)
            calls.append(call)
            self.done += 1
            failures = failures + 1 if error else 0
            if error is not None and failures >= workspace.settings.suggesting.most_failures:
                raise error
        return calls

    def _one(
        self, workspace: Workspace, order: Order, pair: AskedPair, each: Question
    ) -> tuple[ModelCall, ModelError | None]:
        """Ask once and keep what came, also that nothing came."""
        answer, failed = "", None
        outcome: Outcome = "answered"
        try:
            answer = ask(order.endpoint, each.prompt, workspace.settings.suggesting, self._stop)
        except ModelError as error:
            failed = error
            outcome = "stopped" if error.code == "model.stopped" else "failed"
        call = ModelCall(
            at="",
            actor="",
            model=order.endpoint.model,
            address=order.endpoint.url,
            task=order.task,
            document=pair.older.id,
            against=pair.newer.id,
            subject=each.commitment.id,
            prompt=each.prompt.whole,
            answer=answer,
            passages=each.passages,
            outcome=outcome,
            measured=order.purpose == "measure",
        )
        if outcome == "answered" and understood(workspace, pair, call) is None:
            call = replace(call, outcome="unusable")
        return keep_call(workspace.store.database, order.actor, call), failed
