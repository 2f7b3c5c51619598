"""Whether somebody's page is being drawn just now: work ahead of anybody's visit waits meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

_LONGEST = 5.0
"""Seconds that work ahead waits at most: pages of many visitors may follow each other without a gap."""
SHOWING = 0.3
"""Seconds that a browser on this computer takes to show what was drawn; it needs a processor for that."""

_changed = Condition()
_drawn = 0
_shown = 0.0


@contextmanager
def drawing() -> Iterator[None]:
    """Let work ahead wait inside: two threads of one interpreter would each take twice as long."""
    global _drawn, _shown  # noqa: PLW0603 - one for the process, as its processor is
    with _changed:
        _drawn += 1
    try:
        yield
    finally:
        with _changed:
            _drawn -= 1
            _shown = time.monotonic() + SHOWING
            _changed.notify_all()


def give_way(longest: float = _LONGEST) -> None:
    """Return once no page is being drawn or shown; asked between two steps of work ahead."""
    until = time.monotonic() + longest
    with _changed:
        while (now := time.monotonic()) < until:
            if not _drawn and now >= _shown:
                return
            _changed.wait((until if _drawn else min(until, _shown)) - now)
