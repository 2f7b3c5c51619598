"""Compute while a visitor looks at something else what they will look at next."""

from __future__ import annotations

import logging
import time
from concurrent.futures import Future
from threading import BoundedSemaphore

from workbench.errors import WorkbenchError
from workbench.pipeline.recent import last_judged
from workbench.ui import attending, cached, held_memory, state
from workbench.ui.counting_ahead import worker
from workbench.ui.fulfilment.stopping import was_stopped
from workbench.ui.i18n import Language
from workbench.ui.presenting.library_matrix import default_pair, places_of

# Who goes on at once must not have to share the processor with work ahead of them.
PAUSE = 1.5
_TAKEN_UP = 4  # pairs, a second or two each
_room = BoundedSemaphore(8)
_log = logging.getLogger(__name__)


def look_ahead(older: str, newer: str, scope: str, language: Language) -> Future[None] | None:
    """Have two reports' comparison and evidence computed soon; None where enough others are waiting.

    It costs next to nothing where it was computed before. A visitor who comes for it meanwhile waits
    for the rest only: Streamlit's cache computes an entry once.
    """
    if not _room.acquire(blocking=False):
        return None
    return worker().submit(_compare, time.monotonic() + PAUSE, older, newer, scope, language)


def look_ahead_of_selection() -> None:
    """Have the chosen pair computed while the page that was just drawn is read, unless that was stopped."""
    chosen = state.selection()
    if chosen.older and chosen.newer and not was_stopped(chosen.older, chosen.newer):
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


def look_over() -> None:
    """Look ahead at what takes all of the library: its matrix, its places, what waits for a person."""
    for work in (_matrix, _places, _waiting):
        attending.give_way()
        try:
            with cached.workspace().store.asking_once():
                work()
        except WorkbenchError:
            return  # the first visitor is told what is wrong


# Every page has this module; what it calls is loaded where nobody waits for it.


def _matrix() -> None:
    from workbench.ui.library import cached_library  # noqa: PLC0415

    cached_library.written_matrix("zh")


def _waiting() -> None:
    from workbench.ui.review_queue import cached_queue  # noqa: PLC0415

    cached_queue.queues(state.default_coder())


def _places() -> None:
    from workbench.ui.overview import cached_places  # noqa: PLC0415

    cached_places.pairs_of(cached_places.shown_first())


def _compare(due: float, older: str, newer: str, scope: str, language: Language) -> None:
    try:
        # Until it is due, not from when its turn comes: several visitors' pauses pass at the same time.
        attending.give_way(pause=max(0.0, due - time.monotonic()))
        _keep(older, newer, scope, language)
    except Exception:
        # Nobody asked for it yet: who does is told on the page itself what is wrong.
        _log.debug("could not compare %s and %s ahead", older, newer, exc_info=True)
    finally:
        _room.release()
        held_memory.give_back()  # what drawing the page took too: it was sent before this was due


def _keep(older: str, newer: str, scope: str, language: Language) -> None:
    from workbench.ui.comparison import cached_pairs  # noqa: PLC0415
    from workbench.ui.fulfilment import cached_flow  # noqa: PLC0415

    store = cached.workspace().store
    first, second = store.document(older), store.document(newer)
    cached_pairs.keep(first, second, scope, cached_pairs.decided(older, newer), language)
    if older != newer:
        cached_flow.written_flow(first, second, language, frozenset())
