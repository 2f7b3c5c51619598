"""What views are given, whole while it was shown lately, else packed to about a twentieth of its size."""

from __future__ import annotations

import pickle
import zlib
from threading import Lock
from typing import Generic, TypeVar

_T = TypeVar("_T")
WHOLE = 8
"""How many stay whole: a view takes one to six megabytes, and up to 15 ms to unpack."""


class Packed(Generic[_T]):
    """A view's content of plain values, which nobody changes; it comes out as it went in."""

    def __init__(self, content: _T) -> None:
        """Keep ``content``, whole for the time being."""
        self._whole: _T | None = content
        self._bytes = b""
        _lately.shown(self)

    def content(self) -> _T:
        """Return the content, which stays whole until enough others were shown."""
        whole = self._whole  # read once: another visitor may have it packed at this moment
        if whole is None:
            whole = self._whole = pickle.loads(zlib.decompress(self._bytes))  # noqa: S301 — packed below
        _lately.shown(self)
        return whole

    def pack(self) -> None:
        """Let go of the whole content; it is packed but once."""
        whole = self._whole
        if whole is None:
            return
        if not self._bytes:
            self._bytes = zlib.compress(pickle.dumps(whole, pickle.HIGHEST_PROTOCOL), 1)
        self._whole = None


class _Lately:
    """The contents that were shown last; what falls out of them is packed."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._order: dict[Packed[object], None] = {}

    def shown(self, packed: Packed[_T]) -> None:
        """Put one behind all others."""
        with self._lock:
            self._order.pop(packed, None)  # type: ignore[arg-type]  # told apart by identity alone
            self._order[packed] = None  # type: ignore[index]
            over = list(self._order)[: -self._most]
            for each in over:
                del self._order[each]
        for each in over:
            each.pack()


_lately = _Lately(WHOLE)
