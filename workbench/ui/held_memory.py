"""How the C library keeps memory that the server gave back."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

_ARENAS, _MAPPED = -8, -3  # M_ARENA_MAX, M_MMAP_THRESHOLD of malloc.h
_STORES = 2
_LARGE = 1 << 20  # bytes


def share_between_threads() -> bool:
    """Have threads share few stores of memory, and large arrays come from the system; say whether that works.

    By itself glibc gives every thread of a visitor's a store of its own, and keeps in each what was freed:
    about a tenth of a server that has several visitors. Only glibc can be told.
    """
    tell = _of_c_library("mallopt")
    return tell is not None and bool(tell(_ARENAS, _STORES)) and bool(tell(_MAPPED, _LARGE))


def give_back() -> bool:
    """Give the system what was freed in between what is still held; say whether there was anything.

    A tenth of a server that has drawn pages for several visitors; up to 50 ms beside the other threads.
    """
    trim = _of_c_library("malloc_trim")
    return trim is not None and bool(trim(0))


def _of_c_library(name: str) -> Callable[..., int] | None:
    """Return a function of glibc, None where there is another C library."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError):
        return None
    return found
