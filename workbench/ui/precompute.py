"""Compute while a visitor looks at something else what they will look at next."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from threading import BoundedSemaphore, Lock

from workbench.errors import WorkbenchError
from workbench.model.decision import Document
from workbench.pipeline.recent import last_judged
from workbench.ui import cached, held_memory, state
from workbench.ui.comparison import cached_pairs
from workbench.ui.fulfilment import cached_flow, preparing
from workbench.ui.i18n import Language
from workbench.ui.presenting.library_matrix import default_pair, places_of

# Who goes on at once must not have to share the processor with work ahead of them.
PAUSE = 1.5
_SPELL = 2.0
_TAKEN_UP = 4  # pairs, a second or two each
_room = BoundedSemaphore(8)
_counting = Lock()
_log = logging.getLogger(__name__)


def look_ahead(older: str, newer: str, scope: str, language: Language) -> Future[None] | None:
    """Have two reports' comparison and evidence computed soon; None where enough others are waiting.

    It costs next to nothing where it was computed before. A visitor who comes for it meanwhile waits
    for the rest only: Streamlit's cache computes an entry once.
    """
    if not _room.acquire(blocking=False):
        return None
    return _worker().submit(_compare, time.monotonic() + PAUSE, older, newer, scope, language)


def look_ahead_of_selection() -> None:
    """Have the chosen pair computed while the page that was just drawn is read, unless that was stopped."""
    chosen = state.selection()
    if chosen.older and chosen.newer and not preparing.was_stopped(chosen.older, chosen.newer):
        scope = state.scope(same=chosen.older == chosen.newer)
        look_ahead(chosen.older, chosen.newer, scope, state.language())


def take_up() -> None:
    """Compute what people will come back to after a start: the pair judged last, some places' newest ones."""
    try:
        store = cached.workspace().store
        judged, newest = last_judged(store), [default_pair(place) for place in places_of(store.documents())]
    except WorkbenchError:
        return  # the first visitor is told what is wrong
    pairs = dict.fromkeys(pair for pair in (judged, *newest) if pair is not None and pair[0] != pair[1])
    for pair in list(pairs)[:_TAKEN_UP]:
        if _room.acquire(blocking=False):
            _compare(0.0, *pair, "like", "zh")


def count_ahead(documents: Sequence[Document]) -> None:
    """Have the proposals of some of these texts counted, unless that is going on already.

    A spell at a time, so that pairs need not wait for a whole library, nor the end of the server.
    """
    if _counting.acquire(blocking=False):
        _worker().submit(_count, documents)


@lru_cache(maxsize=1)
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead")


def _compare(due: float, older: str, newer: str, scope: str, language: Language) -> None:
    try:
        # Until it is due, not from when its turn comes: several visitors' pauses pass at the same time.
        time.sleep(max(0.0, due - time.monotonic()))
        store = cached.workspace().store
        first, second = store.document(older), store.document(newer)
        cached_pairs.keep(first, second, scope, cached_pairs.decided(older, newer), language)
        if older != newer:
            cached_flow.written_flow(first, second, language, frozenset())
    except Exception:
        # Nobody asked for it yet: who does is told on the page itself what is wrong.
        _log.debug("could not compare %s and %s ahead", older, newer, exc_info=True)
    finally:
        _room.release()
        held_memory.give_back()  # what drawing the page took too: it was sent before this was due


def _count(documents: Sequence[Document]) -> None:
    try:
        cached.proposal_counts().count(documents, _SPELL)
    except Exception:
        _log.exception("could not count the proposals of all texts")
    finally:
        _counting.release()
