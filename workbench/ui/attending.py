"""Whether somebody's page is being drawn just now: work ahead of anybody's visit waits meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

_LONGEST = 5.0
"""Seconds that work ahead waits at most: pages of many visitors may follow each other without a gap."""

_changed = Condition()
_drawn = 0


@contextmanager
def drawing() -> Iterator[None]:
    """Let work ahead wait inside: two threads of one interpreter would each take twice as long."""
    global _drawn  # noqa: PLW0603 - one for the process, as its processor is
    with _changed:
        _drawn += 1
    try:
        yield
    finally:
        with _changed:
            _drawn -= 1
            _changed.notify_all()


def give_way(longest: float = _LONGEST) -> None:
    """Return once no page is being drawn; asked between two steps of work ahead."""
    until = time.monotonic() + longest
    with _changed:
        while _drawn and (left := until - time.monotonic()) > 0:
            _changed.wait(left)
