"""What the store answered while one page is drawn: whoever asks the same again is told the same.

Some answers take reading all of the store; those are kept from page to page until anybody does anything,
and where that takes long from run to run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


_LASTING = 32
WORTH = 0.05
"""Seconds from which on an answer is worth keeping between runs; one is read back in a few milliseconds."""


class BetweenRuns(Protocol):
    """Where answers are kept between runs."""

    def state(self, moment: Hashable) -> str:
        """Return what no two states of the store share, whoever wrote to its file."""

    def find(self, question: str, state: str) -> object | None:
        """Return what was answered in this state, None where nothing was kept."""

    def keep(self, question: str, state: str, answer: object) -> None:
        """Keep an answer in the place of an earlier one to the same question."""


class Answers:
    """The answers of one thread, held while it says so and until it writes something itself."""

    def __init__(self, moment: Callable[[], Hashable] | None = None) -> None:
        """Hold nothing yet; ``moment`` returns what no two states of the store share, where answers last."""
        self._held: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)
        self._moment = moment
        self._lasting: dict[Hashable, tuple[Hashable, Any]] = {}
        self.between_runs: BetweenRuns | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Ask nothing twice inside; what was asked before is asked anew."""
        token = self._held.set({})
        try:
            yield
        finally:
            self._held.reset(token)

    def forget(self) -> None:
        """Let go of what was answered: something was written since."""
        held = self._held.get()
        if held is not None:
            held.clear()

    def of(self, question: Hashable, ask: Callable[[], R]) -> R:
        """Return what was answered to ``question``, else what ``ask`` says now."""
        held = self._held.get()
        if held is None:
            return ask()
        if question not in held:
            held[question] = ask()
        answer: R = held[question]
        return answer

    def lasting(self, question: Hashable, ask: Callable[[], R], *, between_runs: bool = False) -> R:
        """Return what was answered to ``question`` since anybody did anything, else what ``ask`` says now.

        Only while answers are held: who reads outside of a page may look for what was done behind our back.
        ``between_runs`` finds what an earlier run was told, unless anybody touched the store's file since.
        """
        if self._moment is None or self._held.get() is None:
            return ask()
        moment = self.of("moment", self._moment)
        kept = self._lasting.get(question)
        if kept is not None and kept[0] == moment:
            known: R = kept[1]
            return known
        elsewhere = self.between_runs if between_runs else None
        state = elsewhere.state(moment) if elsewhere is not None else ""
        found = elsewhere.find(repr(question), state) if elsewhere is not None else None
        began = time.monotonic()
        answer: R = ask() if found is None else found  # type: ignore[assignment]  # what was kept was asked
        took = time.monotonic() - began
        if self._moment() == moment:  # nobody did anything while it was asked
            if elsewhere is not None and found is None and took >= WORTH:
                elsewhere.keep(repr(question), state, answer)
            self._lasting.pop(question, None)
            self._lasting[question] = (moment, answer)
            for oldest in list(self._lasting)[:-_LASTING]:
                self._lasting.pop(oldest, None)
        return answer


class _Asked(Protocol):
    """What has answers."""

    @property
    def answers(self) -> Answers: ...


A = TypeVar("A", bound=_Asked)


def asked_once(method: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """Let a method that only reads be asked once while answers are held; nobody changes what it returns."""

    @wraps(method)
    def answer(reader: A, /, *args: P.args, **named: P.kwargs) -> R:
        question = (method.__name__, args, tuple(sorted(named.items())))
        return reader.answers.of(question, partial(method, reader, *args, **named))

    return answer


def asked_once_a_state(method: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """Let a method that reads all of the store be asked again only after anybody did anything."""
    return _lasting(method, between_runs=False)


def asked_once_between_runs(method: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """Let a method that takes long be asked again only after anybody did anything, whichever run that is.

    What it is asked is plain, and written the same way in every run.
    """
    return _lasting(method, between_runs=True)


def _lasting(method: Callable[Concatenate[A, P], R], *, between_runs: bool) -> Callable[Concatenate[A, P], R]:
    @wraps(method)
    def answer(reader: A, /, *args: P.args, **named: P.kwargs) -> R:
        question = (method.__name__, args, tuple(sorted(named.items())))
        ask = partial(method, reader, *args, **named)
        last = partial(reader.answers.lasting, question, ask, between_runs=between_runs)
        return reader.answers.of(question, last)

    return answer
