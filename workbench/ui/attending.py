"""Whether somebody's page is being drawn just now, or the server ends: work ahead of a visit waits, or stops.

Python that ends stops a thread wherever it takes the lock back, and native code written in C++ aborts the
process over that: who ends the server has work ahead stop between two steps, and waits for it.
"""

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
_ending = False


class EndingError(Exception):
    """The server ends: nobody will visit what would be computed ahead."""


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


def end(*, ending: bool = True) -> None:
    """Have work ahead stop at its next step from now on; not ``ending`` begins anew."""
    global _ending  # noqa: PLW0603 - as above
    with _changed:
        _ending = ending
        _changed.notify_all()


def is_ending() -> bool:
    """Say whether the server ends."""
    return _ending


def give_way(longest: float = _LONGEST, pause: float = 0.0) -> None:
    """Return after a pause, once no page is being drawn or shown; asked between two steps of work ahead.

    Raises EndingError where the server ends meanwhile.
    """
    begin = time.monotonic() + pause
    until = begin + longest
    with _changed:
        while not _ending and (now := time.monotonic()) < until:
            free = max(begin, _shown)
            if now >= free and not _drawn:
                return
            _changed.wait((min(until, free) if now < free else until) - now)
        if _ending:
            raise EndingError
