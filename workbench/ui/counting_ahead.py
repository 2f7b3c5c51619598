"""The one thread of work ahead of anybody's visit, and what large libraries have counted in it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from threading import Lock

from workbench.model.decision import Document
from workbench.ui import attending, cached

_SPELL = 2.0
_counting = Lock()
_log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def worker() -> ThreadPoolExecutor:
    """Return the thread that does one thing after the other."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead")


def count_ahead(documents: Sequence[Document]) -> None:
    """Have the proposals of some of these texts counted, unless that is going on already.

    A spell at a time, so that pairs need not wait for a whole library, nor the end of the server.
    """
    if _counting.acquire(blocking=False):
        worker().submit(_count, documents)


def _count(documents: Sequence[Document]) -> None:
    try:
        attending.give_way()  # what counts them is a second to load
        cached.proposal_counts().count(documents, _SPELL, attending.give_way)
    except attending.EndingError:
        return
    except Exception:
        _log.exception("could not count the proposals of all texts")
    finally:
        _counting.release()
