"""Work without the collector of garbage looking in: what it makes is kept, or goes of itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_working = 0
_paused = False
_set_apart = False


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no garbage be collected while it lasts; for work of seconds at most.

    Evidence is thousands of small values that all stay, each of which makes the collector go through all
    that the process holds: a tenth of the time. The last of several workers sets it going again, unless
    it was off before.
    """
    global _working, _paused  # noqa: PLW0603 - the collector is one for the process
    with _lock:
        if not _working:
            _paused = gc.isenabled()
            gc.disable()
        _working += 1
    try:
        yield
    finally:
        with _lock:
            _working -= 1
            if not _working and _paused:
                _grow_old()
                gc.enable()


def set_loaded_apart() -> None:
    """Let the collector never again look through what is loaded now: it stays as long as the process."""
    global _set_apart  # noqa: PLW0603 - the collector is one for the process
    gc.collect()
    gc.freeze()
    _set_apart = True


def _grow_old() -> None:
    """Take all that there is for old, so that nobody looks through it for garbage as soon as that may be.

    Hardly any is in circles, and what is waits for the next look at everything.
    """
    if not _set_apart:  # else what was set apart came back with it
        gc.freeze()
        gc.unfreeze()
