"""A property that is read when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")


class ReadOnce(Generic[_T]):
    """``functools.cached_property`` without its lock: to take it costs more than to read most of these.

    Threads that ask at the same time read the same twice.
    """

    def __init__(self, read: Callable[[Any], _T]) -> None:
        """Take what reads the property of its owner."""
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        """Take the name under which it is kept."""
        self._name = name

    @overload
    def __get__(self, owner: None, _kind: type) -> ReadOnce[_T]: ...
    @overload
    def __get__(self, owner: object, _kind: type) -> _T: ...
    def __get__(self, owner: object | None, _kind: type) -> ReadOnce[_T] | _T:
        """Read it; what is kept is found before anybody asks here."""
        if owner is None:
            return self
        value = vars(owner)[self._name] = self._read(owner)
        return value
