"""Recognised scans as the reading process tells them, kept while this one lives by the file they came from.

Recognition takes minutes.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

from workbench.model.scan import ReadLine, ReadPage, Recognised

_KEPT = 12


def page_from(told: Mapping[str, Any]) -> ReadPage:
    """Return a page as the reading process told it; raises KeyError, TypeError or ValueError otherwise."""
    return ReadPage(
        width=float(told["width"]),
        height=float(told["height"]),
        image=str(told["image"]),
        lines=tuple(_line(each) for each in told["lines"]),
    )


def _line(told: Mapping[str, Any]) -> ReadLine:
    doubts: Sequence[Sequence[int]] = told["doubts"]
    return ReadLine(
        text=str(told["text"]),
        x0=float(told["x0"]),
        x1=float(told["x1"]),
        baseline=float(told["baseline"]),
        size=float(told["size"]),
        doubts=tuple((int(start), int(end)) for start, end in doubts),
    )


class _Memory:
    """The last few files that were recognised, and what people said of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Recognised] = OrderedDict()
        self._lock = Lock()

    def keep(self, raw: bytes, recognised: Recognised) -> None:
        with self._lock:
            self._kept[_key(raw)] = recognised
            self._kept.move_to_end(_key(raw))
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def recall(self, raw: bytes) -> Recognised | None:
        with self._lock:
            return self._kept.get(_key(raw))


def _key(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


MEMORY = _Memory()
