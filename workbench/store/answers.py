"""What the store answered while one page is drawn: whoever asks the same again is told the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Answers:
    """The answers of one thread, held while it says so and until it writes something itself."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._held: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)

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
