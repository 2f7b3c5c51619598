"""Keep results by what they were made of, so that nothing is computed twice, and forget them together."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_CLEARS: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Keep the last ``most`` results of a function of hashable arguments."""

    def keep(function: Callable[_P, _T]) -> Callable[_P, _T]:
        kept = lru_cache(maxsize=most)(function)
        _CLEARS.append(kept.cache_clear)
        return cast("Callable[_P, _T]", kept)

    return keep


def once_for_all(most: int) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Keep results as ``remembered`` does, and compute one at a time: who asks meanwhile waits for the rest.

    For work of seconds, which a visitor may stop and take up again while it still goes on. Threads of one
    interpreter would only have slowed each other down; what is kept is answered without waiting.
    """

    def keep(function: Callable[_P, _T]) -> Callable[_P, _T]:
        turn = RLock()
        found = remembered(most)(function)

        @wraps(function)
        def in_turn(*args: _P.args, **named: _P.kwargs) -> _T:
            with turn:
                return found(*args, **named)

        return remembered(most)(in_turn)

    return keep


def also_forgotten(clear: Callable[[], None]) -> None:
    """Have what is kept by other means, by the same rule, let go with the rest."""
    _CLEARS.append(clear)


def forget_all() -> None:
    """Let go of every result kept so far: a batch has no use for the reports it is done with."""
    for clear in _CLEARS:
        clear()
