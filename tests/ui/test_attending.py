"""Work ahead of anybody's visit waits while a page is drawn, and not for ever."""

from __future__ import annotations

import time
from threading import Event, Thread

import pytest

from workbench.ui import attending


def test_work_ahead_waits_for_the_last_page() -> None:
    """Two pages at once: it goes on when both are there."""
    done = Event()

    def wait() -> None:
        attending.give_way(60)
        done.set()

    with attending.drawing():
        with attending.drawing():
            waiting = Thread(target=wait)
            waiting.start()
            assert not done.wait(0.05)
        assert not done.wait(0.05)
    assert done.wait(60)
    waiting.join(60)


def test_it_waits_for_no_endless_row_of_pages() -> None:
    """Whoever may wait no longer goes on beside the page."""
    with attending.drawing():
        attending.give_way(0.01)


def test_nobody_draws_after_a_page_that_failed() -> None:
    """An error in a page does not stop work ahead."""
    try:
        with attending.drawing():
            raise ZeroDivisionError
    except ZeroDivisionError:
        attending.give_way(60)


def test_work_ahead_leaves_the_browser_time_to_show_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was drawn is not yet to be seen."""
    monkeypatch.setattr(attending, "SHOWING", 0.05)
    began = time.monotonic()
    with attending.drawing():
        pass
    attending.give_way(60)
    assert time.monotonic() - began >= 0.05
