"""How many more files and connections this process may open, and what to do when hardly any are left."""

from __future__ import annotations

import os
from contextlib import suppress

# A page opens some: connections of its own, the database and its journal.
NEEDED = 24


def raise_limit() -> None:
    """Allow this process as many files as the system lets it ask for; the usual soft limit may be 256."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Unix has it

        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def enough() -> bool:
    """Say whether a page could still be served, by opening as much as one needs for a moment."""
    opened: list[int] = []
    try:
        for _ in range(NEEDED):
            opened.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        return False
    finally:
        for each in opened:
            os.close(each)
    return True
