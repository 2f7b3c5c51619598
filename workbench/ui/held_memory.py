"""How the C library keeps memory that the server gave back."""

from __future__ import annotations

import ctypes
import sys

_ARENAS, _MAPPED = -8, -3  # M_ARENA_MAX, M_MMAP_THRESHOLD of malloc.h
_STORES = 2
_LARGE = 1 << 20  # bytes


def share_between_threads() -> bool:
    """Have threads share few stores of memory, and large arrays come from the system; say whether that works.

    By itself glibc gives every thread of a visitor's a store of its own, and keeps in each what was freed:
    about a tenth of a server that has several visitors. Only glibc can be told.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        tell = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library
        return False
    return bool(tell(_ARENAS, _STORES)) and bool(tell(_MAPPED, _LARGE))
